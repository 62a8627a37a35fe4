"""Text (ISO 32000-1, 9): where its strings stand, and how large they are printed."""

import math
from typing import Any, NamedTuple

from generator.checking.preflight.graphics_state import Bounds, GraphicsState, bounds_of
from generator.checking.preflight.printed_fonts import PrintedFont
from generator.model.matrix import IDENTITY, product

# The letters of a line reach from here to there above where they stand, in shares of their size.
_ABOVE, _BELOW = 0.72, 0.21
INVISIBLE = 3


class Shown(NamedTuple):
    """A string on a page: its bounds in points, its size as it is printed, its font."""

    bounds: Bounds
    size: float
    font: PrintedFont


class TextLine:
    """Takes the operators that place text, from `BT` on."""

    def __init__(self) -> None:
        self._matrix = self._line = IDENTITY

    def begin(self) -> None:
        """Begin a text object."""
        self._matrix = self._line = IDENTITY

    def place(self, *numbers: float) -> None:
        """Set the matrix of text."""
        a, b, c, d, e, f = numbers
        self._matrix = self._line = (a, b, c, d, e, f)

    def move(self, x: float, y: float) -> None:
        """Begin the next line so far from where this one began."""
        self._matrix = self._line = product((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def show(self, pieces: list[Any], state: GraphicsState) -> Shown | None:
        """Go on behind strings, and numbers that move back; give what is seen of them."""
        font, size = state.font, state.font_size
        if not isinstance(font, PrintedFont):
            return None
        length, is_seen = 0.0, False
        for one in pieces:
            if isinstance(one, bytes):
                length += font.width(one, state.character_space, state.word_space, size)
                is_seen = is_seen or not font.is_empty(one)
            elif isinstance(one, int | float):
                length -= one / 1000 * size
        across = length * state.horizontal
        matrix = product((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), product(self._matrix, state.ctm))
        self._matrix = product((1.0, 0.0, 0.0, 1.0, across, 0.0), self._matrix)
        if not is_seen or state.rendering % 4 == INVISIBLE or not size:
            return None
        high = size * font.height
        printed = abs(high) * math.hypot(matrix[2], matrix[3])
        bounds = bounds_of(matrix, 0.0, -_BELOW * high, across, _ABOVE * high)
        return Shown(bounds, printed, font)
