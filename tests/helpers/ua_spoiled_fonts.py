"""Fonts of a sound PDF spoilt in one way for each check of the Matterhorn Protocol on fonts.

A font of ours is spoilt where it can be; fonts of kinds that we do not write are put beside those
of the form.
"""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from tests.helpers.ua_book import UaBook

_SYMBOLIC, _NONSYMBOLIC = 4, 32


def _entries(**given: Any) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject(f"/{key}"): NameObject(f"/{value}") if isinstance(value, str) else value
            for key, value in given.items()
        }
    )


def _stream(data: bytes, **given: Any) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    made.update(_entries(**given))
    return made


def _font(book: UaBook) -> Any:
    """A font that words of the book are set in."""
    return next(font for font, shown in book.fonts.values() if shown)


def _inner(book: UaBook) -> Any:
    return _font(book)["/DescendantFonts"][0].get_object()


def _put(font: Any, **given: Any) -> None:
    font.update(_entries(**given))


def _with_cmap(book: UaBook, data: bytes = b"", **given: Any) -> None:
    """Give a font a CMap of its own, of the same system but for what is given."""
    system = DictionaryObject(_inner(book)["/CIDSystemInfo"])
    for key in ("Registry", "Ordering", "Supplement"):
        if key in given:
            system[NameObject(f"/{key}")] = given.pop(key)
    _put(_font(book), Encoding=_stream(data, CIDSystemInfo=system, **given))


def _as_truetype(book: UaBook, **given: Any) -> None:
    """Make the inner font one whose glyphs are those of TrueType."""
    inner = _inner(book)
    _put(inner, Subtype="CIDFontType2")
    inner.pop("/CIDToGIDMap", None)
    _put(inner, **given)


def _to_unicode(book: UaBook, letters: bytes) -> None:
    code = min(next(shown for _, shown in book.fonts.values() if shown)).encode()
    cmap = b"1 beginbfchar <%b> <%b> endbfchar" % (code, letters)
    _put(_font(book), ToUnicode=_stream(cmap))


def _beside(book: UaBook, font: DictionaryObject) -> None:
    """Put a font beside that of the form."""
    number = max(book.reader.xref[0]) + 2000
    book.reader.cache_indirect_object(0, number, font)
    fonts = book.catalog["/AcroForm"]["/DR"]["/Font"]
    fonts[NameObject("/Spoilt")] = IndirectObject(number, 0, book.reader)


def _letters(book: UaBook, *maps: tuple[int, int], flags: int = _NONSYMBOLIC, **given: Any) -> None:
    """Put a plain TrueType font with these maps beside that of the form."""
    usual: dict[str, Any] = {"Encoding": "WinAnsiEncoding"} if flags == _NONSYMBOLIC else {}
    usual |= {key: value for key, value in given.items() if value is not None}
    if given.get("Encoding", "") is None:
        usual.pop("Encoding")
    descriptor = _entries(Flags=NumberObject(flags), FontFile2=_stream(_program(maps)))
    _beside(
        book,
        _entries(Subtype="TrueType", BaseFont="Spoilt", FontDescriptor=descriptor, **usual),
    )


@cache
def _program(maps: tuple[tuple[int, int], ...]) -> bytes:
    """A TrueType font of one letter, with these maps of letters."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({})
    builder.setupGlyf({one: TTGlyphPen(None).glyph() for one in (".notdef", "A")})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "A"), (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    font = builder.font
    tables = []
    for platform, encoding in maps:
        table = CmapSubtable.newSubtable(4)
        table.platformID, table.platEncID, table.language = platform, encoding, 0
        table.cmap = {65: "A"} if (platform, encoding) != (0, 3) else {}
        tables.append(table)
    font["cmap"].tables = tables
    data = io.BytesIO()
    font.save(data)
    return data.getvalue()


def _type1(book: UaBook, charset: str) -> None:
    descriptor = _entries(
        Flags=NumberObject(_NONSYMBOLIC),
        FontFile3=_stream(_program(((3, 1),))),
        CharSet=TextStringObject(charset),
    )
    _beside(
        book,
        _entries(
            Subtype="Type1",
            BaseFont="Spoilt",
            Encoding="WinAnsiEncoding",
            FontDescriptor=descriptor,
        ),
    )


def _cidset(book: UaBook, data: bytes) -> None:
    _put(_inner(book)["/FontDescriptor"], CIDSet=_stream(data))


def _shown(book: UaBook, code: str) -> None:
    next(shown for _, shown in book.fonts.values() if shown).add(code)


def _differing(*names: str) -> DictionaryObject:
    letters = [NameObject(f"/{one}") for one in names]
    return _entries(
        BaseEncoding="WinAnsiEncoding", Differences=ArrayObject([NumberObject(65), *letters])
    )


FONT_SPOILERS: dict[str, Callable[[UaBook], Any]] = {
    "10-001": lambda book: _put(_font(book), ToUnicode=_stream(b"")),
    "17-003": lambda book: (
        _put(_font(book), ToUnicode=_stream(b"")),
        book.of_role("P")[0].given.update(_entries(S="Formula")),
        book.__dict__.pop("elements"),
    ),
    "31-001": lambda book: _with_cmap(book, Registry=TextStringObject("Other")),
    "31-002": lambda book: _with_cmap(book, Ordering=TextStringObject("Other")),
    "31-003": lambda book: _with_cmap(book, Supplement=NumberObject(9)),
    "31-004": lambda book: _as_truetype(book, CIDToGIDMap="Sideways"),
    "31-005": _as_truetype,
    "31-006": lambda book: _put(_font(book), Encoding="Homemade-H"),
    "31-007": lambda book: _with_cmap(book, b"/WMode 1 def"),
    "31-008": lambda book: _with_cmap(book, UseCMap="Homemade-H"),
    "31-009": lambda book: [
        _inner(book)["/FontDescriptor"].pop(key, None)
        for key in ("/FontFile", "/FontFile2", "/FontFile3")
    ],
    "31-011": lambda book: _shown(book, "fffe"),
    "31-012": lambda book: _type1(book, ""),
    "31-013": lambda book: _type1(book, "/A/B"),
    "31-014": lambda book: _cidset(book, b"\0"),
    "31-015": lambda book: _cidset(book, b"\xff" * 8192),
    "31-016": lambda book: _put(_inner(book), W=ArrayObject(), DW=FloatObject(1)),
    "31-017": lambda book: _letters(book, (3, 0)),
    "31-018": lambda book: (
        _letters(book, (0, 3)),
        [shown.add("41") for font, shown in book.fonts.values() if font["/BaseFont"] == "/Spoilt"],
    ),
    "31-019": lambda book: _letters(book, (3, 1), Encoding=None),
    "31-020": lambda book: _letters(book, (3, 1), Encoding=_entries()),
    "31-021": lambda book: _letters(book, (3, 1), Encoding="StandardEncoding"),
    "31-022": lambda book: _letters(book, (3, 1), Encoding=_differing("squiggle99x")),
    "31-023": lambda book: _letters(book, (1, 0), Encoding=_differing("A")),
    "31-024": lambda book: _letters(book, (3, 0), flags=_SYMBOLIC, Encoding="WinAnsiEncoding"),
    "31-025": lambda book: _letters(book, flags=_SYMBOLIC),
    "31-026": lambda book: _letters(book, (1, 0), (3, 1), flags=_SYMBOLIC),
    "31-027": lambda book: _font(book).pop("/ToUnicode"),
    "31-028": lambda book: _to_unicode(book, b"0000"),
    "31-029": lambda book: _to_unicode(book, b"feff"),
    "31-030": lambda book: _shown(book, "0000"),
}
