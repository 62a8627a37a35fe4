"""A sound PDF spoilt in one way for each check of the Matterhorn Protocol.

Each spoiler is called by the number of the check that has to find it. What a file of ours has no
place for, such as a film or a layer, is put there first.
"""

from collections.abc import Callable
from typing import Any

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from tests.helpers.ua_book import Element, UaBook
from tests.helpers.ua_content import content_of
from tests.helpers.ua_spoiled_fonts import FONT_SPOILERS

Spoiler = Callable[[UaBook], Any]


def name(text: str) -> NameObject:
    return NameObject(f"/{text}")


def entries(**given: Any) -> DictionaryObject:
    """A dictionary; what is a text becomes a name."""
    return DictionaryObject(
        {
            name(key): name(value) if isinstance(value, str) else value
            for key, value in given.items()
        }
    )


def stream(data: bytes, **given: Any) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    made.update(entries(**given))
    return made


def text(words: str) -> TextStringObject:
    return TextStringObject(words)


def _draw(book: UaBook, content: bytes, page: int = 5) -> None:
    """Draw something more on a page."""
    sheet = book.pages[page]
    sheet[name("Contents")] = stream(content_of(sheet) + b"\n" + content)


def _first(book: UaBook, role: str) -> Element:
    return book.of_role(role)[0]


def _become(book: UaBook, role: str, other: str, number: int = 0) -> None:
    book.of_role(role)[number].given[name("S")] = name(other)
    del book.__dict__["elements"]


def _annotation(book: UaBook, kind: str) -> Any:
    return next(one for _, _, one in book.annotations if one["/Subtype"] == f"/{kind}")


def _unowned(book: UaBook, **given: Any) -> DictionaryObject:
    """Put an annotation on a page that no element knows."""
    made = entries(Type="Annot", **given)
    book.pages[5][name("Annots")] = ArrayObject([*book.pages[5].get("/Annots", []), made])
    return made


def _of_link(book: UaBook, **given: Any) -> None:
    """Make another annotation of a link, in the element that it has."""
    one = _annotation(book, "Link")
    one.update(entries(**given))
    one.pop("/Contents", None)


def _drop(given: Any, key: str) -> None:
    given.pop(f"/{key}")


def _speechless(book: UaBook) -> None:
    """Take the language out of the file."""
    _drop(book.catalog, "Lang")


def _layers(book: UaBook, **given: Any) -> None:
    book.catalog[name("OCProperties")] = entries(
        Configs=ArrayObject([entries(**given)]), D=entries(**given)
    )


def _encrypted(book: UaBook, **given: Any) -> None:
    book.reader.trailer[name("Encrypt")] = entries(Filter="Standard", **given)


def _metadata(book: UaBook, old: str, new: str) -> None:
    assert old in book.metadata
    book.catalog[name("Metadata")] = stream(book.metadata.replace(old, new).encode())
    del book.__dict__["metadata"]


def _form(book: UaBook, content: bytes, draw: bytes, **given: Any) -> None:
    """Draw a form on a page, as an artifact."""
    resources = book.pages[5]["/Resources"]
    made = stream(content, Subtype="Form", **given)
    number = max(book.reader.xref[0]) + 1000
    book.reader.cache_indirect_object(0, number, made)
    resources[name("XObject")][name("Spoilt")] = IndirectObject(number, 0, book.reader)
    _draw(book, draw)


def _clip(book: UaBook, **given: Any) -> None:
    _of_link(
        book,
        Subtype="Screen",
        A=entries(S="Rendition", R=entries(S="MR", C=entries(S="MCD", **given))),
    )


_DRAWN_FORM = b"/Artifact BMC /Spoilt Do EMC"

SPOILERS: dict[str, Spoiler] = {
    "01-003": lambda book: _draw(book, b"/P <</MCID 0>> BDC /Artifact BMC EMC EMC"),
    "01-004": lambda book: _draw(book, b"/Artifact BMC /P <</MCID 0>> BDC EMC EMC"),
    "01-005": lambda book: _draw(book, b"0 0 9 9 re f"),
    "01-007": lambda book: book.catalog["/MarkInfo"].update(
        {name("Suspects"): BooleanObject(True)}
    ),
    "02-001": lambda book: _become(book, "P", "Passage"),
    "02-003": lambda book: book.tree.update({name("RoleMap"): entries(One="Two", Two="One")}),
    "02-004": lambda book: book.tree.update({name("RoleMap"): entries(P="H1")}),
    "06-001": lambda book: _drop(book.catalog, "Metadata"),
    "06-002": lambda book: _metadata(book, 'pdfuaid:part="1"', ""),
    "06-003": lambda book: _metadata(book, "dc:title>", "dc:other>"),
    "07-001": lambda book: _drop(book.catalog["/ViewerPreferences"], "DisplayDocTitle"),
    "07-002": lambda book: book.catalog["/ViewerPreferences"].update(
        {name("DisplayDocTitle"): BooleanObject(False)}
    ),
    "09-004": lambda book: _become(book, "TR", "P"),
    "09-005": lambda book: _become(book, "LI", "P"),
    "09-006": lambda book: _become(book, "TOCI", "P"),
    "09-007": lambda book: _become(book, "P", "RT"),
    "09-008": lambda book: _become(book, "P", "WT"),
    "11-001": _speechless,
    "11-002": _speechless,
    "11-003": _speechless,
    "11-004": _speechless,
    "11-005": _speechless,
    "11-006": _speechless,
    "13-004": lambda book: _drop(_first(book, "Figure").given, "Alt"),
    "14-002": lambda book: _become(book, "H1", "H2"),
    "14-003": lambda book: _become(book, "H2", "H4"),
    "14-006": lambda book: [_become(book, "P", "H", 2) for _ in range(2)],
    "14-007": lambda book: _become(book, "P", "H"),
    "15-003": lambda book: [one.given.pop("/A") for one in book.of_role("TH")],
    "17-002": lambda book: _become(book, "P", "Formula"),
    "19-003": lambda book: _drop(_first(book, "Note").given, "ID"),
    "19-004": lambda book: _first(book, "P").given.update(
        {name("ID"): _first(book, "Note").given["/ID"]}
    ),
    "20-001": lambda book: _layers(book),
    "20-002": lambda book: _layers(book),
    "20-003": lambda book: _layers(book, Name=text("all"), AS=ArrayObject()),
    "21-001": lambda book: _of_link(book, FS=entries(EF=entries())),
    "25-001": lambda book: book.catalog["/AcroForm"].update(
        {name("XFA"): stream(b"<dynamicRender>required</dynamicRender>")}
    ),
    "26-001": lambda book: _encrypted(book),
    "26-002": lambda book: _encrypted(book, P=NumberObject(-1 ^ (1 << 9))),
    "28-002": lambda book: _unowned(book, Subtype="Highlight", Contents=text("a mark")),
    "28-004": lambda book: _of_link(book, Subtype="Highlight"),
    "28-005": lambda book: [
        given.pop("/TU", None)
        for _, _, one in book.annotations
        for given in (one, one.get("/Parent", {}))
    ],
    "28-006": lambda book: _of_link(book, Subtype="Sparkle"),
    "28-007": lambda book: _unowned(book, Subtype="TrapNet"),
    "28-008": lambda book: [page.pop("/Tabs") for page in book.pages],
    "28-009": lambda book: book.pages[5].update({name("Tabs"): name("R")}),
    "28-010": lambda book: _become(book, "Form", "P"),
    "28-011": lambda book: _become(book, "Link", "Span"),
    "28-012": lambda book: _drop(_annotation(book, "Link"), "Contents"),
    "28-014": lambda book: _clip(book, Alt=ArrayObject()),
    "28-015": lambda book: _clip(book, CT=text("video/mp4")),
    "28-016": lambda book: _of_link(book, Subtype="FileAttachment", FS=entries(EF=entries())),
    "28-017": lambda book: _of_link(book, Subtype="PrinterMark"),
    "28-018": lambda book: _unowned(
        book, Subtype="PrinterMark", AP=entries(N=stream(b"0 0 9 9 re f"))
    ),
    "30-001": lambda book: _form(book, b"", _DRAWN_FORM, Ref=entries()),
    "30-002": lambda book: _form(book, b"/P <</MCID 0>> BDC EMC", _DRAWN_FORM + b" " + _DRAWN_FORM),
    **FONT_SPOILERS,
}
