"""Writing spaces as they are drawn: each part's height, its rows, and the room around it."""

from dataclasses import dataclass

from generator.design.grid import PageGrid
from generator.model import Allotment, Chapter, Part, Prompt, Rows, Ruling, Space, iterate_prompts

RULED = frozenset({Ruling.LINES, Ruling.DOTTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One part of a writing space, ready to draw. Heights in mm.

    `height` is what was asked for; `rest` is left below its last whole row. `outer` holds
    it with the air `above`; with the air `below` that is whole units of the grid.
    """

    id: str
    ruling: str
    height: float
    rest: float
    above: float
    outer: float
    below: float
    continued: bool


def room_id(prompt: Prompt, part: int = 1) -> str:
    """Give the id of a prompt's writing space, or of one of its parts from 1."""
    return f"{prompt.id}-room" if part == 1 else f"{prompt.id}-room-{part}"


def asked_mm(space: Space, pitch_mm: float) -> float:
    """Give the height a space asks for, in mm."""
    return space.size.count * pitch_mm if isinstance(space.size, Rows) else space.size.mm


def rows_in(height_mm: float, pitch_mm: float) -> int:
    """Give the rows to write on in a height."""
    return int(height_mm / pitch_mm + 0.01)


def above_mm(ruling: Ruling, grid: PageGrid) -> float:
    """Give the air above a space.

    Rules lie on the page's grid wherever the space begins. Beginning half a unit off a whole
    one, no rule comes near the edge of its space, where it would be cut; and the first lies a
    full pitch below the question at least.
    """
    return grid.pitch - grid.unit / 2 if ruling in RULED else grid.unit


def around_mm(grid: PageGrid) -> float:
    """Give the air above and below a space together: whole units, the same for all rulings."""
    return grid.pitch


def plan_rooms(
    chapter: Chapter, grid: PageGrid, allotment: Allotment
) -> dict[str, tuple[Room, ...]]:
    """Give the rooms of every prompt of a chapter that has a space, by the prompt's id."""
    return {
        prompt.id: _rooms(prompt, prompt.space, grid, allotment.get(room_id(prompt)))
        for prompt in iterate_prompts(chapter.blocks)
        if prompt.space
    }


def _rooms(
    prompt: Prompt, space: Space, grid: PageGrid, parts: tuple[Part, ...] | None
) -> tuple[Room, ...]:
    parts = parts or (Part(height_mm=asked_mm(space, grid.pitch)),)
    return tuple(
        Room(
            id=room_id(prompt, number),
            ruling=space.ruling.value,
            height=round(part.height_mm, 4),
            rest=_rest(space, part, grid),
            above=round(above_mm(space.ruling, grid), 4),
            outer=round(grid.whole_units(part.height_mm) + above_mm(space.ruling, grid), 4),
            below=round(around_mm(grid) - above_mm(space.ruling, grid), 4),
            continued=number > 1,
        )
        for number, part in enumerate(parts, start=1)
    )


def _rest(space: Space, part: Part, grid: PageGrid) -> float:
    if space.ruling not in RULED:
        return 0.0
    rows = max(1, rows_in(part.height_mm, grid.pitch))
    return round(max(0.0, part.height_mm - rows * grid.pitch), 4)
