"""Copies of a book: its bytes, and after them what a recipient's words add to a few pages.

A copy is the book with an update appended (ISO 32000-1, 7.5.6): new versions of the pages that have
slots, and a small font of the recipient's own letters. The book itself is not taken apart, and no
copy holds another's words.
"""

import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from generator.model import Slot
from generator.printing.copying.graft import Graft, GraftError, plant
from generator.printing.glyphs import UNITS, Glyph, Line
from generator.printing.pdf.incremental import (
    Update,
    as_bytes,
    as_stream,
    contents_of,
    read_base,
    resources_with,
)
from generator.printing.pdf.skeleton import MasterPdf

FONT = "Words"
MOST_GLYPHS = 250  # that a font of single bytes names
# Of the size of a slot: what words shrink to before they take two lines, and at most.
_TWO_LINES, _SMALLEST = 0.62, 0.4
_LEADING = 1.05


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
        # Numbers of what a copy adds: a save of the state, the words of each page, the font.
        self._save = first
        self._contents = {page: first + 1 + at for at, page in enumerate(pages)}
        self._font = first + 1 + len(pages)
        self._page_objects = {page: self._page(reader.pages[page], page) for page in pages}
        self._cache: dict[str, bytes] = {}

    def update(self, lines: Lines, grafts: Sequence[Graft] = ()) -> bytes:
        """Give what follows the book in a copy: words by what they are, and pages of its own.

        Raises `StampError` where that can't be.
        """
        glyphs = list(
            {glyph.key: glyph for line in lines.values() for _, glyph in line.glyphs}.values()
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
        contents = dict(self._contents)
        for page in sorted({slot.page for slot in own} - contents.keys()):
            contents[page] = update.number()
        for page in sorted({slot.page for slot in (*kept, *own)}):
            slots = [slot for slot in (*kept, *own) if slot.page == page]
            words = b"".join(drawn(slot, lines, codes) for slot in slots)
            update.stream(contents[page], b"Q\n" + words)
            if page not in replaced:
                update.add(self._skeleton.pages[page], self._page_objects[page])
        add_font(update, self._font, glyphs, self._cache)
        faces = b"/%b %d 0 R" % (FONT.encode(), self._font)
        overlays = {slot.page: (self._save, contents[slot.page]) for slot in own}
        plant(update, self._skeleton, grafts, faces, overlays)
        update.end()
        return b"".join(parts)

    def _page(self, page, number: int) -> bytes:
        """Give a page as it is in a copy: words after its content, their font with its fonts."""
        own = DictionaryObject(page)
        new = [IndirectObject(one, 0, page.pdf) for one in (self._save, self._contents[number])]
        own[NameObject("/Contents")] = ArrayObject([new[0], *contents_of(page), new[1]])
        font = IndirectObject(self._font, 0, page.pdf)
        own[NameObject("/Resources")] = resources_with(page, {FONT: font})
        return as_bytes(own)


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
    line = lines.get((slot.word, slot.face))
    if line is None or not line.glyphs:
        return b"/Span<</MCID %d>>BDC EMC\n" % slot.mark  # the structure tree knows of it
    size, rows = _set(slot, line)
    shown = []
    used = ""
    for below, row in zip(range(len(rows) - 1, -1, -1), rows, strict=True):
        spare = max(0.0, slot.width - row.width * size / UNITS) if slot.flush_right else 0.0
        y = slot.y + below * size * _LEADING
        for x, glyph in row.glyphs:
            across = slot.x + spare + (x - row.start) * size / UNITS
            font, code = codes[glyph.key]
            shown.append("" if font == used else f"/{font} {size:.2f} Tf")
            shown.append(f"1 0 0 1 {across:.2f} {y:.2f} Tm <{code:02x}> Tj")
            used = font
    actual = line.text.encode("utf-16-be").hex()
    return (
        f"/Span<</MCID {slot.mark}/ActualText<feff{actual}>>>BDC q BT "
        f"{_colour(slot.ink)} {' '.join(filter(None, shown))} ET Q EMC\n"
    ).encode()


def check_fit(slots: Iterable[Slot], lines: Lines) -> None:
    """Raise `StampError` where words have no room in their slots."""
    for slot in slots:
        line = lines.get((slot.word, slot.face))
        if line is not None and line.glyphs:
            _set(slot, line)


def _set(slot: Slot, line: Line) -> tuple[float, list["_Row"]]:
    """Give the size that words are set in, and their rows from top to bottom."""
    size = min(slot.size, slot.width * UNITS / line.width) if line.width else slot.size
    rows = [_Row(glyphs=line.glyphs, start=0.0, width=line.width)]
    if size < slot.size * _TWO_LINES and slot.face == "text":
        rows = _halves(line)
        widest = max(row.width for row in rows)
        size = min(slot.size * _TWO_LINES, slot.width * UNITS / widest)
    if size < slot.size * _SMALLEST:
        raise StampError(f"has words that are too long for their place on page {slot.page + 1}")
    return size, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Some glyphs of a line, from where they start; lengths in thousandths of the size."""

    glyphs: tuple[tuple[float, Glyph], ...]
    start: float
    width: float


def _halves(line: Line) -> list[_Row]:
    """Give words in two rows that are as even as can be; in one where they can't be parted."""
    # What is written from right to left stands in the order of the page, not of the words.
    if any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in line.text):
        return [_Row(glyphs=line.glyphs, start=0.0, width=line.width)]
    spaces = [at for at, (_, glyph) in enumerate(line.glyphs) if not glyph.text.strip()]
    inside = [at for at in spaces if 0 < at < len(line.glyphs) - 1]
    if not inside:
        return [_Row(glyphs=line.glyphs, start=0.0, width=line.width)]

    def widest(at: int) -> float:
        return max(line.glyphs[at][0], line.width - line.glyphs[at + 1][0])

    at = min(inside, key=widest)
    second = line.glyphs[at + 1][0]
    return [
        _Row(glyphs=line.glyphs[:at], start=0.0, width=line.glyphs[at][0]),
        _Row(glyphs=line.glyphs[at + 1 :], start=second, width=line.width - second),
    ]


def _colour(ink: str) -> str:
    red, green, blue = (int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return "0 g" if red == green == blue == 0 else f"{red:.3g} {green:.3g} {blue:.3g} rg"


def add_font(update: Update, number: int, glyphs: list[Glyph], known: dict[str, bytes]) -> None:
    """Add a font of outlines (ISO 32000-1, 9.6.5) whose codes count from 1; its parts follow it.

    `known` keeps the outlines of glyphs that were packed before, by their keys.
    """
    first = number + 1
    text = io.StringIO()
    for code, glyph in enumerate(glyphs, start=1):
        if glyph.key not in known:
            known[glyph.key] = as_stream(b"%.1f 0 d0 " % glyph.width + glyph.outline)
        update.add(first + code, known[glyph.key])
        letters = glyph.text.encode("utf-16-be").hex() or "fffd"
        text.write(f"<{code:02x}> <{letters}>\n")
    update.stream(first, _cmap(text.getvalue(), len(glyphs)))
    procs = "".join(f"/g{n} {first + n} 0 R" for n in range(1, len(glyphs) + 1))
    names = "".join(f"/g{n}" for n in range(1, len(glyphs) + 1))
    widths = " ".join(f"{glyph.width:.1f}" for glyph in glyphs)
    scale = 1 / UNITS
    dictionary = (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[{scale} 0 0 {scale} 0 0]"
        f"/CharProcs<<{procs}>>/Encoding<</Type/Encoding/Differences[1{names}]>>/FirstChar 1"
        f"/LastChar {max(1, len(glyphs))}/Widths[{widths or 0}]/Resources<<>>"
        f"/ToUnicode {first} 0 R>>"
    )
    update.add(number, dictionary.encode())


def _cmap(pairs: str, count: int) -> bytes:
    body = ""
    lines = pairs.splitlines(keepends=True)
    for at in range(0, count, 100):
        some = lines[at : at + 100]
        body += f"{len(some)} beginbfchar\n{''.join(some)}endbfchar\n"
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CMapName /Words def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <ff>\nendcodespacerange\n{body}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()
