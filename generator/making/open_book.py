"""A workbook that is open while it is written: with each text, what has changed is laid out anew.

Its pages are those that `build` makes of the same texts, by the same stages.
"""

import itertools
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import files
from generator.checking.faults import tell
from generator.checking.page_audit import audit_pages, audit_text
from generator.diagnostics import Diagnostic, Findings, WorkbookError, faults
from generator.making.audit import numbered
from generator.making.bind import bind_book
from generator.making.book import Layout, lay_out
from generator.making.chapters import LaidChapter
from generator.making.kept_layouts import KeptLayouts
from generator.making.laid import Laid
from generator.making.request import Book, Request
from generator.making.setting import Setting, plan_settings
from generator.model.pages import Sheet
from generator.model.printed_page import Box, PrintedPage
from generator.model.shown import LineBox, Shown, ShownPage, Told
from generator.printing.page_boxes import read_pages
from generator.printing.page_picture import page_picture
from generator.printing.typeset import Typesetter
from generator.reading.parsed_chapters import ParsedChapters
from generator.reading.workbook import Reading, read_workbook

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """The pages of a document as they were last shown, and what is wrong on them."""

    sheets: tuple[Sheet, ...]
    folios: tuple[str, ...]
    pages: tuple[ShownPage, ...]
    wrong: tuple[Diagnostic, ...]

    def is_of(self, sheets: tuple[Sheet, ...], folios: tuple[str, ...]) -> bool:
        """Tell whether these very pages were seen."""
        return (
            self.folios == folios
            and len(self.sheets) == len(sheets)
            and all(one is other for one, other in zip(self.sheets, sheets, strict=True))
        )


class OpenBook:
    """One edition of a workbook, as its texts are now."""

    def __init__(self, request: Request):
        """`request` is what would be built: the first of its editions is shown."""
        self._request = request
        self._parsed = ParsedChapters()
        self._layouts = KeptLayouts()
        self._folder = Path()
        self._shown = Shown(version=0, pages=(), told=())
        own = secrets.token_hex(4)  # so that no page is taken for one of another run
        self._keys = (f"{own}{number:x}" for number in itertools.count(1))
        self._sheets: dict[str, tuple[Typesetter, str, Sheet]] = {}
        self._seen: dict[str, _Seen] = {}

    def forget(self) -> None:
        """Read and lay out everything anew from now on: a picture, a theme or a brand changed."""
        self._parsed.forget()
        self._layouts.forget()

    def lay(
        self,
        version: int,
        texts: Texts,
        show: Callable[[Shown], None],
        *,
        focus: str = "",
        between: Callable[[], None] = lambda: None,
    ) -> None:
        """Lay out the book with texts in place of those of the files of these names.

        `show` gets it when it is whole, and before, when `focus`, the file of a chapter, is laid
        out and those behind it are not yet. `between` is called before each chapter, and may raise
        to stop.
        """
        found = Findings()
        begun: list[Layout] = []

        def begin(setting: Setting) -> Layout:
            begun[:] = [self._layouts.begin(setting)]
            return begun[0]

        def early(one: LaidChapter) -> None:
            self._show_early(version, begun[0], one, focus, show)

        try:
            setting = self._setting(texts, found)
            with self._layouts.round():
                _, layout, laid = lay_out(setting, lambda *_: between(), begin=begin, each=early)
        except WorkbookError as reason:
            told = self._told((*found.all, *reason.diagnostics))
            self._shown = Shown(version=version, pages=self._shown.pages, told=told, good=False)
        else:
            pages = self._pages(laid, layout)
            found.add(*layout.findings.all)
            for one in self._seen.values():
                found.add(*one.wrong)
            self._shown = Shown(version=version, pages=pages, told=self._told(found.all))
        show(self._shown)

    def picture(self, key: str, scale: float) -> bytes:
        """Give a page that is shown as a PNG of `scale` pixels a CSS px.

        Raises `KeyError` where there is none of that key any more.
        """
        typesetter, document, sheet = self._sheets[key]
        return page_picture(typesetter.page_pdf(document, sheet), scale)

    def build(self, texts: Texts) -> Book:
        """Make the book, as `build` does. Raises `WorkbookError` with all that is wrong."""
        setting = self._setting(texts, Findings())
        with self._layouts.round():
            return bind_book(*lay_out(setting, lambda *_: None, begin=self._layouts.begin))

    def _setting(self, texts: Texts, found: Findings) -> Setting:
        def read(path: Path) -> Reading:
            reading = read_workbook(path, texts, self._parsed)
            self._folder = reading.workbook.folder
            found.add(*reading.warnings)
            return reading

        return plan_settings(self._request, read=read)[0]

    def _show_early(
        self,
        version: int,
        layout: Layout,
        one: LaidChapter,
        focus: str,
        show: Callable[[Shown], None],
    ) -> None:
        """Show a chapter that has been laid out anew among the others as they were."""
        name = self._name(one.chapter.file)
        now = self._shown.pages
        place = next((at for at, page in enumerate(now) if page.file == name), None)
        if name != focus or place is None:
            return
        folios = tuple(str(one.first_page + number) for number in range(len(one.pages)))
        before = self._seen.get(one.pages.document)
        if before and before.is_of(one.pages.sheets, folios):
            return
        seen = self._look(layout, one.pages.document, one.pages.sheets, folios, one)
        behind = tuple(page for page in now[place:] if page.file != name)
        pages = (*now[:place], *seen.pages, *behind)
        show(Shown(version=version, pages=pages, told=self._shown.told, whole=False))

    def _pages(self, laid: Laid, layout: Layout) -> tuple[ShownPage, ...]:
        """Give the pages of a book in order; only those that are new are looked at."""
        chapters = {one.pages.document: one for one in laid.chapters}
        order: list[str] = []
        sheets: dict[str, list[tuple[Sheet, str]]] = {}
        for document, sheet, folio in numbered(laid.sections):
            order.append(document)
            sheets.setdefault(document, []).append((sheet, folio))
        shown: dict[str, Iterator[ShownPage]] = {}
        for name, found in sheets.items():
            own, folios = zip(*found, strict=True)
            seen = self._look(layout, name, own, folios, chapters.get(name))
            shown[name] = iter(seen.pages)
        self._seen = {name: one for name, one in self._seen.items() if name in sheets}
        pages = tuple(
            replace(next(shown[name]), right=number % 2 == 0) for number, name in enumerate(order)
        )
        live = {one.key for one in (*pages, *self._shown.pages)}
        self._sheets = {key: one for key, one in self._sheets.items() if key in live}
        return pages

    def _look(
        self,
        layout: Layout,
        document: str,
        sheets: tuple[Sheet, ...],
        folios: tuple[str, ...],
        chapter: LaidChapter | None,
    ) -> _Seen:
        before = self._seen.get(document)
        if before and before.is_of(sheets, folios):
            return before
        line = chapter.chapter.line if chapter else 0
        printed = tuple(read_pages(sheets, folios, line=line))
        file = chapter.chapter.file if chapter else document
        wrong = audit_text(printed, chapter.chapter.blocks) if chapter else audit_pages(printed)
        pages = []
        for sheet, page in zip(sheets, printed, strict=True):
            key = next(self._keys)
            self._sheets[key] = layout.typesetter, document, sheet
            pages.append(_shown(key, page, self._name(file) if chapter else ""))
        self._seen[document] = _Seen(
            sheets=sheets,
            folios=folios,
            pages=tuple(pages),
            wrong=tuple(tell(wrong, file=file, edition=layout.composer.edition.other)),
        )
        return self._seen[document]

    def _told(self, found: Iterable[Diagnostic]) -> tuple[Told, ...]:
        return tuple(
            Told(
                severity=one.severity,
                message=one.message,
                hint=one.hint,
                file=self._name(one.location.file) if one.location else "",
                line=one.location.line if one.location else None,
                page=one.location.page if one.location else "",
            )
            for one in faults(found)
        )

    def _name(self, file: str) -> str:
        """Give the name of a file in the workbook's folder, as messages call it; else nothing."""
        name = Path(file).name
        return name if files.display(self._folder / name) == file else ""


def _shown(key: str, page: PrintedPage, file: str) -> ShownPage:
    boxes: dict[int, Box] = {}
    for piece in page.pieces if file else ():
        if piece.line and piece.flow:  # no running head, no folio
            box = piece.box.within(page.paper)  # a long blank runs on, and is cut at the margin
            boxes[piece.line] = boxes.get(piece.line, box).around(box)
    return ShownPage(
        key=key,
        folio=page.folio,
        file=file,
        width=page.paper.x1,
        height=page.paper.y1,
        right=True,
        lines=tuple(
            LineBox(line=line, x0=box.x0, y0=box.y0, x1=box.x1, y1=box.y1)
            for line, box in sorted(boxes.items())
        ),
    )
