"""A font inside a PDF, as WeasyPrint embeds it: its glyphs by the codes that text shows.

It is a font of two bytes a glyph (ISO 32000-1, 9.7), whose codes are the numbers of glyphs in the
file that is embedded. Numbers are only ever looked up in the font they stand in: another run of
the library may number the same letters otherwise.
"""

import hashlib
import io
import re
import struct
from collections.abc import Iterable
from functools import cached_property

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pypdf.generic import DictionaryObject

from generator.printing.pdf.outline_font import UNITS, Glyph

_LETTERS = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>\s*\n")


class EmbeddedFont:
    """A font of a PDF; lengths in thousandths of the type's size."""

    def __init__(self, dictionary: DictionaryObject):
        # What stands before the + tells of the letters that are in it, and differs.
        self.name = str(dictionary.get("/BaseFont", "")).rpartition("+")[2]
        self._dictionary = dictionary
        self._glyphs: dict[int, Glyph | None] = {}

    def codes(self, string: bytes) -> Iterable[int]:
        """Give the codes of a string that is shown in this font."""
        return struct.unpack(f">{len(string) // 2}H", string) if self._has_outlines else string

    def glyph(self, code: int) -> Glyph | None:
        """Give the glyph of a code; none where there is no outline. Letters that are in no font
        have codes of no glyph, and a font of bitmaps has no outlines.
        """
        if code not in self._glyphs:
            self._glyphs[code] = self._drawn(code) if 0 < code < self._count else None
        return self._glyphs[code]

    @cached_property
    def widths(self) -> dict[int, float]:
        """How far glyphs move on, by their codes."""
        widths: dict[int, float] = {}
        given = list(self._descendant.raw_get("/W").get_object()) if self._has_outlines else []
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

    def _drawn(self, code: int) -> Glyph:
        pen = _Pen(self._set, UNITS / self._font["head"].unitsPerEm)
        self._set[self._font.getGlyphName(code)].draw(pen)
        outline = pen.operators()
        # By its looks too: the number alone may be another letter's in another run.
        looks = hashlib.sha256(outline).hexdigest()[:16]
        return Glyph(
            key=f"{self.name}/{code}/{looks}",
            outline=outline,
            width=self.widths.get(code, 0.0),
            text=self._letters.get(code, ""),
        )

    @property
    def _has_outlines(self) -> bool:
        return "/DescendantFonts" in self._dictionary

    @cached_property
    def _descendant(self) -> DictionaryObject:
        return self._dictionary.raw_get("/DescendantFonts").get_object()[0].get_object()

    @cached_property
    def _font(self) -> TTFont:
        descriptor = self._descendant.raw_get("/FontDescriptor").get_object()
        kind = "/FontFile2" if "/FontFile2" in descriptor else "/FontFile3"
        return TTFont(io.BytesIO(descriptor[kind].get_data()))

    @cached_property
    def _count(self) -> int:
        return self._font["maxp"].numGlyphs if self._has_outlines else 0

    @cached_property
    def _set(self):
        return self._font.getGlyphSet()

    @cached_property
    def _letters(self) -> dict[int, str]:
        data = self._dictionary.raw_get("/ToUnicode").get_object().get_data()
        return {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
            for code, text in _LETTERS.findall(data)
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
