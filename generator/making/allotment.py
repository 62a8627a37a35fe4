"""Spaces longer than a page: cut into parts from what the layout map says of the pages.

A space goes on over pages in whole rows: the rest of the page its question stands on, then
full pages. Pure arithmetic over placements; laying out again is the caller's.
"""

from collections.abc import Iterable, Mapping

from generator.model import Allotment, Demand, Part, Placement
from generator.units import px_to_mm

PAGE_AREA = "page-area"
FEWEST_STEPS = 3
TOLERANCE_MM = 0.3


def first_allotment(demands: Mapping[str, Demand], page_mm: float) -> Allotment:
    """Give the parts to lay out first: of spaces that no page can hold, the fewest rows.

    `page_mm` is the height of a page between its margins, as far as it is known beforehand.
    """
    return {
        name: (_start(one),)
        for name, one in demands.items()
        if one.height > page_mm - one.above - one.below
    }


def refit(
    demands: Mapping[str, Demand], allotment: Allotment, layout: Iterable[Placement]
) -> Allotment | None:
    """Give better parts after a layout, or nothing where every space has what it asked for."""
    areas, placed = areas_and_places(layout)
    better = dict(allotment)
    for name, one in demands.items():
        where = placed.get(name)
        if where is None:
            continue
        area = areas[where.page]
        parts = allotment.get(name)
        if parts and sum(part.height_mm for part in parts) < one.height - TOLERANCE_MM:
            better[name] = _cut(one, where, area)
        elif not parts and _is_too_high(where, area, placed, one):
            better[name] = (_start(one),)
    return better if better != allotment else None


def areas_and_places(
    layout: Iterable[Placement],
) -> tuple[dict[int, Placement], dict[str, Placement]]:
    """Give the type area of each page, and where all else stands by its id: of a box that goes on
    over pages, where it begins.
    """
    areas: dict[int, Placement] = {}
    placed: dict[str, Placement] = {}
    for placement in layout:
        if placement.id == PAGE_AREA:
            areas[placement.page] = placement
        else:
            placed.setdefault(placement.id, placement)
    return areas, placed


def _is_too_high(
    where: Placement, area: Placement, placed: Mapping[str, Placement], one: Demand
) -> bool:
    # Below the page's end, or parted from its question or their heading because no page can hold
    # them together.
    above = (placed.get(name, where) for name in (one.keep, one.head))
    return px_to_mm(where.y1 - area.y1) > TOLERANCE_MM or any(
        other.page != where.page for other in above
    )


def _start(one: Demand) -> Part:
    return Part(height_mm=min(one.height, FEWEST_STEPS * one.step))


def _cut(one: Demand, where: Placement, area: Placement) -> tuple[Part, ...]:
    beside = px_to_mm(area.y1 - where.y0) - one.below
    full = px_to_mm(area.height) - one.above - one.below
    parts = [_whole_steps(beside, one.height, one.step)]
    left = one.height - parts[0].height_mm
    while left > TOLERANCE_MM:
        part = Part(height_mm=left) if left <= full else _whole_steps(full, left, one.step)
        parts.append(part)
        left -= part.height_mm
    return tuple(parts)


def _whole_steps(room_mm: float, left_mm: float, step: float) -> Part:
    steps = max(FEWEST_STEPS, int((room_mm + TOLERANCE_MM) / step))
    height = min(left_mm, steps * step)
    # What would be too little for a part of its own stays here, where there is room for it.
    rest = left_mm - height
    return Part(height_mm=left_mm if 0 < rest < step and height + rest <= room_mm else height)
