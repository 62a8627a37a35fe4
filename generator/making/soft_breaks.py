"""Page breaks on a paper that their text was not written for: which of them break there.

A chapter is laid out with a box of a third of a page in place of each. Where less than that is left
the box stands on the next page, and so does what follows; elsewhere it is passed over. Pure
arithmetic over placements.
"""

from collections.abc import Iterable

from generator.making.allotment import TOLERANCE_MM, areas_and_places
from generator.model import Allotment, Part, Placement
from generator.units import px_to_mm

PASSED: tuple[Part, ...] = ()
BREAKS = (Part(height_mm=0.0),)


def settle_breaks(breaks: Iterable[tuple[str, bool]], layout: Iterable[Placement]) -> Allotment:
    """Give which breaks break and which are passed over, after a layout that asks for each."""
    areas, placed = areas_and_places(layout)
    return {
        name: BREAKS if fills or _is_on_top(placed.get(name), areas) else PASSED
        for name, fills in breaks
    }


def _is_on_top(where: Placement | None, areas: dict[int, Placement]) -> bool:
    return where is None or px_to_mm(where.y0 - areas[where.page].y0) < TOLERANCE_MM
