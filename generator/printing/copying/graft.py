"""A recipient's own pages in a book that is typeset once for all: put in place of its blank ones.

Pages keep their numbers, and with them all that leads to them; the book's structure, named
places, bookmarks and fields get those of the new pages (ISO 32000-1, 12.3, 12.7 and 14.7).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.printing.pdf.fragment import Fragment
from generator.printing.pdf.incremental import Update
from generator.printing.pdf.objects import reference_to, written
from generator.printing.pdf.outline_font import with_fonts
from generator.printing.pdf.skeleton import Skeleton, bookmark_with

_STREAM = b"\nstream\n"


class GraftError(ValueError):
    """Pages that don't fit into the book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graft:
    """A fragment and the pages of the book that it takes the place of, one for one."""

    places: tuple[int, ...]
    fragment: Fragment

    def numbers(self, skeleton: Skeleton, first: int, shared: Mapping[int, int]) -> dict[int, int]:
        """Give the numbers in the book of all objects of the fragment; its own from `first` on,
        but for those that are `shared` with another.
        """
        new = (one for one in self.fragment.objects if one not in shared)
        own = {one: first + at for at, one in enumerate(new)} | dict(shared)
        for page, at in zip(self.fragment.pages, self.places, strict=True):
            own[page.number] = skeleton.pages[at]
        return own | {self.fragment.tags.document: skeleton.document[0]}


def plant(
    update: Update,
    skeleton: Skeleton,
    grafts: Sequence[Graft],
    fonts: Mapping[str, int],
    overlays: Mapping[int, tuple[int, int]],
) -> None:
    """Add grafts to an update.

    `fonts` are names and numbers of those that their pages get too. `overlays` are, by pages of
    the book, the numbers of what stands before and after the content of a page.
    """
    if not grafts:
        return
    replaced = {at for graft in grafts for at in graft.places}
    children = [one for one in skeleton.children if one[1] not in replaced]
    marks = [(key, value) for key, at, value in skeleton.marks if at not in replaced]
    named = [(name, one) for name, at, one in skeleton.ids if at not in replaced]
    names = [one for one in skeleton.names if one[1] not in replaced]
    fields = [one for one in skeleton.fields if one[1] not in replaced]
    stored: dict[bytes, int] = {}
    for graft in grafts:
        fragment = graft.fragment
        streams = {
            one: parts[0]
            for one, parts in fragment.objects.items()
            if len(parts) == 1 and isinstance(parts[0], bytes) and _STREAM in parts[0]
        }
        # What stands in several documents, such as a picture, is stored once.
        shared = {one: stored[data] for one, data in streams.items() if data in stored}
        first = update.number(len(fragment.objects) - len(shared))
        numbers = graft.numbers(skeleton, first, shared)
        stored |= {data: numbers[one] for one, data in streams.items()}
        for one, parts in fragment.objects.items():
            if one in shared:
                continue
            data = written(parts, numbers)
            update.put(numbers[one], with_fonts(data, fonts) if one == fragment.fonts else data)
        for at, page in zip(graft.places, fragment.pages, strict=True):
            data = page.bound(numbers, parent=skeleton.parent, key=at, overlay=overlays.get(at))
            update.pack(skeleton.pages[at], data)
            marks.append((at, written(page.marks, numbers)))
        tags = fragment.tags
        marks += [(key, reference_to(numbers[one])) for key, one in tags.annotations]
        named += [(name, numbers[one]) for name, one in tags.ids]
        children += [(numbers[one], graft.places[at]) for one, at in tags.children]
        names += [
            (name, at, to.on(skeleton.pages[at]))
            for name, to in fragment.anchors
            for at in [graft.places[to.page]]
        ]
        fields += [(numbers[one], graft.places[0]) for one in fragment.fields]
        _add_bookmarks(update, skeleton, graft)
    update.pack(skeleton.document[0], skeleton.document_with(_in_order(children)))
    update.pack(skeleton.tree, skeleton.tree_with(marks))
    if named or skeleton.ids:
        update.pack(skeleton.id_tree, skeleton.ids_with(named))
    # Of places of the same name, the first in the book counts.
    places = {name: to for name, _, to in sorted(names, key=lambda one: one[1], reverse=True)}
    update.pack(skeleton.catalog[0], skeleton.catalog_with(places, _in_order(fields)))


def _in_order(placed: list[tuple[int, int]]) -> list[int]:
    """Give the numbers of objects in the order of their pages."""
    return [number for number, _ in sorted(placed, key=lambda one: one[1])]


def _add_bookmarks(update: Update, skeleton: Skeleton, graft: Graft) -> None:
    """Give the bookmarks of a graft's pages their titles and places; they stay in their order."""
    own = [one for one in skeleton.bookmarks if one[1] in graft.places]
    if len(own) != len(graft.fragment.bookmarks):
        raise GraftError("has other headings than the book")
    for (number, _, inside), (title, to) in zip(own, graft.fragment.bookmarks, strict=True):
        place = to.on(skeleton.pages[graft.places[to.page]])
        update.pack(number, bookmark_with(inside, title, place))
