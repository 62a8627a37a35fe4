"""What stands over something else on a page."""

from collections.abc import Iterator

from generator.checking.edges import TOLERANCE_MM, name
from generator.checking.faults import Fault, Kind
from generator.model.printed_page import Box, Piece, PrintedPage, Sort
from generator.units import px_to_mm

# Cells hold text; a blank is a line under it.
_APART = frozenset({Sort.TEXT, Sort.PICTURE, Sort.ROOM, Sort.MARK})


def overlaps(page: PrintedPage) -> Iterator[Fault]:
    """Give what on a page stands over something else, each once."""
    open_pieces: list[tuple[Box, Piece]] = []
    shown = [(_shown(one), one) for one in page.pieces if one.sort in _APART]
    for box, piece in sorted(shown, key=lambda one: one[0].y0):
        open_pieces = [one for one in open_pieces if one[0].y1 > box.y0]
        for other_box, other in open_pieces:
            if _is_over(box, other_box) and not _is_meant(piece, other):
                # Told of the text, and of two texts of the one that comes later.
                below, above = sorted((other, piece), key=_rank)
                yield Fault(
                    kind=Kind.OVER,
                    line=above.line,
                    page=page.folio,
                    what=name(above),
                    other=name(below),
                )
        open_pieces.append((box, piece))


def _rank(piece: Piece) -> tuple[bool, int]:
    return piece.sort is Sort.TEXT, piece.line


def _shown(piece: Piece) -> Box:
    return piece.box.within(piece.cut) if piece.cut else piece.box


def _is_over(one: Box, other: Box) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    if across <= 0:
        return False
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return px_to_mm(min(across, down)) > TOLERANCE_MM


def _is_meant(one: Piece, other: Piece) -> bool:
    if one.row and one.row == other.row:
        return True
    for text, thing in ((one, other), (other, one)):
        if text.sort is not Sort.TEXT:
            continue
        if thing.number and text.inside == thing.number:
            return True
        # The words of a figure stand in the room to draw in, those of a drawing over it.
        if (
            thing.sort in (Sort.ROOM, Sort.PICTURE)
            and not text.flow
            and text.block
            and text.block == thing.block
        ):
            return True
    return False
