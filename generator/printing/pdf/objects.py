"""Objects of a PDF (ISO 32000-1, 7.3): how they are found, read and written.

A book is changed at two times, and neither parses it. Before it is written, the finisher of
`write_pdf` hands over the library's own objects: plain lists and dictionaries, whose references
are bytes such as `12 0 R`. After it is written, new objects follow its bytes (`incremental`).

Why by hand, and not with pypdf or pikepdf, measured on a book of 50 pages: what follows it in a
copy takes pikepdf 45 times as long, for it writes the whole file anew and knows no updates, and
pypdf's incremental writer 475 times, for it clones the book first. A fragment taken from the
library's own objects costs what writing them does, and its tags, named places and fields come
along, which both leave behind when pages are put into another file. Where bytes have to be read,
pypdf does it: a book that copies are made of, once, and typeset words.
"""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import pydyf

# An object as it is written, with the numbers of others in it.
Pieces = tuple[bytes | int, ...]


def number_of(reference: bytes) -> int:
    """Give the number of the object that a reference leads to."""
    return int(reference.split()[0])


def reference_to(number: int) -> bytes:
    """Give what leads to the object of a number."""
    return b"%d 0 R" % number


def references_to(numbers: Iterable[int]) -> bytes:
    """Give an array of references, as it is written."""
    return b"[%b]" % b" ".join(map(reference_to, numbers))


def object_at(pdf: pydyf.PDF, reference: bytes) -> Any:
    """Give the object that a reference leads to: a dictionary, an array or a stream of pydyf."""
    return pdf.objects[number_of(reference)]


def dictionaries(pdf: pydyf.PDF, key: str, value: str) -> list[pydyf.Dictionary]:
    """Give the dictionaries of a PDF, in order, that say so of themselves, as
    `"Subtype", "/Widget"`.
    """
    return [
        one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and one.get(key) == value
    ]


def structure_root(pdf: pydyf.PDF) -> pydyf.Dictionary:
    """Give the root of the structure tree (14.7.2)."""
    return object_at(pdf, pdf.catalog["StructTreeRoot"])


def document_element(pdf: pydyf.PDF) -> pydyf.Dictionary:
    """Give the one element below the root that all others hang on."""
    return object_at(pdf, structure_root(pdf)["K"][0])


def parent_tree(pdf: pydyf.PDF) -> pydyf.Dictionary:
    """Give the tree from marked content, links and fields to their elements (14.7.4.4).

    It is one array, `Nums`: a key, its value, the next key. The key of a page is its number from
    0, its value an array of references; that of a link or a field leads to one element.
    """
    return object_at(pdf, structure_root(pdf)["ParentTree"])


def parents(pdf: pydyf.PDF) -> Iterator[tuple[int, Any]]:
    """Give the keys and the values of the parent tree."""
    numbers = parent_tree(pdf)["Nums"]
    return zip(numbers[::2], numbers[1::2], strict=True)


def id_tree(pdf: pydyf.PDF) -> pydyf.Dictionary:
    """Give the tree from names to the elements that have one (14.7.2).

    It is one array, `Names`: a name, what leads to its element, the next name.
    """
    return object_at(pdf, structure_root(pdf)["IDTree"])


def ids(pdf: pydyf.PDF) -> Iterator[tuple[str, bytes]]:
    """Give the names of elements, sorted, and what leads to each."""
    names = id_tree(pdf)["Names"]
    return zip((one.string for one in names[::2]), names[1::2], strict=True)


def bytes_of(item: object) -> bytes:
    """Give what the library writes for something that stands in an object."""
    return pydyf.Array([item]).data[1:-1]


def text_string(text: str) -> bytes:
    """Give a text as it is written in an object (7.9.2.2)."""
    return pydyf.String(text).data


def inside(one: pydyf.Dictionary, without: Collection[str]) -> bytes:
    """Give what stands between the brackets of a dictionary, some keys left out."""
    rest = pydyf.Dictionary({key: value for key, value in one.items() if key not in without})
    return rest.data[2:-2]


def pieces(item: object) -> Pieces:
    """Give an object of the library, or what stands in one, as pieces."""
    joined: list[bytes | int] = []
    for one in _written(item):
        if isinstance(one, bytes) and joined and isinstance(joined[-1], bytes):
            joined[-1] += one
        else:
            joined.append(one)
    return tuple(joined)


def written(parts: Pieces, numbers: Mapping[int, int]) -> bytes:
    """Give an object as it is written, other numbers in place of those in its pieces."""
    return b"".join(one if isinstance(one, bytes) else reference_to(numbers[one]) for one in parts)


def numbers_in(*parts: Pieces) -> Iterator[int]:
    """Give the numbers of the objects that pieces lead to."""
    return (one for one in itertools.chain.from_iterable(parts) if isinstance(one, int))


def _written(item: object) -> Iterator[bytes | int]:
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
