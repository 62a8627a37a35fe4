"""Tables as they are set on a page: how wide their columns are, and which are turned.

A table stands between the margins, closer set where it must be; where it does not fit it is
turned by a quarter, on a page of its own; where that does not help it is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil

from generator.design.branding import type_tokens
from generator.design.grid import PageGrid
from generator.design.table_needs import TableNeeds, table_needs
from generator.design.table_places import TablePlace, table_places
from generator.design.table_widths import (
    AS_USUAL,
    RULE_MM,
    SETTINGS,
    Setting,
    Shares,
    columns_to_take,
    plan_shares,
    share_out_width,
)
from generator.design.word_widths import FaceMeasure
from generator.diagnostics import Diagnostic, error, warning
from generator.model import Block, Cell, Edition, FontFile, Table, TableFit, TableRow
from generator.model.tables import first_columns
from generator.units import MM_PER_POINT

TOLERANCE_MM = 0.05
TableFits = Mapping[str, TableFit]
NO_FITS: TableFits = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOfRows:
    """Rows of a table that stand on one page, in a piece; `first` tells that it is the first."""

    rows: tuple[TableRow, ...]
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTable:
    """A table ready to set; lengths in mm.

    `place` is the width that it is planned for, which is `certain` or to be seen in a layout;
    `padding` stands beside the words of a cell. `columns` are the widths of its columns; none where
    they find their own. `heads` says of each cell of the head whether it stands upright, in a row
    `upright` high. `row_height` is that of its empty rows, 0 for the usual. One that is `turned`
    has its rows in `pages`; where their heights are not known yet there is one page with all,
    not turned. `inset` is how far in from the margin its place begins.
    """

    table: Table
    place: float
    certain: bool
    padding: float
    classes: str
    columns: tuple[float, ...]
    heads: tuple[tuple[tuple[Cell, bool], ...], ...]
    upright: float
    row_height: float
    turned: bool
    measured: bool
    pages: tuple[PageOfRows, ...]
    inset: float
    problem: Diagnostic | None

    @property
    def around(self) -> float:
        """What stands at the two sides of a cell's words."""
        return 2 * self.padding + RULE_MM

    @property
    def caption_id(self) -> str:
        """The id of its caption."""
        return f"{self.table.id}-caption"

    @property
    def head_id(self) -> str:
        """The id of what stands above its rows on each page."""
        return f"{self.table.id}-head"

    def row_id(self, number: int) -> str:
        """Give the id of a row below its head, counted from 0."""
        return f"{self.table.id}-row-{number}"

    @property
    def width(self) -> float:
        """How wide it is; 0 where its columns find their own widths."""
        return round(sum(self.columns), 3)


class TablePlanner:
    """Plans the tables of a book: what a table needs is worked out once."""

    def __init__(self, edition: Edition, grid: PageGrid, faces: tuple[FontFile, ...]):
        """`faces` are the font files that the edition is set in, as far as they are at hand."""
        stacks = type_tokens(edition.brand)
        divides = not edition.large  # nor are other words of large print
        self._grid = grid
        self._measure = FaceMeasure(faces, serif=stacks["serif"], sans=stacks["sans"])
        self._language = edition.workbook.language
        self._settings = tuple(replace(one, divided=one.divided and divides) for one in SETTINGS)
        self.problems: dict[str, tuple[Diagnostic, ...]] = {}
        self._needs: dict[str, tuple[Table, TableNeeds]] = {}

    def plan(self, name: str, blocks: tuple[Block, ...], fits: TableFits) -> dict[str, SetTable]:
        """Give every table of the blocks of a document by its id.

        `fits` is what a layout before said of where they are. What is wrong then is kept in
        `problems` under the document's `name`.
        """
        planned: dict[str, SetTable] = {}
        for place in table_places(blocks, self._grid, self._grid.text_width):
            self._plan(place, fits, planned)
        self.problems[name] = tuple(one.problem for one in planned.values() if one.problem)
        return planned

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
        text_mm = self._grid.text_pt * MM_PER_POINT
        known = self._needs.get(table.id)
        if known is None or known[0] is not table:
            needs = table_needs(table, self._measure, text_mm, self._language)
            known = self._needs[table.id] = table, needs
        return known[1]

    def _chosen(self, place: TablePlace, needs: TableNeeds, fit: TableFit | None) -> SetTable:
        table = place.table
        across, along = place.width, self._grid.area_height
        turns = place.turns and not needs.footnotes and along > across
        upright = None if table.landscape and turns else self._fitting(needs, table, across, turns)
        if upright:
            one = self._set(place, upright, needs, across)
            return replace(one, problem=_stays(place)) if table.landscape else one
        turned = self._fitting(needs, table, along, False) if turns else None
        if turned:
            return self._turned(place, turned, needs, fit)
        shares = self._shares(needs, table, self._settings[-1], across)
        problem = _too_wide(shares, needs, place, along if turns else 0.0)
        return replace(self._set(place, shares, needs, across), problem=problem)

    def _shares(self, needs: TableNeeds, table: Table, setting: Setting, width: float) -> Shares:
        return plan_shares(needs, setting, width, ticks=table.ticks, line=self._grid.line)

    def _fitting(self, needs: TableNeeds, table: Table, width: float, easy: bool) -> Shares | None:
        """Give the easiest setting that fits a width; `easy` leaves out what would be too close
        for a table that can be turned.
        """
        for setting in self._settings:
            shares = self._shares(needs, table, setting, width)
            ticking = any(column.ticks for column in needs.columns) or table.ticks is not None
            if setting.turned and easy and not ticking:
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
        finds_own = (
            setting == AS_USUAL
            and not any((*own, *shares.writes, *_inner(table)))
            and sum(shares.liked) <= width
        )
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
            row_height=table.rows * self._grid.pitch if table.rows > 1 else 0.0,
            turned=False,
            measured=False,
            pages=(PageOfRows(rows=table.body, first=True),),
            inset=0.0,
            problem=None,
        )

    def _turned(
        self, place: TablePlace, shares: Shares, needs: TableNeeds, fit: TableFit | None
    ) -> SetTable:
        one = replace(self._set(place, shares, needs, self._grid.area_height), turned=True)
        one = replace(one, place=place.width)
        if fit is None or not fit.rows:
            return one
        if fit.over > TOLERANCE_MM:
            one = replace(one, problem=_too_high(place, fit.over))
        pages, start = [], 0
        for count in fit.rows:
            rows = one.table.body[start : start + count]
            pages.append(PageOfRows(rows=rows, first=not start))
            start += count
        return replace(one, pages=tuple(pages), measured=True, inset=fit.inset)


def _heads(
    table: Table, turned: frozenset[int], needs: TableNeeds
) -> tuple[tuple[tuple[Cell, bool], ...], ...]:
    """Give the cells of the head and whether each stands upright; those over ticks are centred."""
    return tuple(
        tuple(
            (
                replace(cell, align=cell.align or ("center" if needs.columns[at].ticks else "")),
                cell.across == 1 and at in turned and bool(cell.html),
            )
            for cell, at in zip(row, starts, strict=True)
        )
        for row, starts in zip(table.head, first_columns(table.head), strict=True)
    )


def _inner(table: Table) -> tuple[Table, ...]:
    """Give the tables within the cells of one."""
    return tuple(
        inner for row in (*table.head, *table.body) for cell in row for inner in cell.tables
    )


def _too_wide(shares: Shares, needs: TableNeeds, place: TablePlace, along: float) -> Diagnostic:
    """Tell that a table does not fit, by how much, and what would help.

    `along` is the length of a page that it could be turned on, 0 where it can't be.
    """
    room = max(place.width, along)
    many = columns_to_take(shares, room)
    column = "the last column" if many == 1 else f"{many} columns"
    helps = [f"take {column} away or make two tables of it"] if many else []
    if any(shares.writes) and place.table.ticks is None:
        helps.append("write { ticks } below it if its cells are only to tick")
    if needs.footnotes or not place.turns:
        what = "move its footnotes into the text" if place.turns else "put it below the block"
        helps.append(f"{what}, so that it can be turned")
    if place.width < along:
        has = f"a page has {place.width:.0f}, one that it is turned on {along:.0f}"
    else:
        has = f"there are {place.width:.0f}"
    needed = ceil(shares.needed)
    return error(
        f"this table is {max(1, needed - int(room))} mm too wide: it needs {needed} mm, and {has}",
        hint="; or ".join([*helps, "mark with &shy; where its longest words may be divided"]),
        at=place.table.place,
    )


def _too_high(place: TablePlace, over: float) -> Diagnostic:
    return error(
        f"a row of this table is {ceil(over)} mm higher than the page it is turned on",
        hint="make two rows of it, or shorten its words",
        at=place.table.place,
    )


def _stays(place: TablePlace) -> Diagnostic:
    """Tell that a table can't be turned where it stands."""
    hint = "move its footnotes into the text" if place.turns else "put it below the block it is in"
    return warning(
        "this table can't be turned onto a page of its own here; it stays in the text",
        hint=hint,
        at=place.table.place,
    )
