"""Where the tables of a chapter stand, and how wide it is there, as far as it is known before
they are laid out.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.design.grid import PageGrid
from generator.model import Block, Exercise, Listing, Prompt, Prose, Table
from generator.model.table import TABLE_MARK

INDENT_MM = 6.0  # of lists, quotations and definitions in css/type.css
TRACKER_FIRST = 0.34  # css/exercises/tracker.css
_NOTE_PADDING_MM = 10.0
_BETWEEN_MM = 7.0  # columns side by side
_TAG = re.compile(rf"{TABLE_MARK}|<(?P<end>/?)(?P<tag>ul|ol|dd|blockquote)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlace:
    """A table, the width of its place in mm, and whether it can have a page of its own there.

    The width is `certain` where a table stands in the chapter's text itself, or within a cell.
    `first` is the share of the first column of one that is a tracker, where there is room.
    """

    table: Table
    width: float
    turns: bool
    certain: bool
    first: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFinder:
    """Finds the tables of blocks; `as_table` gives the table that a tracker is."""

    grid: PageGrid
    as_table: Callable[[Exercise], Table]

    def find(
        self, blocks: tuple[Block, ...], width: float, *, turns: bool = True, certain: bool = True
    ) -> Iterator[TablePlace]:
        """Give every table of some blocks but those inside others, in order.

        `width` is that of the text; within a frame nothing `turns`.
        """
        for block in blocks:
            match block:
                case Table():
                    yield TablePlace(table=block, width=width, turns=turns, certain=certain)
                case Prose():
                    yield from self._in_prose(block, width, turns)
                case Prompt():
                    inner = width - (self.grid.indent if block.number else 0.0)
                    yield from self.find(block.below, inner, turns=turns, certain=False)
                case Listing():
                    inner = width - (self.grid.indent if block.ordered else 0.0)
                    for item in block.items:
                        below = item.below if isinstance(item, Prompt) else item.body
                        yield from self.find(below, inner, turns=turns, certain=False)
                case Exercise():
                    yield from self._in_exercise(block, width, turns, certain)

    def _in_exercise(
        self, block: Exercise, width: float, turns: bool, certain: bool
    ) -> Iterator[TablePlace]:
        inner = width
        if block.kind == "tracker" and block.options:
            yield TablePlace(
                table=self.as_table(block),
                width=width,
                turns=turns,
                certain=certain,
                first=TRACKER_FIRST,
            )
        elif block.kind == "note":
            inner = min(width, self.grid.measure) - _NOTE_PADDING_MM
        elif len(block.parts) > 1:
            inner = (width + _BETWEEN_MM) / len(block.parts) - _BETWEEN_MM
        for part in block.parts:
            yield from self.find(part, inner, turns=False, certain=False)

    def _in_prose(self, block: Prose, width: float, turns: bool) -> Iterator[TablePlace]:
        tables = iter(block.tables)
        depth = 0
        for found in _TAG.finditer(block.html):
            if found["tag"]:
                depth += -1 if found["end"] else 1
            else:
                inner = min(width, self.grid.measure) - INDENT_MM * depth if depth else width
                yield TablePlace(table=next(tables), width=inner, turns=turns, certain=False)
