"""Checks of the Matterhorn Protocol on annotations and forms: checkpoints 28 and 30."""

from collections.abc import Iterator
from typing import Any

from tests.helpers.ua_book import UaBook
from tests.helpers.ua_check import check
from tests.helpers.ua_file import inherited

# ISO 32000-1, 12.5.6: the subtypes of annotations.
_ANNOTATIONS = frozenset(
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut "
    "Stamp Caret Ink Popup FileAttachment Sound Movie Widget Screen PrinterMark TrapNet Watermark "
    "3D Redact".split()
)


@check("28-002", "an annotation stands in no Annot element")
def annotation_in_none(book: UaBook) -> Iterator[str]:
    for _, number, one in book.annotations:
        kind, owner = _kind(one), book.owners.get(number)
        other = kind not in ("Widget", "Link", "PrinterMark", "Popup") and not _hidden(one)
        if other and (owner is None or owner.role != "Annot"):
            yield kind


@check("28-004", "nothing is said of an annotation")
def silent_annotation(book: UaBook) -> Iterator[str]:
    for _, number, one in book.annotations:
        owner = book.owners.get(number)
        told = one.get("/Contents") or (owner and owner.given.get("/Alt"))
        if _kind(one) not in ("Widget", "Popup", "PrinterMark") and not told and not _hidden(one):
            yield _kind(one)


@check("28-005", "nothing is said of a field")
def silent_field(book: UaBook) -> Iterator[str]:
    for _, number, one in book.annotations:
        owner = book.owners.get(number)
        told = inherited(one, "/TU") or (owner and owner.given.get("/Alt"))
        if _kind(one) == "Widget" and not told and not _hidden(one):
            yield str(inherited(one, "/T"))


@check("28-006", "an annotation of an unknown kind stands in no Annot, or nothing is said of it")
def unknown_annotation(book: UaBook) -> Iterator[str]:
    for _, number, one in book.annotations:
        owner = book.owners.get(number)
        if _kind(one) not in _ANNOTATIONS and not (
            owner and owner.role == "Annot" and (one.get("/Contents") or owner.given.get("/Alt"))
        ):
            yield _kind(one)


@check("28-007", "there is a trap network")
def trap_network(book: UaBook) -> Iterator[str]:
    yield from (f"page {at + 1}" for at, _, one in book.annotations if _kind(one) == "TrapNet")


@check("28-008", "a page with annotations has no order of them")
def no_order(book: UaBook) -> Iterator[str]:
    for at, page in enumerate(book.pages, start=1):
        if page.get("/Annots") and "/Tabs" not in page:
            yield f"page {at}"


@check("28-009", "annotations of a page are not in the order of its structure")
def other_order(book: UaBook) -> Iterator[str]:
    for at, page in enumerate(book.pages, start=1):
        if page.get("/Annots") and page.get("/Tabs", "/S") != "/S":
            yield f"page {at}"


@check("28-010", "a field stands in no Form")
def field_in_no_form(book: UaBook) -> Iterator[str]:
    yield from _outside(book, "Widget", "Form")


@check("28-011", "a link stands in no Link")
def link_in_no_link(book: UaBook) -> Iterator[str]:
    yield from _outside(book, "Link", "Link")


@check("28-012", "a link does not say where it leads")
def silent_link(book: UaBook) -> Iterator[str]:
    for at, _, one in book.annotations:
        if _kind(one) == "Link" and not one.get("/Contents") and not _hidden(one):
            yield f"page {at + 1}"


def _clips(book: UaBook) -> Iterator[Any]:
    for _, _, one in book.annotations:
        action = one.get("/A", {})
        rendition = action.get_object().get("/R") if action else None
        clip = rendition.get_object().get("/C") if rendition else None
        if clip:
            yield clip.get_object()


@check("28-014", "a recording does not say what kind it is")
def kindless_clip(book: UaBook) -> Iterator[str]:
    yield from ("a recording" for one in _clips(book) if "/CT" not in one)


@check("28-015", "nothing is said in place of a recording")
def silent_clip(book: UaBook) -> Iterator[str]:
    yield from ("a recording" for one in _clips(book) if "/Alt" not in one)


@check("28-016", "a file that is attached to a page does not say what it is called")
def nameless_attachment(book: UaBook) -> Iterator[str]:
    for at, _, one in book.annotations:
        given = one.get("/FS", {})
        if _kind(one) == "FileAttachment" and not ("/F" in given and "/UF" in given):
            yield f"page {at + 1}"


@check("28-017", "a printer's mark is in the structure")
def read_mark(book: UaBook) -> Iterator[str]:
    for at, number, one in book.annotations:
        if _kind(one) == "PrinterMark" and number in book.owners:
            yield f"page {at + 1}"


@check("28-018", "a printer's mark is no artifact")
def mark_no_artifact(book: UaBook) -> Iterator[str]:
    for at, _, one in book.annotations:
        if _kind(one) == "PrinterMark" and b"/Artifact" not in one["/AP"]["/N"].get_data():
            yield f"page {at + 1}"


@check("30-001", "a page of another file is drawn")
def other_file(book: UaBook) -> Iterator[str]:
    yield from ("a form" for form, _, _ in book.forms.values() if "/Ref" in form)


@check("30-002", "a form whose words are read is drawn twice")
def read_twice(book: UaBook) -> Iterator[str]:
    yield from ("a form" for _, inside, times in book.forms.values() if inside.marks and times > 1)


def _kind(one: Any) -> str:
    return str(one.get("/Subtype", "")).lstrip("/")


def _hidden(one: Any) -> bool:
    return bool(int(one.get("/F", 0)) & 2)


def _outside(book: UaBook, kind: str, role: str) -> Iterator[str]:
    for at, number, one in book.annotations:
        owner = book.owners.get(number)
        if _kind(one) == kind and not _hidden(one) and (owner is None or owner.role != role):
            yield f"page {at + 1}, in {owner or 'nothing'}"
