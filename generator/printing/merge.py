"""All copies in one file for the printer: what they share is stored once.

As a copy is, the file is the book with an update after it: new pages that show the book's own
content, and on some of them a recipient's words. Small objects are packed together (ISO 32000-1,
7.5.7). It is for a press, and carries no tags, bookmarks or links.
"""

import io
import struct
import zlib
from collections.abc import Mapping

from pypdf import PdfReader
from pypdf.generic import IndirectObject

from generator.model import Slot
from generator.printing.stamp import (
    MOST_GLYPHS,
    Update,
    add_font,
    as_bytes,
    contents_of,
    drawn,
    ranges,
    resources_with,
)
from generator.printing.words import Glyph, Line

PACK = 200  # objects that are packed together
_SHOWN = ("/MediaBox", "/TrimBox", "/BleedBox", "/CropBox", "/Rotate")
_SHEET_PT = 28.0  # the size of a name on a sheet between copies


class Merger:
    """Puts copies one after the other."""

    def __init__(self, book: bytes, slots: tuple[Slot, ...], *, separators: bool):
        """With `separators` a sheet with the name stands before each copy."""
        self._book = book
        self._slots = slots
        self._separators = separators
        self._reader = PdfReader(io.BytesIO(book))
        trailer = self._reader.trailer
        self._root = trailer.raw_get("/Root").idnum
        self._next = int(trailer["/Size"])
        self._previous = int(book.rstrip().rsplit(b"startxref", 1)[1].split()[0])
        self._update = Update()  # streams, as they are
        self._packed: dict[int, bytes] = {}  # everything else
        self._kids: list[int] = []
        self._glyphs: dict[str, Glyph] = {}
        self._codes: dict[str, tuple[str, int]] = {}
        self._tree, self._save = self._number(), self._number()
        self._update.stream(self._save, b"q")
        named = sorted({slot.page for slot in slots})
        self._resources = {page: self._number() for page in named}
        self._sheet_resources = self._number()
        self._plain = [self._plain_page(page) for page in self._reader.pages]
        self.copies = 0

    def add(self, lines: Mapping[str, Line]) -> None:
        """Add a copy with words by what they are."""
        for line in lines.values():
            for _, glyph in line.glyphs:
                self._know(glyph)
        if self._separators:
            self._add_sheets(lines)
        for number, page in enumerate(self._reader.pages):
            kid = self._number()
            self._kids.append(kid)
            if number not in self._resources:
                self._packed[kid] = self._plain[number]
                continue
            words = b"".join(
                drawn(slot, lines.get(slot.word), self._codes)
                for slot in self._slots
                if slot.page == number
            )
            overlay = self._number()
            self._update.stream(overlay, b"Q\n" + words)
            self._packed[kid] = self._page(
                page, [self._save, *contents_of(page), overlay], self._resources[number]
            )
        self.copies += 1

    def result(self) -> bytes:
        """Give the file."""
        fonts = {}
        glyphs = list(self._glyphs.values())
        known: dict[str, bytes] = {}
        for at in range(0, len(glyphs), MOST_GLYPHS):
            some = glyphs[at : at + MOST_GLYPHS]
            number = self._next
            self._next += len(some) + 2
            add_font(self._update, number, some, known)
            self._packed[number] = self._update.objects.pop(number)
            fonts[_font(at)] = IndirectObject(number, 0, self._reader)
        for page, number in self._resources.items():
            self._packed[number] = as_bytes(resources_with(self._reader.pages[page], fonts))
        names = "".join(f"/{name} {font.idnum} 0 R" for name, font in fonts.items())
        self._packed[self._sheet_resources] = f"<</Font<<{names}>>>>".encode()
        kids = " ".join(f"{kid} 0 R" for kid in self._kids)
        tree = f"<</Type/Pages/Count {len(self._kids)}/Kids[{kids}]>>"
        self._packed[self._tree] = tree.encode()
        self._packed[self._root] = f"<</Type/Catalog/Pages {self._tree} 0 R>>".encode()
        return self._book + self._written()

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _know(self, glyph: Glyph) -> None:
        if glyph.key not in self._glyphs:
            at = len(self._glyphs)
            self._glyphs[glyph.key] = glyph
            self._codes[glyph.key] = (_font(at), at % MOST_GLYPHS + 1)

    def _plain_page(self, page) -> bytes:
        contents = contents_of(page)
        return self._page(page, contents, page.raw_get("/Resources"))

    def _page(self, page, contents: list, resources) -> bytes:
        parts = " ".join(_reference(one) for one in contents)
        boxes = "".join(
            f"{name} {as_bytes(page[name].get_object()).decode()}"
            for name in _SHOWN
            if name in page
        )
        return (
            f"<</Type/Page/Parent {self._tree} 0 R{boxes}/Contents[{parts}]"
            f"/Resources {_reference(resources)}>>"
        ).encode()

    def _add_sheets(self, lines: Mapping[str, Line]) -> None:
        """Add a leaf with the names on its front."""
        page = self._reader.pages[0]
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        words = b""
        for row, word in enumerate(("name", "partner", "copy")):
            size = _SHEET_PT if word != "copy" else _SHEET_PT / 2
            y = height * 0.6 - row * _SHEET_PT * 1.6
            slot = Slot(word=word, page=0, x=72, y=y, width=width - 144, size=size, mark=0)
            words += drawn(slot, lines.get(word), self._codes)
        overlay = self._number()
        self._update.stream(overlay, words)
        for contents in ([overlay], []):
            kid = self._number()
            self._kids.append(kid)
            self._packed[kid] = self._page(page, contents, self._sheet_resources)

    def _written(self) -> bytes:
        parts: list[bytes] = []
        position = len(self._book)
        entries: dict[int, tuple[int, int, int]] = {}

        def write(number: int, data: bytes) -> None:
            nonlocal position
            entries[number] = (1, position, 0)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, data))
            position += len(parts[-1])

        for number, data in sorted(self._update.objects.items()):
            write(number, data)
        packed = sorted(self._packed.items())
        for at in range(0, len(packed), PACK):
            some = packed[at : at + PACK]
            own = self._number()
            write(own, _pack(some))
            entries |= {number: (2, own, index) for index, (number, _) in enumerate(some)}
        table = self._number()
        entries[table] = (1, position, 0)
        index = " ".join(f"{first} {count}" for first, count in ranges(sorted(entries)))
        rows = b"".join(struct.pack(">BIH", *entries[number]) for number in sorted(entries))
        data = zlib.compress(rows, 9)
        head = (
            f"<</Type/XRef/Index[{index}]/W[1 4 2]/Size {table + 1}/Root {self._root} 0 R"
            f"/Prev {self._previous}/Length {len(data)}/Filter/FlateDecode>>"
        ).encode()
        parts.append(b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (table, head, data))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % position)
        return b"".join(parts)


def _pack(objects: list[tuple[int, bytes]]) -> bytes:
    """Give an object stream that holds objects."""
    head, body = [], b""
    for number, data in objects:
        head.append(f"{number} {len(body)}")
        body += data + b"\n"
    first = " ".join(head).encode() + b"\n"
    data = zlib.compress(first + body, 9)
    return (
        (
            f"<</Type/ObjStm/N {len(objects)}/First {len(first)}/Length {len(data)}"
            "/Filter/FlateDecode>>\nstream\n"
        ).encode()
        + data
        + b"\nendstream"
    )


def _font(at: int) -> str:
    return f"Words{at // MOST_GLYPHS}"


def _reference(one) -> str:
    return f"{one if isinstance(one, int) else one.idnum} 0 R"
