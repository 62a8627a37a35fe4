"""The content of a page -> marks: text, lines, fills and pictures, as they are printed.

Clips are taken by their bounds, curves by their control points. A pattern is read once, and its
marks cover what is filled with it.
"""

import math
from collections.abc import Iterator
from typing import Any, cast

from pypdf.generic import ArrayObject, StreamObject

from generator.checking.preflight.colour_spaces import colour_space
from generator.checking.preflight.content_operators import StreamOperators
from generator.checking.preflight.content_tokens import ContentError, read_tokens
from generator.checking.preflight.graphics_state import (
    EVERYWHERE,
    FARTHEST,
    Bounds,
    GraphicsState,
    Mark,
    Paint,
    Sort,
    bounds_of,
    common,
)
from generator.checking.preflight.pdf_values import entry, key_of, numbers_of, resolved
from generator.checking.preflight.printed_fonts import PrintedFont, printed_font
from generator.checking.preflight.printed_pictures import Printed, picture
from generator.model.matrix import Matrix, product

MOST_OPERATORS = 1_000_000  # of a page, with what is drawn several times
MOST_OF_ALL = 5_000_000  # of a file
A_FORM = 25  # operators that a form or a pattern counts as, beside those in it
MOST_BYTES = 300_000_000  # of all content of a file, unpacked
DEEPEST = 24  # forms and patterns within each other
_KEPT = 4_000  # operators of a form that is read once
_NO_OPERANDS = frozenset(
    (b"BMC", b"BDC", b"EMC", b"MP", b"DP", b"ri", b"i", b"d", b"J", b"j", b"M")
)
_BROKEN = (IndexError, KeyError, TypeError, ValueError, OverflowError)


class InkReader:
    """Reads pages of one file, one after the other; fonts and forms of several pages once."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], PrintedFont] = {}
        self._forms: dict[tuple[int, int], list[tuple[bytes, list[Any]]]] = {}
        self._pictures: dict[tuple[int, int], Printed] = {}
        self._all = self._bytes = 0
        self._clear()

    def _clear(self) -> None:
        self._marks: list[Mark] = []
        self._patterns: dict[tuple[int, int], list[Mark]] = {}
        self._operators = 0

    def read(self, page: Any, matrix: Matrix) -> list[Mark]:
        """Give the marks of a page, those beyond its sheet too. `matrix` leads from its own
        coordinates to those of the marks. Raises `ContentError`.
        """
        self._clear()
        state = GraphicsState(matrix, EVERYWHERE)
        self._run(self._content(page), entry(page, "/Resources"), state, 0)
        return self._marks

    def _content(self, page: Any) -> Iterator[tuple[bytes, list[Any]]]:
        contents = entry(page, "/Contents")
        streams = contents if isinstance(contents, ArrayObject) else [contents]
        found = [resolved(one) for one in streams]
        data = b"\n".join(self._unpacked(one) for one in found if isinstance(one, StreamObject))
        return read_tokens(data)

    def _unpacked(self, stream: StreamObject) -> bytes:
        data = stream.get_data()
        self._bytes += len(data)
        if self._bytes > MOST_BYTES:
            raise ContentError(f"unpacks to more than {MOST_BYTES // 10**6:,} MB")
        return data

    def _run(self, tokens: Any, resources: Any, state: GraphicsState, depth: int) -> None:
        if depth > DEEPEST:
            raise ContentError("draws a form or a pattern inside itself")
        self._operators += A_FORM
        stream = StreamOperators(self, resources, state, depth)
        known, ignored = stream.operators, _NO_OPERANDS
        for operator, operands in tokens:
            self._operators += 1
            if operator in ignored:
                continue
            do = known.get(operator)
            if do is None:
                continue
            try:
                do(operands)
            except _BROKEN:
                continue  # viewers leave out an operator whose operands are not what it takes
            if self._operators > MOST_OPERATORS:
                raise ContentError(f"a page has more than {MOST_OPERATORS:,} operators")
        self._all += self._operators if not depth else 0
        if self._all > MOST_OF_ALL:
            raise ContentError(f"has more than {MOST_OF_ALL:,} operators")

    def mark(
        self, sort: Sort, bounds: Bounds, state: GraphicsState, paint: Paint, size: float,
        *, see_through: bool, what: str = "",
    ) -> None:  # fmt: skip
        """Keep a mark, as far as it is not clipped away."""
        x0, y0, x1, y1 = common(bounds, state.clip)
        if not (x0 <= x1 and y0 <= y1 and x0 > -FARTHEST and x1 < FARTHEST):
            return
        if not (y0 > -FARTHEST and y1 < FARTHEST and math.isfinite(size)):
            return
        self._marks.append(
            Mark(sort, x0, y0, x1, y1, paint.space, paint.ink, size, see_through, what)
        )

    def font(self, font: Any) -> PrintedFont:
        """Give a font, read once."""
        key = key_of(font)
        if key not in self._fonts:
            self._fonts[key] = printed_font(font)
        return self._fonts[key]

    @property
    def fonts(self) -> list[PrintedFont]:
        """The fonts of the pages that were read."""
        return list(self._fonts.values())

    def picture(self, stream: Any, resources: Any) -> Printed:
        """Give what is known of a picture, read once."""
        key = key_of(stream)
        if key not in self._pictures:
            self._pictures[key] = picture(stream, resources)
        return self._pictures[key]

    def form(self, form: StreamObject, state: GraphicsState, resources: Any, depth: int) -> None:
        """Read a form where it is drawn."""
        inside = state.copied()
        inside.ctm = _with_matrix(form, state.ctm)
        box = numbers_of(entry(form, "/BBox"), 4)
        if box:
            inside.clip = common(bounds_of(inside.ctm, *box), state.clip)
        own = entry(form, "/Resources")
        self._run(self._tokens(form), resources if own is None else own, inside, depth + 1)
        if entry(entry(form, "/Group"), "/S") == "/Transparency":
            self.mark(Sort.GROUP, inside.clip, state, state.fill, 0.0, see_through=True)

    def _tokens(self, stream: StreamObject) -> Any:
        key = key_of(stream)
        if key in self._forms:
            return self._forms[key]
        data = self._unpacked(stream)
        if len(data) > _KEPT * 20:
            return read_tokens(data)
        return self._forms.setdefault(key, list(read_tokens(data)))

    def pattern(
        self, paint: Paint, bounds: Bounds, state: GraphicsState, base: Matrix, depth: int
    ) -> None:
        """Cover what is filled with the marks of a pattern."""
        pattern = paint.pattern
        if entry(pattern, "/PatternType") != 1 or not isinstance(pattern, StreamObject):
            shading = entry(pattern, "/Shading")
            space = colour_space(entry(shading, "/ColorSpace"), None)
            shaded = Paint(space.kind, 100.0, space.spots)
            see_through = state.see_through(stroke=False)
            self.mark(
                Sort.FILL, bounds, state, shaded, 0.0, see_through=see_through, what=space.spots
            )
            return
        key = key_of(pattern)
        if key not in self._patterns:
            cell = GraphicsState(_with_matrix(pattern, base), EVERYWHERE)
            cell.fill = cell.stroke = paint._replace(pattern=None)
            kept, self._marks = self._marks, []
            try:
                self._run(self._tokens(pattern), entry(pattern, "/Resources"), cell, depth + 1)
            finally:
                self._patterns[key], self._marks = self._marks, kept
        for one in self._patterns[key]:
            see_through = one.see_through or state.see_through(stroke=False)
            self.mark(
                one.sort, bounds, state, Paint(one.space, one.ink), one.size,
                see_through=see_through, what=one.what,
            )  # fmt: skip


def _with_matrix(drawn: StreamObject, ctm: Matrix) -> Matrix:
    matrix = numbers_of(entry(drawn, "/Matrix"), 6)
    return product(cast(Matrix, matrix), ctm) if matrix else ctm
