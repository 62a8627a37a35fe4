"""A font of a PDF as the checks of PDF/UA look at it."""

import io
import re
from functools import lru_cache
from typing import Any

from fontTools.ttLib import TTFont

from tests.helpers.ua_book import UaBook, direct


class UaFont:
    """A font of a book: its dictionaries, the codes that are shown in it, its program."""

    def __init__(self, font: Any, shown: set[str]):
        self.font = font
        self.shown = shown
        self.name = str(font.get("/BaseFont", font.get("/Name", "a font")))
        self.composite = font["/Subtype"] == "/Type0"
        self.inner = font["/DescendantFonts"][0].get_object() if self.composite else font
        self.descriptor = self.inner.get("/FontDescriptor", {})
        self.descriptor = self.descriptor.get_object() if self.descriptor else {}
        keys = [key for key in ("/FontFile", "/FontFile2", "/FontFile3") if key in self.descriptor]
        self.embedded = bool(keys) or font["/Subtype"] == "/Type3"
        self.program = _program(self.descriptor[keys[0]].get_data()) if keys else None
        self.encoding = direct(font, "/Encoding", None)
        self.flags = int(self.descriptor.get("/Flags", 0))
        self.truetype = font["/Subtype"] == "/TrueType"

    @property
    def glyphs(self) -> list[str]:
        return self.program.getGlyphOrder() if isinstance(self.program, TTFont) else []

    def cids(self) -> list[int]:
        return sorted(int(code, 16) for code in self.shown) if self.composite else []

    def cmaps(self) -> list[tuple[int, int]]:
        if not isinstance(self.program, TTFont) or "cmap" not in self.program:
            return []
        return [(one.platformID, one.platEncID) for one in self.program["cmap"].tables]

    def unicode(self) -> dict[str, str]:
        """What ToUnicode says of codes, both in hexadecimal."""
        if "/ToUnicode" not in self.font:
            return {}
        return _to_unicode(self.font["/ToUnicode"].get_data())

    def widths(self) -> dict[int, float]:
        """The widths that the dictionary says, by CIDs (9.7.4.3)."""
        found: dict[int, float] = {}
        given = [one.get_object() for one in self.inner.get("/W", [])]
        at = 0
        while at < len(given):
            if isinstance(given[at + 1], list):
                found |= {int(given[at]) + i: float(one) for i, one in enumerate(given[at + 1])}
                at += 2
            else:
                span = range(int(given[at]), int(given[at + 1]) + 1)
                found |= dict.fromkeys(span, float(given[at + 2]))
                at += 3
        return found


@lru_cache(maxsize=64)
def _program(data: bytes) -> TTFont | bytes:
    if data[:4] in (b"OTTO", b"\0\1\0\0", b"true"):
        return TTFont(io.BytesIO(data))
    return data


@lru_cache(maxsize=64)
def _to_unicode(data: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
        pairs = re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", part)
        found |= {code.decode().lower().zfill(4): to.decode().lower() for code, to in pairs}
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.S):
        for low, high, to in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part):
            first, start = int(low, 16), int(to, 16)
            for code in range(first, int(high, 16) + 1):
                found[f"{code:04x}"] = f"{start + code - first:04x}"
    return found


def fonts_of(book: UaBook) -> list[UaFont]:
    cached = book.__dict__.setdefault("_fonts", None)
    if cached is None:
        cached = book.__dict__["_fonts"] = [UaFont(*one) for one in book.fonts.values()]
    return cached
