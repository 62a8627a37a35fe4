"""Spaces that ask for the rest of their page: shared out by weight from the layout map.

A chapter is laid out with the fewest rows in each such space; what then is left below the last
thing on a page is shared among those that stand on it. Pure arithmetic over placements.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.making.allotment import PAGE_AREA, TOLERANCE_MM
from generator.model import Allotment, Demand, Part, Placement
from generator.units import mm_to_px, px_to_mm


def share_out(
    demands: Mapping[str, Demand], allotment: Allotment, layout: Iterable[Placement]
) -> Allotment | None:
    """Give each space that asks for it its share of what a layout left of its page.

    Gives nothing where no space asks.
    """
    areas: dict[int, Placement] = {}
    ends: dict[int, float] = defaultdict(float)
    spaces: dict[int, list[Placement]] = defaultdict(list)
    for placement in layout:
        if placement.id == PAGE_AREA:
            areas[placement.page] = placement
            continue
        below = mm_to_px(demands[placement.id].below) if placement.id in demands else 0.0
        ends[placement.page] = max(ends[placement.page], placement.y1 + below)
        if placement.id in demands and demands[placement.id].weight:
            spaces[placement.page].append(placement)
    better = dict(allotment)
    for page, placed in spaces.items():
        left = px_to_mm(areas[page].y1 - ends[page])
        better |= _share_page(demands, placed, left)
    return better if spaces else None


def _share_page(
    demands: Mapping[str, Demand], placed: list[Placement], left_mm: float
) -> Allotment:
    groups = beside_each_other(placed)
    weights = [max(demands[one.id].weight for one in group) for group in groups]
    leasts = [max(demands[one.id].height for one in group) for group in groups]
    steps = [max(demands[one.id].step for one in group) for group in groups]
    total = left_mm + sum(px_to_mm(max(one.height for one in group)) for group in groups)
    shares = _shares(total, weights, leasts, steps)
    better: Allotment = {}
    for group, share in zip(groups, shares, strict=True):
        # Those side by side end where the one that begins lowest ends.
        low = max(one.y0 for one in group)
        for one in group:
            step = demands[one.id].step
            height = share + px_to_mm(low - one.y0)
            better[one.id] = (Part(height_mm=int((height + TOLERANCE_MM) / step) * step),)
    return better


def beside_each_other(placed: list[Placement]) -> list[list[Placement]]:
    """Give rooms of a page from top to bottom, those that stand side by side together."""
    groups: list[list[Placement]] = []
    for one in sorted(placed, key=lambda place: place.y0):
        if groups and one.y0 < min(other.y1 for other in groups[-1]):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _shares(
    total: float, weights: list[float], leasts: list[float], steps: list[float]
) -> list[float]:
    """Share a height by weight, nobody getting less than the least, all in whole steps."""
    shares = list(leasts)
    sharing = set(range(len(weights)))
    while sharing:
        free = total - sum(share for at, share in enumerate(shares) if at not in sharing)
        unit = free / sum(weights[at] for at in sharing)
        short = {at for at in sharing if weights[at] * unit < leasts[at]}
        if not short:
            for at in sharing:
                shares[at] = weights[at] * unit
            break
        sharing -= short
    whole = [
        int((share + TOLERANCE_MM) / step) * step for share, step in zip(shares, steps, strict=True)
    ]
    # What rounding left goes, a step at a time, to those that lost most by it.
    spare = total - sum(whole) + TOLERANCE_MM
    for at in sorted(range(len(whole)), key=lambda at: whole[at] - shares[at]):
        if steps[at] <= spare:
            whole[at] += steps[at]
            spare -= steps[at]
    return whole
