"""A chapter as a short outline that people can read and compare."""

from collections.abc import Iterator

from generator.model import (
    Block,
    Cell,
    Chapter,
    Exercise,
    Fill,
    Item,
    Listing,
    Picture,
    PicturePlace,
    Prompt,
    Prose,
    Rows,
    Space,
    Table,
)


def outline(chapter: Chapter) -> str:
    """Give a chapter as lines: its opening, then a line a block, what is inside it indented.

    `prompt 2. [trust-q-why] lines 6 rows: Why?` is a question with the author's number, its
    id, its room and its words as HTML. What stands between a question and its room is under
    `before its room`, sub-questions under `after its room`. Room that the author drew is `drawn`,
    what it is made of stands under `its room`.
    """
    return "\n".join(_chapter(chapter))


def outline_blocks(blocks: tuple[Block, ...]) -> str:
    """Give blocks as lines, without the opening of their chapter."""
    return "\n".join(_blocks(blocks))


def _chapter(chapter: Chapter) -> Iterator[str]:
    number = f"{chapter.number}" if chapter.number else "without a number"
    yield f"chapter {number} [{chapter.slug}]: {chapter.title}"
    if chapter.lede:
        yield f"  lede: {chapter.lede}"
    for fact in chapter.facts:
        yield f"  fact: {fact.label} = {fact.value}"
    yield from _blocks(chapter.blocks)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Prose():
            yield "prose"
            yield from _indented(block.html.split("\n"))
            for table in block.tables:
                yield from _indented(_table(table))
        case Table():
            yield from _table(block)
        case Picture():
            width = f"{block.width * 100:g}%"
            yield f"picture {block.source} {width} ratio {block.ratio:g}: {block.alt}"
            if block.caption:
                yield f"  caption: {block.caption}"
        case PicturePlace():
            height = f" {block.height:g}mm high" if block.height else ""
            yield f"place for {block.column} {block.width * 100:g}%{height}: {block.alt}"
            if block.caption:
                yield f"  caption: {block.caption}"
        case Prompt():
            yield from _prompt(block)
        case Listing():
            yield "numbered list" if block.ordered else "list"
            for one in block.items:
                yield from _indented(_item(one))
        case Exercise():
            options = block.options.model_dump() if block.options else {}
            words = "".join(f" {name}={value}" for name, value in options.items())
            yield f"{block.kind}{words}" + (f": {block.title}" if block.title else "")
            yield from _indented(_blocks(block.body))


def _table(table: Table) -> Iterator[str]:
    said = ["landscape"] if table.landscape else []
    said += [f"rows={table.rows}"] if table.rows > 1 else []
    said += [f"ticks={table.ticks:g}mm"] if table.ticks is not None else []
    said += [
        f"column {at}: {f'{one.share:.0%}' if one.share else f'{one.mm:g}mm'}"
        for at, one in enumerate(table.widths, start=1)
        if one
    ]
    yield " ".join(["table", *said]) + (f": {table.caption}" if table.caption else "")
    for name, rows in (("head", table.head), ("row", table.body)):
        for row in rows:
            yield f"  {name} | " + " | ".join(map(_cell, row)) + " |"
            for cell in row:
                for inner in cell.tables:
                    yield from _indented(_indented(_table(inner)))


def _cell(cell: Cell) -> str:
    """Give the words of a cell; what it is beside that in brackets."""
    said = [cell.align] if cell.align else []
    said += [f"{cell.across} across"] if cell.across > 1 else []
    said += [f"{cell.down} down"] if cell.down > 1 else []
    words = "to write" if cell.empty else cell.html
    return f"{words} ({', '.join(said)})" if said else words


def _prompt(prompt: Prompt) -> Iterator[str]:
    number = f" {prompt.number}." if prompt.number else ""
    yield f"prompt{number} [{prompt.id}] {_room(prompt)}: {prompt.question}".rstrip()
    if prompt.body:
        yield "  before its room"
        yield from _indented(_indented(_blocks(prompt.body)))
    if prompt.drawn and prompt.drawn.blocks:
        yield "  its room"
        yield from _indented(_indented(_blocks(prompt.drawn.blocks)))
    if prompt.follow:
        yield "  after its room"
        yield from _indented(_indented(_blocks(prompt.follow)))


def _item(item: Prompt | Item) -> Iterator[str]:
    if isinstance(item, Prompt):
        yield from _prompt(item)
        return
    yield f"item {item.number}." if item.number else "item"
    yield from _indented(_blocks(item.body))


def _room(prompt: Prompt) -> str:
    if prompt.drawn:
        return f"drawn, {prompt.drawn.rows} rows"
    return ("drawn " if prompt.space and prompt.space.drawn else "") + _space(prompt.space)


def _space(space: Space | None) -> str:
    if space is None:
        return "no room"
    if isinstance(space.size, Rows):
        return f"{space.ruling} {space.size.count} rows"
    if isinstance(space.size, Fill):
        return f"{space.ruling} fill {space.size.weight:g}"
    return f"{space.ruling} {space.size.mm:g} mm"


def _indented(lines) -> Iterator[str]:
    for line in lines:
        yield f"  {line}".rstrip()
