"""All copies in one file for the printer: what they share is stored once.

As a copy is, the file is the book with an update after it: new pages that show the book's own
content, and on some of them a recipient's words. It is for a press, and carries no
tags, bookmarks or links.
"""

from collections.abc import Mapping

from pypdf.generic import IndirectObject

from generator.model import Slot
from generator.printing.stamp import MOST_GLYPHS, add_font, drawn
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

    def __init__(self, book: bytes, slots: tuple[Slot, ...], *, separators: bool):
        """With `separators` a sheet with the name stands before each copy."""
        self._slots = slots
        self._separators = separators
        self._base = read_base(book)
        self._reader = self._base.reader
        self._next = self._base.size
        self._update = Update()
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
                self._update.packed[kid] = self._plain[number]
                continue
            words = b"".join(
                drawn(slot, lines.get(slot.word), self._codes)
                for slot in self._slots
                if slot.page == number
            )
            overlay = self._number()
            self._update.stream(overlay, b"Q\n" + words)
            self._update.packed[kid] = self._page(
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
            self._update.packed[number] = self._update.objects.pop(number)
            fonts[_font(at)] = IndirectObject(number, 0, self._reader)
        for page, number in self._resources.items():
            self._update.packed[number] = as_bytes(resources_with(self._reader.pages[page], fonts))
        names = "".join(f"/{name} {font.idnum} 0 R" for name, font in fonts.items())
        self._update.packed[self._sheet_resources] = f"<</Font<<{names}>>>>".encode()
        kids = " ".join(f"{kid} 0 R" for kid in self._kids)
        tree = f"<</Type/Pages/Count {len(self._kids)}/Kids[{kids}]>>"
        self._update.packed[self._tree] = tree.encode()
        self._update.packed[self._base.root] = f"<</Type/Catalog/Pages {self._tree} 0 R>>".encode()
        return self._update.written(self._base)

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
            self._update.packed[kid] = self._page(page, contents, self._sheet_resources)


def _font(at: int) -> str:
    return f"Words{at // MOST_GLYPHS}"


def _reference(one) -> str:
    return f"{one if isinstance(one, int) else one.idnum} 0 R"
