"""The graphics state of a content stream (ISO 32000-1, 8.4), in what the rules ask of it."""

import copy
import math
from enum import StrEnum
from typing import Any, NamedTuple

from generator.model.matrix import Matrix
from generator.model.press_target import Space

Bounds = tuple[float, float, float, float]
FARTHEST = 1e6  # points: what lies beyond is nowhere
EVERYWHERE: Bounds = (-FARTHEST, -FARTHEST, FARTHEST, FARTHEST)


class Sort(StrEnum):
    """What a mark on a page is. A line is a stroke, or a filled box as thin as one."""

    TEXT = "text"
    LINE = "line"
    FILL = "fill"
    PICTURE = "picture"
    GROUP = "group"


class Mark(NamedTuple):
    """Something on a page: its bounds in points as they are seen, what of it is clipped left out.

    `ink` is in percent of one ink, 0 where nothing is printed. `size` is that of text and the width
    of a line in points, the resolution of a picture in dots an inch. `what` is the name of its
    font or of a spot colour.
    """

    sort: Sort
    x0: float
    y0: float
    x1: float
    y1: float
    space: Space | None
    ink: float
    size: float
    see_through: bool
    what: str


class Paint(NamedTuple):
    """What is painted with. A `pattern` is the object of one, and `ink` then not known."""

    space: Space | None
    ink: float
    what: str = ""
    pattern: Any = None


BLACK = Paint(Space.GRAY, 100.0)


class GraphicsState:
    """The state that `q` keeps and `Q` brings back; `clip` is the bounds of what is painted in."""

    __slots__ = (
        "blended", "character_space", "clip", "ctm", "fill", "fill_alpha", "fill_space", "font",
        "font_size", "horizontal", "leading", "line_width", "masked", "rendering", "rise", "stroke",
        "stroke_alpha", "stroke_space", "word_space",
    )  # fmt: skip

    def __init__(self, ctm: Matrix, clip: Bounds):
        self.ctm = ctm
        self.clip = clip
        self.fill = self.stroke = BLACK
        self.fill_space: Any = None
        self.stroke_space: Any = None
        self.fill_alpha = self.stroke_alpha = 1.0
        self.masked = self.blended = False
        self.line_width = 1.0
        self.font: Any = None
        self.font_size = 0.0
        self.character_space = self.word_space = self.leading = self.rise = 0.0
        self.horizontal = 1.0
        self.rendering = 0

    def copied(self) -> "GraphicsState":
        """Give another that is the same now."""
        return copy.copy(self)

    def see_through(self, *, stroke: bool) -> bool:
        """Tell whether what is painted now lets through what lies below it."""
        alpha = self.stroke_alpha if stroke else self.fill_alpha
        return alpha < 1 or self.masked or self.blended


def bounds_of(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Bounds:
    """Give the bounds of a box that a matrix moves."""
    a, b, c, d, e, f = matrix
    if b == 0 and c == 0:
        xs, ys = (a * x0 + e, a * x1 + e), (d * y0 + f, d * y1 + f)
        return min(xs), min(ys), max(xs), max(ys)
    corners = [
        (a * x + c * y + e, b * x + d * y + f) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))
    ]
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


def common(one: Bounds, other: Bounds) -> Bounds:
    """Give the bounds of what lies in both; turned inside out where nothing does."""
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def scale_of(matrix: Matrix) -> float:
    """Give by how much a matrix enlarges, in the middle of all directions."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
