"""Gradients of drawings that are painted once.

WeasyPrint makes a tile of a gradient, as wide as what it fills, and the PDF repeats it. So a reader
that reckons an edge part of a pixel further shows the next tile there: a line in the first colour,
or nothing but that line.
"""

from typing import Any

from weasyprint import svg as drawings

_APART = 3  # how many tiles' room each has: the next begins far outside what is filled

_draw = drawings.draw_gradient


def paint_gradients_once() -> None:
    """Have the gradients of all that is drawn from now on stand alone."""
    drawings.draw_gradient = _drawn


def _drawn(svg: Any, *given: Any, **named: Any) -> bool:
    own = svg.stream
    svg.stream = _Apart(own)
    try:
        return _draw(svg, *given, **named)
    finally:
        svg.stream = own


class _Apart:
    """A stream of a PDF whose tiles have room between them."""

    def __init__(self, stream: Any):
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def add_pattern(self, x: float, y: float, width: float, height: float, *more: Any) -> Any:
        *_, matrix = more
        steps = (_APART * width, _APART * height)
        return self._stream.add_pattern(x, y, width, height, *steps, matrix)
