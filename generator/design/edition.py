"""One way to print a workbook."""

from collections.abc import Iterator
from dataclasses import replace

from generator.model import (
    Block,
    Edition,
    EditionPlan,
    Exercise,
    Item,
    Listing,
    Notes,
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
    written = [one for one in workbook.chapters if not plan.chapters or one.slug in plan.chapters]
    chapters = tuple(replace(one, blocks=_for_participants(one.blocks)) for one in written)
    noted = zip(chapters, (tuple(_notes(one.blocks)) for one in written), strict=True)
    return Edition(
        name=plan.name,
        workbook=replace(workbook, chapters=chapters),
        notes=tuple(
            Notes(chapter=chapter, blocks=blocks)
            for chapter, blocks in noted
            if blocks and plan.facilitator
        ),
        paper=paper or plan.paper or workbook.paper,
        pitch_mm=PITCHES[plan.pitch or ("large" if plan.large else "wide")],
        recto_openings=workbook.recto_openings,
        large=plan.large,
        on_screen=plan.on_screen,
        ink_saver=plan.ink_saver,
    )


def _notes(blocks: tuple[Block, ...]) -> Iterator[Exercise]:
    """Give what is written for who leads, wherever it stands."""
    for block in blocks:
        match block:
            case Exercise(kind="facilitator"):
                yield block
            case Exercise():
                yield from _notes(block.body)
            case Prompt():
                yield from _notes(block.body + block.follow)
            case Listing():
                for item in block.items:
                    yield from _notes((item,) if isinstance(item, Prompt) else item.body)


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
