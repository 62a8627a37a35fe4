"""Tables as they are set on a page: how wide their columns are, and which are turned.

A table stands between the margins, closer set where it must be; where it does not fit it is
turned by a quarter, on a page of its own; where that does not help it is told.
"""

import copy
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.design.branding import type_tokens
from generator.design.grid import PageGrid
from generator.design.language import Language
from generator.design.recipient_words import Words
from generator.design.set_table import PageOfRows, SetTable
from generator.design.table_faults import stays, too_high, too_wide
from generator.design.table_headings import take_headings
from generator.design.table_needs import TableNeeds, TextSetting, table_needs
from generator.design.table_places import TableFinder, TablePlace
from generator.design.table_widths import (
    AS_USUAL,
    EASED_SETTINGS,
    SETTINGS,
    Setting,
    Shares,
    plan_shares,
    share_out_width,
)
from generator.design.tracker_table import tracker_table
from generator.design.word_widths import FaceMeasure
from generator.diagnostics import Diagnostic
from generator.model import Block, Cell, Chapter, Edition, FontFile, Table, TableFit, TableRow
from generator.model.table import first_columns
from generator.units import MM_PER_POINT

TOLERANCE_MM = 0.05
_NARROW_MM, _NARROW_ROW_MM = 45.0, 10.5  # cells for a word or two, and two lines of a hand
TableFits = Mapping[str, TableFit]
NO_FITS: TableFits = {}


class TablePlanner:
    """Plans the tables of a book: what a table needs is worked out once."""

    def __init__(
        self, edition: Edition, grid: PageGrid, faces: tuple[FontFile, ...], *, sans: bool
    ):
        """`faces` are the font files that the edition is set in, as far as they are at hand; with
        `sans` its text is in the typeface of labels.
        """
        stacks = type_tokens(edition.brand, sans=sans)
        self._grid = grid
        self._measure = FaceMeasure(faces, serif=stacks["serif"], sans=stacks["sans"])
        self._text = TextSetting(
            measure=self._measure,
            text_mm=grid.text_pt * MM_PER_POINT,
            language=edition.workbook.language,
            small=grid.small,
            least=edition.size.least_pt / grid.text_pt,
            larger=grid.larger,
            fill=Words({}).in_cells,
        )
        days = Language(tag=self._text.language).days
        self._finder = TableFinder(grid=grid, as_table=lambda one: tracker_table(one, days))
        self._settings = EASED_SETTINGS if edition.size.eases else SETTINGS
        self.problems: dict[str, tuple[Diagnostic, ...]] = {}
        self._needs: dict[str, tuple[Table, TableNeeds]] = {}

    @property
    def measure(self) -> FaceMeasure:
        """What measures words in the typefaces of the book."""
        return self._measure

    def for_recipient(self, words: Words) -> "TablePlanner":
        """Give a planner of tables with a recipient's words in them."""
        other = copy.copy(self)
        other._text = replace(self._text, fill=words.in_cells)
        other._needs = {}
        return other

    def plan(self, name: str, blocks: tuple[Block, ...], fits: TableFits) -> dict[str, SetTable]:
        """Give every table of the blocks of a document by its id.

        `fits` is what a layout before said of where they are. What is wrong then is kept in
        `problems` under the document's `name`.
        """
        planned: dict[str, SetTable] = {}
        for place in self._finder.find(blocks, self._grid.text_width):
            self._plan(place, fits, planned)
        self.problems[name] = tuple(one.problem for one in planned.values() if one.problem)
        return planned

    def parts(self, name: str, chapter: Chapter, fits: TableFits) -> dict[str, Any]:
        """Give a chapter and its tables as templates take them: see `plan`."""
        blocks, tables = take_headings(chapter.blocks, self.plan(name, chapter.blocks, fits))
        return {"chapter": replace(chapter, blocks=blocks), "tables": tables}

    def _plan(self, place: TablePlace, fits: TableFits, planned: dict[str, SetTable]) -> None:
        table = place.table
        fit = fits.get(table.id)
        if fit:
            place = replace(place, width=fit.width, certain=True)
        needs = self._needs_of(table)
        one = self._chosen(place, needs, fit)
        planned[table.id] = one
        for rows in (table.head, table.body):
            for row, starts in zip(rows, first_columns(rows), strict=True):
                for cell, start in zip(row, starts, strict=True):
                    room = sum(one.columns[start : start + cell.across]) - one.around
                    for inner in cell.tables:
                        within = TablePlace(table=inner, width=room, turns=False, certain=True)
                        self._plan(within, fits, planned)

    def _needs_of(self, table: Table) -> TableNeeds:
        known = self._needs.get(table.id)
        if known is None or known[0] is not table:
            known = self._needs[table.id] = table, table_needs(table, self._text)
        return known[1]

    def _chosen(self, place: TablePlace, needs: TableNeeds, fit: TableFit | None) -> SetTable:
        table = place.table
        across, along = place.width, self._grid.area_height
        turns = place.turns and not needs.footnotes and along > across
        upright = None if table.landscape and turns else self._fitting(needs, table, across, turns)
        if upright:
            one = self._set(place, upright, needs, across)
            return replace(one, problem=stays(place)) if table.landscape else one
        turned = self._fitting(needs, table, along, False) if turns else None
        if turned:
            return self._turned(place, turned, needs, fit)
        shares = self._shares(needs, table, self._settings[-1], across)
        problem = too_wide(shares, needs, place, along if turns else 0.0)
        return replace(self._set(place, shares, needs, across), problem=problem)

    def _shares(self, needs: TableNeeds, table: Table, setting: Setting, width: float) -> Shares:
        return plan_shares(
            needs,
            setting,
            width,
            ticks=table.ticks,
            line=self._grid.line,
            small=self._grid.small,
            larger=self._grid.larger,
        )

    def _fitting(self, needs: TableNeeds, table: Table, width: float, easy: bool) -> Shares | None:
        """Give the easiest setting that fits a width; `easy` leaves out what would be too close
        for a table that can be turned.
        """
        for setting in self._settings:
            shares = self._shares(needs, table, setting, width)
            ticking = any(column.ticks for column in needs.columns) or table.ticks is not None
            if easy and (not setting.grown or (setting.turned and not ticking)):
                continue
            if shares.needed <= width + TOLERANCE_MM:
                return shares
        return None

    def _set(self, place: TablePlace, shares: Shares, needs: TableNeeds, width: float) -> SetTable:
        table, setting = place.table, shares.setting
        own = tuple(
            at < len(table.widths) and table.widths[at] is not None
            for at in range(len(shares.least))
        )
        finds_own = setting == AS_USUAL and not any((*own, *shares.writes, *_inner(table)))
        of_tracker: tuple[float, ...] = ()
        if place.first:
            of_others = (1 - place.first) * width / max(1, len(shares.least) - 1)
            finds_own = (
                max(shares.least[1:]) <= of_others and shares.least[0] <= place.first * width
            )
            of_tracker = (place.first * width, *(of_others for _ in shares.least[1:]))
        elif finds_own:
            finds_own = sum(shares.liked) <= width
        columns = () if finds_own else share_out_width(shares, width, own)
        names = ["table", "writing" if table.writing else "", setting.name, table.classes]
        names += ["table-set"] if columns else []
        return SetTable(
            table=table,
            place=width,
            certain=place.certain,
            padding=setting.padding,
            classes=" ".join(filter(None, names)),
            columns=tuple(round(one, 3) for one in columns),
            heads=_heads(table, shares.turned, needs),
            upright=self._grid.whole_units(shares.head + 2.0) if shares.turned else 0.0,
            row_height=self._row_height(table, needs, columns or of_tracker),
            turned=False,
            measured=False,
            pages=(PageOfRows(rows=_rows(table), start=0),),
            inset=0.0,
            heading="",
            problem=None,
        )

    def _row_height(self, table: Table, needs: TableNeeds, widths: tuple[float, ...]) -> float:
        """Give the height of rows to write in: higher where words take two lines of a cell."""
        asked = table.rows * self._grid.pitch if table.rows > 1 else 0.0
        narrow = any(
            column.writes and not column.ticks and width < _NARROW_MM
            for column, width in zip(needs.columns, widths, strict=False)
        )
        if not narrow or table.ticks is not None:
            return asked
        return max(asked, self._grid.whole_units(_NARROW_ROW_MM))

    def _turned(
        self, place: TablePlace, shares: Shares, needs: TableNeeds, fit: TableFit | None
    ) -> SetTable:
        one = replace(self._set(place, shares, needs, self._grid.area_height), turned=True)
        one = replace(one, place=place.width)
        if fit is None or not fit.rows:
            return one
        if fit.over > TOLERANCE_MM:
            one = replace(one, problem=too_high(place, fit.over))
        pages, start = [], 0
        for count in fit.rows:
            rows = one.pages[0].rows[start : start + count]
            pages.append(PageOfRows(rows=rows, start=start))
            start += count
        return replace(one, pages=tuple(pages), measured=True, inset=fit.inset)


def _heads(
    table: Table, turned: frozenset[int], needs: TableNeeds
) -> tuple[tuple[tuple[Cell, bool], ...], ...]:
    """Give the cells of the head and whether each stands upright; those over ticks are centred."""
    asked = table.ticks is not None
    columns = enumerate(needs.columns)
    ticks = {at for at, one in columns if one.ticks or (asked and one.writes)}
    return tuple(
        tuple(
            (
                replace(cell, align=cell.align or ("center" if at in ticks else "")),
                cell.across == 1 and at in turned and bool(cell.html),
            )
            for cell, at in zip(row, starts, strict=True)
        )
        for row, starts in zip(table.head, first_columns(table.head), strict=True)
    )


def _rows(table: Table) -> tuple[TableRow, ...]:
    """Give the rows below the head; the first cell of one beside a cell from above is marked."""
    return tuple(
        (replace(row[0], classes=f"{row[0].classes} beside".strip()), *row[1:])
        if starts and starts[0]
        else row
        for row, starts in zip(table.body, first_columns(table.body), strict=True)
    )


def _inner(table: Table) -> tuple[Table, ...]:
    """Give the tables within the cells of one."""
    return tuple(
        inner for row in (*table.head, *table.body) for cell in row for inner in cell.tables
    )
