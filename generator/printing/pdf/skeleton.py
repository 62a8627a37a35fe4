"""What a bound book tells of itself, so that pages of it can be changed after its bytes."""

import copy
import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pydyf

from generator.model import Pages, Slot
from generator.printing.pdf.destinations import anchors, bookmarks, named_places
from generator.printing.pdf.objects import (
    bytes_of,
    document_element,
    id_tree,
    ids,
    inside,
    number_of,
    object_at,
    parent_tree,
    parents,
    reference_to,
    references_to,
    text_string,
)

_OWN = frozenset(["Names", "AcroForm"])  # of the catalog: written anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """The numbers and parts of a bound book that its own pages hang on, each with its page.

    Bytes are as they stand in the book. `marks` are the entries of the tree from marked content
    to structure; `ids` are names of elements, with their numbers; `names` are named places;
    `bookmarks` lack their titles and places.
    """

    pages: tuple[int, ...]
    parent: int
    catalog: tuple[int, bytes]
    document: tuple[int, bytes]
    children: tuple[tuple[int, int], ...]
    tree: int
    marks: tuple[tuple[int, int, bytes], ...]  # key, page, value
    id_tree: int
    ids: tuple[tuple[str, int, int], ...]  # name, page, element
    names: tuple[tuple[str, int, bytes], ...]
    bookmarks: tuple[tuple[int, int, bytes], ...]
    fields: tuple[tuple[int, int], ...]
    form: bytes

    @property
    def anchors(self) -> frozenset[str]:
        """The names of the places in the book that links lead to."""
        return frozenset(name for name, _, _ in self.names)

    @property
    def first_key(self) -> int:
        """The first key of the tree that is free."""
        return max((key for key, _, _ in self.marks), default=-1) + 1

    def document_with(self, children: Iterable[int]) -> bytes:
        """Give the document element as it is written, with other elements below it."""
        return b"<<%b/K%b>>" % (self.document[1], references_to(children))

    def tree_with(self, marks: Iterable[tuple[int, bytes]]) -> bytes:
        """Give the tree from marked content to structure, as it is written, with other entries."""
        return b"<</Nums[%b]>>" % b" ".join(b"%d %b" % one for one in sorted(marks))

    def ids_with(self, named: Iterable[tuple[str, int]]) -> bytes:
        """Give the tree from names to elements, as it is written, with other entries."""
        entries = (b"%b %b" % (text_string(name), reference_to(at)) for name, at in sorted(named))
        return b"<</Names[%b]>>" % b" ".join(entries)

    def catalog_with(self, places: dict[str, bytes], fields: list[int]) -> bytes:
        """Give the catalog as it is written, with other named places and fields."""
        entries = self.catalog[1]
        entries += named_places(places) if places else b""
        if fields:
            entries += b"/AcroForm<<%b/Fields%b>>" % (self.form, references_to(fields))
        return b"<<%b>>" % entries


def bookmark_with(inside: bytes, title: bytes, place: bytes) -> bytes:
    """Give a bookmark of a skeleton as it is written: what it is called, and where it leads."""
    return b"<<%b/Title %b/Dest %b>>" % (inside, title, place)


def note_skeleton(pdf: pydyf.PDF) -> Skeleton:
    """Note what a book tells of itself. For the finisher of `write_pdf`, as its last step."""
    place = {number_of(one): at for at, one in enumerate(pdf.page_references)}
    document = document_element(pdf)
    form = pdf.catalog.get("AcroForm", pydyf.Dictionary())

    def page_of(reference: bytes) -> int:
        one = object_at(pdf, reference)
        while "Kids" in one:
            one = object_at(pdf, one["Kids"][0])
        return place[number_of(one.get("Pg") or one["P"])]

    return Skeleton(
        pages=tuple(place),
        parent=pdf.pages.number,
        catalog=(pdf.catalog.number, inside(pdf.catalog, _OWN)),
        document=(document.number, inside(document, "K")),
        children=tuple((number_of(one), page_of(one)) for one in document["K"]),
        tree=parent_tree(pdf).number,
        marks=tuple(
            (key, key if key < len(place) else page_of(value), bytes_of(value))
            for key, value in parents(pdf)
        ),
        id_tree=id_tree(pdf).number,
        ids=tuple((name, page_of(value), number_of(value)) for name, value in ids(pdf)),
        names=tuple(
            (name, place[number_of(target[0])], bytes_of(target)) for name, target in anchors(pdf)
        ),
        bookmarks=tuple(
            (one.number, place[number_of(one["Dest"][0])], inside(one, ("Title", "Dest")))
            for one in bookmarks(pdf)
        ),
        fields=tuple((number_of(one), page_of(one)) for one in form.get("Fields", ())),
        form=inside(form, ("Fields",)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterPdf:
    """A bound book, its places for a recipient's words, and what pages are put into.

    `numbers` tell apart questions of its form that say the same, by the names of their fields.
    """

    data: bytes
    slots: tuple[Slot, ...]
    skeleton: Skeleton
    numbers: tuple[tuple[str, int], ...] = ()


def stand_in(pages: Pages, others: Pages, blank: Pages) -> Pages:
    """Give pages that stand for others of their document: as many, with the bookmarks of theirs
    where the others have them.
    """
    count = len(others)
    sheets = [copy.copy(sheet) for sheet in (*pages.sheets, *blank.sheets * count)[:count]]
    for lost in pages.sheets[count:]:
        sheets[-1].anchors = lost.anchors | sheets[-1].anchors
    heads = iter([one for sheet in pages.sheets for one in sheet.bookmarks])
    for sheet, other in zip(sheets, others.sheets, strict=True):
        sheet.bookmarks = list(itertools.islice(heads, len(other.bookmarks)))
    return replace(pages.part(0, count), sheets=tuple(sheets))
