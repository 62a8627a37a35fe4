"""The order of the stages: read, compose, typeset, bind, write."""

from dataclasses import replace

from generator import files
from generator.design.edition import choose_plans
from generator.diagnostics import Diagnostic, Findings, WorkbookError, error
from generator.making.audit import audit
from generator.making.book import Laid, Layout, Setting
from generator.making.brand_sheet import BrandSheet, find_practice, show_brand
from generator.making.chapters import Progress, report_spaces
from generator.making.request import Book, Check, Request, Result
from generator.making.starter import Start, start
from generator.model import count_questions
from generator.reading.workbook import find_workbooks, read_workbook
from generator.units import PAPER_HINT, Paper, parse_paper

__all__ = [
    "Book",
    "BrandSheet",
    "Check",
    "Request",
    "Result",
    "Start",
    "build",
    "build_all",
    "check",
    "make_books",
    "plan_settings",
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
        return Check(spaces=(), questions=None, diagnostics=reason.diagnostics)
    found = Findings()
    for book in books:
        found.add(*book.diagnostics)
    return Check(
        spaces=tuple(space for book in books for space in book.spaces),
        questions=max((book.questions for book in books), key=lambda one: one.found),
        diagnostics=found.all,
    )


def make_books(request: Request, progress: Progress) -> tuple[Book, ...]:
    """Make the books of a request without writing them: the workbook is read once for all.

    Raises `WorkbookError` with all that is wrong.
    """
    return tuple(_make_book(one, request, progress) for one in plan_settings(request))


def _make_book(setting: Setting, request: Request, progress: Progress) -> Book:
    layout = Layout(setting)
    laid = layout.lay(progress)
    pdf = layout.typesetter.bind(laid.title, laid.sections, layout.composer.form())
    edition = layout.composer.edition
    layout.findings.add(*audit(laid, edition, layout.typesetter.lettering))
    layout.findings.raise_errors()
    return Book(
        name=layout.name,
        pdf=pdf,
        html=_whole(layout, laid) if request.html else "",
        pages=laid.pages,
        questions=count_questions(one.chapter for one in laid.chapters),
        spaces=tuple(space for one in laid.chapters for space in report_spaces(one, edition)),
        diagnostics=layout.findings.all,
    )


def plan_settings(
    request: Request, *, named: bool = False, columns: tuple[str, ...] = ()
) -> tuple[Setting, ...]:
    """Give what the books of a request are laid out of: the workbook is read once for all.

    Books that are `named` have places for a recipient's words; `columns` are those of the roster.
    Raises `WorkbookError` with all that is wrong.
    """
    paper = _paper(request.paper)
    reading = read_workbook(request.workbook)
    practice = find_practice(request.brand, reading.workbook.folder)
    return tuple(
        Setting(
            reading=reading,
            practice=practice,
            plan=plan,
            paper=paper,
            chapter=request.chapter,
            theme=request.theme,
            named=named,
            columns=columns,
        )
        for plan in choose_plans(reading.workbook, request.editions)
    )


def _paper(name: str | None) -> Paper | None:
    if name is None:
        return None
    try:
        return parse_paper(name)
    except ValueError as reason:
        raise WorkbookError(error(str(reason), hint=PAPER_HINT)) from None


def _whole(layout: Layout, laid: Laid) -> str:
    allotments = {one.chapter.slug: one.allotment for one in laid.chapters}
    styles = replace(layout.composer.styles(), css=layout.typesetter.css)
    front_pages = sum(map(len, laid.front_pages))
    composer = layout.composer
    return composer.whole(laid.entries, allotments, styles, front_pages=front_pages).html
