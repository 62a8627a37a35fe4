"""The text that pages show, read off their content (ISO 32000-1, 9.4): each glyph and its place.

It reads what WeasyPrint writes for plain words. What it does not know, it refuses: an operator that
is passed over could move glyphs, or make others of them, and nobody would be told.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

from generator.model.matrix import IDENTITY, Matrix, product
from generator.printing.pdf.embedded_font import EmbeddedFont
from generator.printing.pdf.outline_font import UNITS

_POINTS_PER_PX = 0.75
_NEAR = 0.01  # points that a matrix may differ by: it is written with six decimals

# What changes neither where glyphs stand nor which they are: ink, lines, paths, marked content.
_PASSED_OVER = frozenset(
    b"g G rg RG k K cs CS sc SC scn SCN gs ri i w J j M d "
    b"m l c v y h re W W* n BMC BDC EMC MP DP".split()
)
_PAINTS = frozenset([*b"f F f* B B* b b* S s sh Do".split(), b"INLINE IMAGE"])


class UnknownContentError(RuntimeError):
    """WeasyPrint wrote something for words that is not known here: a defect of this program."""

    def __init__(self, what: str):
        super().__init__(f"WeasyPrint's PDF {what}, which {__name__} does not know")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Glyphs that are shown in one go, in one font and size.

    `down` is how far the line they stand on is from the top of the page, `size` that of the type,
    both in CSS px. `glyphs` are codes of the font, each with how far it is from the left edge of
    the page and how far above its line; these, and where the run ends, in thousandths of the size.
    """

    font: EmbeddedFont
    size: float
    down: float
    glyphs: tuple[tuple[float, float, int], ...]
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """Something that is drawn and is no text, such as a letter that is a picture."""


def read_pages(pdf: bytes) -> Iterator[Iterator[Run | Painted]]:
    """Give what each page shows, in the order it is drawn in.

    Raises `UnknownContentError` on operators that are not known here.
    """
    fonts: dict[int, EmbeddedFont] = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        named = {}
        for name, reference in page.raw_get("/Resources").get_object()["/Font"].items():
            if reference.idnum not in fonts:
                fonts[reference.idnum] = EmbeddedFont(reference.get_object())
            named[name] = fonts[reference.idnum]
        yield _Reading(page, named).shown()


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """The graphics state, as far as text goes (8.4.1 and 9.3.1); `matrix` makes points."""

    matrix: Matrix = IDENTITY
    font: EmbeddedFont | None = None
    size: float = 0.0
    rise: float = 0.0


class _Reading:
    """Goes through the content of a page."""

    def __init__(self, page: PageObject, fonts: Mapping[str, EmbeddedFont]):
        self._fonts = fonts
        self._height = float(page.mediabox.height)
        self._content = page.raw_get("/Contents").get_object().get_data()
        self._state = _State()
        self._saved: list[_State] = []
        # Where a line of text begins, and how far glyphs went on from there, in thousandths.
        self._line: Matrix = IDENTITY
        self._moved = 0.0

    def shown(self) -> Iterator[Run | Painted]:
        """Give what is shown."""
        for operands, operator in _operations(self._content):
            if operator == b"TJ":
                yield self._show(operands[0])
            elif operator == b"Tj":
                yield self._show(operands)
            elif operator in _PAINTS:
                yield Painted()
            elif operator in _CHANGES:
                _CHANGES[operator](self, *operands)
            elif operator not in _PASSED_OVER:
                raise UnknownContentError(f"has the operator {operator.decode('latin-1')}")

    def _show(self, parts: list) -> Run:
        state = self._state
        scale, *skew, up, across, down = self._line
        if state.font is None or not state.size:
            raise UnknownContentError("shows words in no font")
        if any(skew) or scale <= 0 or up != -scale or not self._is_upright():
            raise UnknownContentError("shows words that are turned, slanted or stretched")
        size = state.size * scale
        at = start = across * UNITS / size
        at += self._moved
        above = state.rise * UNITS / state.size
        glyphs = []
        widths = state.font.widths
        for part in parts:
            if isinstance(part, bytes):
                for code in state.font.codes(part):
                    glyphs.append((at, above, code))
                    at += widths.get(code, 0.0)
            else:
                at -= part
        self._moved = at - start
        return Run(font=state.font, size=size, down=down, glyphs=tuple(glyphs), end=at)

    def _is_upright(self) -> bool:
        """Tell whether text is drawn in CSS px from the upper left corner of the page."""
        px = _POINTS_PER_PX
        own = (px, 0.0, 0.0, -px, 0.0, self._height)
        return all(
            abs(one - other) < _NEAR for one, other in zip(self._state.matrix, own, strict=True)
        )

    def _save(self) -> None:
        self._saved.append(self._state)

    def _restore(self) -> None:
        if not self._saved:
            raise UnknownContentError("restores a state that was not saved")
        self._state = self._saved.pop()

    def _transform(self, *matrix: float) -> None:
        self._state = replace(self._state, matrix=product(matrix, self._state.matrix))

    def _begin(self) -> None:
        self._set_line(*IDENTITY)

    def _set_line(self, *matrix: float) -> None:
        self._line, self._moved = product(matrix, IDENTITY), 0.0

    def _next_line(self, across: float, up: float) -> None:
        self._set_line(*product((1, 0, 0, 1, across, up), self._line))

    def _set_font(self, name: str, size: float) -> None:
        # What glyphs went on so far is counted in the size they were set in.
        if self._moved and size != self._state.size:
            raise UnknownContentError("shows words of several sizes on a line")
        self._state = replace(self._state, font=self._fonts[name], size=float(size))

    def _set_rise(self, rise: float) -> None:
        self._state = replace(self._state, rise=float(rise))


_CHANGES: dict[bytes, Callable] = {
    b"q": _Reading._save,
    b"Q": _Reading._restore,
    b"cm": _Reading._transform,
    b"BT": _Reading._begin,
    b"ET": lambda _: None,
    b"Tm": _Reading._set_line,
    b"Td": _Reading._next_line,
    b"Tf": _Reading._set_font,
    b"Ts": _Reading._set_rise,
}


def _operations(data: bytes) -> list[tuple[list, bytes]]:
    """Give the operators of a content stream with their operands; strings are bytes."""
    if b"(" not in data:
        # After most glyphs the library writes a move of nothing. Two strings in hexadecimals with
        # that between them are one string, which is read in half the time. Other strings, in which
        # the same could be words, begin with a bracket.
        data = data.replace(b">0<", b"")
    stream = ContentStream(None, None, "bytes")
    stream.set_data(data)
    return stream.operations
