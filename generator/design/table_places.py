"""Where the tables of a chapter stand, and how wide it is there, as far as it is known before
they are laid out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.design.grid import PageGrid
from generator.model import Block, Exercise, Listing, Prompt, Prose, Table
from generator.model.tables import TABLE_MARK

INDENT_MM = 6.0  # of lists, quotations and definitions in css/type.css
_NOTE_MM, _NOTE_PADDING_MM = 6.0, 10.0
_BETWEEN_MM = 7.0  # columns side by side
_TAG = re.compile(rf"{TABLE_MARK}|<(?P<end>/?)(?P<tag>ul|ol|dl|dd|blockquote)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlace:
    """A table, the width of its place in mm, and whether it can have a page of its own there.

    The width is `certain` where a table stands in the chapter's text itself, or within a cell.
    """

    table: Table
    width: float
    turns: bool
    certain: bool


def table_places(blocks: tuple[Block, ...], grid: PageGrid, width: float) -> Iterator[TablePlace]:
    """Give every table of some blocks but those inside others, in order.

    `width` is that of the text.
    """
    yield from _places(blocks, grid, width, turns=True, certain=True)


def _places(
    blocks: tuple[Block, ...], grid: PageGrid, width: float, *, turns: bool, certain: bool = False
) -> Iterator[TablePlace]:
    for block in blocks:
        match block:
            case Table():
                yield TablePlace(table=block, width=width, turns=turns, certain=certain)
            case Prose():
                yield from _in_prose(block, grid, width, turns)
            case Prompt():
                inner = width - (grid.indent if block.number else 0.0)
                yield from _places(block.body + block.follow, grid, inner, turns=turns)
            case Listing():
                inner = width - (grid.indent if block.ordered else 0.0)
                for item in block.items:
                    below = item.body + (item.follow if isinstance(item, Prompt) else ())
                    yield from _places(below, grid, inner, turns=turns)
            case Exercise():
                for part in block.parts:  # within a frame nothing is turned
                    yield from _places(part, grid, _in_exercise(block, grid, width), turns=False)


def _in_exercise(block: Exercise, grid: PageGrid, width: float) -> float:
    if block.kind == "note":
        return min(width, grid.measure + _NOTE_MM) - _NOTE_PADDING_MM
    if len(block.parts) > 1:
        return width / len(block.parts) - _BETWEEN_MM
    return width


def _in_prose(block: Prose, grid: PageGrid, width: float, turns: bool) -> Iterator[TablePlace]:
    tables = iter(block.tables)
    depth = 0
    for found in _TAG.finditer(block.html):
        if found["tag"] is None:
            inner = min(width, grid.measure) - INDENT_MM * depth if depth else width
            yield TablePlace(table=next(tables), width=inner, turns=turns, certain=False)
        elif found["tag"] != "dl":
            depth += -1 if found["end"] else 1
