"""An edition laid out as a whole, its documents in order: for all, or for one recipient."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from generator.design.brand_check import proof
from generator.design.compose import Composer
from generator.design.edition import choose_chapter, plan_edition
from generator.design.front_matter_parts import Entry
from generator.design.logo_and_cover import edge_notes
from generator.design.spare_pages import compose_spare
from generator.design.theme_folders import make_theme, strays
from generator.diagnostics import Findings
from generator.making.chapters import LaidChapter, Progress, lay_chapters, lay_notes, order_body
from generator.making.facilitation import lay_back, lay_runsheet
from generator.making.kept import Kept, Kind
from generator.making.laid import NO_COLUMNS, NO_WORDS, Laid, said
from generator.making.marks import mark_of, mark_of_book, mark_of_chapter
from generator.making.press_asks import bound_for, check_pages, check_trim
from generator.making.setting import Setting
from generator.model import Markup, Numbering, Pages, Section
from generator.printing.brand_fonts import all_files
from generator.printing.pdf.skeleton import stand_in
from generator.printing.typeset import Typesetter

NO_LAYOUTS: Mapping[str, "Layout"] = MappingProxyType({})


class Layout:
    """Lays out one edition: its composer and typesetter serve all its documents."""

    def __init__(self, setting: Setting, before: Mapping[str, "Layout"] = NO_LAYOUTS):
        """What one of those `before`, by their marks, has laid out is not laid out again.

        Raises `WorkbookError` where the theme or the chapter that is asked for is not there.
        """
        workbook, brand = setting.reading.workbook, setting.practice.brand
        handout = choose_chapter(workbook, setting.chapter) if setting.chapter else None
        edition = plan_edition(
            workbook,
            setting.plan,
            paper=setting.paper,
            handout=handout,
            brand=brand,
            named=setting.named,
            bleed=setting.bleed,
            least_inner_mm=setting.least_inner_mm,
        )
        edition = replace(
            edition,
            binding=bound_for(edition.binding, setting.press),
            own_cover=bool(setting.press and setting.press.stocks),
            black_words=setting.delivery.profile is not None,
        )
        if setting.press:
            check_trim(setting.press, edition.paper)
        theme = make_theme(
            setting.theme,
            brand=brand,
            ink_saver=edition.ink_saver,
            columns=setting.columns,
            least_rule_pt=setting.press.least_line_pt if setting.press else 0.0,
        )
        self.composer = Composer(edition, theme, all_files(brand))
        self.findings = Findings()
        self.findings.add(*setting.reading.warnings, *setting.practice.warnings, *strays(theme))
        self.findings.add(*self.composer.warnings)
        self.findings.add(*(proof(brand, theme.palette) if brand else ()))
        if brand and not edition.ink_saver and not handout and not edition.bleed:
            self.findings.add(*edge_notes(brand))
        self.name = setting.name
        self._setting = setting
        self._marks = {
            one.file: mark_of_chapter(self.composer, one) for one in edition.workbook.chapters
        }
        self._styles = self.composer.styles()
        self._columns: dict[tuple, frozenset[str]] = {}
        alike = before.get(self.mark) if before else None
        if alike:
            self.typesetter: Typesetter = alike.typesetter
            self.typesetter.hear(self.findings)
            self.kept: Kept = alike.kept
        else:
            self.typesetter = Typesetter(self._styles, self.findings, brand, bleed=edition.bleed)
            self.kept = Kept(len(edition.workbook.chapters) + 1)

    @cached_property
    def mark(self) -> str:
        """What all its documents come of, but for the chapters: see `marks`."""
        return mark_of_book(self.composer, self._styles)

    def blank(self) -> Pages:
        """Give a page with nothing on it, laid out where one is first needed."""
        return self.kept.get(
            Kind.DOCUMENT, "blank", lambda: self.typesetter.typeset(self.composer.blank())
        )

    def lay(
        self,
        progress: Progress,
        words: Mapping[str, str] = NO_WORDS,
        each: Callable[[LaidChapter], None] = lambda _: None,
    ) -> Laid:
        """Lay out the book, with a recipient's words where its texts ask for them; `each` gets its
        chapters as soon as they are.

        What is the same for all is laid out once. Raises `WorkbookError` with all that is wrong.
        """
        composer = self.composer.for_recipient(words)
        chapters: tuple[LaidChapter, ...] = ()
        for one in lay_chapters(
            composer,
            self.typesetter,
            progress,
            lambda chapter, page, stood: self._kept_for(
                (self._marks[chapter.file], page, stood), words
            ),
        ):
            key = self._marks[one.chapter.file], one.first_page, one.stood
            self._keep(key, one.pages.columns, words, one)
            self.findings.add(*one.told)
            chapters += (one,)
            each(one)
        entries = tuple(Entry(chapter=one.chapter, page=one.first_page) for one in chapters)
        title, front = self._front(composer, entries, words)
        self._tell_tables(composer)
        leaves = self._notes(composer)
        self._tell_tables(composer)
        body = order_body(chapters, leaves, self.blank)
        theirs = _to_multiple(
            _to_multiple(sum(map(len, front)), 2) + _participants(body),
            composer.edition.binding.multiple,
        )
        runsheet = self._run_sheet(composer, entries, front, theirs, words)
        front = self._whole_leaves(composer, (*front, *runsheet))
        body += self._spare(composer, sum(map(len, front)), body)
        return Laid(
            title=title,
            front_pages=front,
            chapters=chapters,
            entries=entries,
            documents=(*front[:1], *runsheet, *(one.pages for one in chapters), *leaves.values()),
            sections=(
                *(Section(numbering=Numbering.FRONT, pages=one) for one in front),
                *body,
            ),
            theirs=theirs,
        )

    def _tell_tables(self, composer: Composer) -> None:
        """Keep what is wrong with tables. Raises `WorkbookError` where anything is an error."""
        for problems in composer.tables.problems.values():
            self.findings.add(*problems)
        self.findings.raise_errors()

    def _front(
        self, composer: Composer, entries: tuple[Entry, ...], words: Mapping[str, str]
    ) -> tuple[Markup, tuple[Pages, ...]]:
        if composer.edition.handout:
            self.blank()  # its document says the title
            return composer.blank(), ()
        key = ("front", *self._marks.values(), *(entry.page for entry in entries))
        kept = self._kept_for(key, words)
        if kept:
            return kept
        title = composer.front(entries)
        pages = self.kept.get(
            Kind.DOCUMENT, ("front", mark_of(title)), lambda: self.typesetter.typeset(title)
        )
        laid = title, (pages,)
        self._keep(key, pages.columns, words, laid)
        return laid

    def _run_sheet(
        self,
        composer: Composer,
        entries: tuple[Entry, ...],
        front: tuple[Pages, ...],
        theirs: int,
        words: Mapping[str, str],
    ) -> tuple[Pages, ...]:
        """Give the run sheet of a facilitator's book, which comes after the front matter."""
        if not composer.edition.notes or composer.edition.handout:
            return ()
        before = sum(map(len, front))
        pages = (entry.page for entry in entries)
        key = ("run sheet", before, theirs, *self._marks.values(), mark_of(composer.edition.notes))
        key += tuple(pages)
        laid = self._kept_for(key, words)
        if laid is None:
            laid = lay_runsheet(composer, self.typesetter, entries, theirs, first=before + 1)
            self._keep(key, laid.columns, words, laid)
        return (laid,)

    def _whole_leaves(self, composer: Composer, front: tuple[Pages, ...]) -> tuple[Pages, ...]:
        """Give the front matter with the back of its last leaf: a facilitator's is ruled."""
        pages = sum(map(len, front))
        if pages % 2 == 0:
            return front
        if not composer.edition.notes:
            return (*front, self.blank())
        back = self.kept.get(
            Kind.DOCUMENT,
            ("the back of the front", pages),
            lambda: lay_back(composer, self.typesetter, pages),
        )
        return (*front, back)

    def _spare(self, composer: Composer, front: int, body: list[Section]) -> list[Section]:
        """Give the pages that the binding asks for after those of the front matter and the body."""
        count = -(front + sum(len(one.pages) for one in body)) % composer.edition.binding.multiple
        if not count:
            return []
        first = 1 + _participants(body)
        laid = self.kept.get(
            Kind.DOCUMENT,
            ("spare", count, first),
            lambda: self.typesetter.typeset(compose_spare(composer, count, first_page=first)),
        )
        return [Section(numbering=Numbering.BODY, pages=laid)]

    def _notes(self, composer: Composer) -> dict[str, Pages]:
        key = ("notes", mark_of(composer.edition.notes))
        leaves = self.kept.find(Kind.DOCUMENT, key)
        if leaves is None or any(one.columns for one in leaves.values()):
            leaves = lay_notes(composer, self.typesetter)
            self.kept.add(Kind.DOCUMENT, key, leaves)
        return leaves

    def _kept_for(self, key: tuple, words: Mapping[str, str]) -> Any:
        for columns in (NO_COLUMNS, self._columns.get(key, NO_COLUMNS)):
            found = self.kept.find(Kind.DOCUMENT, (key, said(columns, words)))
            if found is not None:
                return found
        return None

    def _keep(
        self, key: tuple, columns: frozenset[str], words: Mapping[str, str], laid: Any
    ) -> None:
        if columns and not self._setting.named:
            return
        self._columns[key] = columns
        self.kept.add(Kind.DOCUMENT, (key, said(columns, words)), laid)

    def stand_in(self, laid: Laid, neutral: Laid) -> Laid:
        """Give a book of the same shape as another, without a recipient's words in it."""
        stands = {
            name: stand_in(neutral.own()[name], pages, self.blank())
            for name, pages in laid.own().items()
        }
        sections = []
        for section in laid.sections:
            name, count = section.pages.document, len(section.pages)
            if name in stands:
                section = replace(section, pages=stands[name].part(0, count))
                stands[name] = stands[name].part(count, len(stands[name]))
            sections.append(section)
        return replace(laid, title=neutral.title, sections=tuple(sections))


def lay_out(
    setting: Setting,
    progress: Progress,
    words: Mapping[str, str] = NO_WORDS,
    *,
    begin: Callable[[Setting], Layout] = Layout,
    each: Callable[[LaidChapter], None] = lambda _: None,
) -> tuple[Setting, Layout, Laid]:
    """Lay out a book, again where so many pages ask for more room beside the fold; give the setting
    that holds it, and what it was laid out with, which `begin` makes. `each` gets its chapters.
    """
    while True:
        layout = begin(setting)
        laid = layout.lay(progress, words, each)
        edition, press = layout.composer.edition, setting.press
        least = edition.binding.inner_margin(laid.pages)
        if press:
            check_pages(press, laid.pages, edition.paper)
            least = max(least, press.inner_margin(laid.pages))
        if least <= layout.composer.grid.inner:
            return setting, layout, laid
        setting = replace(setting, least_inner_mm=least)


def _participants(body: list[Section]) -> int:
    """Give how many pages of a body are the participants'."""
    return sum(len(one.pages) for one in body if one.numbering is Numbering.BODY)


def _to_multiple(pages: int, multiple: int) -> int:
    return pages + -pages % multiple
