"""What is appended to a PDF that is not taken apart: new objects, and where each stands.

ISO 32000-1: incremental updates in 7.5.6, object streams in 7.5.7, cross-references in 7.5.8.
"""

import hashlib
import io
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject

PACK = 200  # objects that are packed together
_ROW = struct.Struct(">BIH")  # of the table of objects


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What new objects follow: bytes, and the numbers that the trailer names."""

    data: bytes
    root: int
    info: int
    size: int  # the first number that is free
    previous: int  # where its own table of objects stands; 0 where there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Base(Start):
    """A PDF that gets an update."""

    reader: PdfReader


# A new PDF: its root has the number 1, what it says of itself 2; 0 is never used (7.5.4).
NEW = Start(data=b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", root=1, info=2, size=0, previous=0)


def read_base(data: bytes) -> Base:
    """Read what an update has to know of a PDF."""
    reader = PdfReader(io.BytesIO(data))
    trailer = reader.trailer
    return Base(
        data=data,
        reader=reader,
        root=trailer.raw_get("/Root").idnum,
        info=trailer.raw_get("/Info").idnum if "/Info" in trailer else 0,
        size=int(trailer.raw_get("/Size")),
        previous=int(data.rstrip().rsplit(b"startxref", 1)[1].split()[0]),
    )


class Update:
    """Objects that follow those of a PDF, written as they come: alone, or packed together.

    Each has a number: one of the PDF's own, which it then stands for, or a new one.
    """

    def __init__(self, base: Start, write: Callable[[bytes], object], *, free: int = 0):
        """`write` gets the bytes, in order; new numbers count from `free` on."""
        self._base = base
        self._write = write
        self._position = len(base.data)
        self._told = hashlib.sha256()
        self._free = free or base.size
        self._waiting: list[tuple[int, bytes]] = []
        # Where objects are (ISO 32000-1, 7.5.8.3): new ones by their numbers, and the PDF's own.
        self._new = bytearray()
        self._changed: dict[int, bytes] = {}

    def number(self, count: int = 1) -> int:
        """Give a new number, the first of several that follow each other."""
        self._free += count
        return self._free - count

    def add(self, number: int, data: bytes) -> None:
        """Add an object."""
        self._place(number, 1, self._position, 0)
        self._append(b"%d 0 obj\n%b\nendobj\n" % (number, data))

    def pack(self, number: int, data: bytes) -> None:
        """Add an object that is no stream; it is packed together with others."""
        self._waiting.append((number, data))
        if len(self._waiting) == PACK:
            self._flush()

    def put(self, number: int, data: bytes) -> None:
        """Add an object as it is written: a stream alone, others packed together."""
        (self.add if data.endswith(b"endstream") else self.pack)(number, data)

    def stream(self, number: int, data: bytes) -> None:
        """Add a stream."""
        self.add(number, as_stream(data))

    def end(self) -> None:
        """Write what ends an update: the table of its objects, and where that stands."""
        self._flush()
        base = self._base
        table, position = self.number(), self._position
        self._place(table, 1, position, 0)
        runs = _ranges(sorted(self._changed))
        rows = b"".join(self._changed[number] for number in sorted(self._changed)) + self._new
        runs += [(base.size, len(self._new) // _ROW.size)] if self._new else []
        index = " ".join(f"{first} {count}" for first, count in runs)
        mark = self._told.hexdigest()[:32]
        info = f"/Info {base.info} 0 R" if base.info else ""
        before = f"/Prev {base.previous}" if base.previous else ""
        head = (
            f"/Type/XRef/Index[{index}]/W[1 4 2]/Size {self._free}/Root {base.root} 0 R{info}"
            f"{before}/ID[<{mark}><{mark}>]"
        )
        self._append(b"%d 0 obj\n%b\nendobj\n" % (table, as_stream(rows, head)))
        self._append(b"startxref\n%d\n%%%%EOF\n" % position)

    def _append(self, data: bytes) -> None:
        self._write(data)
        self._told.update(data)
        self._position += len(data)

    def _flush(self) -> None:
        if not self._waiting:
            return
        some, self._waiting = self._waiting, []
        number = self.number()
        self.add(number, _pack(some))
        for at, (one, _) in enumerate(some):
            self._place(one, 2, number, at)

    def _place(self, number: int, *row: int) -> None:
        entry = _ROW.pack(*row)
        if number < self._base.size:
            self._changed[number] = entry
            return
        at = (number - self._base.size) * _ROW.size
        if len(self._new) < at + _ROW.size:
            # Numbers that are not used yet, or never: free ones.
            self._new.extend(bytes(at + _ROW.size - len(self._new)))
        self._new[at : at + _ROW.size] = entry


def contents_of(page: PageObject) -> list[IndirectObject]:
    """Give the references to a page's content, of which there may be several."""
    contents = page.raw_get("/Contents")
    return list(contents) if isinstance(contents, ArrayObject) else [contents]


def resources_with(page: PageObject, fonts: Mapping[str, int]) -> DictionaryObject:
    """Give a page's resources with more fonts among them: their names and numbers."""
    resources = DictionaryObject(page.raw_get("/Resources").get_object())
    there = "/Font" in resources
    own = DictionaryObject(resources.raw_get("/Font").get_object() if there else {})
    for name, number in fonts.items():
        own[NameObject(f"/{name}")] = IndirectObject(number, 0, page.pdf)
    resources[NameObject("/Font")] = own
    return resources


def page_with(page: PageObject, *, before: int, after: int, fonts: Mapping[str, int]) -> bytes:
    """Give a page as it is written, with more content before and after its own, and more fonts."""
    own = DictionaryObject(page)
    first, last = (IndirectObject(one, 0, page.pdf) for one in (before, after))
    own[NameObject("/Contents")] = ArrayObject([first, *contents_of(page), last])
    own[NameObject("/Resources")] = resources_with(page, fonts)
    return as_bytes(own)


def as_bytes(one: PdfObject) -> bytes:
    """Give an object as it is written."""
    written = io.BytesIO()
    one.write_to_stream(written)
    return written.getvalue()


def as_stream(data: bytes, head: str = "") -> bytes:
    """Give a stream as it is written, packed; `head` is what more its dictionary says."""
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
    return as_stream(first + body, f"/Type/ObjStm/N {len(objects)}/First {len(first)}")


def _ranges(numbers: list[int]) -> list[tuple[int, int]]:
    """Give runs of numbers that follow each other: the first of each, and how many."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][0] + runs[-1][1]:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs
