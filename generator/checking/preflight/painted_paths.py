"""Paths (ISO 32000-1, 8.5): what of a page they cover, and how thick the lines among them are."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.checking.preflight.graphics_state import Bounds
from generator.model.matrix import Matrix

MOST_PARTS = 2_000  # of a path that are looked at one by one
THICKEST = 3.0  # points: what is filled and no thicker is a line
_LONG = 4.0  # times as long as thick: less is a dot


class Filled(NamedTuple):
    """What is filled by a path: its bounds, and how thick it is where it is a line, else 0."""

    bounds: Bounds
    thickness: float
    is_line: bool


class PathBuilder:
    """Takes the operators of a path; its parts are the bounds of what each of them draws."""

    def __init__(self) -> None:
        self._parts: list[Bounds] = []
        self._open: list[float] | None = None

    def move(self, matrix: Matrix, x: float, y: float) -> None:
        """Begin another part."""
        self._close_part()
        x, y = _moved(matrix, x, y)
        self._open = [x, y, x, y, 0.0]

    def line(self, matrix: Matrix, *numbers: float) -> None:
        """Go on to a point, by way of others where it is a curve."""
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = _moved(matrix, x, y)
            box = self._open
            if box is None:
                box = self._open = [x, y, x, y, 0.0]
            box[0], box[1] = min(box[0], x), min(box[1], y)
            box[2], box[3] = max(box[2], x), max(box[3], y)
            box[4] = 1.0

    def box(self, matrix: Matrix, x: float, y: float, width: float, height: float) -> None:
        """Add a rectangle."""
        self.move(matrix, x, y)
        self.line(matrix, x + width, y, x + width, y + height, x, y + height)
        self._close_part()

    def clear(self) -> None:
        """Begin anew."""
        self._parts.clear()
        self._open = None

    @property
    def parts(self) -> list[Bounds]:
        """The bounds of the parts; of very many the later ones are one."""
        self._close_part()
        return self._parts

    @property
    def bounds(self) -> Bounds | None:
        """The bounds of all of it, or nothing where it is empty."""
        parts = self.parts
        if not parts:
            return None
        if len(parts) == 1:
            return parts[0]
        left, top, right, bottom = zip(*parts, strict=True)
        return min(left), min(top), max(right), max(bottom)

    def filled(self, *, even_odd: bool) -> Iterator[Filled]:
        """Give what filling it covers. Two boxes of which one is cut out of the other are a frame:
        it is as thick as the thinnest of its sides.
        """
        parts = self.parts
        if even_odd and len(parts) == 2:
            outer, inner = sorted(parts, key=_area, reverse=True)
            gaps = [abs(one - other) for one, other in zip(outer, inner, strict=True)]
            sides = [gap for gap in gaps if gap > 1e-3]
            if sides:
                thickness = min(sides)
                yield Filled(outer, thickness, thickness <= THICKEST)
            return
        for part in parts:
            width, height = part[2] - part[0], part[3] - part[1]
            thickness = min(width, height)
            is_line = thickness <= THICKEST and max(width, height) > _LONG * thickness
            yield Filled(part, thickness, is_line)

    def _close_part(self) -> None:
        box, self._open = self._open, None
        # A part without a line draws nothing: what moves only is where the next one begins.
        if box is None or not box[4]:
            return
        bounds = (box[0], box[1], box[2], box[3])
        if len(self._parts) < MOST_PARTS:
            self._parts.append(bounds)
        else:
            last = self._parts[-1]
            self._parts[-1] = (
                min(last[0], bounds[0]), min(last[1], bounds[1]),
                max(last[2], bounds[2]), max(last[3], bounds[3]),
            )  # fmt: skip


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _area(bounds: Bounds) -> float:
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
