"""Places for marks on letters that have one already, where a typeface has places for plain ones.

Of Yoruba's ọ̀, the dot is part of the letter, and typefaces often say where an accent stands on
an o but not on an ọ: it then hangs beside it. The letter has the shape of the plain one, so the
place is the same. What a typeface says itself is left as it is.
"""

import io
import re
import unicodedata

from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.tables.otBase import OTLOffsetOverflowError

MARK_TO_BASE = 4  # https://learn.microsoft.com/typography/opentype/spec/gpos
_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff][\u0300-\u036f]")
_A_MARK = re.compile("[\u0300-\u036f]")


def has_second_marks(text: str) -> bool:
    """Tell whether a text has letters with a mark that get another one."""
    if not _A_MARK.search(text):
        return False
    return bool(_MARKED.search(unicodedata.normalize("NFC", text)))


def with_anchors(data: bytes) -> bytes:
    """Give a font file with places for marks on letters that have one already; a font that has
    none for any letter as it is.
    """
    try:
        font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
        if "GPOS" not in font or not font["GPOS"].table.LookupList:
            return data
        added = [
            _add(getattr(one, "ExtSubTable", one), font)
            for lookup in font["GPOS"].table.LookupList.Lookup
            for one in lookup.SubTable
        ]
        font.getGlyphOrder()  # it is known before the outlines it is read from are let go
        for tag in font.tables.keys() - {"GPOS", "GlyphOrder"}:
            del font.tables[tag]  # they are copied as they are
        out = io.BytesIO()
        font.save(out, reorderTables=None)
    # What is wrong with a font is told where it is read: here it stays as it is.
    except (TTLibError, OTLOffsetOverflowError, AssertionError, LookupError, ValueError):
        return data
    return out.getvalue() if any(added) else data


def _add(table, font: TTFont) -> bool:
    """Add the places of plain letters to a table, for their letters with a mark of another kind
    than those it places; tell whether there were any.
    """
    if table.LookupType != MARK_TO_BASE:
        return False
    letters = font.getBestCmap()
    placed = set(table.MarkCoverage.glyphs)
    above_or_below = {
        unicodedata.combining(chr(code)) for code, glyph in letters.items() if glyph in placed
    }
    known = dict(zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True))
    new = {
        glyph: known[plain]
        for code, glyph in letters.items()
        if glyph not in known
        and (parts := _parts(chr(code)))
        and unicodedata.combining(parts[1]) not in above_or_below
        and (plain := letters.get(ord(parts[0]))) in known
    }
    everything = known | new
    order = sorted(everything, key=font.getGlyphID)
    table.BaseCoverage.glyphs = order
    table.BaseArray.BaseRecord = [everything[glyph] for glyph in order]
    table.BaseArray.BaseCount = len(order)
    return bool(new)


def _parts(letter: str) -> tuple[str, str] | None:
    """Give the plain letter and the mark that a letter is made of; nothing for others."""
    parts = unicodedata.normalize("NFD", letter)
    return (parts[0], parts[1]) if len(parts) == 2 else None
