"""A bound document with places for the words of many people: all of them filled at once.

As a copy is, it is the document's bytes with an update after them: it keeps its tags, its title and
its language.
"""

from generator.printing.copying.stamp import Lines, drawn
from generator.printing.pdf.incremental import Update, page_with, read_base
from generator.printing.pdf.outline_font import MOST_GLYPHS, add_font
from generator.printing.pdf.skeleton import MasterPdf


def fill_places(book: MasterPdf, lines: Lines) -> bytes:
    """Give a document with words in its places, by what they are.

    Raises `StampError` where words have no room.
    """
    base, parts = read_base(book.data), [book.data]
    update = Update(base, parts.append)
    glyphs = list(
        {one.glyph.key: one.glyph for line in lines.values() for one in line.glyphs}.values()
    )
    fonts: dict[str, int] = {}
    codes: dict[str, tuple[str, int]] = {}
    outlines: dict[str, bytes] = {}
    for first in range(0, len(glyphs), MOST_GLYPHS):
        some = glyphs[first : first + MOST_GLYPHS]
        name = f"Words{len(fonts)}"
        fonts[name] = update.number(len(some) + 2)
        add_font(update, fonts[name], some, outlines)
        codes |= {glyph.key: (name, code) for code, glyph in enumerate(some, start=1)}
    save = update.number()
    update.stream(save, b"q")
    words: dict[int, list[bytes]] = {}
    for slot in book.slots:
        words.setdefault(slot.page, []).append(drawn(slot, lines, codes))
    for page, shown in sorted(words.items()):
        contents = update.number()
        update.stream(contents, b"Q\n" + b"".join(shown))
        look = page_with(base.reader.pages[page], before=save, after=contents, fonts=fonts)
        update.pack(book.skeleton.pages[page], look)
    update.end()
    return b"".join(parts)
