"""Tables as they are written, and where a layout put them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Location

# Stands in the HTML of a text for each table inside it, in order.
TABLE_MARK = "<table></table>"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnWidth:
    """The width that an author gives a column: in mm, or a share of the table's, 0 to 1."""

    mm: float = 0.0
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table. `html` is sanitised, with a `TABLE_MARK` for each of `tables`.

    `empty` is one left empty, to write in. `align` is `left`, `right`, `center` or nothing;
    `across` and `down` are the columns and rows it takes. `attributes` are those of its tag that
    the author gave it beside these, ready to print; `classes` its classes.
    """

    html: str
    tables: tuple["Table", ...]
    head: bool
    empty: bool
    align: str
    across: int
    down: int
    classes: str
    attributes: str


TableRow = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of a text: the rows of its head, which may be none, and those below.

    `widths` are those that its author gives to columns. `landscape` asks for a page of its own,
    turned; `rows` is how many pitches its empty rows are high. With `ticks` its empty cells are to
    tick, so many mm wide at least. `caption` is sanitised HTML.
    """

    id: str
    place: Location
    caption: str
    head: tuple[TableRow, ...]
    body: tuple[TableRow, ...]
    widths: tuple[ColumnWidth | None, ...]
    landscape: bool
    rows: int
    ticks: float | None
    classes: str
    attributes: str

    @property
    def writing(self) -> bool:
        """Whether a cell of it is left to write in."""
        return any(cell.empty for row in (*self.head, *self.body) for cell in row)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFit:
    """What a layout said of a table: how far in from the margin its place begins and how wide it
    is, in mm; of one that is turned, how many of its rows stand on each page, and by how much the
    highest is higher than a page.
    """

    inset: float
    width: float
    rows: tuple[int, ...]
    over: float


def first_columns(rows: tuple[TableRow, ...]) -> Iterator[tuple[int, ...]]:
    """Give the column that each cell of each row begins in, counted from 0."""
    taken: dict[int, int] = {}  # column -> how many rows below are taken by cells above
    for row in rows:
        above = {column for column, left in taken.items() if left}
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        starts = []
        column = 0
        for cell in row:
            while column in above:
                column += 1
            starts.append(column)
            if cell.down > 1:
                taken |= dict.fromkeys(range(column, column + cell.across), cell.down - 1)
            column += cell.across
        yield tuple(starts)
