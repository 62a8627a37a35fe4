"""Headings that stand right above a table on a page of its own: they go onto that page with it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from generator.design.set_table import SetTable
from generator.design.tracker_table import tracker_id
from generator.model import Block, Exercise, Prose, Table

_HEADINGS = re.compile(r"(?:<h([2-6])\b[^>]*>(?:(?!<h[2-6]\b).)*?</h\1>\s*)+\Z", re.S)


def take_headings(
    blocks: tuple[Block, ...], tables: Mapping[str, SetTable]
) -> tuple[tuple[Block, ...], dict[str, SetTable]]:
    """Give blocks without the headings above turned tables, and the tables with these."""
    left: list[Block] = []
    taken = dict(tables)
    for block in blocks:
        above = left[-1] if left else None
        name = _table_of(block)
        if name in tables and tables[name].turned and isinstance(above, Prose):
            found = _HEADINGS.search(above.html)
            if found:
                left[-1] = replace(above, html=above.html[: found.start()].rstrip())
                taken[name] = replace(tables[name], heading=found[0])
        left.append(block)
    return tuple(left), taken


def _table_of(block: Block) -> str:
    """Give the id of the table that a block begins with, or nothing."""
    if isinstance(block, Exercise):
        return "" if block.body else tracker_id(block)
    return block.id if isinstance(block, Table) else ""
