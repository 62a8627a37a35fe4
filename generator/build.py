"""The order of the stages: read, compose, typeset, bind, write."""

from dataclasses import dataclass, replace
from pathlib import Path

from generator import files
from generator.design.compose import Composer, Entry
from generator.design.edition import choose_chapter, choose_plans, plan_edition
from generator.design.proof import proof
from generator.design.themes import make_theme
from generator.diagnostics import Diagnostic, Findings, Location, WorkbookError, error
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
    SpaceReport,
    Styles,
    iterate_prompts,
)
from generator.practice import BrandSheet, Practice, find_practice, show_brand
from generator.printing.typeset import Typesetter
from generator.reading.article import read_article, start_texts
from generator.reading.workbook import Reading, find_workbooks, read_workbook
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
    "show_brand",
    "start",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a user asks for."""

    workbook: Path
    output: Path = Path("output")
    editions: tuple[str, ...] = ()
    chapter: str | None = None
    paper: str | None = None
    theme: str | Path | None = None
    brand: Path | None = None
    html: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A laid-out and bound book."""

    name: str
    pdf: bytes
    html: str
    pages: int
    prompts: int
    spaces: tuple[SpaceReport, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def rows(self) -> int:
        """The rows to write on in the whole book."""
        return sum(space.rows for space in self.spaces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A book and the files it was written to."""

    book: Book
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The files of a new workbook, and what was noticed about the article it comes from."""

    files: tuple[Path, ...]
    notices: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was found about a workbook; without spaces where it can't be laid out."""

    spaces: tuple[SpaceReport, ...]
    diagnostics: tuple[Diagnostic, ...]


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
    workbook = reading.workbook
    handout = choose_chapter(workbook, request.chapter) if request.chapter else None
    brand = practice.brand
    edition = plan_edition(workbook, plan, paper=paper, handout=handout, brand=brand)
    theme = make_theme(request.theme, brand=brand, ink_saver=edition.ink_saver)
    composer = Composer(edition, theme)
    findings = Findings()
    findings.add(*reading.warnings, *practice.warnings, *theme.strays(), *composer.warnings)
    findings.add(*(proof(brand, theme.palette) if brand else ()))
    styles = composer.styles()
    typesetter = Typesetter(styles, findings, brand)
    styles = replace(styles, css=typesetter.css)
    chapters = lay_chapters(composer, typesetter, progress)
    entries = tuple(Entry(chapter=one.chapter, page=one.first_page) for one in chapters)
    title = composer.blank() if handout else composer.front(entries)
    blank = typesetter.typeset(composer.blank())
    front_pages = () if handout else _front(typesetter, title, blank)
    findings.raise_errors()
    body = order_body(chapters, lay_notes(composer, typesetter, blank), blank)
    sections = [Section(numbering=Numbering.FRONT, pages=pages) for pages in front_pages] + body
    pdf = typesetter.bind(title, sections, composer.form())
    findings.raise_errors()
    of_edition = (plan.name,) if plan != workbook.editions[0] else ()
    return Book(
        name="-".join((workbook.name, *of_edition, *((handout.slug,) if handout else ()))),
        pdf=pdf,
        html=_whole(composer, chapters, entries, styles, front_pages) if request.html else "",
        pages=sum(len(section.pages) for section in sections),
        prompts=sum(1 for one in chapters for _ in iterate_prompts(one.chapter.blocks)),
        spaces=tuple(space for one in chapters for space in report_spaces(one, edition)),
        diagnostics=findings.all,
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


def _whole(
    composer: Composer,
    chapters: tuple[LaidChapter, ...],
    entries: tuple[Entry, ...],
    styles: Styles,
    front: tuple[Pages, ...],
) -> str:
    allotments = {one.chapter.slug: one.allotment for one in chapters}
    front_pages = sum(map(len, front))
    return composer.whole(entries, allotments, styles, front_pages=front_pages).html


def start(folder: Path, article: Path | None) -> Start:
    """Write a new workbook's folder that builds at once, from an article where one is named.

    Raises `WorkbookError` where something stands there already, or the article can't be read.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "name a folder that is not there yet, or an empty one"
        place = Location(file=folder.as_posix())
        raise WorkbookError(error("something stands there already", hint=hint, at=place))
    draft = read_article(article) if article else None
    texts = start_texts(files.shipped("templates") / "new", folder, draft)
    files.prepare_output(folder)
    for name, text in texts.items():
        files.write_atomically(folder / name, text.encode())
    return Start(
        files=tuple(folder / name for name in texts), notices=draft.notices if draft else ()
    )
