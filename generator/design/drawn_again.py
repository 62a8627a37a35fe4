"""What is drawn again in another place of the book, to be compared: its boxes, its air."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.design.lead_in import lead_in
from generator.design.rooms import room_id
from generator.diagnostics import Location
from generator.model import (
    Allotment,
    Chapter,
    Exercise,
    Picture,
    iterate_drawn,
)

_FOR_CSS = re.compile(r'[\x00-\x1f"<>\\]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A scale, a drawing or a picture that may be compared with others of its like.

    `first` is the id of the first of them, `again` tells whether this one is a later one. `box` is
    the id of all of it, `shape` that of what is drawn below its title; of a picture they are one.
    `lead` is the id of what it begins with: the first heading right above it, or its own box;
    `heading` that of the last such heading. Nothing leads to what stands inside another block:
    that is not parted for it.
    """

    kind: str
    first: str
    again: bool
    box: str
    shape: str
    lead: str
    heading: str
    at: Location


def compared_in(chapter: Chapter) -> Iterator[Compared]:
    """Give what a chapter has to compare, in reading order."""
    leads = {
        block.id: (found.first, found.last) if (found := lead_in(above)) else (block.id, "")
        for above, block in zip((None, *chapter.blocks), chapter.blocks, strict=False)
        if isinstance(block, Exercise | Picture)
    }
    for block in iterate_drawn(chapter.blocks):
        shape = _shape(block)
        if shape:
            lead, heading = leads.get(block.id, ("", ""))
            yield Compared(
                kind=block.kind if isinstance(block, Exercise) else "picture",
                first=block.same or block.id,
                again=bool(block.same),
                box=block.id,
                shape=shape,
                lead=lead,
                heading=heading,
                at=_place(block, chapter),
            )


def _shape(block: Exercise | Picture) -> str:
    """Give the id of what is drawn, as the templates have it."""
    if isinstance(block, Picture):
        return block.id
    if block.kind == "scale":
        return f"{block.id}-drawn"
    return room_id(block.spaces[0].id) if block.kind == "drawing" and block.spaces else ""


def _place(block: Exercise | Picture, chapter: Chapter) -> Location:
    if isinstance(block, Exercise) and block.place:
        return block.place
    return Location(file=chapter.file, line=block.line or None)


def air_css(compared: Iterable[Compared], allotment: Allotment) -> str:
    """Give the CSS that puts the air above what is drawn again, or above its heading, and begins a
    page there.

    The air is padding: no page takes it away, and it stays with what is below it. Nothing
    collapses with it, whether there is any or none.
    """
    rules = []
    for one in compared:
        for name in dict.fromkeys((one.box, one.lead)):
            if parts := allotment.get(name):
                flow = "display: flow-root; " if name == one.box else ""
                turn = "break-before: page; " if len(parts) > 1 else ""
                air = f"padding-top: {parts[-1].height_mm:.4f}mm"
                rules.append(f'[id="{_in_css(name)}"] {{ {flow}{turn}{air} }}')
        if one.heading and one.box in allotment:
            rules.append(f'[id="{_in_css(one.heading)}"] + p {{ break-after: avoid }}')
    return " ".join(rules)


def _in_css(name: str) -> str:
    """Give an id as a string of CSS that may stand in HTML."""
    return _FOR_CSS.sub(lambda sign: f"\\{ord(sign[0]):x} ", name)
