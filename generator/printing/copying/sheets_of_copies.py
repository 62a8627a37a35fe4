"""Copies on sheets in one file: each a booklet, or pages to cut, of its own.

The book's pages are forms that are stored once for all copies; a page with a recipient's words is a
small form that shows the book's own and the words over it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.printing.copying.circles_below import circles_below
from generator.printing.copying.graft import Graft
from generator.printing.copying.shared_objects import SharedObjects
from generator.printing.copying.stamp import Lines, drawn, own_slots
from generator.printing.copying.word_fonts import WordFonts
from generator.printing.pdf.fragment import FragmentPage
from generator.printing.pdf.objects import numbers_in, written
from generator.printing.pdf.outline_font import with_fonts
from generator.printing.pdf.sheet_file import SheetFile
from generator.printing.pdf.skeleton import MasterPdf
from generator.printing.press.folding import PAGES_OF_A_SHEET
from generator.printing.press.imposing import BookPages, lay_sides
from generator.printing.press.sheet_layout import Scheme, SheetPlan, plan_sheets


class CopySheets:
    """Puts copies on sheets one after the other, and writes them as they come."""

    def __init__(self, book: MasterPdf, write: Callable[[bytes], object], scheme: Scheme):
        """`write` gets the bytes of the file, in order. Raises `FoldingError`."""
        self._slots = book.slots
        self._pages = BookPages(book.data)
        self._scheme = scheme
        usual = plan_sheets(self._pages.count, self._pages.size, scheme)
        self._plans: dict[int, SheetPlan] = {self._pages.count: usual}
        self._file = SheetFile(self._pages.reader, write, edge=usual.edge or "")
        self._fonts = WordFonts()
        self._shared = SharedObjects(self._file.update)
        self._named_fonts = self._file.update.number()  # written when all are known

    def add(self, lines: Lines, grafts: Sequence[Graft], *, pages: int) -> None:
        """Add a copy with words by what they are, and with pages of its own."""
        self._fonts.know(lines)
        own: dict[int, int] = {}
        for graft in grafts:
            own |= self._grafted(graft)
        slots = [slot for slot in self._slots if slot.page not in own] + [*own_slots(grafts)]
        with_words = {slot.page for slot in slots}

        def form_of(at: int) -> int:
            form = own.get(at) or self._pages.form(self._file, at)
            if at not in with_words:
                return form
            here = [one for one in slots if one.page == at]
            words = b"".join(drawn(one, lines, self._fonts.codes) for one in here)
            return self._with_words(form, at, words, circles_below(here, lines))

        lay_sides(self._file, self._plan(pages), form_of, self._pages.corner())

    def end(self) -> None:
        """Write what ends the file."""
        fonts = self._fonts.add_to(self._file.update)
        self._file.update.pack(self._named_fonts, with_fonts(b"<<>>", fonts))
        self._file.end()

    def _plan(self, pages: int) -> SheetPlan:
        """Give how a copy of so many pages lies on sheets: some have more or fewer than others."""
        if pages not in self._plans:
            filled = -(-pages // PAGES_OF_A_SHEET) * PAGES_OF_A_SHEET
            scheme = replace(self._scheme, signature=min(self._scheme.signature, filled))
            self._plans[pages] = plan_sheets(pages, self._pages.size, scheme)
        return self._plans[pages]

    def _with_words(self, form: int, at: int, words: bytes, below: bytes) -> int:
        box = self._pages.box(at)
        return self._file.form_over(form, words, box, fonts=self._named_fonts, below=below)

    def _grafted(self, graft: Graft) -> dict[int, int]:
        """Add the pages of a copy's own; give their forms by their places in the book."""
        fragment = graft.fragment.printed()
        contents = [_content(page) for page in fragment.pages]
        numbers = self._shared.put(fragment, but=contents)
        return {
            at: self._file.form(
                written(fragment.objects[content], numbers),
                self._pages.box(min(at, self._pages.count - 1)),
                written(page.entries["Resources"], numbers),
            )
            for at, page, content in zip(graft.places, fragment.pages, contents, strict=True)
        }


def _content(page: FragmentPage) -> int:
    """Give the number of the content of a page in the objects of its fragment."""
    (number,) = numbers_in(page.entries["Contents"])
    return number
