"""A form filled in by us: values put into its fields, and seen on its pages."""

import io
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import font_source_sans_pro
from fontTools.ttLib import TTFont
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject

from generator.printing.pdf.form import ON
from generator.printing.pdf.form_font import FONT, FONT_FILE
from generator.pypdf_log import unheard

_MARGIN = 4.0  # points beside the words in a field, together
_FEET = 0.2  # of the size of the type, so that nothing of the lowest letters is cut off
_MULTILINE = 1 << 12  # bit 13 of /Ff
_NO_SCROLL = 1 << 23  # bit 24 of /Ff: a field that shows as many lines as it has, no more


def fill_form(data: bytes, values: Mapping[str, str], pressed: frozenset[str]) -> bytes:
    """Give a form with values by the names of its fields, and some of its buttons pressed."""
    given: dict[str, str | tuple[str, str, float]] = dict.fromkeys(pressed, f"/{ON}")
    with unheard():
        reader = PdfReader(io.BytesIO(data))
        leading = _leading(reader)
        boxes = {str(one["/T"]): _box(one) for one in _widgets(reader, _is_line)}
        for name, text in values.items():
            if name in boxes:
                width, height = boxes[name]
                size = min(height / (leading + _FEET), width / max(_width(text), 1.0))
                given[name] = (text, f"/{FONT}", round(size, 1))
            else:
                given[name] = text
        writer = PdfWriter(clone_from=reader)
        writer.pdf_header = reader.pdf_header
        for page in writer.pages:
            if "/Annots" in page:
                writer.update_page_form_field_values(page, given, auto_regenerate=False)
        written = io.BytesIO()
        writer.write(written)
    return written.getvalue()


class FieldRooms:
    """How much a form's ruled fields take: lines as wide as they are, as many as they have."""

    def __init__(self, data: bytes):
        reader = PdfReader(io.BytesIO(data))
        self._rooms = dict(_rooms(reader))

    def lines(self, name: str, text: str) -> list[str] | None:
        """Give a text in lines as wide as a field; none for one that has words set smaller."""
        room = self._rooms.get(name)
        if room is None:
            return None
        width, size, _ = room
        return [line for one in text.split("\n") for line in _broken(one, width / size)]

    def count(self, name: str) -> int:
        """Give how many lines a field shows."""
        return self._rooms[name][2]


def lacking_letters(text: str) -> str:
    """Give the letters of a text that the typeface of answers lacks, each once."""
    known = _widths()
    return "".join(sorted({one for one in text if one.isprintable() and one not in known}))


def _rooms(reader: PdfReader) -> Iterator[tuple[str, tuple[float, float, int]]]:
    """Give width, size of type and lines of the ruled fields, in points, by their names."""
    leading = _leading(reader)
    for widget in _widgets(reader, _is_ruled):
        width, height = _box(widget)
        size = float(str(widget["/DA"]).split()[1])
        yield str(widget["/T"]), (width, size, max(1, int(height / (size * leading))))


def _widgets(
    reader: PdfReader, of_kind: Callable[[DictionaryObject], bool]
) -> Iterator[DictionaryObject]:
    for page in reader.pages:
        for one in page.get("/Annots") or ():
            widget = one.get_object()
            if isinstance(widget, DictionaryObject) and "/T" in widget and of_kind(widget):
                yield widget


def _is_ruled(widget: DictionaryObject) -> bool:
    return bool(_flags(widget) & _NO_SCROLL)


def _is_line(widget: DictionaryObject) -> bool:
    return widget.get("/FT") == "/Tx" and not _flags(widget) & _MULTILINE


def _flags(widget: DictionaryObject) -> int:
    return int(widget.get("/Ff", 0))


def _box(widget: DictionaryObject) -> tuple[float, float]:
    """Give the width that words have in a field, and its height; points."""
    box: Any = widget["/Rect"]
    x0, y0, x1, y1 = map(float, box)
    return x1 - x0 - _MARGIN, y1 - y0


def _leading(reader: PdfReader) -> float:
    """Give the distance of two lines, of the size of the type: what the font's bounds say."""
    font: Any = reader.trailer["/Root"]
    for key in ("/AcroForm", "/DR", "/Font", f"/{FONT}", "/DescendantFonts", 0, "/FontDescriptor"):
        font = font[key].get_object()
    box = font["/FontBBox"]
    return (float(box[3]) - float(box[1])) / 1000


def _broken(line: str, ems: float) -> Iterator[str]:
    """Give a line in parts no wider than a width, in sizes of the type, broken between words."""
    taken = ""
    for word in line.split(" "):
        longer = f"{taken} {word}" if taken else word
        if taken and _width(longer) > ems:
            yield taken
            taken = word
        else:
            taken = longer
    yield taken


def _width(text: str) -> float:
    widths = _widths()
    return sum(widths.get(one, widths["x"]) for one in text)


@cache
def _widths() -> dict[str, float]:
    """Give the widths of letters of the answers' typeface, in sizes of the type."""
    font = TTFont(Path(font_source_sans_pro.font_directory, FONT_FILE), lazy=True)
    units, metrics = font["head"].unitsPerEm, font["hmtx"]
    return {chr(code): metrics[name][0] / units for code, name in font.getBestCmap().items()}
