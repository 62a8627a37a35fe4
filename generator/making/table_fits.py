"""Where tables landed: how wide their places are, and the rows of turned ones shared among pages.

Pure arithmetic over placements, as in `allotment`; laying out again is the caller's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.design.grid import PageGrid
from generator.design.set_table import SetTable
from generator.design.table_setter import TableFits
from generator.making.allotment import TOLERANCE_MM, areas_and_places
from generator.model import Placement, TableFit
from generator.units import px_to_mm


def stand_as_planned(tables: Mapping[str, SetTable]) -> bool:
    """Tell whether nothing is to be learned from a layout of tables."""
    return all(one.measured or (one.certain and not one.turned) for one in tables.values())


def refit_tables(
    tables: Mapping[str, SetTable], fits: TableFits, layout: Iterable[Placement], grid: PageGrid
) -> TableFits:
    """Give what a layout says of the tables in it, beside what is known of others."""
    layout = tuple(layout)
    areas, placed = areas_and_places(layout)
    heights: dict[str, float] = defaultdict(float)
    for placement in layout:
        heights[placement.id] += px_to_mm(placement.height)
    found: dict[str, TableFit] = {}
    for name, one in tables.items():
        if one.measured:
            continue
        where = placed.get(name)
        rows, over = _rows(one, heights, grid) if one.turned else ((), 0.0)
        found[name] = TableFit(
            inset=px_to_mm(where.x0 - areas[where.page].x0) if where else 0.0,
            width=px_to_mm(where.x1 - where.x0) if where and not one.certain else one.place,
            rows=rows,
            over=over,
        )
    return {**fits, **found}


def _rows(
    one: SetTable, heights: Mapping[str, float], grid: PageGrid
) -> tuple[tuple[int, ...], float]:
    """Give how many rows stand on each page, and by how much the highest is too high for one."""
    room = grid.text_width - heights[one.head_id]
    left = room - heights[one.caption_id] - heights[one.heading_id]
    pages, over = [0], 0.0
    for group in _groups(one):
        height = sum(heights[one.row_id(number)] for number in group)
        over = max(over, height - room)
        if pages[-1] and height > left + TOLERANCE_MM:
            pages.append(0)
            left = room
        pages[-1] += len(group)
        left -= height
    return tuple(pages), over


def _groups(one: SetTable) -> Iterator[list[int]]:
    """Give the numbers of rows, from 0, that cells over several of them keep together."""
    group: list[int] = []
    reach = 0
    for number, row in enumerate(one.table.body):
        group.append(number)
        reach = max(reach, number + max((cell.down for cell in row), default=1))
        if number + 1 >= reach:
            yield group
            group = []
    if group:
        yield group
