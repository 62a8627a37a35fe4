"""The typeface that people's answers are set in on a screen: line height exactly the pitch.

Viewers take the distance of two lines in a text field from the font (its bounding box, or its
ascent and descent), or take 1.35 times its size; nothing else can be told them. So the size is
the pitch over 1.35, and the font is given the bounds that make the two agree.
"""

import io
from dataclasses import dataclass
from pathlib import Path

import font_source_sans_pro
import pydyf
from fontTools import subset
from fontTools.ttLib import TTFont

FONT = "Answer"  # the name of the resource
_NAME = "WorkbookAnswer"
_LEADING = 1.35
_BELOW = 0.25  # of the size: what the lowest letters take
_FIRST, _LAST = 32, 255  # of the codes of WinAnsiEncoding, which is Windows' code page 1252
_NON_SYMBOLIC = 1 << 5


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFont:
    """An embedded font: its reference, its size, and how deep its lines go below; points."""

    reference: bytes
    size: float
    below: float


def embed(pdf: pydyf.PDF, pitch: float) -> FieldFont:
    """Embed the font for lines `pitch` points apart."""
    size = int(pitch / _LEADING * 10) / 10
    above = pitch / size - _BELOW
    font = _font(above)
    scale = 1000 / font["head"].unitsPerEm
    names = font.getBestCmap()
    widths = [_width(font, names, code) * scale for code in range(_FIRST, _LAST + 1)]
    program = io.BytesIO()
    font.save(program)
    data = program.getvalue()
    file = pydyf.Stream([data], {"Length1": len(data)}, compress=True)
    pdf.add_object(file)
    top, bottom = round(above * 1000), -round(_BELOW * 1000)
    left, right = round(font["head"].xMin * scale), round(font["head"].xMax * scale)
    descriptor = pydyf.Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{_NAME}",
            "Flags": _NON_SYMBOLIC,
            "FontBBox": pydyf.Array([left, bottom, right, top]),
            "ItalicAngle": 0,
            "Ascent": top,
            "Descent": bottom,
            "CapHeight": round(font["OS/2"].sCapHeight * scale),
            "StemV": 80,
            "FontFile2": file.reference,
        }
    )
    pdf.add_object(descriptor)
    dictionary = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/TrueType",
            "BaseFont": f"/{_NAME}",
            "Encoding": "/WinAnsiEncoding",
            "FirstChar": _FIRST,
            "LastChar": _LAST,
            "Widths": pydyf.Array(round(width) for width in widths),
            "FontDescriptor": descriptor.reference,
        }
    )
    pdf.add_object(dictionary)
    return FieldFont(reference=dictionary.reference, size=size, below=_BELOW * size)


def _font(above: float) -> TTFont:
    """Give the face with the letters of Western Europe and the bounds asked for."""
    path = Path(font_source_sans_pro.font_directory, "SourceSansPro-Regular.ttf")
    font = TTFont(path, recalcTimestamp=False, recalcBBoxes=False)
    options = subset.Options(
        layout_features=[], name_IDs=[], hinting=False, notdef_outline=True, recalc_bounds=False
    )
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=[ord(letter) for letter in _letters()])
    chosen.subset(font)
    units = font["head"].unitsPerEm
    top, bottom = round(above * units), -round(_BELOW * units)
    font["head"].yMax, font["head"].yMin = top, bottom
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = top, bottom, 0
    table = font["OS/2"]
    table.sTypoAscender, table.sTypoDescender, table.sTypoLineGap = top, bottom, 0
    table.usWinAscent, table.usWinDescent = top, -bottom
    return font


def _letters() -> str:
    return bytes(range(_FIRST, _LAST + 1)).decode("cp1252", "ignore")


def _width(font: TTFont, names: dict[int, str], code: int) -> int:
    letter = bytes([code]).decode("cp1252", "ignore")
    name = names.get(ord(letter), ".notdef") if letter else ".notdef"
    return font["hmtx"][name][0]
