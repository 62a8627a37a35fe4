"""Checks of the Matterhorn Protocol on fonts: checkpoints 10, 17 and 31."""

import re
from collections.abc import Iterator
from typing import Any

from fontTools.agl import AGL2UV
from fontTools.ttLib import TTFont

from tests.helpers.ua_book import UaBook
from tests.helpers.ua_check import check
from tests.helpers.ua_font import UaFont, fonts_of

# ISO 32000-1, table 118, by the beginnings of their names: CMaps that are not embedded.
_KNOWN_CMAPS = re.compile(
    r"/(Identity|GB|GBK|GBpc|GBKp|GBK2K|UniGB|B5|HK|ETen|ETenms|CNS|UniCNS|83pv|90ms|90msp|90pv|"
    r"Add|EUC|Ext|H|V|UniJIS|KSC|KSCms|KSCpc|UniKS)(-|$)"
)
_SYMBOLIC = 1 << 2
_PLAIN = ("/MacRomanEncoding", "/WinAnsiEncoding")


@check("10-001", "a code in a font says no letter")
def no_letter(book: UaBook) -> Iterator[str]:
    for one in fonts_of(book):
        known = one.unicode()
        if one.composite:
            yield from (f"{one.name}, {code}" for code in sorted(one.shown) if not known.get(code))


@check("17-003", "a code in a formula says no letter")
def no_letter_in_formula(book: UaBook) -> Iterator[str]:
    if book.of_role("Formula"):
        yield from no_letter(book)


def _systems(one: UaFont) -> tuple[Any, Any]:
    cmap = one.encoding if hasattr(one.encoding, "get_data") else None
    own = cmap.get("/CIDSystemInfo", {}) if cmap is not None else None
    return one.inner.get("/CIDSystemInfo", {}), own


@check("31-001", "a font and its CMap are of other registries")
def registries(book: UaBook) -> Iterator[str]:
    yield from _differing(book, "/Registry")


@check("31-002", "a font and its CMap are of other orderings")
def orderings(book: UaBook) -> Iterator[str]:
    yield from _differing(book, "/Ordering")


def _differing(book: UaBook, key: str) -> Iterator[str]:
    for one in fonts_of(book):
        font, cmap = _systems(one)
        if one.composite and cmap is not None and font.get(key) != cmap.get(key):
            yield one.name


@check("31-003", "a CMap is of a later supplement than its font")
def supplements(book: UaBook) -> Iterator[str]:
    for one in fonts_of(book):
        font, cmap = _systems(one)
        older = int(font.get("/Supplement", 0)) < int((cmap or {}).get("/Supplement", 0))
        if one.composite and older:
            yield one.name


@check("31-004", "a font's numbers of glyphs are named by something unknown")
def odd_numbers(book: UaBook) -> Iterator[str]:
    for one in fonts_of(book):
        given = one.inner.get("/CIDToGIDMap")
        given = given.get_object() if given is not None else None
        known = given is None or given == "/Identity" or hasattr(given, "get_data")
        if _is_cid_truetype(one) and not known:
            yield one.name


@check("31-005", "a font does not say the numbers of its glyphs")
def no_numbers(book: UaBook) -> Iterator[str]:
    for one in fonts_of(book):
        if _is_cid_truetype(one) and "/CIDToGIDMap" not in one.inner:
            yield one.name


def _is_cid_truetype(one: UaFont) -> bool:
    return one.composite and one.inner["/Subtype"] == "/CIDFontType2"


@check("31-006", "a CMap is neither known nor in the file")
def unknown_cmap(book: UaBook) -> Iterator[str]:
    for one in fonts_of(book):
        if one.composite and isinstance(one.encoding, str) and not _KNOWN_CMAPS.match(one.encoding):
            yield f"{one.name}, {one.encoding}"


@check("31-007", "a CMap says two directions of writing")
def two_directions(book: UaBook) -> Iterator[str]:
    for one in fonts_of(book):
        if one.composite and hasattr(one.encoding, "get_data"):
            inside = re.search(rb"/WMode\s+(\d)", one.encoding.get_data())
            if int(one.encoding.get("/WMode", 0)) != int(inside[1] if inside else 0):
                yield one.name


@check("31-008", "a CMap rests on one that is not known")
def unknown_basis(book: UaBook) -> Iterator[str]:
    for one in fonts_of(book):
        if one.composite and hasattr(one.encoding, "get_data"):
            basis = one.encoding.get("/UseCMap")
            if isinstance(basis, str) and not _KNOWN_CMAPS.match(basis):
                yield f"{one.name}, {basis}"


@check("31-009", "a font is not in the file")
def not_embedded(book: UaBook) -> Iterator[str]:
    yield from (one.name for one in fonts_of(book) if not one.embedded)


@check("31-011", "a glyph is not in its font")
def no_glyph(book: UaBook) -> Iterator[str]:
    for one in fonts_of(book):
        if one.glyphs:
            yield from (f"{one.name}, {cid}" for cid in one.cids() if cid >= len(one.glyphs))


@check("31-012", "a glyph of a font is not in its CharSet")
def beyond_charset(book: UaBook) -> Iterator[str]:
    for name, said, there in _charsets(book):
        yield from (f"{name}, {one}" for one in sorted(there - said - {".notdef"}))


@check("31-013", "a CharSet names a glyph that is not in the font")
def empty_charset(book: UaBook) -> Iterator[str]:
    for name, said, there in _charsets(book):
        yield from (f"{name}, {one}" for one in sorted(said - there))


def _charsets(book: UaBook) -> Iterator[tuple[str, set[str], set[str]]]:
    for one in fonts_of(book):
        if "/CharSet" in one.descriptor and one.font["/Subtype"] in ("/Type1", "/MMType1"):
            said = {name for name in str(one.descriptor["/CharSet"]).split("/") if name}
            yield one.name, said, set(one.glyphs)


@check("31-014", "a glyph of a font is not in its CIDSet")
def beyond_cidset(book: UaBook) -> Iterator[str]:
    for name, said, there in _cidsets(book):
        yield from (f"{name}, {one}" for one in sorted(there - said))


@check("31-015", "a CIDSet names a glyph that is not in the font")
def empty_cidset(book: UaBook) -> Iterator[str]:
    for name, said, there in _cidsets(book):
        yield from (f"{name}, {one}" for one in sorted(said - there))


def _cidsets(book: UaBook) -> Iterator[tuple[str, set[int], set[int]]]:
    for one in fonts_of(book):
        if one.composite and "/CIDSet" in one.descriptor:
            data = one.descriptor["/CIDSet"].get_data()
            said = {
                8 * at + bit
                for at, byte in enumerate(data)
                for bit in range(8)
                if byte & (128 >> bit)
            }
            yield one.name, said, set(range(len(one.glyphs)))


@check("31-016", "a glyph is of another width than its font says")
def other_width(book: UaBook) -> Iterator[str]:
    for one in fonts_of(book):
        if not (one.composite and isinstance(one.program, TTFont) and "hmtx" in one.program):
            continue
        said, usual = one.widths(), float(one.inner.get("/DW", 1000))
        units, order = one.program["head"].unitsPerEm, one.glyphs
        for cid in one.cids():
            if cid < len(order):
                own = one.program["hmtx"][order[cid]][0] * 1000 / units
                if abs(own - said.get(cid, usual)) > 1:
                    yield f"{one.name}, {cid}: {own:.1f}"


def _plain(book: UaBook, *, symbolic: bool) -> Iterator[UaFont]:
    for one in fonts_of(book):
        if one.truetype and bool(one.flags & _SYMBOLIC) == symbolic:
            yield one


def _base(one: UaFont) -> Any:
    given = one.encoding
    return given.get("/BaseEncoding") if hasattr(given, "get") else given


@check("31-017", "a font of letters has no map of letters")
def no_map(book: UaBook) -> Iterator[str]:
    for one in _plain(book, symbolic=False):
        if one.program is not None and not {(3, 1), (1, 0), (0, 3)} & set(one.cmaps()):
            yield one.name


@check("31-018", "a letter is not in any map of its font")
def unmapped_letter(book: UaBook) -> Iterator[str]:
    for one in _plain(book, symbolic=False):
        if isinstance(one.program, TTFont) and one.shown and not one.program.getBestCmap():
            yield one.name


@check("31-019", "a font of letters has no encoding")
def no_encoding(book: UaBook) -> Iterator[str]:
    yield from (one.name for one in _plain(book, symbolic=False) if one.encoding is None)


@check("31-020", "an encoding of a font of letters has no basis")
def no_basis(book: UaBook) -> Iterator[str]:
    for one in _plain(book, symbolic=False):
        if hasattr(one.encoding, "get") and "/BaseEncoding" not in one.encoding:
            yield one.name


@check("31-021", "a font of letters has an encoding that is not known everywhere")
def odd_encoding(book: UaBook) -> Iterator[str]:
    for one in _plain(book, symbolic=False):
        if _base(one) is not None and _base(one) not in _PLAIN:
            yield f"{one.name}, {_base(one)}"


def _differences(one: UaFont) -> list[str]:
    given = one.encoding.get("/Differences", []) if hasattr(one.encoding, "get") else []
    return [str(name).lstrip("/") for name in given if isinstance(name, str)]


@check("31-022", "an encoding names a letter that has no such name")
def odd_names(book: UaBook) -> Iterator[str]:
    for one in _plain(book, symbolic=False):
        yield from (f"{one.name}, {name}" for name in _differences(one) if name not in AGL2UV)


@check("31-023", "an encoding names letters of a font without a map of Unicode")
def names_without_map(book: UaBook) -> Iterator[str]:
    for one in _plain(book, symbolic=False):
        if _differences(one) and (3, 1) not in one.cmaps():
            yield one.name


@check("31-024", "a font of symbols has an encoding")
def encoded_symbols(book: UaBook) -> Iterator[str]:
    yield from (one.name for one in _plain(book, symbolic=True) if one.encoding is not None)


@check("31-025", "a font of symbols has no map")
def unmapped_symbols(book: UaBook) -> Iterator[str]:
    for one in _plain(book, symbolic=True):
        if one.program is not None and not one.cmaps():
            yield one.name


@check("31-026", "a font of symbols has several maps and none of symbols")
def several_maps(book: UaBook) -> Iterator[str]:
    for one in _plain(book, symbolic=True):
        if len(one.cmaps()) > 1 and (3, 0) not in one.cmaps():
            yield one.name


@check("31-027", "a font does not say which letters its codes are")
def no_unicode(book: UaBook) -> Iterator[str]:
    for one in fonts_of(book):
        known = one.truetype and not one.flags & _SYMBOLIC
        if "/ToUnicode" not in one.font and not known and _base(one) not in _PLAIN:
            yield one.name


@check("31-028", "a code says the letter 0")
def letter_zero(book: UaBook) -> Iterator[str]:
    yield from _saying(book, "0000")


@check("31-029", "a code says a mark of byte order")
def byte_order(book: UaBook) -> Iterator[str]:
    yield from _saying(book, "feff")
    yield from _saying(book, "fffe")


def _saying(book: UaBook, letter: str) -> Iterator[str]:
    for one in fonts_of(book):
        for code, said in one.unicode().items():
            if letter in [said[at : at + 4] for at in range(0, len(said), 4)]:
                yield f"{one.name}, {code}"


@check("31-030", "a letter is shown that its font does not have")
def notdef(book: UaBook) -> Iterator[str]:
    for one in fonts_of(book):
        if one.composite and "0000" in one.shown:
            yield one.name
