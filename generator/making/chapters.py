"""Chapters after chapters -> pages: each composed and laid out until its spaces fit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.design.compose import Composer
from generator.design.keeping import soft_breaks
from generator.design.rooms import asked_mm, plan_demands, room_id, rows_in
from generator.design.spare_pages import Place, compose_spare
from generator.design.table_setter import TableFits
from generator.diagnostics import Location, WorkbookError, error
from generator.making.allotment import PAGE_AREA, first_allotment, refit
from generator.making.fill import share_out
from generator.making.leftover import give_away
from generator.making.soft_breaks import settle_breaks
from generator.making.table_fits import refit_tables, stand_as_planned
from generator.model import (
    Allotment,
    Block,
    ByHand,
    Chapter,
    Edition,
    Fill,
    Notes,
    Numbering,
    Pages,
    Part,
    Placement,
    Prompt,
    Section,
    SpaceReport,
    WritingSpace,
    iterate_rooms,
)
from generator.model.merge_fields import without_marks
from generator.printing.foot_room import free_at_feet, grown
from generator.printing.typeset import Typesetter
from generator.units import px_to_mm

MOST_PAGES = 2_000  # of the chapters of a book
MOST_LAYOUTS = 4  # the first, and three again; as many once more where page breaks are settled
MOST_TABLE_LAYOUTS = 3  # before these, where tables are turned or stand in lists

# Called with a chapter's title before it is laid out, its place from 1, and how many there are.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidChapter:
    """A chapter after layout: its pages, the folio it opens on, the parts of its spaces, and where
    its tables are.
    """

    chapter: Chapter
    pages: Pages
    first_page: int
    allotment: Allotment
    fits: TableFits


def lay_chapters(
    composer: Composer,
    typesetter: Typesetter,
    progress: Progress,
    find: Callable[[Chapter, int], LaidChapter | None] = lambda _chapter, _page: None,
) -> tuple[LaidChapter, ...]:
    """Lay out the chapters of an edition one after the other, each from the folio it opens on.

    `find` gives those that are laid out already.
    """
    laid: list[LaidChapter] = []
    chapters = composer.edition.workbook.chapters
    page = 1
    for number, chapter in enumerate(chapters, start=1):
        progress(without_marks(chapter.title_text), number, len(chapters))
        if composer.edition.recto_openings and page % 2 == 0:
            page += 1
        laid.append(find(chapter, page) or _lay_chapter(composer, typesetter, chapter, page))
        page += len(laid[-1].pages)
        _check_count(chapter, page - 1)
    return tuple(laid)


def _lay_chapter(
    composer: Composer, typesetter: Typesetter, chapter: Chapter, first_page: int
) -> LaidChapter:
    grid = composer.grid
    demands = plan_demands(chapter.blocks, grid)
    allotment = first_allotment(demands, grid.area_height)
    shared = False

    def lay(fits: TableFits) -> Pages:
        markup = composer.chapter(chapter, allotment, fits, first_page=first_page)
        pages = typesetter.typeset(markup)
        _check_count(chapter, first_page - 1 + len(pages))
        return _with_areas(pages)

    fits = _fit_tables(chapter.file, chapter.blocks, composer, lay)
    breaks = tuple(soft_breaks(chapter.blocks, composer.edition))
    most = MOST_LAYOUTS * 2 if breaks else MOST_LAYOUTS
    for layout in range(1, most + 1):
        pages = lay(fits)
        better = refit(demands, allotment, pages.layout)
        if better is None and breaks:
            # What is cut was cut for other pages.
            settled, breaks = settle_breaks(breaks, pages.layout), ()
            better = first_allotment(demands, grid.area_height) | settled
        elif better is None and not shared:
            better, shared = share_out(demands, allotment, pages.layout), True
        if better is None or layout == most:
            break
        allotment = better
    if not composer.edition.workbook.exact:
        higher = give_away(demands, allotment, pages.layout, free_at_feet(pages), first_page)
        pages = grown(pages, higher)
        allotment |= {
            name: (Part(height_mm=demands[name].height + more),) for name, more in higher.items()
        }
    return LaidChapter(
        chapter=chapter, pages=pages, first_page=first_page, allotment=allotment, fits=fits
    )


def _check_count(chapter: Chapter, pages: int) -> None:
    """Raise `WorkbookError` where a book has too many pages up to the end of a chapter."""
    if pages > MOST_PAGES:
        problem = f"with this chapter the book has {pages:,} pages, more than {MOST_PAGES:,}"
        hint = "make several workbooks of it, or see that no CSS of a theme makes pages so small"
        raise WorkbookError(error(problem, hint=hint, at=Location(file=chapter.file)))


def _with_areas(pages: Pages) -> Pages:
    """Give pages whose type areas are known. Raises `WorkbookError` where a theme hides them."""
    known = {one.page for one in pages.layout if one.id == PAGE_AREA}
    if len(known) < len(pages):
        hint = 'keep <div id="page-area" class="page-area"></div> in it, and show it'
        problem = "a theme's partials/document.html does not say where the text of a page may stand"
        raise WorkbookError(error(problem, hint=hint))
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
    chapters: tuple[LaidChapter, ...], leaves: Mapping[str, Pages], blank: Pages
) -> list[Section]:
    """Give the chapters in order, a blank page before an opening that needs it, and leaves with
    notes between leaves of theirs: the participants' folios stay as they are.
    """
    body: list[Section] = []
    page = 1
    for one in chapters:
        if one.first_page > page:
            body.append(Section(numbering=Numbering.BODY, pages=blank))
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


def report_spaces(laid: LaidChapter, edition: Edition) -> list[SpaceReport]:
    """Give what each writing space of a chapter asked for and what it got, and how high is what
    authors drew in place of one.
    """
    placed = {placement.id: placement for placement in laid.pages.layout}
    return [
        _drawn_report(one, laid, edition, placed)
        if isinstance(one, Prompt)
        else _space_report(one, laid, edition, placed)
        for one in iterate_rooms(laid.chapter.blocks)
    ]


def _space_report(
    one: WritingSpace, laid: LaidChapter, edition: Edition, placed: Mapping[str, Placement]
) -> SpaceReport:
    pitch_mm = edition.pitch_mm
    count = len(laid.allotment.get(room_id(one.id), ("whole",)))
    parts = [
        placed[name]
        for name in (room_id(one.id, number) for number in range(1, count + 1))
        if name in placed
    ]
    got = sum(px_to_mm(part.height) for part in parts)
    # The rest of a page is as much as there is.
    fills = isinstance(one.space.size, Fill)
    return SpaceReport(
        edition=edition.name,
        id=one.id,
        chapter=laid.chapter.slug,
        **_place(parts, laid),
        ruling=ByHand.DRAWN if one.space.drawn else one.space.ruling,
        asked_mm=round(got if fills else asked_mm(one.space, pitch_mm), 2),
        got_mm=round(got, 2),
        rows=rows_in(got, pitch_mm),
    )


def _drawn_report(
    one: Prompt, laid: LaidChapter, edition: Edition, placed: Mapping[str, Placement]
) -> SpaceReport:
    # A blank in the question's own words lies in the box of the question.
    parts = [
        part
        for part in laid.pages.layout
        if part.id == (room_id(one.id) if room_id(one.id) in placed else one.id)
    ]
    height = round(sum(px_to_mm(part.height) for part in parts), 2)
    return SpaceReport(
        edition=edition.name,
        id=one.id,
        chapter=laid.chapter.slug,
        **_place(parts, laid),
        ruling=ByHand.DRAWN,
        asked_mm=height,
        got_mm=height,
        rows=one.drawn.rows if one.drawn else 0,
    )


def _place(parts: Sequence[Placement], laid: LaidChapter) -> dict[str, int]:
    """Give where a room begins, and on how many pages it stands."""
    return {
        "page": laid.first_page + (parts[0].page if parts else 0),
        "pages": len({part.page for part in parts}),
    }
