"""What pages have left at their foot, given to the last rooms on them in whole rows.

A room gets as much again as half of what it asked for at most. Pages that face each other end level
where they come near it. Pure arithmetic over placements.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.making.allotment import TOLERANCE_MM
from generator.making.fill import beside_each_other
from generator.model import Allotment, Demand, Placement

LEVEL_ROWS = 3  # that facing pages may differ by, to be made to end level


@dataclass(frozen=True, slots=True, kw_only=True)
class _Foot:
    """The rooms of a page from top to bottom, those side by side together, with the rows that each
    may have; how many rows it can give away, and where it ends then, in mm from its head.
    """

    rooms: tuple[tuple[Placement, ...], ...]
    most: tuple[int, ...]
    step: float
    rows: int
    ends: float


def give_away(
    demands: Mapping[str, Demand],
    allotment: Allotment,
    layout: Iterable[Placement],
    free_mm: Sequence[float],
    first_page: int,
) -> dict[str, float]:
    """Give by how much rooms become higher, in mm, by their ids.

    `free_mm` is what is free at the foot of each page; the first is on the folio `first_page`.
    """
    standing: dict[int, list[Placement]] = defaultdict(list)
    for one in layout:
        if one.id in demands and one.id not in allotment:
            standing[one.page].append(one)
    feet = {page: _foot(demands, rooms, free_mm[page]) for page, rooms in standing.items()}
    higher: dict[str, float] = {}
    for page, foot in feet.items():
        facing = feet.get(page + 1 if (first_page + page) % 2 == 0 else page - 1)
        rows = _level(foot, facing) if facing else foot.rows
        for group, more in zip(foot.rooms, _shared(foot.most, rows), strict=True):
            higher |= {one.id: more * foot.step for one in group if more}
    return higher


def _foot(demands: Mapping[str, Demand], rooms: list[Placement], free_mm: float) -> _Foot:
    groups = tuple(map(tuple, beside_each_other(rooms)))
    step = max(demands[one.id].step for one in rooms)
    most = tuple(
        min(int((demands[one.id].spare + TOLERANCE_MM) / step) for one in group) for group in groups
    )
    rows = min(int((free_mm + TOLERANCE_MM) / step), sum(most))
    return _Foot(rooms=groups, most=most, step=step, rows=rows, ends=rows * step - free_mm)


def _level(foot: _Foot, facing: _Foot) -> int:
    """Give the rows that a page gives away, so that it ends where the one it faces can end."""
    lower = round((foot.ends - facing.ends) / foot.step)
    return max(0, foot.rows - lower) if 0 < lower <= LEVEL_ROWS else foot.rows


def _shared(most: Sequence[int], rows: int) -> list[int]:
    """Share rows among rooms, the last one first, each getting no more than it may have."""
    shares = [0] * len(most)
    while rows:
        for at in reversed(range(len(most))):
            if rows and shares[at] < most[at]:
                shares[at] += 1
                rows -= 1
    return shares
