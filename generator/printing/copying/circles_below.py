"""Circles that a copy has below a page of the book: one for each of the people it is for.

The book has none of them, since a row of the roster may be of one person.
"""

from collections.abc import Mapping, Sequence

from generator.model import Slot
from generator.printing.glyphs import Line
from generator.printing.pdf.drawn_circles import Circle, draw_discs, draw_rings
from generator.printing.pdf.slots import SHAPES

_LINE_PT = 0.5  # of a ring


def circles_below(slots: Sequence[Slot], lines: Mapping[tuple[str, str], Line]) -> bytes:
    """Give the operators that draw the circles of a page's slots that have words: decoration.

    Nothing where no slot with words has a shape.
    """
    discs, rings = ([_circle(one) for one in _shown(slots, lines, shape)] for shape in SHAPES)
    drawn = draw_discs(discs) if discs else b""
    return drawn + (draw_rings(rings, line=_LINE_PT) if rings else b"")


def _shown(slots: Sequence[Slot], lines: Mapping[tuple[str, str], Line], shape: str) -> list[Slot]:
    return [
        slot
        for slot in slots
        if slot.shape == shape and (line := lines.get((slot.word, slot.face))) and line.glyphs
    ]


def _circle(slot: Slot) -> Circle:
    radius = slot.width / 2
    return Circle(x=slot.x + radius, y=slot.y + radius, radius=radius, ink=slot.ink)
