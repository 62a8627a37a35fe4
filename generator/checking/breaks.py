"""What the ends of pages do: part what belongs together, strand headings, leave pages empty."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeGuard

from generator.checking.faults import Fault, Kind, quoted
from generator.model import Block, Exercise, Listing, Prompt
from generator.model.printed_page import Group, Piece, PrintedPage, Sort
from generator.units import px_to_mm

LEAST_USED = 0.2  # of a page's type area
MOST_TICKS = 8  # of a list that is to stay on one page
_SLACK_MM = 0.3
# The id of a later part of a room: that of its space, which may be one of several of a block.
_GOES_ON = re.compile(r"(?P<space>(?P<block>.+?)(?:-\d+)?)-room-\d+")
_IN_ONE = {"agreement": Kind.AGREEMENT}
_MAY_GO_ON = frozenset({"tracker", "note", "facilitator", "newpage", "spread"})
_SPREAD = 2  # pages that face each other

# A part of a group: the page it stands on, counted from 0, and where.
_Parts = list[tuple[int, Group]]


def ends_of_pages(pages: Sequence[PrintedPage]) -> Iterator[Fault]:
    """Give the headings that stand last on their pages, and the pages that are nearly empty."""
    for number, page in enumerate(pages):
        flow = [piece for piece in page.pieces if piece.flow]
        last = max(flow, key=lambda piece: piece.box.y1, default=None)
        if last and last.heading > 1:
            words = " ".join(one.words for one in flow if one.heading > 1 and one.line == last.line)
            yield Fault(kind=Kind.HEADING, line=last.line, page=page.folio, what=quoted(words))
        after = pages[number + 1] if number + 1 < len(pages) else None
        if after and not _is_chosen(page, after) and _used(page, last) < LEAST_USED:
            first = next(iter(flow or after.pieces), None)
            yield Fault(kind=Kind.STRANDED, line=first.line if first else 0, page=page.folio)


def _is_chosen(page: PrintedPage, after: PrintedPage) -> bool:
    chosen = page.opens or page.blank or after.turned_to or after.blank
    return chosen or page.is_landscape or after.is_landscape


def _used(page: PrintedPage, last: Piece | None) -> float:
    height = page.area.y1 - page.area.y0
    return (last.box.y1 - page.area.y0) / height if last and height else 0.0


def parted(pages: Sequence[PrintedPage], blocks: tuple[Block, ...]) -> Iterator[Fault]:
    """Give what goes over two pages though one would hold it."""
    groups: dict[str, _Parts] = defaultdict(list)
    for number, page in enumerate(pages):
        for group in page.groups:
            groups[group.id].append((number, group))
    kinds = dict(_wholes(blocks))
    going_on = _rooms_that_go_on(pages)
    for name, parts in groups.items():
        ticks = parts[0][1].ticks
        kind = Kind.TICKS if 1 < ticks <= MOST_TICKS else kinds.get(name)
        parts = parts + going_on[name] if name in going_on else parts
        if kind and _could_be_whole(parts, pages, led_in=kind is Kind.TICKS):
            yield _fault(kind, parts, pages)
    for block in blocks:
        parts = groups.get(block.id, []) if _is_spread(block) else []
        if len({number for number, _ in parts}) > _SPREAD:
            yield _fault(Kind.SPREAD, parts, pages)
    for series in _series(blocks):
        parts = [part for name in series for part in groups.get(name, ())]
        if parts and _could_be_whole(parts, pages):
            yield _fault(Kind.SCALES, parts, pages)


def _rooms_that_go_on(pages: Sequence[PrintedPage]) -> dict[str, _Parts]:
    """Give the parts of blocks' rooms that go on below them, by the ids of the blocks."""
    rooms: dict[str, _Parts] = defaultdict(list)
    for number, page in enumerate(pages):
        for room in page.pieces:
            found = _GOES_ON.fullmatch(room.words) if room.sort is Sort.ROOM else None
            for name in {found["block"], found["space"]} if found else ():
                part = Group(id=name, line=room.line, y0=room.box.y0, y1=room.box.y1, ticks=0)
                rooms[name].append((number, part))
    return rooms


def _fault(kind: Kind, parts: _Parts, pages: Sequence[PrintedPage]) -> Fault:
    number, group = parts[0]
    return Fault(kind=kind, line=group.line, page=pages[number].folio)


def _wholes(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Kind]]:
    """Give the blocks that are to stay whole, by their ids."""
    for block in blocks:
        match block:
            case Prompt():
                yield block.id, Kind.QUESTION
                yield from _wholes(block.below)
            case Listing():
                for item in block.items:
                    yield from _wholes((item,) if isinstance(item, Prompt) else item.body)
            case Exercise():
                if block.kind not in _MAY_GO_ON:
                    yield block.id, _IN_ONE.get(block.kind, Kind.EXERCISE)
                yield from _wholes(block.body)


def _is_spread(block: Block) -> TypeGuard[Exercise]:
    return isinstance(block, Exercise) and block.kind == "spread"


def _series(blocks: tuple[Block, ...]) -> Iterator[tuple[str, ...]]:
    """Give the ids of scales alike that follow each other with nothing between."""
    for scale, run in groupby(blocks, _scale):
        names = tuple(block.id for block in run if isinstance(block, Exercise))
        if scale and len(names) > 1:
            yield names
    for block in blocks:
        if isinstance(block, Exercise):
            yield from _series(block.body)


def _scale(block: Block) -> tuple[str, ...]:
    """Give what makes a scale one of a series: its steps and marks; nothing for other blocks."""
    if isinstance(block, Exercise) and block.kind == "scale" and block.options:
        return (block.options.marks, *map(str, block.options.steps))
    return ()


def _could_be_whole(parts: _Parts, pages: Sequence[PrintedPage], *, led_in: bool = False) -> bool:
    """Tell whether something stands on several pages that one of them would hold, with the
    headings above it, and the words that lead in to it.
    """
    on: Mapping[int, list[Group]] = defaultdict(list)
    for number, group in parts:
        on[number].append(group)
    if len(on) < 2:
        return False
    first, last = min(on), max(on)
    needed = 0.0
    for number, groups in on.items():
        page = pages[number]
        top = min(group.y0 for group in groups) if number == first else page.area.y0
        bottom = max(group.y1 for group in groups)
        if number != last:  # its own height is that of the page
            bottom = max((piece.box.y1 for piece in page.pieces if piece.flow), default=top)
        needed += bottom - top
        if number == first:
            needed += top - _beginning(page, top, led_in=led_in)
    area = pages[first].area
    return px_to_mm(needed - (area.y1 - area.y0)) < _SLACK_MM


def _beginning(page: PrintedPage, top: float, *, led_in: bool) -> float:
    """Give where what can't be parted from a thing begins: the headings right above it, and below
    them the words that lead in to it; the thing's own `top` where there is nothing of that.
    """
    above = [piece for piece in page.pieces if piece.flow and piece.box.y1 <= top]
    while above:
        nearest = max(above, key=lambda piece: piece.box.y1)
        if not (nearest.heading or led_in):
            break
        led_in = False
        top = min(piece.box.y0 for piece in above if piece.line == nearest.line)
        above = [piece for piece in above if piece.box.y1 <= top]
    return top
