"""All copies in one file for the printer: what they share is stored once.

As a copy is, the file is the book with an update after it: new pages that show the book's own
content, and on some of them a recipient's words. It is for a press, and carries no
tags, bookmarks or links.
"""

from collections.abc import Callable, Sequence

from generator.model import Slot
from generator.printing.copying.circles_below import circles_below
from generator.printing.copying.graft import Graft
from generator.printing.copying.shared_objects import SharedObjects
from generator.printing.copying.stamp import Lines, drawn, own_slots
from generator.printing.copying.word_fonts import WordFonts
from generator.printing.pdf import page_tree
from generator.printing.pdf.incremental import (
    Update,
    as_bytes,
    contents_of,
    read_base,
    resources_with,
)
from generator.printing.pdf.objects import reference_to, written
from generator.printing.pdf.outline_font import resources_of, with_fonts
from generator.printing.pdf.skeleton import MasterPdf

_SHEET_PT = 28.0  # the size of a name on a sheet between copies


class Merger:
    """Puts copies one after the other, and writes them as they come."""

    def __init__(self, book: MasterPdf, write: Callable[[bytes], object], *, separators: bool):
        """`write` gets the bytes of the file, in order. With `separators` a sheet with the name
        stands before each copy.
        """
        self._slots = book.slots
        self._separators = separators
        self._base = read_base(book.data)
        write(book.data)
        self._update = Update(self._base, write)
        self._fonts = WordFonts()
        self._shared = SharedObjects(self._update)
        # What is written last, when all copies are known: the tree of pages, and fonts.
        self._tree = self._update.number()
        self._copies: list[int] = []  # the nodes of the tree
        self._pages = 0
        self._kids: list[int] = []
        pages = self._base.reader.pages
        self._resources = {at: self._update.number() for at in {one.page for one in book.slots}}
        self._sheet_resources = self._update.number()
        self._own_fonts: list[tuple[int, bytes]] = []
        self._save = self._update.number()
        self._update.stream(self._save, b"q")
        self._boxes = [page_tree.boxes_of(page) for page in pages]
        self._contents = [
            b" ".join(reference_to(one.idnum) for one in contents_of(page)) for page in pages
        ]
        self._shown = [reference_to(page.raw_get("/Resources").idnum) for page in pages]

    def add(self, lines: Lines, grafts: Sequence[Graft], *, pages: int) -> None:
        """Add a copy with words by what they are, and with pages of its own.

        One with an odd number of pages gets a blank one, so that the next begins on a new sheet.
        """
        self._fonts.know(lines)
        self._kids = []
        self._copies.append(self._update.number())
        if self._separators:
            self._add_sheets(lines)
        own: dict[int, tuple[bytes, bytes]] = {}
        for graft in grafts:
            own |= self._grafted(graft)
        slots = [slot for slot in self._slots if slot.page not in own] + [*own_slots(grafts)]
        for at in range(pages):
            if at not in own and at not in self._resources:
                self._add_page(at, self._contents[at], self._shown[at])
                continue
            contents, resources = own.get(at) or (
                self._contents[at],
                reference_to(self._resources[at]),
            )
            here = [slot for slot in slots if slot.page == at]
            words = b"".join(drawn(slot, lines, self._fonts.codes) for slot in here)
            overlay = self._update.number()
            self._update.stream(overlay, b"Q\n" + words)
            whole = (self._below(here, lines), contents, reference_to(overlay))
            self._add_page(at, b" ".join(whole), resources)
        if pages % 2:
            self._add_blank()
        self._end_copy()

    def end(self) -> None:
        """Write what ends the file."""
        fonts = self._fonts.add_to(self._update)
        for at, number in self._resources.items():
            resources = resources_with(self._base.reader.pages[at], fonts)
            self._update.pack(number, as_bytes(resources))
        self._update.pack(self._sheet_resources, resources_of(fonts))
        for number, own in self._own_fonts:
            self._update.pack(number, with_fonts(own, fonts))
        self._update.pack(self._tree, page_tree.root(self._copies, pages=self._pages))
        self._update.pack(self._base.root, page_tree.catalog(self._tree))
        self._update.end()

    def _grafted(self, graft: Graft) -> dict[int, tuple[bytes, bytes]]:
        """Add what is printed on pages of a copy's own; give their contents and resources."""
        fragment = graft.fragment.printed()
        numbers = self._shared.put(fragment, but=(fragment.fonts,))
        # They get the fonts of names when all are known.
        fonts = written(fragment.objects[fragment.fonts], numbers)
        self._own_fonts.append((numbers[fragment.fonts], fonts))
        return {
            at: (
                written(page.entries["Contents"], numbers),
                written(page.entries["Resources"], numbers),
            )
            for at, page in zip(graft.places, fragment.pages, strict=True)
        }

    def _below(self, slots: Sequence[Slot], lines: Lines) -> bytes:
        """Add what is drawn before a page's own content, and give the reference to it."""
        circles = circles_below(slots, lines)
        if not circles:
            return reference_to(self._save)
        number = self._update.number()
        self._update.stream(number, circles + b"q")
        return reference_to(number)

    def _add_page(self, at: int, contents: bytes, resources: bytes) -> None:
        self._kids.append(self._update.number())
        boxes = self._boxes[min(at, len(self._boxes) - 1)]
        look = page_tree.page(self._copies[-1], boxes=boxes, contents=contents, resources=resources)
        self._update.pack(self._kids[-1], look)

    def _add_sheets(self, lines: Lines) -> None:
        """Add a leaf with the names on its front."""
        page = self._base.reader.pages[0]
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        words = b""
        for row, word in enumerate(("name", "partner", "copy")):
            size = _SHEET_PT if word != "copy" else _SHEET_PT / 2
            y = height * 0.6 - row * _SHEET_PT * 1.6
            slot = Slot(
                word=word,
                page=0,
                x=72,
                y=y,
                width=width - 144,
                size=size,
                flush_right=False,
                face="text",
                ink="#000000",
                mark=0,
            )
            words += drawn(slot, lines, self._fonts.codes)
        overlay = self._update.number()
        self._update.stream(overlay, words)
        self._add_blank(reference_to(overlay))
        self._add_blank()

    def _add_blank(self, contents: bytes = b"") -> None:
        """Add a page that has nothing of the book on it."""
        self._add_page(0, contents, reference_to(self._sheet_resources))

    def _end_copy(self) -> None:
        node = page_tree.branch(self._tree, self._kids)
        self._update.pack(self._copies[-1], node)
        self._pages += len(self._kids)
