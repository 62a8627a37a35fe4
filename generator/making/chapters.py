"""Chapters after chapters -> pages: each composed and laid out until its spaces fit."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import pulse
from generator.design.compose import Composer
from generator.design.drawn_again import compared_in
from generator.design.keeping import soft_breaks
from generator.design.rooms import plan_demands
from generator.design.spare_pages import Place, compose_spare
from generator.design.table_setter import TableFits
from generator.diagnostics import Diagnostic, Location, WorkbookError, error
from generator.files import display
from generator.making.allotment import PAGE_AREA, first_allotment, refit
from generator.making.fill import share_out
from generator.making.leftover import give_away
from generator.making.same_place import SamePlaces, Stand, Stood
from generator.making.soft_breaks import settle_breaks
from generator.making.table_fits import refit_tables, stand_as_planned
from generator.model import (
    Allotment,
    Block,
    Chapter,
    Demand,
    Notes,
    Numbering,
    Pages,
    Part,
    Section,
    iterate_drawn,
)
from generator.model.merge_fields import without_marks
from generator.printing.foot_room import free_at_feet, grown
from generator.printing.typeset import Typesetter

MOST_PAGES = 2_000  # of the chapters of a book
# The first, and three again; as many once more where page breaks are settled, and as many where
# something is drawn again.
MOST_LAYOUTS = 4
MOST_TABLE_LAYOUTS = 3  # before these, where tables are turned or stand in lists

# Called with a chapter's title before it is laid out, its place from 1, and how many there are.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidChapter:
    """A chapter after layout: its pages, the folio it opens on, the parts of its spaces, and where
    its tables are. `stood` is where stood before what it draws again, `stands` what of it may be
    drawn again further on; `told` is what is wrong with its pages.
    """

    chapter: Chapter
    pages: Pages
    first_page: int
    allotment: Allotment
    fits: TableFits
    stood: Stood
    stands: Mapping[str, Stand]
    told: tuple[Diagnostic, ...]

    @property
    def moving(self) -> frozenset[str]:
        """The columns of a roster that move what it draws again."""
        return frozenset().union(*(stand.columns for _, stand in self.stood))


def lay_chapters(
    composer: Composer,
    typesetter: Typesetter,
    progress: Progress,
    find: Callable[[Chapter, int, Stood], LaidChapter | None] = lambda *_: None,
) -> Iterator[LaidChapter]:
    """Lay out the chapters of an edition one after the other, each from the folio it opens on.

    `find` gives those that are laid out already.
    """
    stands: dict[str, Stand] = {}
    chapters = composer.edition.workbook.chapters
    page = 1
    for number, chapter in enumerate(chapters, start=1):
        progress(without_marks(chapter.title_text), number, len(chapters))
        pulse.beat(chapter.file)
        if composer.edition.recto_openings and page % 2 == 0:
            page += 1
        again = {one.same for one in iterate_drawn(chapter.blocks)}
        stood = tuple((first, stands[first]) for first in sorted(again & stands.keys()))
        found = find(chapter, page, stood)
        laid = found or _lay_chapter(composer, typesetter, chapter, page, stood)
        stands |= laid.stands
        page += len(laid.pages)
        _check_count(chapter, page - 1)
        yield laid


def _lay_chapter(
    composer: Composer, typesetter: Typesetter, chapter: Chapter, first_page: int, stood: Stood
) -> LaidChapter:
    grid = composer.grid
    demands = plan_demands(chapter.blocks, grid)
    same = SamePlaces(compared_in(chapter), stood)
    uncut = first_allotment(demands, grid.area_height) | same.begin()
    allotment = uncut
    shared = False
    told_before = frozenset(typesetter.findings.all)

    def lay(fits: TableFits) -> Pages:
        markup = composer.chapter(chapter, allotment, fits, first_page=first_page)
        pages = typesetter.typeset(markup)
        _check_count(chapter, first_page - 1 + len(pages))
        return _with_areas(pages, composer)

    fits = _fit_tables(chapter.file, chapter.blocks, composer, lay)
    breaks = tuple(soft_breaks(chapter.blocks, composer.edition))
    most = MOST_LAYOUTS * (1 + bool(breaks) + bool(same.begin()))
    for layout in range(1, most + 1):
        pages = lay(fits)
        better = refit(demands, allotment, pages.layout)
        if better is None and breaks:
            # What is cut was cut for other pages.
            settled, breaks = settle_breaks(breaks, pages.layout), ()
            better = uncut | settled
        elif better is None and not shared:
            better = same.settle(pages.layout, allotment)
            if better is None:
                calm = same.calmed(demands, pages.layout, allotment)
                better, shared = share_out(calm, allotment, pages.layout), True
            else:
                better = _uncut(better, demands, uncut)
        if better is None or layout == most:
            break
        allotment = better
    if not composer.edition.workbook.exact:
        calm = same.calmed(demands, pages.layout, allotment)
        higher = give_away(calm, allotment, pages.layout, free_at_feet(pages), first_page)
        pages = grown(pages, higher)
        allotment |= {
            name: (Part(height_mm=demands[name].height + more),) for name, more in higher.items()
        }
    columns = pages.columns.union(*(stand.columns for _, stand in stood))
    stands = same.stands(
        pages.layout, allotment, chapter=_called(chapter), first_page=first_page, columns=columns
    )
    told = (
        *(one for one in typesetter.findings.all if one not in told_before),
        *composer.tables.problems.get(chapter.file, ()),
        *same.misplaced(
            pages.layout, allotment, stands, first_page=first_page, edition=composer.edition.other
        ),
    )
    return LaidChapter(
        chapter=chapter,
        pages=replace(pages, columns=columns),
        first_page=first_page,
        allotment=allotment,
        fits=fits,
        stood=stood,
        stands=stands,
        told=told,
    )


def _uncut(allotment: Allotment, demands: Mapping[str, Demand], uncut: Allotment) -> Allotment:
    """Give an allotment without the parts that rooms were cut into for other pages."""
    return {name: parts for name, parts in allotment.items() if name not in demands} | {
        name: parts for name, parts in uncut.items() if name in demands
    }


def _called(chapter: Chapter) -> str:
    """Give what readers call a chapter."""
    title = without_marks(chapter.title_text)
    return f"chapter {chapter.number}" if chapter.number else f'"{title}"'


def _check_count(chapter: Chapter, pages: int) -> None:
    """Raise `WorkbookError` where a book has too many pages up to the end of a chapter."""
    if pages > MOST_PAGES:
        problem = f"with this chapter the book has {pages:,} pages, more than {MOST_PAGES:,}"
        hint = "make several workbooks of it, or see that no CSS of a theme makes pages so small"
        raise WorkbookError(error(problem, hint=hint, at=Location(file=chapter.file)))


def _with_areas(pages: Pages, composer: Composer) -> Pages:
    """Give pages whose type areas are known. Raises `WorkbookError` where a theme hides them."""
    known = {one.page for one in pages.layout if one.id == PAGE_AREA}
    if len(known) < len(pages):
        hint = (
            'keep <div id="page-area" class="page-area"></div> in partials/document.html, and see '
            "that no CSS hides it"
        )
        problem = "the theme does not say where the text of a page may stand"
        theme = composer.theme
        at = theme.place_of("partials/document.html") or Location(file=display(theme.folders[0]))
        raise WorkbookError(error(problem, hint=hint, at=at))
    return pages


def _fit_tables(
    name: str, blocks: tuple[Block, ...], composer: Composer, lay: Callable[[TableFits], Pages]
) -> TableFits:
    """Give where the tables of a document are, laid out as often as that takes: mostly never."""
    fits: TableFits = {}
    for _ in range(MOST_TABLE_LAYOUTS):
        tables = composer.tables.plan(name, blocks, fits)
        if stand_as_planned(tables):
            break
        fits = refit_tables(tables, fits, lay(fits).layout, composer.grid)
    return fits


def lay_notes(composer: Composer, typesetter: Typesetter) -> dict[str, Pages]:
    """Lay out the facilitator's notes: whole leaves, by the slugs of their chapters. A back that
    notes leave free is room for the facilitator's own.
    """
    leaves: dict[str, Pages] = {}
    number = 1
    for notes in composer.edition.notes:
        pages = _lay_notes(composer, typesetter, notes, number)
        if len(pages) % 2:
            back = compose_spare(composer, 1, first_page=number + len(pages), place=Place.NOTES)
            pages = replace(pages, sheets=pages.sheets + typesetter.typeset(back).sheets)
        leaves[notes.chapter.slug] = pages
        number += len(pages)
    return leaves


def _lay_notes(composer: Composer, typesetter: Typesetter, notes: Notes, first: int) -> Pages:
    def lay(fits: TableFits) -> Pages:
        return typesetter.typeset(composer.notes(notes, fits, first=first))

    return lay(_fit_tables(f"the notes on {notes.chapter.file}", notes.blocks, composer, lay))


def order_body(
    chapters: tuple[LaidChapter, ...], leaves: Mapping[str, Pages], blank: Callable[[], Pages]
) -> list[Section]:
    """Give the chapters in order, a blank page before an opening that needs it, and leaves with
    notes between leaves of theirs: the participants' folios stay as they are. `blank` lays one out.
    """
    body: list[Section] = []
    page = 1
    for one in chapters:
        if one.first_page > page:
            body.append(Section(numbering=Numbering.BODY, pages=blank()))
        page = one.first_page + len(one.pages)
        # An opening on a left-hand page is the back of a leaf: the notes come after it.
        cut = 0 if one.first_page % 2 else 1
        before, after = one.pages.part(0, cut), one.pages.part(cut, len(one.pages))
        notes = leaves.get(one.chapter.slug)
        for numbering, pages in (
            (Numbering.BODY, before),
            (Numbering.NOTES, notes),
            (Numbering.BODY, after),
        ):
            if pages:
                body.append(Section(numbering=numbering, pages=pages))
    return body
