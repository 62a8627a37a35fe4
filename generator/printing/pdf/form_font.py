"""The typeface that people's answers are set in on a screen: line height exactly the pitch.

Viewers take the distance of two lines in a text field from the font (its bounding box, or its
ascent and descent), or take 1.35 times its size; nothing else can be told them. So the size is
the pitch over 1.35, and the font is given the bounds that make the two agree.

Its codes are two bytes long, the numbers of its glyphs (ISO 32000-1, 9.7): a font of one byte a
letter has no Ł, ż or ă, and viewers set those in a typeface of their own, or lose them.
"""

import io
from dataclasses import dataclass
from pathlib import Path

import font_source_sans_pro
import pydyf
from fontTools import subset
from fontTools.ttLib import TTFont

from generator.printing.pdf.to_unicode import to_unicode

# The name of the resource. PDFium, which is in Chrome and Edge, takes a font for one of Western
# letters and sets all others in a typeface of its own, but for those of a few names: they are asked
# first for every letter.
FONT = "Webdings"
FONT_FILE = "SourceSansPro-Regular.ttf"
_NAME = "WorkbookAnswer"
_LEADING = 1.35
_BELOW = 0.25  # of the size: what the lowest letters take
_NON_SYMBOLIC = 1 << 5
# What people type in the languages of Europe, Turkish and Vietnamese too: blocks of Unicode.
_BLOCKS = (
    (0x0020, 0x024F),  # Latin and its extensions A and B
    (0x02B0, 0x036F),  # modifiers and combining marks
    (0x0370, 0x052F),  # Greek and Cyrillic
    (0x1E00, 0x1FFF),  # Latin Extended Additional, Greek Extended
    (0x2000, 0x20CF),  # punctuation, raised numbers, currencies
    (0x2100, 0x22FF),  # like letters, fractions, arrows, signs of arithmetic
)


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
    widths = [round(font["hmtx"][name][0] * scale) for name in font.getGlyphOrder()]
    program = io.BytesIO()
    font.save(program)
    data = program.getvalue()
    file = pydyf.Stream([data], {"Length1": len(data)}, compress=True)
    letters = {font.getGlyphID(name): chr(code) for code, name in _first_codes(font).items()}
    known = pydyf.Stream([to_unicode(letters, size=2)], compress=True)
    top, bottom = round(above * 1000), -round(_BELOW * 1000)
    left, right = round(font["head"].xMin * scale), round(font["head"].xMax * scale)
    pdf.add_object(file)
    pdf.add_object(known)
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
    described = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": f"/{_NAME}",
            "CIDSystemInfo": pydyf.Dictionary(
                {
                    "Registry": pydyf.String("Adobe"),
                    "Ordering": pydyf.String("Identity"),
                    "Supplement": 0,
                }
            ),
            "CIDToGIDMap": "/Identity",
            "DW": widths[0],
            "W": pydyf.Array([0, pydyf.Array(widths)]),
            "FontDescriptor": descriptor.reference,
        }
    )
    pdf.add_object(described)
    dictionary = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{_NAME}",
            "Encoding": "/Identity-H",
            "DescendantFonts": pydyf.Array([described.reference]),
            "ToUnicode": known.reference,
        }
    )
    pdf.add_object(dictionary)
    return FieldFont(reference=dictionary.reference, size=size, below=_BELOW * size)


def _font(above: float) -> TTFont:
    """Give the face with the letters of Europe and the bounds asked for."""
    path = Path(font_source_sans_pro.font_directory, FONT_FILE)
    font = TTFont(path, recalcTimestamp=False, recalcBBoxes=False)
    options = subset.Options(
        layout_features=[], name_IDs=[], hinting=False, notdef_outline=True, recalc_bounds=False
    )
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=[code for first, last in _BLOCKS for code in range(first, last + 1)])
    chosen.subset(font)
    units = font["head"].unitsPerEm
    top, bottom = round(above * units), -round(_BELOW * units)
    font["head"].yMax, font["head"].yMin = top, bottom
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = top, bottom, 0
    table = font["OS/2"]
    table.sTypoAscender, table.sTypoDescender, table.sTypoLineGap = top, bottom, 0
    table.usWinAscent, table.usWinDescent = top, -bottom
    return font


def _first_codes(font: TTFont) -> dict[int, str]:
    """Give the glyphs by the first letter that each is for: a space is no no-break space."""
    names: dict[str, int] = {}
    for code, name in sorted(font.getBestCmap().items()):
        names.setdefault(name, code)
    return {code: name for name, code in names.items()}
