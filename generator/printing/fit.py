"""Spaces longer than a page: cut into parts from what the layout map says of the pages.

A space goes on over pages in whole rows: the rest of the page its question stands on, then
full pages. Pure arithmetic over placements; laying out again is the caller's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model import Allotment, Part, Placement
from generator.units import px_to_mm

PAGE_AREA = "page-area"
FEWEST_ROWS = 3
_TOLERANCE_MM = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a space asks for: its height and the pitch of its rows, in mm.

    `above_mm` is what stands above a part that goes on: the line "continued" and air. `keep`
    is the id of the box that holds the question and the space.
    """

    height_mm: float
    pitch_mm: float
    above_mm: float
    keep: str


def first_allotment(asked: Mapping[str, Asked], page_mm: float) -> Allotment:
    """Give the parts to lay out first: of spaces that no page can hold, the fewest rows.

    `page_mm` is the height of a page between its margins, as far as it is known beforehand.
    """
    return {
        name: (_start(one),)
        for name, one in asked.items()
        if one.height_mm > page_mm - one.above_mm
    }


def refit(
    asked: Mapping[str, Asked], allotment: Allotment, layout: Iterable[Placement]
) -> Allotment | None:
    """Give better parts after a layout, or nothing where every space has what it asked for."""
    placed: dict[str, Placement] = {}
    areas: dict[int, Placement] = {}
    for placement in layout:
        if placement.id == PAGE_AREA:
            areas[placement.page] = placement
        else:  # of a box that goes on over pages, where it begins
            placed.setdefault(placement.id, placement)
    better = dict(allotment)
    for name, one in asked.items():
        where = placed.get(name)
        if where is None:
            continue
        area = areas[where.page]
        parts = allotment.get(name)
        if parts and sum(part.height_mm for part in parts) < one.height_mm - _TOLERANCE_MM:
            better[name] = _cut(one, where, area)
        elif not parts and _is_too_high(where, area, placed.get(one.keep, where)):
            better[name] = (_start(one),)
    return better if better != allotment else None


def _is_too_high(where: Placement, area: Placement, keep: Placement) -> bool:
    # Below the page's end, or parted from its question because no page can hold the two.
    return px_to_mm(where.y1 - area.y1) > _TOLERANCE_MM or keep.page != where.page


def _start(one: Asked) -> Part:
    return Part(height_mm=min(one.height_mm, FEWEST_ROWS * one.pitch_mm))


def _cut(one: Asked, where: Placement, area: Placement) -> tuple[Part, ...]:
    beside = px_to_mm(area.y1 - where.y0)
    full = px_to_mm(area.height) - one.above_mm
    parts = [_whole_rows(beside, one)]
    left = one.height_mm - parts[0].height_mm
    while left > _TOLERANCE_MM:
        part = Part(height_mm=left) if left <= full else _whole_rows(full, one)
        parts.append(part)
        left -= part.height_mm
    return tuple(parts)


def _whole_rows(room_mm: float, one: Asked) -> Part:
    rows = max(FEWEST_ROWS, int((room_mm + _TOLERANCE_MM) / one.pitch_mm))
    return Part(height_mm=min(one.height_mm, rows * one.pitch_mm))
