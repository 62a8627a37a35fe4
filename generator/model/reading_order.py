"""What stands in the blocks of a chapter, in reading order: prompts, questions, room to write."""

from collections.abc import Iterator

from generator.model.content import (
    Block,
    Chapter,
    Exercise,
    Listing,
    Prompt,
    Prose,
    Question,
)
from generator.model.page_pictures import Picture
from generator.model.table import Table
from generator.model.writing_space import WritingSpace


def iterate_prompts(blocks: tuple[Block, ...]) -> Iterator[Prompt]:
    """Give every prompt of the blocks in reading order, those inside others too."""
    for block in blocks:
        match block:
            case Prompt():
                yield block
                yield from iterate_prompts(block.below)
            case Listing():
                for item in block.items:
                    yield from iterate_prompts((item,) if isinstance(item, Prompt) else item.body)
            case Exercise():
                yield from iterate_prompts(block.body)


def iterate_questions(chapter: Chapter) -> Iterator[Question]:
    """Give every question of a chapter from top to bottom: its prompts, and what is none."""
    prompts = (
        Question(id=one.id, line=one.line, room=one.room) for one in iterate_prompts(chapter.blocks)
    )
    yield from sorted((*prompts, *chapter.unprompted), key=lambda one: one.line or 0)


def iterate_rooms(blocks: tuple[Block, ...]) -> Iterator[WritingSpace | Prompt]:
    """Give all room to write in reading order: spaces, prompts' and exercises', and the prompts
    whose room is drawn by their author.
    """
    for block in blocks:
        match block:
            case Prompt():
                yield from iterate_rooms(block.body)
                if block.drawn:
                    yield block
                if block.space:
                    yield WritingSpace(
                        id=block.id, label=block.text, keep=block.id, space=block.space
                    )
                yield from iterate_rooms(block.follow)
            case Listing():
                for item in block.items:
                    yield from iterate_rooms((item,) if isinstance(item, Prompt) else item.body)
            case Exercise():
                yield from block.spaces
                yield from iterate_rooms(block.body)


def iterate_spaces(blocks: tuple[Block, ...]) -> Iterator[WritingSpace]:
    """Give every writing space of the blocks in reading order, prompts' and exercises'."""
    return (one for one in iterate_rooms(blocks) if isinstance(one, WritingSpace))


def iterate_drawn(blocks: tuple[Block, ...]) -> Iterator[Exercise | Picture]:
    """Give the exercises and pictures of the blocks in reading order, those inside others too, but
    not what an example prints.
    """
    for block in blocks:
        match block:
            case Picture():
                yield block
            case Prompt():
                yield from iterate_drawn(block.below)
            case Listing():
                for item in block.items:
                    yield from iterate_drawn((item,) if isinstance(item, Prompt) else item.body)
            case Exercise():
                yield block
                if block.kind != "example":
                    yield from iterate_drawn(block.body)


def tables_in(blocks: tuple[Block, ...]) -> Iterator[Table]:
    """Give the tables that stand in some blocks, those within prose and lists too."""
    for block in blocks:
        match block:
            case Table():
                yield block
            case Prose():
                yield from block.tables
            case Prompt():
                yield from tables_in(block.below)
            case Listing():
                for item in block.items:
                    yield from tables_in((item,) if isinstance(item, Prompt) else item.body)
            case Exercise():
                yield from tables_in(block.body)
