"""The operators of one content stream (ISO 32000-1, annex A), with its resources and its state."""

import math
from collections.abc import Callable
from typing import Any, Protocol

from pypdf.generic import StreamObject

from generator.checking.preflight import colour_spaces
from generator.checking.preflight.colour_spaces import ColourSpace, colour_space
from generator.checking.preflight.graphics_state import (
    Bounds,
    GraphicsState,
    Paint,
    Sort,
    bounds_of,
    common,
    scale_of,
)
from generator.checking.preflight.painted_paths import PathBuilder
from generator.checking.preflight.pdf_values import as_number, entry, number_of, resolved
from generator.checking.preflight.printed_fonts import PrintedFont
from generator.checking.preflight.printed_pictures import Printed, picture
from generator.checking.preflight.text_line import Shown, TextLine
from generator.model.matrix import Matrix, product

Operands = list[Any]
_DEEPEST_STATES = 500
_NOTHING = 0.01  # points
_STROKED, _BOTH = (1, 5), (2, 6)  # ways of rendering text


class Taker(Protocol):
    """What takes that which a stream draws."""

    def mark(
        self, sort: Sort, bounds: Bounds, state: GraphicsState, paint: Paint, size: float,
        *, see_through: bool, what: str = "",
    ) -> None:  # fmt: skip
        """Take something that is printed."""

    def font(self, font: Any) -> PrintedFont:
        """Give what is known of a font."""

    def picture(self, stream: Any, resources: Any) -> Printed:
        """Give what is known of a picture."""

    def form(self, form: StreamObject, state: GraphicsState, resources: Any, depth: int) -> None:
        """Take a form that is drawn."""

    def pattern(
        self, paint: Paint, bounds: Bounds, state: GraphicsState, base: Matrix, depth: int
    ) -> None:
        """Take what is filled with a pattern."""


class StreamOperators:
    """Does what operators say; `operators` has the one for each that draws or changes a state."""

    def __init__(self, taker: Taker, resources: Any, state: GraphicsState, depth: int):
        self._taker, self._resources, self._state = taker, resources, state
        self._base, self._depth = state.ctm, depth
        self._kept: list[GraphicsState] = []
        self._path, self._text = PathBuilder(), TextLine()
        self._clips = False
        self._spaces: dict[str, ColourSpace] = {}
        self.operators = self._known()

    def _known(self) -> dict[bytes, Callable[[Operands], None]]:
        text, path = self._text, self._path
        state = lambda: self._state  # noqa: E731 (it is another after each q)
        ctm = lambda: self._state.ctm  # noqa: E731
        return {
            b"q": self._keep,
            b"Q": self._back,
            b"cm": self._turn,
            b"w": self._sets("line_width"),
            b"gs": self._graphics,
            b"m": lambda given: path.move(ctm(), *given),
            b"l": lambda given: path.line(ctm(), *given),
            b"c": lambda given: path.line(ctm(), *given),
            b"v": lambda given: path.line(ctm(), *given),
            b"y": lambda given: path.line(ctm(), *given),
            b"re": lambda given: path.box(ctm(), *given),
            b"W": self._clip,
            b"W*": self._clip,
            b"n": lambda _: self._end_path(),
            b"S": lambda _: self._paint(stroke=True),
            b"s": lambda _: self._paint(stroke=True),
            b"f": lambda _: self._paint(fill=True),
            b"F": lambda _: self._paint(fill=True),
            b"f*": lambda _: self._paint(fill=True, even_odd=True),
            b"B": lambda _: self._paint(fill=True, stroke=True),
            b"b": lambda _: self._paint(fill=True, stroke=True),
            b"B*": lambda _: self._paint(fill=True, stroke=True, even_odd=True),
            b"b*": lambda _: self._paint(fill=True, stroke=True, even_odd=True),
            b"sh": self._shade,
            b"g": lambda given: self._device("fill", colour_spaces.GRAY, given),
            b"G": lambda given: self._device("stroke", colour_spaces.GRAY, given),
            b"rg": lambda given: self._device("fill", colour_spaces.RGB, given),
            b"RG": lambda given: self._device("stroke", colour_spaces.RGB, given),
            b"k": lambda given: self._device("fill", colour_spaces.CMYK, given),
            b"K": lambda given: self._device("stroke", colour_spaces.CMYK, given),
            b"cs": lambda given: self._space("fill", given[0]),
            b"CS": lambda given: self._space("stroke", given[0]),
            b"sc": lambda given: self._colour("fill", given),
            b"scn": lambda given: self._colour("fill", given),
            b"SC": lambda given: self._colour("stroke", given),
            b"SCN": lambda given: self._colour("stroke", given),
            b"BT": lambda _: text.begin(),
            b"Tf": self._font,
            b"Tc": self._sets("character_space"),
            b"Tw": self._sets("word_space"),
            b"TL": self._sets("leading"),
            b"Ts": self._sets("rise"),
            b"Tz": lambda given: setattr(state(), "horizontal", as_number(given[0], 100.0) / 100),
            b"Tr": lambda given: setattr(state(), "rendering", int(given[0])),
            b"Tm": lambda given: text.place(*given),
            b"Td": lambda given: text.move(*given),
            b"TD": self._move_and_lead,
            b"T*": lambda _: text.move(0.0, -state().leading),
            b"Tj": self._show,
            b"TJ": lambda given: self._show(given[0]),
            b"'": self._show_below,
            b'"': self._show_spaced,
            b"Do": self._draw,
            b"EI": self._draw_inline,
        }

    def _sets(self, name: str) -> Callable[[Operands], None]:
        return lambda given: setattr(self._state, name, as_number(given[0], 0.0))

    def _keep(self, _given: Operands) -> None:
        if len(self._kept) < _DEEPEST_STATES:
            self._kept.append(self._state.copied())

    def _back(self, _given: Operands) -> None:
        if self._kept:
            self._state = self._kept.pop()

    def _turn(self, given: Operands) -> None:
        a, b, c, d, e, f = given
        self._state.ctm = product((a, b, c, d, e, f), self._state.ctm)

    def _graphics(self, given: Operands) -> None:
        found = entry(entry(self._resources, "/ExtGState"), given[0])
        state = self._state
        state.line_width = number_of(found, "/LW", state.line_width)
        state.fill_alpha = number_of(found, "/ca", state.fill_alpha)
        state.stroke_alpha = number_of(found, "/CA", state.stroke_alpha)
        mask, mode = entry(found, "/SMask"), entry(found, "/BM")
        if mask is not None:
            state.masked = mask != "/None"
        if mode is not None:
            first = resolved(mode[0]) if isinstance(mode, list) and mode else mode
            state.blended = first not in ("/Normal", "/Compatible")
        font = entry(found, "/Font")
        if isinstance(font, list) and len(font) == 2:
            state.font, state.font_size = self._taker.font(resolved(font[0])), float(font[1])

    def _clip(self, _given: Operands) -> None:
        self._clips = True

    def _end_path(self) -> None:
        if self._clips:
            bounds = self._path.bounds
            # A clip of nothing lets nothing through.
            self._state.clip = (
                common(bounds, self._state.clip) if bounds else (0.0, 0.0, -1.0, -1.0)
            )
            self._clips = False
        self._path.clear()

    def _paint(self, *, fill: bool = False, stroke: bool = False, even_odd: bool = False) -> None:
        if fill:
            self._fill(even_odd=even_odd)
        if stroke:
            state = self._state
            width = abs(state.line_width) * scale_of(state.ctm)
            for x0, y0, x1, y1 in self._path.parts:
                half = width / 2
                around = x0 - half, y0 - half, x1 + half, y1 + half
                self._cover(Sort.LINE, around, state.stroke, width, stroke=True)
        self._end_path()

    def _fill(self, *, even_odd: bool) -> None:
        for one in self._path.filled(even_odd=even_odd):
            x0, y0, x1, y1 = common(one.bounds, self._state.clip)
            seen = min(one.thickness, x1 - x0, y1 - y0)
            if one.thickness > _NOTHING > seen:
                continue  # clipped away
            sort = Sort.LINE if one.is_line else Sort.FILL
            size = seen if one.is_line else 0.0
            self._cover(sort, one.bounds, self._state.fill, size, stroke=False)

    def _cover(
        self, sort: Sort, bounds: Bounds, paint: Paint, size: float, *, stroke: bool
    ) -> None:
        if paint.pattern is not None:
            self._taker.pattern(paint, bounds, self._state, self._base, self._depth)
            return
        through = self._state.see_through(stroke=stroke)
        self._taker.mark(
            sort, bounds, self._state, paint, size, see_through=through, what=paint.what
        )

    def _shade(self, given: Operands) -> None:
        shading = entry(entry(self._resources, "/Shading"), given[0])
        space = colour_space(entry(shading, "/ColorSpace"), self._resources)
        paint = Paint(space.kind, 100.0, space.spots)
        self._cover(Sort.FILL, self._state.clip, paint, 0.0, stroke=False)

    def _device(self, use: str, space: ColourSpace, given: Operands) -> None:
        setattr(self._state, f"{use}_space", space)
        setattr(self._state, use, space.paint(given))

    def _space(self, use: str, name: str) -> None:
        if name not in self._spaces:
            self._spaces[name] = colour_space(name, self._resources)
        setattr(self._state, f"{use}_space", self._spaces[name])
        setattr(self._state, use, self._spaces[name].first)

    def _colour(self, use: str, given: Operands) -> None:
        space = getattr(self._state, f"{use}_space") or colour_spaces.GRAY
        if given and isinstance(given[-1], str):
            pattern = entry(entry(self._resources, "/Pattern"), given[-1])
            numbers = [one for one in given[:-1] if isinstance(one, float)]
            ink = 100 * sum(numbers) if numbers else 100.0
            setattr(self._state, use, Paint(space.kind, ink, space.spots, pattern))
            return
        setattr(self._state, use, space.paint(given))

    def _font(self, given: Operands) -> None:
        font = entry(entry(self._resources, "/Font"), given[0])
        self._state.font = self._taker.font(font) if font is not None else None
        self._state.font_size = as_number(given[1], 0.0)

    def _move_and_lead(self, given: Operands) -> None:
        self._state.leading = -given[1]
        self._text.move(*given)

    def _show(self, given: Operands) -> None:
        state = self._state
        shown = self._text.show(given, state)
        if shown is None:
            return
        if state.rendering in _STROKED:
            self._letter(shown, state.stroke, stroke=True)
        else:
            self._letter(shown, state.fill, stroke=False)
            if state.rendering in _BOTH:
                self._letter(shown, state.stroke, stroke=True)

    def _letter(self, shown: Shown, paint: Paint, *, stroke: bool) -> None:
        through = self._state.see_through(stroke=stroke)
        self._taker.mark(
            Sort.TEXT, shown.bounds, self._state, paint, shown.size,
            see_through=through, what=shown.font.name,
        )  # fmt: skip

    def _show_below(self, given: Operands) -> None:
        self._text.move(0.0, -self._state.leading)
        self._show(given)

    def _show_spaced(self, given: Operands) -> None:
        self._state.word_space, self._state.character_space = given[0], given[1]
        self._show_below(given[2:])

    def _draw(self, given: Operands) -> None:
        drawn = entry(entry(self._resources, "/XObject"), given[0])
        kind = entry(drawn, "/Subtype")
        if kind == "/Form" and isinstance(drawn, StreamObject):
            self._taker.form(drawn, self._state, self._resources, self._depth)
        elif kind == "/Image":
            self._picture(self._taker.picture(drawn, self._resources))

    def _draw_inline(self, given: Operands) -> None:
        self._picture(picture(given[0], self._resources))

    def _picture(self, drawn: Printed) -> None:
        state = self._state
        a, b, c, d, _, _ = state.ctm
        across, down = math.hypot(a, b) / 72, math.hypot(c, d) / 72
        if not across or not down:
            return
        dpi = min(drawn.width / across, drawn.height / down)
        paint = state.fill if drawn.stencil else Paint(drawn.space, drawn.ink)
        bounds = bounds_of(state.ctm, 0.0, 0.0, 1.0, 1.0)
        through = drawn.see_through or state.see_through(stroke=False)
        self._taker.mark(
            Sort.PICTURE, bounds, state, paint, dpi, see_through=through, what=drawn.spots
        )
