"""Writing spaces as they are drawn: each part's height, its rows, and the room around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.design.grid import PageGrid
from generator.design.lead_in import lead_in
from generator.model import (
    Allotment,
    Block,
    Demand,
    Fill,
    Part,
    Rows,
    Ruling,
    Space,
    WritingSpace,
    iterate_prompts,
    iterate_spaces,
    tables_in,
)
from generator.model.form_names import part_name

RULED = frozenset({Ruling.LINES, Ruling.DOTTED})
FEWEST_ROWS = 3  # of a space that asks for the rest of the page
LARGEST_KEPT = 0.7  # of a page's height, of what is drawn below a question and kept with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One part of a writing space, ready to draw. Heights in mm.

    `height` is what was asked for; `rest` is left below its last whole row. `outer` holds it
    with the air `above` and below, and is whole units of the grid. `begins` says where on a page
    it may: so far from its head, or a multiple of the pitch further down. `label` says what it
    is for, `field` which kind it is on a screen, `name` what it is called there.
    """

    id: str
    name: str
    label: str
    field: str
    ruling: str
    height: float
    rest: float
    above: float
    outer: float
    begins: float | None
    continued: bool


def room_id(space_id: str, part: int = 1) -> str:
    """Give the id of the room of a writing space, or of one of its parts from 1."""
    return f"{space_id}-room" if part == 1 else f"{space_id}-room-{part}"


def asked_mm(space: Space, pitch_mm: float) -> float:
    """Give the height a space asks for, in mm; the rest of a page is asked as its least."""
    match space.size:
        case Rows(count=count):
            return count * pitch_mm
        case Fill():
            return FEWEST_ROWS * pitch_mm
        case _:
            return space.size.mm


def rows_in(height_mm: float, pitch_mm: float) -> int:
    """Give the rows to write on in a height."""
    return int(height_mm / pitch_mm + 0.01)


def first_mm(ruling: Ruling, grid: PageGrid) -> float:
    """Give how far below the upper edge of a space the first of what it shows is: a rule, a row
    of dots, or the edge itself. That stands on the page's grid.
    """
    if ruling in RULED:
        return grid.pitch - grid.lift
    return grid.square / 2 if ruling is Ruling.DOTS else 0.0


def above_mm(ruling: Ruling, grid: PageGrid) -> float:
    """Give the air above a space: what it shows first is at one distance below any question."""
    return grid.unit if ruling is Ruling.BLANK else grid.first_rule - first_mm(ruling, grid)


def below_mm(grid: PageGrid) -> float:
    """Give the least air below a space. It is in the space's own box: as a margin it would
    collapse with the next one's, and put all that follows off the grid.
    """
    return grid.unit / 2


def plan_rooms(
    blocks: tuple[Block, ...], grid: PageGrid, allotment: Allotment
) -> dict[str, tuple[Room, ...]]:
    """Give the rooms of every writing space of the blocks, by the space's id."""
    return {one.id: rooms_of(one, grid, allotment) for one in iterate_spaces(blocks)}


def plan_demands(blocks: tuple[Block, ...], grid: PageGrid) -> dict[str, Demand]:
    """Give what each room of the blocks asks of the pages, by the room's id."""
    heads = dict(_heads(blocks))
    return {
        room_id(one.id): Demand(
            height=asked_mm(one.space, grid.pitch),
            weight=one.space.size.weight if isinstance(one.space.size, Fill) else 0.0,
            step=grid.pitch,
            above=_above_continued(one.space.ruling, grid),
            below=_all_below(one.space.ruling, grid),
            keep=one.keep,
            spare=_spare_mm(one, grid),
            head=heads.get(one.id, ""),
        )
        for one in iterate_spaces(blocks)
    }


def _heads(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """Give the spaces that are the first of what stands right below a heading, and its id."""
    for above, block in pairwise(blocks):
        lead = lead_in(above)
        first = next(iterate_spaces((block,)), None)
        if lead and first and not lead.has_paragraph:
            yield first.id, lead.last


def _all_below(ruling: Ruling, grid: PageGrid) -> float:
    """Give the air below a space of whole rows: what makes whole units of all that it takes."""
    above = above_mm(ruling, grid)
    return grid.whole_units(above + below_mm(grid)) - above


def _above_continued(ruling: Ruling, grid: PageGrid) -> float:
    """Give where a space begins on a page that it goes on to, below the line that says so."""
    down = -(grid.line + grid.first_rule) / grid.unit
    return grid.line + round(down) % grid.units_per_pitch * grid.unit + above_mm(ruling, grid)


def _spare_mm(one: WritingSpace, grid: PageGrid) -> float:
    """Give what a space may have beyond what it asks: whole rows, half as many again.

    What is clear or drawn is as large as its author made it, and a figure may lie in it.
    """
    if isinstance(one.space.size, Fill) or one.space.ruling is Ruling.BLANK or one.space.drawn:
        return 0.0
    return rows_in(asked_mm(one.space, grid.pitch) / 2, grid.pitch) * grid.pitch


def parted_prompts(
    blocks: tuple[Block, ...], grid: PageGrid, turned: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Give the ids of the prompts that no page may hold with what is drawn below them: these go
    on over pages. `turned` are the ids of tables that stand on pages of their own.
    """
    most = LARGEST_KEPT * grid.area_height / grid.pitch
    drawn = ((one.id, one.drawn) for one in iterate_prompts(blocks) if one.drawn)
    return frozenset(
        name
        for name, room in drawn
        if room.lines > most or any(table.id in turned for table in tables_in(room.blocks))
    )


def rooms_of(one: WritingSpace, grid: PageGrid, allotment: Allotment) -> tuple[Room, ...]:
    """Give the rooms of a writing space: one, or a part for each page it goes over."""
    space = one.space
    parts = allotment.get(room_id(one.id)) or (Part(height_mm=asked_mm(space, grid.pitch)),)
    above = above_mm(space.ruling, grid)
    ruled = space.ruling in RULED
    return tuple(
        Room(
            id=room_id(one.id, number),
            name=part_name(room_id(one.id), number),
            label=one.label,
            field="rows" if ruled else "area",
            ruling=space.ruling.value,
            height=round(part.height_mm, 4),
            rest=_rest(space, part, grid),
            above=round(above, 4),
            outer=round(grid.whole_units(above + part.height_mm + below_mm(grid)), 4),
            begins=_begins(space.ruling, grid),
            continued=number > 1,
        )
        for number, part in enumerate(parts, start=1)
    )


def _begins(ruling: Ruling, grid: PageGrid) -> float | None:
    if ruling is Ruling.BLANK:
        return None
    return round((grid.top - first_mm(ruling, grid)) % grid.pitch, 4)


def _rest(space: Space, part: Part, grid: PageGrid) -> float:
    if space.ruling not in RULED:
        return 0.0
    rows = max(1, rows_in(part.height_mm, grid.pitch))
    return round(max(0.0, part.height_mm - rows * grid.pitch), 4)
