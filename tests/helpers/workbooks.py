"""Small workbooks made for a test, and books made of them."""

from dataclasses import dataclass
from pathlib import Path

from generator.build import Book, Request, make_books
from generator.design.compose import Composer
from generator.design.edition import choose_plans, plan_edition
from generator.design.grid import PageGrid
from generator.design.set_table import SetTable
from generator.design.theme_folders import make_theme
from generator.diagnostics import Findings
from generator.making.chapters import lay_chapters
from generator.model import Numbering, Placement, Section
from generator.printing.brand_fonts import all_files
from generator.printing.typeset import Typesetter
from generator.reading.workbook import read_workbook
from generator.units import parse_paper
from tests.helpers.made_once import once
from tests.helpers.qpdf import complaints

ROOT = Path(__file__).resolve().parent.parent.parent
STARTER = ROOT / "content" / "healthy-interdependence"
EXACT = "compose: exact\n"  # settings: rooms as high as asked, whatever a page has left


def write_workbook(folder: Path, chapters: dict[str, str], settings: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in chapters.items():
        (folder / name).write_text(text, encoding="utf-8")
    if settings:
        (folder / "workbook.yml").write_text(settings, encoding="utf-8")
    return folder


def one_chapter(folder: Path, text: str, settings: str = "") -> Path:
    return write_workbook(folder, {"01-trust.md": text}, settings)


def book_of(folder: Path, **options) -> Book:
    """The book of a workbook. One of those that come along is made once in a whole run."""
    options = {name: one for name, one in options.items() if one is not None}
    given = (folder, *options.values())
    # What is not ours is a test's own, and may be another the next time.
    if all(one.is_relative_to(ROOT) for one in given if isinstance(one, Path)):
        return once("book", folder, options, make=lambda: _made(folder, **options))
    return _made(folder, **options)


def _made(folder: Path, **options) -> Book:
    (book,) = make_books(Request(workbook=folder, **options), lambda *_: None)
    sheets = (book.pressed.pdf, book.pressed.guide) if book.pressed else ()
    for one in (book.pdf, *sheets):
        assert complaints(one) == []
    return book


@dataclass(frozen=True, kw_only=True)
class Laid:
    """One chapter laid out alone: its layout map, its grid, and its PDF (front matter first)."""

    layout: dict[str, list[Placement]]
    grid: PageGrid
    pages: int
    pdf: bytes
    front: int
    tables: dict[str, SetTable]

    def one(self, name: str) -> Placement:
        (placement,) = self.layout[name]
        return placement


def lay(folder: Path, *, paper: str | None = None, edition: str = "") -> Laid:
    """Lay out a workbook of one chapter as `workbook build` does, and keep the layout map."""
    workbook = read_workbook(folder).workbook
    (plan,) = choose_plans(workbook, (edition,) if edition else ())
    edition = plan_edition(workbook, plan, paper=parse_paper(paper) if paper else None)
    composer = Composer(edition, make_theme(), all_files(None))
    findings = Findings()
    typesetter = Typesetter(composer.styles(), findings)
    (chapter,) = lay_chapters(composer, typesetter, lambda *_: None)
    title = composer.front(())
    front = typesetter.typeset(title)
    layout: dict[str, list[Placement]] = {}
    for placement in chapter.pages.layout:
        layout.setdefault(placement.id, []).append(placement)
    return Laid(
        layout=layout,
        grid=composer.grid,
        pages=len(chapter.pages),
        pdf=typesetter.bind(
            title,
            [
                Section(numbering=Numbering.FRONT, pages=front),
                Section(numbering=Numbering.BODY, pages=chapter.pages),
            ],
        ),
        front=len(front),
        tables=composer.tables.plan(chapter.chapter.file, chapter.chapter.blocks, chapter.fits),
    )
