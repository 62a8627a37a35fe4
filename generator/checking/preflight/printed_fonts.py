"""Fonts as they are printed with (ISO 32000-1, 9.6 and 9.7): embedded or not, and their widths."""

import re
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ArrayObject, StreamObject

from generator.checking.preflight.pdf_values import as_number, entry, number_of, resolved

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET = re.compile(r"[A-Z]{6}\+")
_USUAL = 0.556  # of a letter whose width is not known: Helvetica's digits
_MOST_WIDTHS = 70_000
_SPACE = 32


@dataclass(slots=True, kw_only=True)
class PrintedFont:
    """A font of a PDF: its name without the mark of a subset, and the widths of its codes in
    shares of its size; `file_bytes` are those of one that is in the file whole.

    Of a font that is drawn by operators `unit` is what a width of 1 is, and `height` what a size
    of 1 is.
    """

    name: str
    embedded: bool
    subset: bool
    file_bytes: int
    two_bytes: bool
    widths: dict[int, float] = field(default_factory=dict)
    usual: float = _USUAL
    unit: float = 1.0
    height: float = 1.0

    def width(self, text: bytes, character_space: float, word_space: float, size: float) -> float:
        """Give how far a string goes, in the unit of its size."""
        if self.two_bytes:
            codes: Any = [first << 8 | second for first, second in zip(text[::2], text[1::2])]  # noqa: B905
            words = 0
        else:
            codes, words = text, text.count(b" ")
        get, usual = self.widths.get, self.usual
        total = sum([get(code, usual) for code in codes])
        return total * size * self.unit + len(codes) * character_space + words * word_space

    def is_empty(self, text: bytes) -> bool:
        """Tell whether a string has nothing to see."""
        return not text if self.two_bytes else not text.strip(b" ")


def printed_font(font: Any) -> PrintedFont:
    """Read the dictionary of a font."""
    kind = entry(font, "/Subtype")
    name = str(entry(font, "/BaseFont") or entry(font, "/Name") or "a font").removeprefix("/")
    plain = _SUBSET.sub("", name, count=1)
    if kind == "/Type3":
        return _drawn(font, plain)
    inner = font
    if kind == "/Type0":
        descendants = entry(font, "/DescendantFonts")
        inner = resolved(descendants[0]) if isinstance(descendants, ArrayObject) else None
    descriptor = entry(inner, "/FontDescriptor")
    file = next((one for key in _FILES if (one := entry(descriptor, key)) is not None), None)
    whole = file if plain == name and isinstance(file, StreamObject) else None
    found = PrintedFont(
        name=plain,
        embedded=file is not None,
        subset=plain != name,
        file_bytes=len(whole.get_data()) if whole is not None else 0,
        two_bytes=kind == "/Type0",
    )
    if kind == "/Type0":
        found.usual = number_of(inner, "/DW", 1000) / 1000
        found.widths = _wide_widths(entry(inner, "/W"))
    else:
        found.widths = _widths(font, 1 / 1000)
    return found


def _drawn(font: Any, name: str) -> PrintedFont:
    matrix = entry(font, "/FontMatrix")
    unit = abs(as_number(resolved(matrix[0]), 0.001)) if isinstance(matrix, ArrayObject) else 0.001
    return PrintedFont(
        name=name, embedded=True, subset=True, file_bytes=0, two_bytes=False,
        widths=_widths(font, 1.0), usual=0.0, unit=unit, height=unit * 1000,
    )  # fmt: skip


def _widths(font: Any, unit: float) -> dict[int, float]:
    first = int(number_of(font, "/FirstChar", 0))
    widths = entry(font, "/Widths")
    if not isinstance(widths, ArrayObject):
        return {}
    return {
        first + place: as_number(resolved(one), 0.0) * unit
        for place, one in enumerate(widths[:_MOST_WIDTHS])
    }


def _wide_widths(array: Any) -> dict[int, float]:
    """Read `c [w1 w2 ...]` and `first last w` (9.7.4.3)."""
    found: dict[int, float] = {}
    items = [resolved(one) for one in array] if isinstance(array, ArrayObject) else []
    at = 0
    while at + 1 < len(items) and len(found) < _MOST_WIDTHS:
        first, then = int(as_number(items[at], 0)), items[at + 1]
        if isinstance(then, ArrayObject):
            for place, one in enumerate(then):
                found[first + place] = as_number(resolved(one), 0.0) / 1000
            at += 2
        elif at + 2 < len(items):
            last = min(int(as_number(then, 0)), first + _MOST_WIDTHS)
            found |= dict.fromkeys(range(first, last + 1), as_number(items[at + 2], 0.0) / 1000)
            at += 3
        else:
            break
    return found
