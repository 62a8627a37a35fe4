"""A fragment: a chapter's pages by themselves, the unit of binding.

A chapter is laid out as a document of its own, and a fragment is what of it can be put into any
book: what a copy has its own of, and what a preview replaces. It is taken from WeasyPrint's objects
before they are written, so that nothing is parsed: each object is pieces of bytes, and between them
the numbers of other objects of the fragment.

It is made by `Typesetter.fragment` alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pydyf

from generator.model import Slot
from generator.printing.pdf.destinations import anchors, bookmarks
from generator.printing.pdf.objects import (
    Pieces,
    bytes_of,
    document_element,
    id_tree,
    ids,
    number_of,
    numbers_in,
    object_at,
    parent_tree,
    parents,
    pieces,
    reference_to,
    structure_root,
    written,
)

_PRINTED = ("Contents", "Resources")  # what of a page is seen on paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a link or a bookmark leads: a page of the fragment from 0, and a place on it."""

    page: int
    place: bytes

    def on(self, page: int) -> bytes:
        """Give it as it is written where the page is the object of a number."""
        return b"[%b %b]" % (reference_to(page), self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class FragmentPage:
    """A page: the number that stands for it in the objects of the fragment, and what it is.

    `entries` are those of its dictionary: boxes, content, resources, links and fields. `marks` are
    the tags that its marked content belongs to, in the order of the content's ids.
    """

    number: int
    entries: Mapping[str, Pieces]
    marks: Pieces

    def bound(
        self,
        numbers: Mapping[int, int],
        *,
        parent: int,
        key: int,
        overlay: tuple[int, int] | None,
    ) -> bytes:
        """Give the page as it is written in a book that has `numbers` for what is in it.

        `parent` is the node of the book's pages, `key` the page's own in its structure; `overlay`
        are the numbers of what stands before and after its content.
        """
        parts = {name: written(value, numbers) for name, value in self.entries.items()}
        parts |= {"Parent": reference_to(parent), "StructParents": b"%d" % key}
        if overlay:
            first, last = map(reference_to, overlay)
            parts["Contents"] = b"[%b %b %b]" % (first, parts["Contents"], last)
        return b"<<%b>>" % b"".join(b"/%b %b" % (name.encode(), one) for name, one in parts.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """The tags of the pages: elements of the book's structure tree.

    `document` is the number that stands for the one element of a book that all others hang on;
    `children` are those right below it, each with its page from 0; `annotations` are those of
    links and fields, by their keys; `ids` are names of elements that others say.
    """

    document: int
    children: tuple[tuple[int, int], ...]
    annotations: tuple[tuple[int, int], ...]
    ids: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A chapter's pages with their tags, links, bookmarks, fields and fonts, for any book.

    `objects` are all that the pages need, by numbers that count in the fragment alone: whoever
    binds it gives each a number in the book. Pages and the document element are no objects of its
    own: the book has them. `links` are inside the objects; `anchors` are the named places that
    links from elsewhere lead to, and `bookmarks` titles as they are written, with where they lead.
    `fields` are those to fill in, `fonts` the object that names the typefaces of all the pages,
    `slots` the places for a recipient's words, on pages from 0.
    """

    objects: Mapping[int, Pieces]
    pages: tuple[FragmentPage, ...]
    tags: Tags
    bookmarks: tuple[tuple[bytes, Target], ...]
    anchors: tuple[tuple[str, Target], ...]
    fields: tuple[int, ...]
    fonts: int
    slots: tuple[Slot, ...]

    def printed(self) -> "Fragment":
        """Give it without what is not seen on paper: tags, links, fields."""
        pages = tuple(
            replace(page, entries={key: page.entries[key] for key in _PRINTED})
            for page in self.pages
        )
        roots = numbers_in(*(part for page in pages for part in page.entries.values()))
        reached = _reached(self.objects, roots)
        objects = {one: self.objects[one] for one in sorted(reached)}
        return replace(self, objects=objects, pages=pages)


def take_fragment(
    pdf: pydyf.PDF, slots: tuple[Slot, ...], names: frozenset[str], *, first_key: int, mark: str
) -> Fragment:
    """Take the pages of a PDF that is about to be written, and leave it empty.

    For the finisher of `write_pdf`. `names` are the anchors that its pages have; links and fields
    get keys from `first_key` on; `mark` makes the names of table heads its own.
    """
    pages = tuple(map(number_of, pdf.page_references))
    shift = first_key - len(pages)
    _rename(pdf, shift, mark)
    keys = dict(parents(pdf))
    sheets = [object_at(pdf, reference) for reference in pdf.page_references]
    taken = tuple(
        FragmentPage(
            number=number,
            entries={key: pieces(value) for key, value in sheet.items() if key != "Parent"},
            marks=pieces(keys[at]),
        )
        for at, (number, sheet) in enumerate(zip(pages, sheets, strict=True))
    )
    tags = Tags(
        document=document_element(pdf).number,
        children=tuple(
            (number_of(one), pages.index(number_of(object_at(pdf, one)["Pg"])))
            for one in document_element(pdf)["K"]
        ),
        annotations=tuple(
            (key + shift, number_of(keys[key])) for key in sorted(keys) if key >= len(pages)
        ),
        ids=tuple((name, number_of(one)) for name, one in ids(pdf)),
    )
    form = pdf.catalog.get("AcroForm", {"Fields": ()})
    fields = tuple(map(number_of, form["Fields"]))
    fragment = Fragment(
        objects=_objects(pdf, taken, tags, fields),
        pages=taken,
        tags=tags,
        bookmarks=tuple((one["Title"].data, _target(one["Dest"], pages)) for one in bookmarks(pdf)),
        anchors=tuple(
            (name, _target(place, pages)) for name, place in anchors(pdf) if name in names
        ),
        fields=fields,
        fonts=number_of(object_at(pdf, sheets[0]["Resources"])["Font"]),
        slots=slots,
    )
    del pdf.objects[3:]  # what was taken is not written too
    return fragment


def _objects(
    pdf: pydyf.PDF, pages: tuple[FragmentPage, ...], tags: Tags, fields: tuple[int, ...]
) -> dict[int, Pieces]:
    """Give all that pages, tags and fields lead to, but what the book has of its own."""
    outside = {0, pdf.pages.number, pdf.catalog.number, tags.document}
    outside |= {structure_root(pdf).number, parent_tree(pdf).number, id_tree(pdf).number}
    outside |= {page.number for page in pages}
    roots = {*dict(tags.children), *fields, *(one for _, one in tags.annotations)}
    roots |= {*numbers_in(*(page.marks for page in pages))}
    roots |= {*numbers_in(*(part for page in pages for part in page.entries.values()))}
    objects = {one.number: pieces(one) for one in pdf.objects if one.number not in outside}
    return {one: objects[one] for one in sorted(_reached(objects, roots))}


def _reached(objects: Mapping[int, Pieces], roots: Iterable[int]) -> set[int]:
    """Give the numbers of the objects that roots lead to."""
    found: set[int] = set()
    waiting = [one for one in roots if one in objects]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += [one for one in numbers_in(objects[number]) if one in objects]
    return found


def _rename(pdf: pydyf.PDF, shift: int, mark: str) -> None:
    """Make keys and ids those of this fragment alone."""
    for one in pdf.objects:
        if not isinstance(one, pydyf.Dictionary):
            continue
        if "StructParent" in one:
            one["StructParent"] += shift
        if isinstance(one.get("ID"), pydyf.String):
            one["ID"].string = f"{mark}-{one['ID'].string}"  # wherever it is said


def _target(place: pydyf.Array, pages: tuple[int, ...]) -> Target:
    rest = b" ".join(map(bytes_of, place[1:]))
    return Target(page=pages.index(number_of(place[0])), place=rest)
