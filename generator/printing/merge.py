"""All copies in one file for the printer: what they share is stored once.

As a copy is, the file is the book with an update after it: new pages that show the book's own
content, and on some of them a recipient's words. It is for a press, and carries no
tags, bookmarks or links.
"""

from collections.abc import Mapping, Sequence

from pypdf.generic import IndirectObject

from generator.model import Slot
from generator.printing.bed import NamedPdf
from generator.printing.fragment import written
from generator.printing.graft import Graft, add_objects
from generator.printing.stamp import MOST_GLYPHS, add_font, drawn, own_slots
from generator.printing.update import (
    Update,
    as_bytes,
    contents_of,
    read_base,
    resources_with,
)
from generator.printing.words import Glyph, Line

_SHOWN = ("/MediaBox", "/TrimBox", "/BleedBox", "/CropBox", "/Rotate")
_SHEET_PT = 28.0  # the size of a name on a sheet between copies


class Merger:
    """Puts copies one after the other."""

    def __init__(self, book: NamedPdf, *, separators: bool):
        """With `separators` a sheet with the name stands before each copy."""
        self._slots = book.slots
        self._separators = separators
        self._base = read_base(book.data)
        self._reader = self._base.reader
        self._next = self._base.size
        self._update = Update()
        self._kids: list[int] = []
        self._glyphs: dict[str, Glyph] = {}
        self._codes: dict[str, tuple[str, int]] = {}
        self._tree, self._save = self._number(), self._number()
        self._update.stream(self._save, b"q")
        named = sorted({slot.page for slot in book.slots})
        self._resources = {page: self._number() for page in named}
        self._stored: dict[bytes, int] = {}
        self._own_faces: list[tuple[int, bytes]] = []
        self._sheet_resources = self._number()
        self._plain = [self._plain_page(page) for page in self._reader.pages]

    def add(self, lines: Mapping[str, Line], grafts: Sequence[Graft], *, pages: int) -> None:
        """Add a copy with words by what they are, and with pages of its own.

        One with an odd number of pages gets a blank one, so that the next begins on a new sheet.
        """
        for line in lines.values():
            for _, glyph in line.glyphs:
                self._know(glyph)
        if self._separators:
            self._add_sheets(lines)
        own: dict[int, tuple[bytes, bytes]] = {}
        for graft in grafts:
            own |= self._grafted(graft)
        slots = [slot for slot in self._slots if slot.page not in own] + [*own_slots(grafts)]
        of_book = self._reader.pages
        for number in range(pages):
            page = of_book[min(number, len(of_book) - 1)]
            kid = self._number()
            self._kids.append(kid)
            words = b"".join(
                drawn(slot, lines.get(slot.word), self._codes)
                for slot in slots
                if slot.page == number
            )
            if number in own:
                contents, resources = own[number]
            elif number in self._resources:
                contents = b" ".join(b"%d 0 R" % one.idnum for one in contents_of(page))
                resources = b"%d 0 R" % self._resources[number]
            else:
                self._update.packed[kid] = self._plain[number]
                continue
            overlay = self._number()
            self._update.stream(overlay, b"Q\n" + words)
            whole = b"%d 0 R %b %d 0 R" % (self._save, contents, overlay)
            self._update.packed[kid] = self._page(page, whole, resources)
        if pages % 2:
            self._add_blank()

    def _grafted(self, graft: Graft) -> dict[int, tuple[bytes, bytes]]:
        """Add what is printed on pages of a copy's own; give their contents and resources."""
        fragment = graft.fragment.printed()
        numbers: dict[int, int] = {}
        for one, parts in fragment.objects.items():
            # What other copies have too, such as pictures, is stored once.
            alone = len(parts) == 1
            known = self._stored.get(parts[0]) if alone else None
            numbers[one] = known or self._number()
            if alone:
                self._stored[parts[0]] = numbers[one]
        add_objects(self._update, fragment, numbers, b"")
        faces = numbers[fragment.faces]
        self._own_faces.append((faces, self._update.packed.pop(faces)))
        return {
            at: (written(look["Contents"], numbers), written(look["Resources"], numbers))
            for at, look in zip(graft.places, fragment.looks, strict=True)
        }

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
            self._update.packed[number] = self._update.objects.pop(number)
            fonts[_font(at)] = IndirectObject(number, 0, self._reader)
        for page, number in self._resources.items():
            self._update.packed[number] = as_bytes(resources_with(self._reader.pages[page], fonts))
        names = "".join(f"/{name} {font.idnum} 0 R" for name, font in fonts.items())
        self._update.packed[self._sheet_resources] = f"<</Font<<{names}>>>>".encode()
        for number, faces in self._own_faces:
            inside = faces.removesuffix(b">>") + names.encode()
            self._update.packed[number] = inside + b">>"
        kids = " ".join(f"{kid} 0 R" for kid in self._kids)
        tree = f"<</Type/Pages/Count {len(self._kids)}/Kids[{kids}]>>"
        self._update.packed[self._tree] = tree.encode()
        self._update.packed[self._base.root] = f"<</Type/Catalog/Pages {self._tree} 0 R>>".encode()
        return self._base.data + self._update.written(self._base)

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _know(self, glyph: Glyph) -> None:
        if glyph.key not in self._glyphs:
            at = len(self._glyphs)
            self._glyphs[glyph.key] = glyph
            self._codes[glyph.key] = (_font(at), at % MOST_GLYPHS + 1)

    def _plain_page(self, page) -> bytes:
        contents = b" ".join(b"%d 0 R" % one.idnum for one in contents_of(page))
        return self._page(page, contents, b"%d 0 R" % page.raw_get("/Resources").idnum)

    def _page(self, page, contents: bytes, resources: bytes) -> bytes:
        boxes = "".join(
            f"{name} {as_bytes(page[name].get_object()).decode()}"
            for name in _SHOWN
            if name in page
        )
        return (
            f"<</Type/Page/Parent {self._tree} 0 R{boxes}/Contents[".encode()
            + contents
            + b"]/Resources "
            + resources
            + b">>"
        )

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
        self._add_blank(b"%d 0 R" % overlay)
        self._add_blank()

    def _add_blank(self, contents: bytes = b"") -> None:
        """Add a page that has nothing of the book on it."""
        kid = self._number()
        self._kids.append(kid)
        resources = b"%d 0 R" % self._sheet_resources
        self._update.packed[kid] = self._page(self._reader.pages[0], contents, resources)


def _font(at: int) -> str:
    return f"Words{at // MOST_GLYPHS}"
