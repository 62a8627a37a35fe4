"""What a printer does to a page, as it was measured, and what makes up for it.

A printer moves each side a little, and makes it a little smaller or larger. Both are read off a
sheet with a cross and a line on either side; lengths are in mm.
"""

from collections.abc import Sequence
from dataclasses import dataclass

CROSS_MM = 30.0  # where the cross stands: from the left edge and from the head
LINE_MM = 150.0  # how long the line is
_MOST_OFF_MM = 12.0
_MOST_SCALED = 0.03  # more is no fault of a printer: the page was fitted to the paper


class ReadingError(ValueError):
    """Lengths that no printer can be meant by, or none where some are needed; `hint` says what to
    do.
    """

    def __init__(self, problem: str, hint: str):
        super().__init__(problem)
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What somebody reads off a printed check: how far the cross is from the left edge and from the
    head, on the front and on the back, and how long the line is.
    """

    front: tuple[float, float]
    back: tuple[float, float]
    line: float

    def check(self) -> None:
        """Raise `ReadingError` where that is none of a page at actual size."""
        for side, lengths in (("front", self.front), ("back", self.back)):
            for length in lengths:
                if abs(length - CROSS_MM) > _MOST_OFF_MM:
                    problem = f"the cross of the {side} can't be {length:g} mm from an edge"
                    hint = f"measure from the edge of the paper: it is to be {CROSS_MM:g} mm, about"
                    raise ReadingError(problem, hint)
        if abs(self.line / LINE_MM - 1) > _MOST_SCALED:
            problem = f"a line of {self.line:g} mm that is to be {LINE_MM:g} mm long was scaled"
            hint = "print the check again at actual size (100 %), without fitting it to the paper"
            raise ReadingError(problem, hint)


# A scale, and by how much is moved across and up, in mm: x' = scale * x + moved.
Correction = tuple[float, float, float]
NO_CORRECTION: Correction = (1.0, 0.0, 0.0)


def correction(
    reading: Reading, size: tuple[float, float], *, back: bool, over: bool = False
) -> Correction:
    """Give what a side of a sheet of a size, width and height, is drawn with so that a printer puts
    it where it should be. One that is drawn `over`, on its head, is turned once more by a printer.

    A point p comes out at s (p - c) + c + e: the line is s times as long as it should be, and the
    cross c is off by e. So what is to come out at p is drawn at c + (p - c - e) / s.
    """
    left, head = reading.back if back else reading.front
    scale = LINE_MM / reading.line
    cross = CROSS_MM, size[1] - CROSS_MM
    off = left - CROSS_MM, CROSS_MM - head
    moved = [c - scale * (c + e) for c, e in zip(cross, off, strict=True)]
    if over:
        moved = [side * (1 - scale) - one for side, one in zip(size, moved, strict=True)]
    return scale, moved[0], moved[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """A printer that was measured, with sheets that stand upright, with lying ones, or both."""

    name: str
    upright: Reading | None = None
    lying: Reading | None = None

    def reading(self, size: Sequence[float]) -> Reading:
        """Give what was read for sheets of a width and height. Raises `ReadingError`."""
        lying = size[0] > size[1]
        found = self.lying if lying else self.upright
        if found is None:
            other = "lying" if lying else "upright"
            problem = f'the printer "{self.name}" was not measured with {other} sheets'
            option = " --lying" if lying else ""
            raise ReadingError(problem, f"run workbook printer {self.name}{option}")
        return found
