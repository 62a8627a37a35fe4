"""One way to print a workbook."""

from dataclasses import replace

from generator.model import (
    Block,
    Edition,
    EditionPlan,
    Exercise,
    Item,
    Listing,
    Prompt,
    Workbook,
)
from generator.units import Paper

# The distances that ruled paper is sold with, in mm.
PITCHES = {"narrow": 6.35, "college": 7.1, "wide": 8.7, "large": 12.0}


def plan_edition(
    workbook: Workbook, plan: EditionPlan | None = None, *, paper: Paper | None = None
) -> Edition:
    """Give an edition of a workbook, the first one if no plan is named.

    `paper` is what the user names now, and wins over the edition's and the workbook's.
    """
    plan = plan or workbook.editions[0]
    return Edition(
        name=plan.name,
        workbook=replace(
            workbook,
            chapters=tuple(
                replace(chapter, blocks=_for_participants(chapter.blocks))
                for chapter in workbook.chapters
                if not plan.chapters or chapter.slug in plan.chapters
            ),
        ),
        paper=paper or plan.paper or workbook.paper,
        pitch_mm=PITCHES[plan.pitch or ("large" if plan.large else "wide")],
        recto_openings=workbook.recto_openings,
        large=plan.large,
        ink_saver=plan.ink_saver,
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
