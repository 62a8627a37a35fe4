"""The order of the stages: read, compose, typeset, bind, write."""

from dataclasses import dataclass, replace

from generator import files
from generator.books import Book, Check, NamedBook, Request, Result
from generator.design.compose import Composer, Entry
from generator.design.edition import choose_chapter, choose_plans, plan_edition
from generator.design.proof import proof
from generator.design.themes import make_theme
from generator.diagnostics import Diagnostic, Findings, WorkbookError, error
from generator.laying import (
    LaidChapter,
    Progress,
    lay_chapters,
    lay_notes,
    order_body,
    report_spaces,
)
from generator.model import (
    EditionPlan,
    Markup,
    Numbering,
    Pages,
    Section,
    Slot,
    iterate_prompts,
)
from generator.practice import BrandSheet, Practice, find_practice, show_brand
from generator.printing.typeset import Typesetter
from generator.reading.workbook import Reading, find_workbooks, read_workbook
from generator.starting import Start, start
from generator.units import PAPER_HINT, Paper, parse_paper

__all__ = [
    "Book",
    "BrandSheet",
    "Check",
    "NamedBook",
    "Request",
    "Result",
    "Start",
    "build",
    "build_all",
    "check",
    "make_books",
    "make_named",
    "show_brand",
    "start",
]


def build(request: Request, progress: Progress) -> tuple[Result, ...]:
    """Make a workbook's PDFs in the output folder, one an edition. Raises `WorkbookError`; then
    nothing is written and what was there before stays.
    """
    files.prepare_output(request.output)
    books = make_books(request, progress)
    found = tuple(one for book in books for one in book.diagnostics)
    if request.strict and found:
        raise WorkbookError(*found)
    return tuple(_write(book, request) for book in books)


def build_all(request: Request, progress: Progress) -> tuple[Result, ...]:
    """Build every workbook in the folder that a request names. What is wrong with one does not
    keep the others from being built; it is raised as `WorkbookError` after them.
    """
    found: list[Diagnostic] = []
    results: list[Result] = []
    for folder in find_workbooks(request.workbook):
        try:
            results += build(replace(request, workbook=folder), progress)
        except WorkbookError as reason:
            found += reason.diagnostics
    if found:
        raise WorkbookError(*found)
    return tuple(results)


def _write(book: Book, request: Request) -> Result:
    target = request.output / f"{book.name}.pdf"
    files.write_atomically(target, book.pdf)
    if not request.html:
        return Result(book=book, files=(target,))
    beside = target.with_suffix(".html")
    files.write_atomically(beside, book.html.encode())
    return Result(book=book, files=(target, beside))


def check(request: Request, progress: Progress) -> Check:
    """Tell what is wrong with a workbook and what room it gives. Writes nothing."""
    try:
        books = make_books(request, progress)
    except WorkbookError as reason:
        return Check(spaces=(), diagnostics=reason.diagnostics)
    found = Findings()
    for book in books:
        found.add(*book.diagnostics)
    return Check(
        spaces=tuple(space for book in books for space in book.spaces), diagnostics=found.all
    )


def make_books(request: Request, progress: Progress) -> tuple[Book, ...]:
    """Make the books of a request without writing them: the workbook is read once for all.

    Raises `WorkbookError` with all that is wrong.
    """
    paper = _paper(request.paper)
    reading = read_workbook(request.workbook)
    practice = find_practice(request.brand, reading.workbook.folder)
    return tuple(
        _make_book(reading, practice, plan, paper, request, progress)
        for plan in choose_plans(reading.workbook, request.editions)
    )


def _make_book(
    reading: Reading,
    practice: Practice,
    plan: EditionPlan,
    paper: Paper | None,
    request: Request,
    progress: Progress,
) -> Book:
    laid = _lay_out(reading, practice, plan, paper, request, progress)
    pdf = laid.typesetter.bind(laid.title, laid.sections, laid.composer.form())
    laid.findings.raise_errors()
    edition = laid.composer.edition
    return Book(
        name=laid.name,
        pdf=pdf,
        html=_whole(laid) if request.html else "",
        pages=laid.pages,
        prompts=sum(1 for one in laid.chapters for _ in iterate_prompts(one.chapter.blocks)),
        spaces=tuple(space for one in laid.chapters for space in report_spaces(one, edition)),
        diagnostics=laid.findings.all,
    )


def make_named(request: Request, progress: Progress) -> NamedBook:
    """Make the book that named copies are made of: it has places for a recipient's words.

    Raises `WorkbookError` with all that is wrong.
    """
    reading = read_workbook(request.workbook)
    practice = find_practice(request.brand, reading.workbook.folder)
    plan = choose_plans(reading.workbook, request.editions)[0]
    laid = _lay_out(reading, practice, plan, _paper(request.paper), request, progress, named=True)
    slots: list[Slot] = []
    pdf = laid.typesetter.bind(laid.title, laid.sections, laid.composer.form(), slots)
    laid.findings.raise_errors()
    return NamedBook(
        name=laid.name,
        pdf=pdf,
        pages=laid.pages,
        slots=tuple(slots),
        label=laid.composer.labels["copy"],
        typesetter=laid.typesetter,
        diagnostics=laid.findings.all,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """A book that is laid out and not bound yet."""

    name: str
    composer: Composer
    typesetter: Typesetter
    findings: Findings
    title: Markup
    front_pages: tuple[Pages, ...]
    chapters: tuple[LaidChapter, ...]
    entries: tuple[Entry, ...]
    sections: list[Section]

    @property
    def pages(self) -> int:
        return sum(len(section.pages) for section in self.sections)


def _lay_out(
    reading: Reading,
    practice: Practice,
    plan: EditionPlan,
    paper: Paper | None,
    request: Request,
    progress: Progress,
    *,
    named: bool = False,
) -> _Laid:
    workbook = reading.workbook
    handout = choose_chapter(workbook, request.chapter) if request.chapter else None
    brand = practice.brand
    edition = plan_edition(workbook, plan, paper=paper, handout=handout, brand=brand, named=named)
    theme = make_theme(request.theme, brand=brand, ink_saver=edition.ink_saver)
    composer = Composer(edition, theme)
    findings = Findings()
    findings.add(*reading.warnings, *practice.warnings, *theme.strays(), *composer.warnings)
    findings.add(*(proof(brand, theme.palette) if brand else ()))
    typesetter = Typesetter(composer.styles(), findings, brand)
    chapters = lay_chapters(composer, typesetter, progress)
    entries = tuple(Entry(chapter=one.chapter, page=one.first_page) for one in chapters)
    title = composer.blank() if handout else composer.front(entries)
    blank = typesetter.typeset(composer.blank())
    front_pages = () if handout else _front(typesetter, title, blank)
    findings.raise_errors()
    body = order_body(chapters, lay_notes(composer, typesetter, blank), blank)
    of_edition = (plan.name,) if plan != workbook.editions[0] else ()
    return _Laid(
        name="-".join((workbook.name, *of_edition, *((handout.slug,) if handout else ()))),
        composer=composer,
        typesetter=typesetter,
        findings=findings,
        title=title,
        front_pages=front_pages,
        chapters=chapters,
        entries=entries,
        sections=[Section(numbering=Numbering.FRONT, pages=one) for one in front_pages] + body,
    )


def _front(typesetter: Typesetter, title: Markup, blank: Pages) -> tuple[Pages, ...]:
    front = typesetter.typeset(title)
    return (front, blank) if len(front) % 2 else (front,)


def _paper(name: str | None) -> Paper | None:
    if name is None:
        return None
    try:
        return parse_paper(name)
    except ValueError as reason:
        raise WorkbookError(error(str(reason), hint=PAPER_HINT)) from None


def _whole(laid: _Laid) -> str:
    allotments = {one.chapter.slug: one.allotment for one in laid.chapters}
    styles = replace(laid.composer.styles(), css=laid.typesetter.css)
    front_pages = sum(map(len, laid.front_pages))
    return laid.composer.whole(laid.entries, allotments, styles, front_pages=front_pages).html
