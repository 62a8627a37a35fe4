"""Pages of one document by themselves, as objects that can be put into any PDF.

A fragment is taken from WeasyPrint's objects before they are written, so that nothing is parsed:
each object is pieces of bytes, and between them the numbers of other objects of the fragment.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pydyf

from generator.model import Slot

# An object as it is written, with the numbers of others in it.
Pieces = tuple[bytes | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a link or a bookmark leads: a page of the fragment from 0, and a place on it."""

    page: int
    place: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """Laid-out pages as objects by their numbers, those of the pages and the roots left out.

    `pages` and `document`, the root of the structure, are numbers that stand for objects of the
    PDF the fragment comes into. `faces` is the object that names the fonts. Of the structure,
    `children` are the elements below its root with their pages; `marks` are what the marked
    content of each page belongs to, `annotations` the same of links and fields by their keys.
    """

    objects: Mapping[int, Pieces]
    pages: tuple[int, ...]
    looks: tuple[Mapping[str, Pieces], ...]
    document: int
    children: tuple[tuple[int, int], ...]
    marks: tuple[Pieces, ...]
    annotations: tuple[tuple[int, int], ...]
    bookmarks: tuple[tuple[bytes, Target], ...]
    anchors: tuple[tuple[str, Target], ...]
    fields: tuple[int, ...]
    faces: int
    slots: tuple[Slot, ...]

    def printed(self) -> "Fragment":
        """Give it without what is not seen on paper: structure, links, fields."""
        looks = [{key: look[key] for key in ("Contents", "Resources")} for look in self.looks]
        reached = _reached(self.objects, set(_numbers(p for look in looks for p in look.values())))
        return replace(self, objects={one: self.objects[one] for one in sorted(reached)})


def take_fragment(
    pdf: pydyf.PDF, slots: tuple[Slot, ...], names: frozenset[str], *, first_key: int, mark: str
) -> Fragment:
    """Take the pages of a PDF that is about to be written, and leave it empty.

    For the finisher of `write_pdf`. `names` are the anchors that its pages have; links and fields
    get keys from `first_key` on; `mark` makes the names of table heads its own.
    """
    pages = tuple(number_of(reference) for reference in pdf.page_references)
    root = pdf.objects[number_of(pdf.catalog["StructTreeRoot"])]
    document = pdf.objects[number_of(root["K"][0])]
    numbers = pdf.objects[number_of(root["ParentTree"])]["Nums"]
    keys = dict(zip(numbers[::2], numbers[1::2], strict=True))
    shift = first_key - len(pages)
    _rename(pdf, shift, mark)
    sheets = [pdf.objects[number] for number in pages]
    form = pdf.catalog.get("AcroForm", {"Fields": ()})
    outside = {0, *pages, pdf.pages.number, pdf.catalog.number, root.number, document.number}
    outside |= {number_of(root["ParentTree"])}
    resources = pdf.objects[number_of(sheets[0]["Resources"])]
    looks = tuple(
        {key: pieces(value) for key, value in sheet.items() if key != "Parent"} for sheet in sheets
    )
    children = tuple(
        (number_of(one), pages.index(number_of(pdf.objects[number_of(one)]["Pg"])))
        for one in document["K"]
    )
    fields = tuple(number_of(one) for one in form["Fields"])
    # Running heads have elements too, though they hang on no tree.
    marks = tuple(pieces(keys[number]) for number in range(len(pages)))
    annotations = tuple(
        (key + shift, number_of(keys[key])) for key in sorted(keys) if key >= len(pages)
    )
    roots = {*dict(children), *fields, *(one for _, one in annotations), *_numbers(marks)}
    roots |= {*_numbers(part for look in looks for part in look.values())}
    objects = {one.number: pieces(one) for one in pdf.objects if one.number not in outside}
    fragment = Fragment(
        objects={one: objects[one] for one in sorted(_reached(objects, roots))},
        pages=pages,
        looks=looks,
        document=document.number,
        children=children,
        marks=marks,
        annotations=annotations,
        bookmarks=tuple((one["Title"].data, _target(one["Dest"], pages)) for one in outlines(pdf)),
        anchors=tuple(
            (name, _target(place, pages)) for name, place in anchors(pdf) if name in names
        ),
        fields=fields,
        faces=number_of(resources["Font"]),
        slots=slots,
    )
    del pdf.objects[3:]  # what was taken is not written too
    return fragment


def outlines(pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    """Give the bookmarks of a PDF in order, those below others after them."""
    return [
        one
        for one in pdf.objects
        if isinstance(one, pydyf.Dictionary) and "Dest" in one and "Title" in one
    ]


def anchors(pdf: pydyf.PDF) -> Iterator[tuple[str, pydyf.Array]]:
    """Give the named places of a PDF, sorted by name."""
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", ())
    for name, place in zip(names[::2], names[1::2], strict=True):
        yield name.string, place


def name_order(name: str) -> bytes:
    """Give what named places are sorted by: their names as they are written (7.9.6)."""
    return name.encode() if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


def sort_anchors(pdf: pydyf.PDF) -> None:
    """Put the named places of a PDF in the order that readers look for them in."""
    found = sorted(anchors(pdf), key=lambda one: name_order(one[0]))
    if found:
        names = pydyf.Array(part for name, place in found for part in (pydyf.String(name), place))
        pdf.catalog["Names"]["Dests"]["Names"] = names


def pieces(item) -> Pieces:
    """Give an object of the library, or what stands in one, as pieces."""
    joined: list[bytes | int] = []
    for one in _written(item):
        if isinstance(one, bytes) and joined and isinstance(joined[-1], bytes):
            joined[-1] += one
        else:
            joined.append(one)
    return tuple(joined)


def written(parts: Pieces, numbers: Mapping[int, int]) -> bytes:
    """Give an object as it is written, other numbers in place of the fragment's own."""
    return b"".join(one if isinstance(one, bytes) else b"%d 0 R" % numbers[one] for one in parts)


def _written(item) -> Iterator[bytes | int]:
    if isinstance(item, pydyf.Stream):
        # The library packs a stream whenever it is asked for its bytes: ask once.
        _, _, body = item.data.partition(b"\nstream\n")
        extra = dict(item.extra)
        if item.compress:
            extra["Filter"] = "/FlateDecode"
        extra["Length"] = len(body) - len(b"\nendstream")
        yield from _written(pydyf.Dictionary(extra))
        yield b"\nstream\n" + body
    elif isinstance(item, dict):
        yield b"<<"
        for key, value in item.items():
            yield b"/%b " % str(key).encode()
            yield from _written(value)
        yield b">>"
    elif isinstance(item, pydyf.Array | list | tuple):
        yield b"["
        for value in item:
            yield from _written(value)
            yield b" "
        yield b"]"
    elif isinstance(item, bytes) and item.endswith(b" 0 R"):
        yield number_of(item)
    else:
        yield bytes_of(item)


def bytes_of(item) -> bytes:
    """Give what the library writes for something that stands in an object."""
    return pydyf.Array([item]).data[1:-1]


def _reached(objects: Mapping[int, Pieces], roots: set[int]) -> set[int]:
    """Give the numbers of the objects that roots lead to."""
    found: set[int] = set()
    waiting = list(roots & objects.keys())
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += [one for one in _numbers([objects[number]]) if one in objects]
    return found


def _numbers(parts: Iterable[Pieces]) -> Iterator[int]:
    return (one for part in parts for one in part if isinstance(one, int))


def _rename(pdf: pydyf.PDF, shift: int, mark: str) -> None:
    """Make keys and ids those of this fragment alone."""
    for one in pdf.objects:
        if not isinstance(one, pydyf.Dictionary):
            continue
        if "StructParent" in one:
            one["StructParent"] += shift
        if isinstance(one.get("ID"), pydyf.String):
            one["ID"].string = f"{mark}-{one['ID'].string}"  # those of its cells are the same


def _target(place: pydyf.Array, pages: tuple[int, ...]) -> Target:
    rest = b" ".join(map(bytes_of, place[1:]))
    return Target(page=pages.index(number_of(place[0])), place=rest)


def number_of(reference: bytes) -> int:
    """Give the number of the object that a reference leads to."""
    return int(reference.split()[0])
