"""The order of the stages: read, compose, typeset, bind, write."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator import files
from generator.design.compose import Composer, Entry, base_theme
from generator.design.edition import plan_edition
from generator.design.rooms import asked_mm, plan_demands, room_id, rows_in
from generator.design.theme import Theme
from generator.diagnostics import Diagnostic, Findings, Location, WorkbookError, error
from generator.model import (
    Allotment,
    Chapter,
    Fill,
    Pages,
    SpaceReport,
    Styles,
    iterate_prompts,
    iterate_spaces,
)
from generator.printing.fill import share_out
from generator.printing.fit import first_allotment, refit
from generator.printing.fonts import font_faces
from generator.printing.typeset import Typesetter
from generator.reading.workbook import read_workbook
from generator.units import PAPERS, Paper, parse_paper, px_to_mm

MOST_LAYOUTS = 3

# Called with a chapter's title before it is laid out, its place from 1, and how many there are.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a user asks for."""

    workbook: Path
    output: Path = Path("output")
    paper: str | None = None
    theme: Path | None = None
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
class LaidChapter:
    """A chapter after layout: its pages, the folio it opens on, the parts of its spaces."""

    chapter: Chapter
    pages: Pages
    first_page: int
    allotment: Allotment


def build(request: Request, progress: Progress) -> Result:
    """Make a workbook's PDF in the output folder. Raises `WorkbookError`; then nothing is
    written and what was there before stays.
    """
    files.prepare_output(request.output)
    book = make_book(request, progress)
    if request.strict and book.diagnostics:
        raise WorkbookError(*book.diagnostics)
    target = request.output / f"{book.name}.pdf"
    files.write_atomically(target, book.pdf)
    if not request.html:
        return Result(book=book, files=(target,))
    beside = target.with_suffix(".html")
    files.write_atomically(beside, book.html.encode())
    return Result(book=book, files=(target, beside))


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was found about a workbook; without spaces where it can't be laid out."""

    spaces: tuple[SpaceReport, ...]
    diagnostics: tuple[Diagnostic, ...]


def check(request: Request, progress: Progress) -> Check:
    """Tell what is wrong with a workbook and what room it gives. Writes nothing."""
    try:
        book = make_book(request, progress)
    except WorkbookError as reason:
        return Check(spaces=(), diagnostics=reason.diagnostics)
    return Check(spaces=book.spaces, diagnostics=book.diagnostics)


def make_book(request: Request, progress: Progress) -> Book:
    """Make a book without writing it. Raises `WorkbookError` with all that is wrong."""
    reading = read_workbook(request.workbook)
    workbook = reading.workbook
    paper = _paper(request.paper)
    edition = plan_edition(workbook, paper=paper)
    composer = Composer(edition, _theme(request.theme))
    findings = Findings()
    findings.add(*reading.warnings, *composer.theme.strays(), *composer.warnings)
    styles = composer.styles(font_faces())
    typesetter = Typesetter(styles, findings)
    chapters = lay_chapters(composer, typesetter, progress)
    entries = tuple(Entry(chapter=one.chapter, page=one.first_page) for one in chapters)
    title = composer.front(entries)
    front = typesetter.typeset(title)
    findings.raise_errors()
    blank = typesetter.typeset(composer.blank())
    front_pages = (front, blank) if len(front) % 2 else (front,)
    body = _with_blanks(chapters, blank)
    pdf = typesetter.bind(title, front_pages, body)
    findings.raise_errors()
    return Book(
        name=workbook.name,
        pdf=pdf,
        html=_whole(composer, chapters, entries, styles, front_pages) if request.html else "",
        pages=sum(map(len, (*front_pages, *body))),
        prompts=sum(1 for one in chapters for _ in iterate_prompts(one.chapter.blocks)),
        spaces=tuple(space for one in chapters for space in _spaces(one, edition.pitch_mm)),
        diagnostics=findings.all,
    )


def _paper(name: str | None) -> Paper | None:
    if name is None:
        return None
    try:
        return parse_paper(name)
    except ValueError as reason:
        hint = f"one of {', '.join(PAPERS)}, or WIDTHxHEIGHT such as 170mmx240mm"
        raise WorkbookError(error(str(reason), hint=hint)) from None


def _theme(folder: Path | None) -> Theme:
    if folder is not None and not folder.is_dir():
        raise WorkbookError(
            error(
                "there is no such theme folder",
                hint="name a folder whose files stand in for those of templates/base",
                at=Location(file=folder.as_posix()),
            )
        )
    return base_theme(folder)


def lay_chapters(
    composer: Composer, typesetter: Typesetter, progress: Progress
) -> tuple[LaidChapter, ...]:
    """Lay out the chapters of an edition one after the other, each from the folio it opens on."""
    laid: list[LaidChapter] = []
    chapters = composer.edition.workbook.chapters
    page = 1
    for number, chapter in enumerate(chapters, start=1):
        progress(chapter.title_text, number, len(chapters))
        if composer.edition.recto_openings and page % 2 == 0:
            page += 1
        laid.append(_lay_chapter(composer, typesetter, chapter, page))
        page += len(laid[-1].pages)
    return tuple(laid)


def _lay_chapter(
    composer: Composer, typesetter: Typesetter, chapter: Chapter, first_page: int
) -> LaidChapter:
    grid = composer.grid
    demands = plan_demands(chapter.blocks, grid)
    allotment = first_allotment(demands, grid.area_height)
    shared = False
    for _ in range(MOST_LAYOUTS):
        pages = typesetter.typeset(composer.chapter(chapter, allotment, first_page=first_page))
        better = refit(demands, allotment, pages.layout)
        if better is None and not shared:
            better, shared = share_out(demands, allotment, pages.layout), True
        if better is None:
            break
        allotment = better
    return LaidChapter(chapter=chapter, pages=pages, first_page=first_page, allotment=allotment)


def _with_blanks(chapters: tuple[LaidChapter, ...], blank: Pages) -> tuple[Pages, ...]:
    body: list[Pages] = []
    page = 1
    for one in chapters:
        if one.first_page > page:
            body.append(blank)
        body.append(one.pages)
        page = one.first_page + len(one.pages)
    return tuple(body)


def _spaces(laid: LaidChapter, pitch_mm: float) -> list[SpaceReport]:
    placed = {placement.id: placement for placement in laid.pages.layout}
    reports = []
    for one in iterate_spaces(laid.chapter.blocks):
        count = len(laid.allotment.get(room_id(one.id), ("whole",)))
        parts = [
            placed[name]
            for name in (room_id(one.id, number) for number in range(1, count + 1))
            if name in placed
        ]
        got = sum(px_to_mm(part.height) for part in parts)
        # The rest of a page is as much as there is.
        fills = isinstance(one.space.size, Fill)
        reports.append(
            SpaceReport(
                id=one.id,
                chapter=laid.chapter.slug,
                page=laid.first_page + (parts[0].page if parts else 0),
                pages=len({part.page for part in parts}),
                ruling=one.space.ruling,
                asked_mm=round(got if fills else asked_mm(one.space, pitch_mm), 2),
                got_mm=round(got, 2),
                rows=rows_in(got, pitch_mm),
            )
        )
    return reports


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
