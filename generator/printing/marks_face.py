"""The face of the signs in the margin: a ring, and two rings that overlap.

A margin takes a named string from the page it is beside, and a string is of letters: so the signs
are letters, of a font that has nothing else.
"""

import base64
import io
import math
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

MARKS = "Workbook Marks"
RING, RINGS = "\u25cb", "\u26ad"
_EM = 1000
_RADIUS, _LINE = 470, 95  # of a ring to the outside of its line, and of the line, in an em of 1000
_APART = 560  # the middles of two rings
_SIDE = 30  # the air on both sides
_CORNERS = 8  # of the curve that a ring is made of


@cache
def marks_face() -> str:
    """Give the CSS that declares the face, with the font in it."""
    builder = FontBuilder(_EM, isTTF=True)
    names = {ord(RING): "ring", ord(RINGS): "rings"}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    one, two = _SIDE + _RADIUS, _SIDE + _RADIUS + _APART
    glyphs = {".notdef": _glyph(), "ring": _glyph(one), "rings": _glyph(one, two)}
    builder.setupGlyf(glyphs)
    widths = {".notdef": 0, "ring": 2 * one, "rings": one + two}
    builder.setupHorizontalMetrics({name: (width, _SIDE) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=_EM, descent=0)
    builder.setupNameTable({"familyName": MARKS, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=_EM, usWinAscent=_EM, usWinDescent=0)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0  # the same bytes each time
    builder.font.recalcTimestamp = False
    written = io.BytesIO()
    builder.save(written)
    data = base64.b64encode(written.getvalue()).decode("ascii")
    return f'@font-face {{ font-family: "{MARKS}"; src: url("data:font/ttf;base64,{data}") }}'


def _glyph(*middles: int):
    """Give the outline of rings around points on one line."""
    pen = TTGlyphPen(None)
    for middle in middles:
        for radius, way in ((_RADIUS, -1), (_RADIUS - _LINE, 1)):
            far = radius / math.cos(math.pi / _CORNERS)  # where the handles of its curve are
            angles = (way * 2 * math.pi * at / _CORNERS for at in range(_CORNERS))
            pen.qCurveTo(
                *(
                    (round(middle + far * math.cos(one)), round(_EM / 2 + far * math.sin(one)))
                    for one in angles
                ),
                None,
            )
            pen.closePath()
    return pen.glyph()
