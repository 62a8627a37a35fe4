"""Writing spaces as they are drawn: each part's height, its rows, and the room around it."""

from dataclasses import dataclass

from generator.design.grid import PageGrid
from generator.model import Allotment, Chapter, Part, Prompt, Rows, Ruling, Space, iterate_prompts

RULED = frozenset({Ruling.LINES, Ruling.DOTTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One part of a writing space, ready to draw. Heights in mm.

    `height` is what was asked for; `rest` is left below its last whole row. `outer` holds it
    with the air around it, in whole units of the grid.
    """

    id: str
    ruling: str
    height: float
    rest: float
    outer: float
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


def lead_units(ruling: Ruling, grid: PageGrid) -> int:
    """Give the units above a space: ruled ones need more, to come onto the page's grid.

    The rules are on the page's grid wherever the space begins, so the first one lies up to
    `units_per_pitch - 1` units lower than a pitch below it.
    """
    return grid.units_per_pitch - 1 if ruling in RULED else 1


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
    lead = lead_units(space.ruling, grid)
    below = 0 if space.ruling in RULED else grid.units_per_pitch - 2
    return tuple(
        Room(
            id=room_id(prompt, number),
            ruling=space.ruling.value,
            height=round(part.height_mm, 4),
            rest=_rest(space, part, grid),
            outer=round(grid.whole_units(part.height_mm) + (lead + below) * grid.unit, 4),
            continued=number > 1,
        )
        for number, part in enumerate(parts, start=1)
    )


def _rest(space: Space, part: Part, grid: PageGrid) -> float:
    if space.ruling not in RULED:
        return 0.0
    rows = max(1, rows_in(part.height_mm, grid.pitch))
    return round(max(0.0, part.height_mm - rows * grid.pitch), 4)
