"""Checks of the Matterhorn Protocol on the file: checkpoints 06, 07, 11, 20 to 26."""

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject

from tests.helpers.ua_book import UaBook, direct, is_true
from tests.helpers.ua_check import check

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # BCP 47, as far as a pattern goes
_EXTRACT = 1 << 9  # bit 10 of /P: what is in the file may be read out


@check("06-001", "the file has no metadata")
def no_metadata(book: UaBook) -> Iterator[str]:
    if not book.metadata:
        yield "the catalog"


@check("06-002", "the metadata do not say that the file is PDF/UA")
def no_claim(book: UaBook) -> Iterator[str]:
    if book.metadata and not re.search(
        r"pdfuaid:part\s*=\s*[\"']1[\"']|<pdfuaid:part>\s*1\s*<", book.metadata
    ):
        yield "the metadata"


@check("06-003", "the metadata have no title")
def no_title(book: UaBook) -> Iterator[str]:
    titled = re.search(r"<dc:title>.*?<rdf:li[^>]*>\s*[^\s<]", book.metadata, re.S)
    if book.metadata and not titled:
        yield "the metadata"


@check("07-001", "the file does not say whether a viewer shows its title")
def unsaid_title(book: UaBook) -> Iterator[str]:
    if "/DisplayDocTitle" not in book.catalog.get("/ViewerPreferences", {}):
        yield "the catalog"


@check("07-002", "a viewer is to show the name of the file and not its title")
def hidden_title(book: UaBook) -> Iterator[str]:
    shown = book.catalog.get("/ViewerPreferences", {}).get("/DisplayDocTitle", True)
    if not is_true(shown):
        yield "the catalog"


def _has_language(book: UaBook) -> bool:
    return bool(_TAG.fullmatch(str(book.catalog.get("/Lang", ""))))


@check("11-001", "the language of words on a page is not known")
def words_of_no_language(book: UaBook) -> Iterator[str]:
    for (page, _), one in book.marked.items():
        given = next((at.given["/Lang"] for at in one.around() if "/Lang" in at.given), None)
        if given is None and not _has_language(book):
            yield f"page {page + 1}"
        elif given is not None and not _TAG.fullmatch(str(given)):
            yield f"page {page + 1}, {given}"


@check("11-002", "the language of what is said in place of something is not known")
def said_in_no_language(book: UaBook) -> Iterator[str]:
    for one in book.elements:
        said = [key for key in ("/Alt", "/ActualText", "/E") if key in one.given]
        if said and not _has_language(book) and not any("/Lang" in at.given for at in one.around()):
            yield str(one)


@check("11-003", "the language of the bookmarks is not known")
def bookmarks_of_no_language(book: UaBook) -> Iterator[str]:
    if "/Outlines" in book.catalog and not _has_language(book):
        yield "the catalog"


@check("11-004", "the language of what is said of an annotation is not known")
def annotations_of_no_language(book: UaBook) -> Iterator[str]:
    for _, number, one in book.annotations:
        if "/Contents" in one and not _has_language(book) and not _own_language(book, number):
            yield str(one.get("/Subtype"))


@check("11-005", "the language of what is said of a field is not known")
def fields_of_no_language(book: UaBook) -> Iterator[str]:
    for _, number, one in book.annotations:
        named = inherited(one, "/TU")
        if named and not _has_language(book) and not _own_language(book, number):
            yield str(named)


@check("11-006", "the language of the metadata is not known")
def metadata_of_no_language(book: UaBook) -> Iterator[str]:
    own = re.search(r"xml:lang=[\"'](?!x-default)[a-zA-Z]", book.metadata)
    if book.metadata and not own and not _has_language(book):
        yield "the metadata"


def _own_language(book: UaBook, number: int) -> bool:
    owner = book.owners.get(number)
    return bool(owner) and any("/Lang" in one.given for one in owner.around())


def _layers(book: UaBook) -> DictionaryObject:
    return book.catalog["/OCProperties"] if "/OCProperties" in book.catalog else DictionaryObject()


@check("20-001", "one of several settings of layers has no name")
def nameless_layers(book: UaBook) -> Iterator[str]:
    for one in _layers(book).get("/Configs", []):
        if not one.get_object().get("/Name"):
            yield "a setting"


@check("20-002", "the usual setting of layers has no name")
def nameless_usual_layers(book: UaBook) -> Iterator[str]:
    usual = _layers(book).get("/D")
    if usual is not None and not usual.get_object().get("/Name"):
        yield "the usual one"


@check("20-003", "a setting of layers turns them on by itself")
def turning_layers(book: UaBook) -> Iterator[str]:
    layers = _layers(book)
    for one in [*layers.get("/Configs", []), *([layers["/D"]] if "/D" in layers else [])]:
        if "/AS" in one.get_object():
            yield "a setting"


@check("21-001", "a file inside the file does not say what it is called")
def nameless_files(book: UaBook) -> Iterator[str]:
    for one in _specifications(book):
        if "/EF" in one and not ("/F" in one and "/UF" in one):
            yield "a file"


def _specifications(book: UaBook) -> Iterator[Any]:
    names = book.catalog.get("/Names", {})
    files = direct(names, "/EmbeddedFiles", {})
    yield from (one.get_object() for one in files.get("/Names", [])[1::2])
    for _, _, one in book.annotations:
        if "/FS" in one:
            yield one["/FS"]


@check("25-001", "the file is a form that is laid out when it is opened")
def laid_out_late(book: UaBook) -> Iterator[str]:
    form = book.catalog.get("/AcroForm", {})
    parts = form["/XFA"] if "/XFA" in form else ArrayObject()
    for one in parts if isinstance(parts, ArrayObject) else [parts]:
        given = one.get_object()
        data = given.get_data() if hasattr(given, "get_data") else b""
        if re.search(rb"dynamicRender[^>]*>\s*required", data):
            yield "the form"


@check("26-001", "the file is encrypted and does not say what is allowed")
def unsaid_rights(book: UaBook) -> Iterator[str]:
    encrypted = book.reader.trailer.get("/Encrypt")
    if encrypted is not None and "/P" not in encrypted.get_object():
        yield "the trailer"


@check("26-002", "the file is encrypted and does not let it be read out")
def forbidden(book: UaBook) -> Iterator[str]:
    encrypted = book.reader.trailer.get("/Encrypt")
    given = encrypted.get_object() if encrypted is not None else {}
    if "/P" in given and not int(given["/P"]) & _EXTRACT:
        yield "the trailer"


def inherited(one: Any, key: str) -> Any:
    while key not in one and "/Parent" in one:
        one = one["/Parent"]
    return one.get(key)
