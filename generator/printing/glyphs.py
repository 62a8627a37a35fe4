"""Recipients' words as glyphs: typeset by WeasyPrint, taken out of its PDF as outlines.

A copy gets the outlines of its own letters alone. A font that all copies share would hold the
letters of everybody's names.
"""

import io
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pypdf import PdfReader

EM = 100.0  # CSS px that the words are typeset in
LINE_MM, LINES = 40, 60  # the height of a line, and how many stand on a page
UNITS = 1000  # of a glyph's space to the size of the type

_MATRIX = re.compile(rb"1 0 0 -1 ([-\d.]+) ([-\d.]+) Tm")
_TOKENS = re.compile(
    rb"(?P<tm>1 0 0 -1 [-\d.]+ [-\d.]+ Tm)|/(?P<font>\w+) [\d.]+ Tf|\[(?P<tj>[^\]]*)\] TJ"
)
_PARTS = re.compile(rb"<([0-9a-fA-F]*)>|([-\d.]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A glyph ready to draw: its outline as PDF operators, its width, the letters it stands for.

    Lengths are thousandths of the type's size.
    """

    key: str
    outline: bytes
    width: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A text as glyphs and where each stands, from the left, in thousandths of the size."""

    text: str
    glyphs: tuple[tuple[float, Glyph], ...]
    width: float
    missing: str  # letters that no typeface has


def words_html(texts: Iterable[tuple[str, str]], faces: Mapping[str, tuple[str, str]]) -> str:
    """Give the document that `read_lines` reads: each text on a line of its own, in its face.

    `texts` are faces and what is set in them; `faces` are weights and typefaces as CSS names them.
    """
    # A box for all of one face: a box each would take more time than the words in it.
    boxes = []
    for face, some in itertools.groupby(texts, key=lambda one: one[0]):
        lines = "\n".join(text for _, text in some)
        boxes.append(f'<pre class="{face}">{escape(lines)}</pre>')
    style = (
        f"@page {{ size: 3000mm {LINE_MM * LINES}mm; margin: 0 }}"
        "body { margin: 0 } pre { margin: 0; orphans: 1; widows: 1 }"
    )
    for face, (weight, families) in faces.items():
        style += f".{face} {{ font: {weight} {EM:g}px/{LINE_MM}mm {families} }}"
    return f'<html lang="und"><style>{style}</style><body>{"".join(boxes)}</body></html>'


def read_lines(pdf: bytes, texts: Iterable[str]) -> Iterator[Line]:
    """Give the lines of the document of `words_html`, in order, a page at a time."""
    reader = PdfReader(io.BytesIO(pdf))
    fonts: dict[int, _Font] = {}
    waiting = list(texts)
    for number, page in enumerate(reader.pages):
        named = {}
        for name, reference in page["/Resources"]["/Font"].items():
            key = reference.idnum
            if key not in fonts:
                fonts[key] = _Font(reference.get_object())
            named[name.removeprefix("/").encode()] = fonts[key]
        runs = _runs(page.get_contents().get_data(), named)
        for row, text in enumerate(waiting[number * LINES : (number + 1) * LINES]):
            yield _line(text, runs.get(row, []))


def _runs(
    content: bytes, fonts: dict[bytes, "_Font"]
) -> dict[int, list[tuple[float, "_Font", bytes]]]:
    """Give what stands on each line of a page: where it begins, its font, its glyphs."""
    runs: dict[int, list[tuple[float, _Font, bytes]]] = {}
    x, row, font = 0.0, 0, None
    for token in _TOKENS.finditer(content):
        if token["tm"]:
            across, down = _MATRIX.match(token["tm"]).groups()
            x, row = float(across), int(float(down) / (LINE_MM * 96 / 25.4))
        elif token["font"]:
            font = fonts[token["font"]]
        else:
            runs.setdefault(row, []).append((x, font, token["tj"]))
            x += _advance(font, token["tj"])
    return runs


def _advance(font: "_Font", shown: bytes) -> float:
    return sum(step for _, step in _steps(font, shown)) * EM / UNITS


def _steps(font: "_Font", shown: bytes) -> Iterator[tuple[int | None, float]]:
    """Give each glyph and how far it moves on, and each move between glyphs."""
    for part in _PARTS.finditer(shown):
        if part[2]:
            yield None, -float(part[2])
            continue
        for at in range(0, len(part[1]), 4):
            glyph = int(part[1][at : at + 4], 16)
            yield glyph, font.width(glyph)


def _line(text: str, runs: list[tuple[float, "_Font", bytes]]) -> Line:
    placed: list[tuple[float, Glyph]] = []
    missing, right = False, 0.0
    for x, font, shown in runs:
        at = x * UNITS / EM
        for number, step in _steps(font, shown):
            if number is not None:
                if not font.has(number):
                    missing = True
                    continue
                placed.append((at, font.glyph(number)))
            at += step
        right = max(right, at)
    lost = text if missing or (text.strip() and not runs) else ""
    return Line(text=text, glyphs=tuple(placed), width=right, missing=lost)


class _Font:
    """A font of a PDF as WeasyPrint embeds it: its glyphs by their numbers."""

    def __init__(self, dictionary):
        # What stands before the + tells of the letters that are in it, and differs.
        self._key = str(dictionary["/BaseFont"]).rpartition("+")[2]
        self._dictionary = dictionary
        self._glyphs: dict[int, Glyph] = {}

    def width(self, number: int) -> float:
        return self._widths.get(number, 0.0)

    def has(self, number: int) -> bool:
        """Tell whether a number is that of a glyph; letters that are in no font have others."""
        return 0 < number < self._count

    def glyph(self, number: int) -> Glyph:
        if number not in self._glyphs:
            pen = _Pen(self._set, UNITS / self._font["head"].unitsPerEm)
            self._set[self._font.getGlyphName(number)].draw(pen)
            self._glyphs[number] = Glyph(
                key=f"{self._key}/{number}",
                outline=pen.operators(),
                width=self.width(number),
                text=self._letters.get(number, ""),
            )
        return self._glyphs[number]

    @cached_property
    def _descendant(self):
        return self._dictionary["/DescendantFonts"][0].get_object()

    @cached_property
    def _font(self) -> TTFont:
        descriptor = self._descendant["/FontDescriptor"].get_object()
        file = descriptor.get("/FontFile2") or descriptor["/FontFile3"]
        return TTFont(io.BytesIO(file.get_object().get_data()))

    @cached_property
    def _count(self) -> int:
        return self._font["maxp"].numGlyphs

    @cached_property
    def _set(self):
        return self._font.getGlyphSet()

    @cached_property
    def _widths(self) -> dict[int, float]:
        widths: dict[int, float] = {}
        given = list(self._descendant["/W"])
        at = 0
        while at < len(given):
            first, second = int(given[at]), given[at + 1]
            if isinstance(second, list):
                widths |= {first + step: float(one) for step, one in enumerate(second)}
                at += 2
            else:
                widths |= {one: float(given[at + 2]) for one in range(first, int(second) + 1)}
                at += 3
        return widths

    @cached_property
    def _letters(self) -> dict[int, str]:
        data = self._dictionary["/ToUnicode"].get_object().get_data()
        pairs = re.findall(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>\s*\n", data)
        return {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
            for code, text in pairs
        }


class _Pen(BasePen):
    """Draws a glyph as PDF path operators."""

    def __init__(self, glyphs, scale: float):
        super().__init__(glyphs)
        self._scale = scale
        self._written: list[str] = []

    def operators(self) -> bytes:
        return (" ".join([*self._written, "f"]) if self._written else "").encode()

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        numbers = (f"{value * self._scale:.1f}".removesuffix(".0") for at in points for value in at)
        self._written.append(" ".join([*numbers, operator]))

    def _moveTo(self, pt):  # noqa: N802 (the library's names)
        self._write("m", pt)

    def _lineTo(self, pt):  # noqa: N802
        self._write("l", pt)

    def _curveToOne(self, pt1, pt2, pt3):  # noqa: N802
        self._write("c", pt1, pt2, pt3)

    def _closePath(self):  # noqa: N802
        self._written.append("h")
