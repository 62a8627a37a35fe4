"""A table ready to set."""

from dataclasses import dataclass

from generator.design.table_widths import RULE_MM
from generator.diagnostics import Diagnostic
from generator.model import Cell, Table, TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOfRows:
    """Rows of a table that stand on one page, from the number `start` on."""

    rows: tuple[TableRow, ...]
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTable:
    """A table ready to set; lengths in mm.

    `place` is the width that it is planned for, which is `certain` or to be seen in a layout;
    `padding` stands beside the words of a cell. `columns` are the widths of its columns; none where
    they find their own. `heads` says of each cell of the head whether it stands upright, in a row
    `upright` high. `row_height` is that of its empty rows, 0 for the usual. One that is `turned`
    has its rows in `pages`; where their heights are not known yet there is one page with all,
    not turned. `inset` is how far in from the margin its place begins, `heading` the HTML of what
    stands above it.
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
    heading: str
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
    def heading_id(self) -> str:
        """The id of the heading that came onto its page."""
        return f"{self.table.id}-heading"

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
