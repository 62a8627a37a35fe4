"""Numbers of questions that go on over a chapter, or over a book, whatever their authors wrote."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from generator.model import Block, Chapter, Listing, Prompt


def number_questions(chapters: tuple[Chapter, ...], numbering: str) -> tuple[Chapter, ...]:
    """Give chapters whose numbered questions are counted anew: `numbering` is `as written`,
    `chapter` or `book`.

    What stands inside a question or a block, in an outline of its own, keeps its numbers.
    """
    if numbering == "as written":
        return chapters
    numbers = count(1)
    counted = []
    for chapter in chapters:
        if numbering == "chapter":
            numbers = count(1)
        blocks = tuple(_counted(block, numbers) for block in chapter.blocks)
        counted.append(replace(chapter, blocks=blocks))
    return tuple(counted)


def _counted(block: Block, numbers: Iterator[int]) -> Block:
    match block:
        case Prompt(number=number) if number:
            return replace(block, number=str(next(numbers)))
        case Listing(ordered=True) if all(item.number.isdigit() for item in block.items):
            items = tuple(replace(item, number=str(next(numbers))) for item in block.items)
            return replace(block, items=items)
        case _:
            return block
