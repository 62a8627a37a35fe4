"""What is appended to a PDF that is not taken apart: new objects, and where each stands.

ISO 32000-1: incremental updates in 7.5.6, object streams in 7.5.7, cross-references in 7.5.8.
"""

import hashlib
import io
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject

PACK = 200  # objects that are packed together


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A PDF that gets an update: its bytes, and the numbers its trailer names."""

    data: bytes
    reader: PdfReader
    root: int
    info: int
    size: int  # the first number that is free
    previous: int  # where its own table of objects stands


def read_base(data: bytes) -> Base:
    """Read what an update has to know of a PDF."""
    reader = PdfReader(io.BytesIO(data))
    trailer = reader.trailer
    return Base(
        data=data,
        reader=reader,
        root=trailer.raw_get("/Root").idnum,
        info=trailer.raw_get("/Info").idnum if "/Info" in trailer else 0,
        size=int(trailer["/Size"]),
        previous=int(data.rstrip().rsplit(b"startxref", 1)[1].split()[0]),
    )


@dataclass(slots=True)
class Update:
    """Objects by their numbers, as they are written: alone, or packed together."""

    objects: dict[int, bytes] = field(default_factory=dict)
    packed: dict[int, bytes] = field(default_factory=dict)

    def stream(self, number: int, data: bytes) -> None:
        """Add a stream."""
        self.objects[number] = _stream("", data)

    def written(self, base: Base) -> bytes:
        """Give the bytes that follow those of a PDF in one with this update."""
        parts = []
        position = len(base.data)
        entries: dict[int, tuple[int, int, int]] = {}

        def write(number: int, data: bytes) -> None:
            nonlocal position
            entries[number] = (1, position, 0)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, data))
            position += len(parts[-1])

        free = max([*self.objects, *self.packed]) + 1
        for number, data in sorted(self.objects.items()):
            write(number, data)
        packed = sorted(self.packed.items())
        for at in range(0, len(packed), PACK):
            some = packed[at : at + PACK]
            write(free, _pack(some))
            entries |= {number: (2, free, index) for index, (number, _) in enumerate(some)}
            free += 1
        entries[free] = (1, position, 0)
        index = " ".join(f"{first} {count}" for first, count in _ranges(sorted(entries)))
        rows = b"".join(struct.pack(">BIH", *entries[number]) for number in sorted(entries))
        mark = hashlib.sha256(b"".join(parts)).hexdigest()[:32]
        info = f"/Info {base.info} 0 R" if base.info else ""
        table = _stream(
            f"/Type/XRef/Index[{index}]/W[1 4 2]/Size {free + 1}/Root {base.root} 0 R{info}"
            f"/Prev {base.previous}/ID[<{mark}><{mark}>]",
            rows,
        )
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (free, table))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % position)
        return b"".join(parts)


def contents_of(page) -> list:
    """Give the references to a page's content, of which there may be several."""
    contents = page.raw_get("/Contents")
    return list(contents) if isinstance(contents, ArrayObject) else [contents]


def resources_with(page, fonts: Mapping[str, IndirectObject]) -> DictionaryObject:
    """Give a page's resources with more fonts among them."""
    resources = DictionaryObject(page["/Resources"].get_object())
    own = DictionaryObject(resources["/Font"].get_object() if "/Font" in resources else {})
    own.update({NameObject(f"/{name}"): font for name, font in fonts.items()})
    resources[NameObject("/Font")] = own
    return resources


def as_bytes(one: PdfObject) -> bytes:
    """Give an object as it is written."""
    written = io.BytesIO()
    one.write_to_stream(written)
    return written.getvalue()


def _stream(head: str, data: bytes) -> bytes:
    packed = zlib.compress(data, 6)
    start = f"<<{head}/Length {len(packed)}/Filter/FlateDecode>>\nstream\n".encode()
    return start + packed + b"\nendstream"


def _pack(objects: list[tuple[int, bytes]]) -> bytes:
    """Give an object stream that holds objects."""
    head, body = [], b""
    for number, data in objects:
        head.append(f"{number} {len(body)}")
        body += data + b"\n"
    first = " ".join(head).encode() + b"\n"
    return _stream(f"/Type/ObjStm/N {len(objects)}/First {len(first)}", first + body)


def _ranges(numbers: list[int]) -> list[tuple[int, int]]:
    """Give runs of numbers that follow each other: the first of each, and how many."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][0] + runs[-1][1]:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs
