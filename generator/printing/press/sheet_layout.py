"""Where pages lie on their sheets: a sheet's size, the scale, and the place of each page."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.printing.press.creep import USUAL_MM, creep
from generator.printing.press.cut_marks import Line, cut_marks
from generator.printing.press.folding import Cells, in_reading_order, saddle_stitch
from generator.printing.press.registration import Printer
from generator.printing.press.sheet_sizes import sheet_for, turned
from generator.units import Paper


class Kind(StrEnum):
    """How pages are put on sheets."""

    BOOKLET = "booklet"
    TWO_UP = "2up"
    FOUR_UP = "4up"
    CARDS = "cards"


class Edge(StrEnum):
    """The edge of the sheet, as it goes through the printer, that it is turned over along."""

    LONG = "long"
    SHORT = "short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """How pages are to be imposed.

    No `sheet`: one as large as the pages of a side. `signature` is in pages, 0 for one of them
    all; `thickness` of the paper in mm. No `edge`: the usual one of the kind. What the `printer`
    does to pages is made up for, where it was measured.
    """

    kind: Kind
    sheet: Paper | None = None
    signature: int = 0
    back_cover: bool = False
    thickness: float = USUAL_MM
    edge: Edge | None = None
    printer: Printer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page on a side: its number, and where the lower left corner of its trim size lies, in mm
    from that of the sheet. Only what is inside `seen` is shown: x0, y0, x1, y1.
    """

    page: int
    x: float
    y: float
    seen: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A side of a sheet; `over` says that all of it stands on its head."""

    places: tuple[Place, ...]
    marks: tuple[Line, ...]
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlan:
    """All that is known before a page is moved: the `sheet` as it lies, the `scale` of the pages,
    the edge it is turned over along (none where backs are blank), its sides in order.

    `size` is that of a page at its full size, in mm; `most_creep` is that of the innermost sheet.
    """

    scheme: Scheme
    sheet: Paper
    scale: float
    size: tuple[float, float]
    edge: Edge | None
    sides: tuple[Side, ...]
    sheets: int
    most_creep: float


# Of the pages on a side, how many lie across and down.
GRIDS = {Kind.BOOKLET: (2, 1), Kind.TWO_UP: (2, 1), Kind.FOUR_UP: (2, 2)}


def plan_sheets(pages: int, size: tuple[float, float], scheme: Scheme) -> SheetPlan:
    """Plan so many pages of a size, width and height in mm, on sheets.

    Pages keep their size where the sheet has room for it, and are made smaller where it has not.
    Raises `FoldingError`.
    """
    booklet = scheme.kind is Kind.BOOKLET
    across, down = GRIDS[scheme.kind]
    sheets = (
        saddle_stitch(pages, signature=scheme.signature, back_cover=scheme.back_cover)
        if booklet
        else in_reading_order(pages, across * down)
    )
    block = across * size[0], down * size[1]
    sheet = _lying_as(scheme.sheet, block) if scheme.sheet else sheet_for(*block)
    scale = min(1.0, sheet.width_mm / block[0], sheet.height_mm / block[1])
    layout = _Layout(
        sheet=sheet, across=across, down=down, width=size[0] * scale, height=size[1] * scale
    )
    usual = Edge.SHORT if sheet.width_mm > sheet.height_mm else Edge.LONG
    edge = (scheme.edge or usual) if booklet else None
    sides = []
    for one in sheets:
        moved = creep(one.depth, scheme.thickness) if booklet else 0.0
        sides.append(layout.side(one.front, moved, cut=not booklet))
        if booklet:
            # Pages side by side fall on each other when the sheet is turned over like a leaf.
            sides.append(layout.side(one.back, moved, cut=False, over=edge is not usual))
    depths = [one.depth for one in sheets]
    return SheetPlan(
        scheme=scheme,
        sheet=sheet,
        scale=scale,
        size=size,
        edge=edge,
        sides=tuple(sides),
        sheets=len(sheets),
        most_creep=creep(max(depths), scheme.thickness) if booklet else 0.0,
    )


def _lying_as(sheet: Paper, block: tuple[float, float]) -> Paper:
    """Give a sheet upright or lying, whichever lets pages be larger; upright where both do."""

    def scale(one: Paper) -> float:
        return min(1.0, one.width_mm / block[0], one.height_mm / block[1])

    return max(sheet, turned(sheet), key=lambda one: (round(scale(one), 6), _fits(one, block)))


def _fits(sheet: Paper, block: tuple[float, float]) -> bool:
    return (sheet.width_mm > sheet.height_mm) == (block[0] > block[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """A grid of cells in the middle of a sheet; lengths in mm."""

    sheet: Paper
    across: int
    down: int
    width: float
    height: float

    def side(self, cells: Cells, moved: float, *, cut: bool, over: bool = False) -> Side:
        return Side(places=tuple(self._places(cells, moved)), marks=self._marks(cut=cut), over=over)

    def _columns(self) -> tuple[float, ...]:
        left = (self.sheet.width_mm - self.across * self.width) / 2
        return tuple(left + at * self.width for at in range(self.across + 1))

    def _rows(self) -> tuple[float, ...]:
        """Give the feet of the rows from the sheet's foot up, and the head of the last."""
        foot = (self.sheet.height_mm - self.down * self.height) / 2
        return tuple(foot + at * self.height for at in range(self.down + 1))

    def _places(self, cells: Cells, moved: float) -> Iterator[Place]:
        columns, rows = self._columns(), self._rows()
        for at, page in enumerate(cells):
            if page is None:
                continue
            column, row = at % self.across, self.down - 1 - at // self.across
            x, y = columns[column], rows[row]
            towards = moved if column == 0 else -moved
            yield Place(
                page=page,
                x=x + towards,
                y=y,
                seen=(x, y, columns[column + 1], rows[row + 1]),
            )

    def _marks(self, *, cut: bool) -> tuple[Line, ...]:
        columns, rows = self._columns(), self._rows()
        spare = max(columns[0], rows[0])
        if not cut and spare < 1:
            return ()
        # A booklet is trimmed round its outside: in its fold nothing is cut.
        across = columns if cut else (columns[0], columns[-1])
        return cut_marks(across, rows, self.sheet.width_mm, self.sheet.height_mm)
