"""Where the blocks of a chapter stand in its file, told in its HTML as `data-line`.

Text to read carries its lines itself. Questions, tables and exercises are known by their ids,
whatever the templates of a theme make of them.
"""

import re
from collections.abc import Iterator

from generator.model import Block, Exercise, Listing, Prompt, Prose, Table

_ID = re.compile(r' id="([^"]+)"')


def with_lines(html: str, blocks: tuple[Block, ...], *title: tuple[str, int]) -> str:
    """Give HTML with the lines of the questions, tables and exercises in it, and of its title,
    which is an id and a line.
    """
    lines = dict((*title, *_lines(blocks)))

    def numbered(found: re.Match[str]) -> str:
        line = lines.get(found[1])
        return f'{found[0]} data-line="{line}"' if line else found[0]

    return _ID.sub(numbered, html)


def _lines(blocks: tuple[Block, ...]) -> Iterator[tuple[str, int]]:
    for block in blocks:
        match block:
            case Prompt():
                yield block.id, block.line
                yield from _lines(block.below)
            case Listing():
                for item in block.items:
                    yield from _lines((item,) if isinstance(item, Prompt) else item.body)
            case Exercise():
                yield block.id, block.line
                yield from _lines(block.body)
            case Table():
                yield block.id, (block.place.line or 0) if block.place else 0
            case Prose():
                yield from _lines(block.tables)
