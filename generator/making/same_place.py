"""What is drawn again stands where the first of its like stands: by air above it, or on a new page.

Heights on a page are whole units, and so is the air; where a room is drawn, whole pitches. Pure
arithmetic over placements, in mm; laying out again is the caller's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.design.drawn_again import Compared
from generator.diagnostics import Diagnostic, warning
from generator.making.allotment import areas_and_places
from generator.making.soft_breaks import BREAKS
from generator.model import Allotment, Demand, Part, Placement
from generator.units import px_to_mm

MOST_LEFT = 2 / 3  # of a page's height, that may be left empty before what begins a new one
NEAR_MM = 0.05
FAR_MM = 0.1  # off its place, for a reader who lays one page over the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where the first of those that are drawn alike stands: from the head of its page, and from the
    edge of the text; and how large it is, in mm. A room that goes on over pages is not `whole`.

    `chapter` is what readers call its chapter, `page` its folio; `columns` are those of a roster
    that its place depends on.
    """

    top: float
    left: float
    width: float
    height: float
    whole: bool
    chapter: str
    page: int
    columns: frozenset[str]


# By the id of the first of its like, in order.
Stood = tuple[tuple[str, Stand], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """Where one of a chapter stands after a layout: its page, counted from 0, and heights from the
    head of it. `begins` is where what is kept with it begins. `carrier` is the id of what has its
    air above it, so much `air`: its heading, or its own box where a page parts the two.
    """

    page: int
    top: float
    left: float
    width: float
    height: float
    begins: float
    carrier: str
    ends: float
    air: float
    head: float
    foot: float


class SamePlaces:
    """What a chapter has to compare, and where the first of each stood in chapters before."""

    def __init__(self, compared: Iterable[Compared], stood: Stood):
        self._compared = tuple(compared)
        self._stood = dict(stood)
        known = set(self._stood)
        again: list[Compared] = []
        for one in self._compared:
            if one.first in known:
                again.append(one)
            known.add(one.first)
        self._again = tuple(again)
        firsts = {one.first for one in again} - set(self._stood)
        first_boxes = {one.first: one.box for one in reversed(self._compared)}
        # Those too that stand in this chapter, and are drawn again further down in it.
        self._fixed = frozenset(
            {one.box for one in again} | {first_boxes[first] for first in firsts}
        )

    def begin(self) -> Allotment:
        """Give what to lay out first: no air, and the rooms as high as they were."""
        rooms = {
            one.shape: (Part(height_mm=self._stood[one.first].height),)
            for one in self._again
            if one.kind == "drawing" and one.first in self._stood and self._stood[one.first].whole
        }
        return {**{one.box: (Part(height_mm=0.0),) for one in self._again}, **rooms}

    def settle(self, layout: Iterable[Placement], allotment: Allotment) -> Allotment | None:
        """Give better airs after a layout, or nothing where all stands as well as it can."""
        seen = self._see(layout, allotment)
        tops = self._tops(seen)
        better = dict(allotment)
        moved: dict[int, float] = defaultdict(float)
        for one in self._again:
            where = seen.get(one.box)
            if where is None:
                continue
            way = tops[one.first] - where.top - moved[where.page]
            if abs(way) <= NEAR_MM:
                continue
            if way < 0 and (air := _on_a_new_page(one, where, tops[one.first], allotment)) >= 0:
                if better == allotment:
                    better[where.carrier] = (*BREAKS, Part(height_mm=air))
                break  # what follows comes to stand elsewhere
            if way > 0 and where.ends + moved[where.page] + way > where.foot + NEAR_MM:
                continue
            air = max(0.0, where.air + way)
            if where.carrier == one.box != one.lead:  # what its heading had is of no use
                better.pop(one.lead, None)
            turn = allotment.get(where.carrier, ())[:-1]
            better[where.carrier] = (*turn, Part(height_mm=air))
            moved[where.page] += air - where.air
        return better if better != allotment else None

    def calmed(
        self, demands: Mapping[str, Demand], layout: Iterable[Placement], allotment: Allotment
    ) -> dict[str, Demand]:
        """Give what rooms ask for; those above what is compared, on its page, and its own get no
        more than they have: it would not stand where it does.
        """
        layout = tuple(layout)
        lowest: dict[int, float] = {}
        for box, where in self._see(layout, allotment).items():
            if box in self._fixed:
                lowest[where.page] = max(where.top, lowest.get(where.page, 0.0))
        held = {
            one.id
            for one in layout
            if one.page in lowest and px_to_mm(one.y0) <= lowest[one.page] + NEAR_MM
        }
        return {
            name: replace(one, weight=0.0, spare=0.0) if name in held else one
            for name, one in demands.items()
        }

    def stands(
        self,
        layout: Iterable[Placement],
        allotment: Allotment,
        *,
        chapter: str,
        first_page: int,
        columns: frozenset[str],
    ) -> dict[str, Stand]:
        """Give where the first of each stands, of those that no chapter before has."""
        layout = tuple(layout)
        seen = self._see(layout, allotment)
        ids = {one.id for one in layout}
        found: dict[str, Stand] = {}
        for one in self._compared:
            where = seen.get(one.box)
            if where and one.first not in self._stood:
                stand = Stand(
                    top=where.top,
                    left=where.left,
                    width=where.width,
                    height=where.height,
                    whole=f"{one.shape}-2" not in ids,
                    chapter=chapter,
                    page=first_page + where.page,
                    columns=columns,
                )
                found.setdefault(one.first, stand)
        return found

    def misplaced(
        self,
        layout: Iterable[Placement],
        allotment: Allotment,
        own: Mapping[str, Stand],
        *,
        first_page: int,
        edition: str,
    ) -> Iterator[Diagnostic]:
        """Say what stands elsewhere than the first of its like, or is of another size. `own` is
        where those of this chapter stand; `edition` is said with it where it is named.
        """
        seen = self._see(layout, allotment)
        named = f'in the edition "{edition}" ' if edition else ""
        for one in self._again:
            where = seen.get(one.box)
            stand = self._stood.get(one.first) or own.get(one.first)
            if where and stand:
                at = replace(one.at, page=str(first_page + where.page))
                for problem, hint in _faults(one.kind, where, stand):
                    yield warning(named + problem, hint=hint, at=at)

    def _tops(self, seen: Mapping[str, _Seen]) -> dict[str, float]:
        tops = {one.first: seen[one.box].top for one in reversed(self._compared) if one.box in seen}
        return tops | {first: stand.top for first, stand in self._stood.items()}

    def _see(self, layout: Iterable[Placement], allotment: Allotment) -> dict[str, _Seen]:
        """Give where each stands, by its box; not what is nowhere, or goes on over pages."""
        areas, placed = areas_and_places(layout)
        seen: dict[str, _Seen] = {}
        for one in self._compared:
            box, shape = placed.get(one.box), placed.get(one.shape)
            if box and shape and box.page == shape.page:
                lead = placed.get(one.lead, box)
                seen[one.box] = _seen(box, shape, lead, areas[box.page], allotment)
        return seen


def _seen(
    box: Placement, shape: Placement, lead: Placement, area: Placement, allotment: Allotment
) -> _Seen:
    own = _air(box.id, allotment)
    carrier = box if lead.page != box.page or own else lead
    inside = own if shape == box else 0.0  # of a picture: its box holds its air too
    return _Seen(
        page=box.page,
        top=px_to_mm(shape.y0) + inside,
        left=px_to_mm(shape.x0 - area.x0),
        width=px_to_mm(shape.x1 - shape.x0),
        height=px_to_mm(shape.height) - inside,
        begins=px_to_mm(carrier.y0),
        carrier=carrier.id,
        ends=px_to_mm(box.y1),
        air=_air(carrier.id, allotment),
        head=px_to_mm(area.y0),
        foot=px_to_mm(area.y1),
    )


def _air(name: str, allotment: Allotment) -> float:
    parts = allotment.get(name)
    return parts[-1].height_mm if parts else 0.0


def _on_a_new_page(one: Compared, where: _Seen, top: float, allotment: Allotment) -> float:
    """Give the air above what stands too low if it begins a new page; less than none where it
    can't, or would leave too much of the page before empty.
    """
    left = (where.foot - where.begins) / (where.foot - where.head)
    if not one.lead or len(allotment.get(where.carrier, ())) > 1 or left > MOST_LEFT:
        return -1.0
    air = top - where.head - (where.top - where.begins - where.air)
    return max(air, 0.0) if air >= -NEAR_MM else -1.0


def _faults(kind: str, where: _Seen, stand: Stand) -> Iterator[tuple[str, str]]:
    """Give what a reader who lays one page over the other sees, and what to do about it."""
    there = f"than in {stand.chapter}, page {stand.page}"
    low, aside, wide = where.top - stand.top, where.left - stand.left, where.width - stand.width
    if low > FAR_MM:
        hint = "begin a new page above it with a block newpage, or shorten what stands above it"
        yield f"this {kind} stands {_mm(low)} lower on its page {there}", hint
    elif low < -FAR_MM:
        hint = "shorten what stands below it in the same frame, such as a caption"
        yield f"this {kind} stands {_mm(low)} higher on its page {there}", hint
    hint = "let both stand in the text itself, in no list, note or column"
    if abs(wide) > FAR_MM:
        yield f"this {kind} is {_mm(wide)} {'wider' if wide > 0 else 'narrower'} {there}", hint
    elif abs(aside) > FAR_MM:
        side = "right" if aside > 0 else "left"
        yield f"this {kind} stands {_mm(aside)} further to the {side} {there}", hint
    if kind == "drawing" and abs(tall := where.height - stand.height) > FAR_MM:
        hint = "give the earlier one a space of so many rows, such as space: box=8"
        yield f"this drawing is {_mm(tall)} {'higher' if tall > 0 else 'lower'} {there}", hint


def _mm(length: float) -> str:
    return f"{abs(length):.0f} mm" if abs(length) >= 1 else f"{abs(length):.1f} mm"
