"""A recipient's own pages in a book that is typeset once for all: put in place of its blank ones.

Pages keep their numbers, and with them all that leads to them; the book's structure, named
places, bookmarks and fields get those of the new pages (ISO 32000-1, 12.3, 12.7 and 14.7).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pydyf

from generator.printing.pdf.fragment import Fragment, name_order, written
from generator.printing.pdf.incremental import Update
from generator.printing.pdf.skeleton import Skeleton


class GraftError(ValueError):
    """Pages that don't fit into the book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graft:
    """A fragment and the pages of the book that it takes the place of, one for one."""

    places: tuple[int, ...]
    fragment: Fragment

    def numbers(self, skeleton: Skeleton, first: int) -> dict[int, int]:
        """Give the numbers in the book of all objects of the fragment; its own from `first` on."""
        own = {one: first + at for at, one in enumerate(self.fragment.objects)}
        pages = zip(self.fragment.pages, (skeleton.pages[at] for at in self.places), strict=True)
        return own | dict(pages) | {self.fragment.document: skeleton.document[0]}


def plant(
    update: Update,
    skeleton: Skeleton,
    grafts: Sequence[Graft],
    faces: bytes,
    overlays: Mapping[int, tuple[int, int]],
) -> None:
    """Add grafts to an update.

    `faces` are fonts that their pages get too, as a dictionary writes them. `overlays` are, by
    pages of the book, the numbers of what stands before and after the content of a page.
    """
    if not grafts:
        return
    replaced = {at for graft in grafts for at in graft.places}
    children = [one for one in skeleton.children if one[1] not in replaced]
    marks = [(key, value) for key, at, value in skeleton.marks if at not in replaced]
    names = [one for one in skeleton.names if one[1] not in replaced]
    fields = [one for one in skeleton.fields if one[1] not in replaced]
    for graft in grafts:
        fragment = graft.fragment
        numbers = graft.numbers(skeleton, update.number(len(fragment.objects)))
        for one, parts in fragment.objects.items():
            data = written(parts, numbers)
            if one == fragment.faces:
                data = data.removesuffix(b">>") + faces + b">>"
            add_object(update, numbers[one], data)
        for at, look, mark in zip(graft.places, fragment.looks, fragment.marks, strict=True):
            update.pack(skeleton.pages[at], _page(look, numbers, skeleton, at, overlays.get(at)))
            marks.append((at, written(mark, numbers)))
        marks += [(key, b"%d 0 R" % numbers[one]) for key, one in fragment.annotations]
        children += [(numbers[one], graft.places[at]) for one, at in fragment.children]
        names += [
            (name, at, b"[%d 0 R %b]" % (skeleton.pages[at], to.place))
            for name, to in fragment.anchors
            for at in [graft.places[to.page]]
        ]
        fields += [(numbers[one], graft.places[0]) for one in fragment.fields]
        _add_bookmarks(update, skeleton, graft)
    children.sort(key=lambda one: one[1])
    number, inside = skeleton.document
    kids = b" ".join(b"%d 0 R" % one for one, _ in children)
    update.pack(number, b"<<%b/K[%b]>>" % (inside, kids))
    nums = b" ".join(b"%d %b" % one for one in sorted(marks))
    update.pack(skeleton.tree, b"<</Nums[%b]>>" % nums)
    update.pack(skeleton.catalog[0], _catalog(skeleton, names, fields))


def add_object(update: Update, number: int, data: bytes) -> None:
    """Add an object as it is written: a stream alone, others packed together."""
    (update.add if data.endswith(b"endstream") else update.pack)(number, data)


def _page(
    look: Mapping[str, tuple],
    numbers: Mapping[int, int],
    skeleton: Skeleton,
    at: int,
    overlay: tuple[int, int] | None,
) -> bytes:
    parts = {key: written(value, numbers) for key, value in look.items()}
    parts |= {"Parent": b"%d 0 R" % skeleton.parent, "StructParents": b"%d" % at}
    if overlay:
        parts["Contents"] = b"[%d 0 R %b %d 0 R]" % (overlay[0], parts["Contents"], overlay[1])
    return b"<<%b>>" % b"".join(b"/%b %b" % (key.encode(), one) for key, one in parts.items())


def _add_bookmarks(update: Update, skeleton: Skeleton, graft: Graft) -> None:
    """Give the bookmarks of a graft's pages their titles and places; they stay in their order."""
    own = [one for one in skeleton.bookmarks if one[1] in graft.places]
    if len(own) != len(graft.fragment.bookmarks):
        raise GraftError("has other headings than the book")
    for (number, _, inside), (title, to) in zip(own, graft.fragment.bookmarks, strict=True):
        place = b"[%d 0 R %b]" % (skeleton.pages[graft.places[to.page]], to.place)
        update.pack(number, b"<<%b/Title %b/Dest %b>>" % (inside, title, place))


def _catalog(
    skeleton: Skeleton, names: list[tuple[str, int, bytes]], fields: list[tuple[int, int]]
) -> bytes:
    inside = skeleton.catalog[1]
    if names:
        # Of places of the same name, the first in the book counts.
        first = {name: to for name, _, to in sorted(names, key=lambda one: one[1], reverse=True)}
        order = sorted(first, key=name_order)
        listed = b" ".join(b"%b %b" % (pydyf.String(one).data, first[one]) for one in order)
        inside += b"/Names<</Dests<</Names[%b]>>>>" % listed
    if fields:
        fields.sort(key=lambda one: one[1])
        listed = b" ".join(b"%d 0 R" % one for one, _ in fields)
        inside += b"/AcroForm<<%b/Fields[%b]>>" % (skeleton.form, listed)
    return b"<<%b>>" % inside
