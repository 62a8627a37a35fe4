"""What is kept on one page because one page holds it: told beforehand, from what it is made of."""

import math
from collections.abc import Iterable, Iterator

from generator.design.grid import PageGrid
from generator.design.rooms import Room
from generator.model import Block, Edition, Exercise, Fill, iterate_spaces
from generator.units import MM_PER_POINT

_CHARACTER = 0.55  # of the size of text: a wide one
_CLAUSE_AIR, _SIGNATURE, _MARGINS = 2, 7, 9  # units, as css/exercises/agreement.css has them


def is_short(block: Exercise, rooms: dict[str, tuple[Room, ...]], grid: PageGrid) -> bool:
    """Tell whether a page holds a whole agreement for certain; not where there is text in it.

    One that no page holds must not be kept whole: it would leave the page before it empty.
    """
    if block.body:
        return False

    def lines(words: str) -> int:
        fit = grid.measure / (grid.text_pt * MM_PER_POINT * _CHARACTER)
        return math.ceil(len(words) / fit)

    units = _MARGINS + _SIGNATURE * len(block.options.signatories)
    units += sum(_CLAUSE_AIR + lines(one) * grid.units_per_line for one in block.options.clauses)
    units += lines(block.title) * grid.units_per_line
    room = sum(one.outer for own in block.spaces for one in rooms.get(own.id, ()))
    return units * grid.unit + room <= grid.area_height


def outgrows_page(block: Exercise, rooms: dict[str, tuple[Room, ...]], grid: PageGrid) -> bool:
    """Tell whether no page holds an example for certain: its source and the room it gives alone
    are longer than one.
    """
    source = (block.source.count("\n") + 1) * grid.units_per_line * grid.unit
    asked = (rooms.get(one.id, ()) for one in iterate_spaces(block.body))
    return source + sum(one.outer for own in asked for one in own) > grid.area_height


def soft_breaks(blocks: Iterable[Block], edition: Edition) -> Iterator[tuple[str, bool]]:
    """Give the ids of the page breaks of a chapter that may be passed over in an edition, and of
    each whether a space above it fills its page, so that it breaks in any case.
    """
    if not edition.soft_breaks:
        return
    fills = False
    for block in blocks:
        if isinstance(block, Exercise) and block.kind == "newpage":
            if not block.options.side:
                yield block.id, fills
            fills = False
        else:
            spaces = iterate_spaces((block,))
            fills = fills or any(isinstance(one.space.size, Fill) for one in spaces)
