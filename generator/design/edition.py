"""One way to print a workbook."""

from dataclasses import replace

from generator.model import Block, Edition, Exercise, Item, Listing, Prompt, Workbook
from generator.units import Paper

# The distances that ruled paper is sold with, in mm.
PITCHES = {"narrow": 6.35, "college": 7.1, "wide": 8.7, "large": 12.0}


def plan_edition(workbook: Workbook, *, paper: Paper | None = None) -> Edition:
    """Give the participant's edition, on other paper where it is named."""
    return Edition(
        name="participant",
        workbook=replace(
            workbook,
            chapters=tuple(
                replace(chapter, blocks=_for_participants(chapter.blocks))
                for chapter in workbook.chapters
            ),
        ),
        paper=paper or workbook.paper,
        pitch_mm=PITCHES["wide"],
        recto_openings=workbook.recto_openings,
    )


def _for_participants(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give the blocks without what is written for who leads the session."""
    return tuple(
        _without_notes(block)
        for block in blocks
        if not (isinstance(block, Exercise) and block.kind == "facilitator")
    )


def _without_notes(block: Block) -> Block:
    match block:
        case Prompt():
            return replace(
                block, body=_for_participants(block.body), follow=_for_participants(block.follow)
            )
        case Listing():
            return replace(block, items=tuple(map(_item_without_notes, block.items)))
        case Exercise():
            return replace(block, parts=tuple(map(_for_participants, block.parts)))
        case _:
            return block


def _item_without_notes(item: Prompt | Item) -> Prompt | Item:
    if isinstance(item, Prompt):
        return _without_notes(item)
    return replace(item, body=_for_participants(item.body))
