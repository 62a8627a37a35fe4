"""Copies of a book: its bytes, and after them what a recipient's words add to a few pages.

A copy is the book with an update appended (ISO 32000-1, 7.5.6): new versions of the pages that have
slots, and a small font of the recipient's own letters. The book itself is not taken apart, and no
copy holds another's words.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model import Slot
from generator.printing.copying.circles_below import circles_below
from generator.printing.copying.graft import Graft, GraftError, plant
from generator.printing.glyphs import Line
from generator.printing.mark_placing import Placed
from generator.printing.pdf.form_marks import marked_information
from generator.printing.pdf.incremental import Update, page_with, read_base
from generator.printing.pdf.outline_font import (
    MOST_GLYPHS,
    UNITS,
    Shown,
    add_font,
    no_words,
    show_words,
    turned_over,
)
from generator.printing.pdf.skeleton import MasterPdf

FONT = "Words"
# Of the size of a slot: what words shrink to before they take two lines, and at most.
_TWO_LINES, _SMALLEST = 0.62, 0.4
_WIDE_ENOUGH = 0.8  # what words shrink to before they take the second line of a place of two
_BALANCED = (0.82, 0.58)  # of places with room above and below: the same
_LEADING = 1.05
_CAPITALS = 0.66  # the height of capitals, about
TOO_LONG = "has words that are too long for their place"
_HYPHENS = "-\u2010"
_AT_HYPHEN = 1.25  # how much less even two lines may be for a name to be parted at a space


class StampError(GraftError):
    """Words that can't be laid on the book."""


# Words that are typeset, by what they are and the face they are set in.
Lines = Mapping[tuple[str, str], Line]


class Stamper:
    """Makes copies of one bound book."""

    def __init__(self, book: MasterPdf):
        self.book = book
        self._slots = book.slots
        self._skeleton = book.skeleton
        self._base = read_base(book.data)
        reader, first = self._base.reader, self._base.size
        pages = sorted({slot.page for slot in book.slots})
        # Numbers of what a copy adds: a save of the state, words of pages, circles, the font.
        self._save = first
        self._contents = {page: first + 1 + at for at, page in enumerate(pages)}
        drawn_on = sorted({slot.page for slot in book.slots if slot.shape})
        self._below = {
            page: first + 1 + len(pages) + at for at, page in enumerate(drawn_on)
        }  # what is drawn below all that is on a page
        self._font = first + 1 + len(pages) + len(drawn_on)
        self._page_objects = {
            page: page_with(
                reader.pages[page],
                before=self._below.get(page, self._save),
                after=self._contents[page],
                fonts={FONT: self._font},
            )
            for page in pages
        }
        self._cache: dict[str, bytes] = {}

    def update(self, lines: Lines, grafts: Sequence[Graft] = (), *, copy: str) -> bytes:
        """Give what follows the book in a copy: words by what they are, and pages of its own.

        `copy` is what a form says of whose it is, when it comes back. Raises `StampError`.
        """
        glyphs = list(
            {one.glyph.key: one.glyph for line in lines.values() for one in line.glyphs}.values()
        )
        if len(glyphs) > MOST_GLYPHS:
            raise StampError(f"has more than {MOST_GLYPHS} different letters")
        codes = {glyph.key: (FONT, number) for number, glyph in enumerate(glyphs, start=1)}
        own = own_slots(grafts)
        replaced = {page for graft in grafts for page in graft.places}
        kept = [slot for slot in self._slots if slot.page not in replaced]
        parts: list[bytes] = []
        update = Update(self._base, parts.append, free=self._font + 2 + len(glyphs))
        update.stream(self._save, b"q")
        contents, below = dict(self._contents), dict(self._below)
        for page in sorted({slot.page for slot in own} - contents.keys()):
            contents[page] = update.number()
        for page in sorted({slot.page for slot in own if slot.shape} - below.keys()):
            below[page] = update.number()
        for page in sorted({slot.page for slot in (*kept, *own)}):
            slots = [slot for slot in (*kept, *own) if slot.page == page]
            if page in below:
                update.stream(below[page], circles_below(slots, lines) + b"q")
            words = b"".join(drawn(slot, lines, codes) for slot in slots)
            update.stream(contents[page], b"Q\n" + words)
            if page not in replaced:
                update.add(self._skeleton.pages[page], self._page_objects[page])
        add_font(update, self._font, glyphs, self._cache)
        overlays = {
            slot.page: (below.get(slot.page, self._save), contents[slot.page]) for slot in own
        }
        plant(update, self._skeleton, grafts, {FONT: self._font}, overlays)
        information = marked_information(self._base, copy)
        if information:
            update.pack(self._base.info, information)
        update.end()
        return b"".join(parts)


def own_slots(grafts: Sequence[Graft]) -> tuple[Slot, ...]:
    """Give the places for words on the pages of grafts, by their pages in the book."""
    return tuple(
        replace(slot, page=graft.places[slot.page])
        for graft in grafts
        for slot in graft.fragment.slots
    )


def drawn(slot: Slot, lines: Lines, codes: Mapping[str, tuple[str, int]]) -> bytes:
    """Give the operators that draw words in their slot; nothing is seen where there are none.

    Long ones are set smaller, or in two lines. `codes` are the fonts and the codes of glyphs by
    their keys. Raises `StampError` where there is no room.
    """
    if slot.shape:
        return b""
    line = lines.get((slot.word, slot.face))
    if line is None or not line.glyphs:
        return no_words(slot.mark)  # the structure tree knows of it
    if slot.turned:
        upright = replace(slot, x=0, y=0, turned=False)
        return turned_over(drawn(upright, lines, codes), slot.x, slot.y)
    size, rows = _set(slot, line)
    aside = 1.0 if slot.flush_right else 0.5 if slot.centred else 0.0
    foot = slot.y + (_lift(slot, size, len(rows)) if slot.balanced else 0.0)
    shown: list[Shown] = []
    for below, row in zip(range(len(rows) - 1, -1, -1), rows, strict=True):
        spare = max(0.0, slot.width - row.width * size / UNITS) * aside
        y = foot + below * size * _LEADING
        for one in row.glyphs:
            font, code = codes[one.glyph.key]
            across = slot.x + spare + (one.x - row.start) * size / UNITS
            shown.append((font, code, across, y + one.y * size / UNITS))
    return show_words(shown, size=size, ink=slot.ink, text=line.text, mark=slot.mark)


def _lift(slot: Slot, size: float, rows: int) -> float:
    """Give by how much the last of some rows stands higher, so that the middle of all is where it
    is of a row of full size.
    """
    high = (rows - 1) * size * _LEADING + size * _CAPITALS
    return (slot.size * _CAPITALS - high) / 2


def check_fit(slots: Iterable[Slot], lines: Lines) -> None:
    """Raise `StampError` where words have no room in their slots."""
    for slot in slots:
        line = lines.get((slot.word, slot.face))
        if line is not None and line.glyphs and not slot.shape:
            _set(slot, line)


def _set(slot: Slot, line: Line) -> tuple[float, list["_Row"]]:
    """Give the size that words are set in, and their rows from top to bottom."""
    size = min(slot.size, slot.width * UNITS / line.width) if line.width else slot.size
    rows = [_Row(glyphs=line.glyphs, start=0.0, width=line.width)]
    of_two, smallest = _BALANCED if slot.balanced else (_TWO_LINES, _SMALLEST)
    if size < slot.size * (_WIDE_ENOUGH if slot.rows > 1 else of_two) and slot.face != "label":
        rows = _halves(line)
        widest = max(row.width for row in rows)
        most = slot.size if slot.rows > 1 else slot.size * of_two
        size = min(most, slot.width * UNITS / widest)
    if size < slot.size * smallest:
        raise StampError(f"{TOO_LONG} on page {slot.page + 1}")
    return size, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Some glyphs of a line, from where they start; lengths in thousandths of the size."""

    glyphs: tuple[Placed, ...]
    start: float
    width: float


def _halves(line: Line) -> list[_Row]:
    """Give words in two rows that are as even as can be; in one where they can't be parted."""
    # What is written from right to left stands in the order of the page, not of the words.
    if any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in line.text):
        return [_Row(glyphs=line.glyphs, start=0.0, width=line.width)]
    breaks = list(_breaks(line))
    if not breaks:
        return [_Row(glyphs=line.glyphs, start=0.0, width=line.width)]

    def unevenness(parts: tuple[int, int]) -> float:
        end, begin = parts
        widest = max(line.glyphs[end].x, line.width - line.glyphs[begin].x)
        return widest * (_AT_HYPHEN if end == begin else 1.0)

    end, begin = min(breaks, key=unevenness)
    second = line.glyphs[begin].x
    return [
        _Row(glyphs=line.glyphs[:end], start=0.0, width=line.glyphs[end].x),
        _Row(glyphs=line.glyphs[begin:], start=second, width=line.width - second),
    ]


def _breaks(line: Line) -> Iterator[tuple[int, int]]:
    """Give where a line can be parted: where the first part ends and where the second begins."""
    for at, one in enumerate(line.glyphs[1:-1], start=1):
        if not one.glyph.text.strip():
            yield at, at + 1
        elif one.glyph.text in _HYPHENS:
            yield at + 1, at + 1
