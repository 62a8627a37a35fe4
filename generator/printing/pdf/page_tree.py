"""A tree of pages that is written anew (ISO 32000-1, 7.7.3): a file of many copies has one."""

from collections.abc import Iterable

from pypdf import PageObject

from generator.printing.pdf.incremental import as_bytes
from generator.printing.pdf.objects import references_to
from generator.printing.pdf.print_dialogue import WRITTEN

_BOXES = ("/MediaBox", "/TrimBox", "/BleedBox", "/CropBox", "/Rotate")


def boxes_of(page: PageObject) -> bytes:
    """Give the boxes of a page as they are written."""
    return b"".join(
        b"%b %b" % (name.encode(), as_bytes(page.raw_get(name).get_object()))
        for name in _BOXES
        if name in page
    )


def page(parent: int, *, boxes: bytes, contents: bytes, resources: bytes) -> bytes:
    """Give a page as it is written; `contents` are references, `resources` is one."""
    look = b"<</Type/Page/Parent %d 0 R%b/Contents[%b]/Resources %b>>"
    return look % (parent, boxes, contents, resources)


def branch(parent: int, pages: list[int]) -> bytes:
    """Give the node of a tree that pages hang on."""
    return b"<</Type/Pages/Parent %d 0 R/Count %d/Kids%b>>" % (
        parent,
        len(pages),
        references_to(pages),
    )


def root(branches: Iterable[int], *, pages: int) -> bytes:
    """Give the node that branches with so many pages hang on."""
    return b"<</Type/Pages/Count %d/Kids%b>>" % (pages, references_to(branches))


def catalog(tree: int, *, asked: bytes = WRITTEN, language: bytes = b"") -> bytes:
    """Give the catalog of a PDF that is nothing but pages; `asked` is what it asks of the dialogue
    that prints it, `language` as it is written.
    """
    spoken = b"/Lang %b" % language if language else b""
    return b"<</Type/Catalog/Pages %d 0 R%b/ViewerPreferences%b>>" % (tree, spoken, asked)
