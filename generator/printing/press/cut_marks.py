"""Marks to cut along: short lines in line with the cuts, outside what is kept."""

from collections.abc import Iterator

LENGTH_MM, OFF_MM = 5.0, 2.0  # of a mark, and how far from what is kept it begins
WEIGHT_MM = 0.1
_AT_EDGE_MM = 0.5  # of a cut that the sheet's own edge is
_INSIDE_MM = 8.0  # of a mark on a cut that goes to the edge of the sheet

# A line from one point to another: x0, y0, x1, y1 in mm from the lower left corner of the sheet.
Line = tuple[float, float, float, float]


def cut_marks(
    across: tuple[float, ...], down: tuple[float, ...], width: float, height: float
) -> tuple[Line, ...]:
    """Give the marks for cuts at places across and up a sheet of so many mm; the first and the last
    are the edges of what is kept.

    Where pages go to the edge of the sheet, the marks stand on the cuts between them, in the
    margins of the pages.
    """
    upright = _along(across, width, (down[0], down[-1]), height)
    lying = _along(down, height, (across[0], across[-1]), width)
    return (
        *((x, start, x, end) for x, start, end in upright),
        *((start, y, end, y) for y, start, end in lying),
    )


def _along(
    cuts: tuple[float, ...], across: float, kept: tuple[float, float], length: float
) -> Iterator[tuple[float, float, float]]:
    """Give where marks stand across a sheet, and from where to where they go along it."""
    low, high = kept
    for cut in cuts:
        if not _AT_EDGE_MM < cut < across - _AT_EDGE_MM:
            continue
        inner = cut not in (cuts[0], cuts[-1])
        for edge, outwards, room in ((low, -1, low), (high, 1, length - high)):
            if room >= OFF_MM + LENGTH_MM / 2:
                reach = min(OFF_MM + LENGTH_MM, room)
                yield cut, edge + outwards * OFF_MM, edge + outwards * reach
            elif inner:
                yield cut, edge, edge - outwards * _INSIDE_MM
