"""What the cells of a table need: their longest words and lines, and which are to write in."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.design.word_widths import SOFT_HYPHEN, Measure, divisions, unbroken
from generator.model import Cell, ColumnWidth, Table
from generator.model.table import first_columns

HAND_MM = 18.0  # the least that a hand can write in
TICK_MM = 6.0  # the least that a pen can tick in
_INDENT_MM, _TICK_MM = 6.0, 9.0  # of an item of a list, of a box to tick
_INNER_PADDING_MM = 4.6  # of a column of a table within a cell
_PICTURE_EM, _NOTE_EM = 2.0, 1.0
_SHORT_HEAD = 3  # letters of a head that stands over cells to tick: 31, Mon, Q4
_FEWEST_SHORT = 5  # such columns in a table of them
_VOID = frozenset("br col hr img wbr".split())
_LINES = frozenset("p div li ul ol dl dt dd blockquote pre table figure hr br h2 h3 h4".split())
_SANS = frozenset(["code", "kbd", "samp", "pre"])
_SMALL = frozenset(["code", "kbd", "samp", "small"])
_RAISED, _RAISED_SCALE = frozenset(["sup", "sub"]), 0.7
_EM = re.compile(r"width: ?([\d.]+)em")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How wide words are set, in mm: the longest that does not break, and the longest line.

    `part` is the longest piece where words may be divided too.
    """

    word: float = 0.0
    part: float = 0.0
    line: float = 0.0

    def __or__(self, other: "Extent") -> "Extent":
        return Extent(
            word=max(self.word, other.word),
            part=max(self.part, other.part),
            line=max(self.line, other.line),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnNeeds:
    """What a column needs: for its head, and for what is below.

    `writes` is one to write in, `ticks` one with a head so short that its cells are to tick.
    """

    head: Extent
    body: Extent
    writes: bool
    ticks: bool
    own: ColumnWidth | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanNeeds:
    """What a cell over several columns needs, from the first of them on."""

    first: int
    across: int
    head: bool
    extent: Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class TableNeeds:
    """What a table needs. `footnotes` tells that there are some in it."""

    columns: tuple[ColumnNeeds, ...]
    spans: tuple[SpanNeeds, ...]
    footnotes: bool

    @property
    def named_by_hand(self) -> bool:
        """Whether its rows are to be named in the first column, beside cells to tick."""
        first, *others = self.columns
        return first.writes and not first.ticks and any(one.ticks for one in others)

    @property
    def least(self) -> Extent:
        """What it takes as a table within a cell, without its padding."""
        each = [column.head | column.body for column in self.columns]
        hands = [HAND_MM if column.writes else 0.0 for column in self.columns]
        word = sum(max(one.word, hand) for one, hand in zip(each, hands, strict=True))
        return Extent(word=word, part=word, line=max(word, sum(one.line for one in each)))


@dataclass(slots=True, kw_only=True)
class _Column:
    head: Extent = field(default_factory=Extent)
    body: Extent = field(default_factory=Extent)
    cells: int = 0
    to_write: int = 0
    head_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSetting:
    """How the words of tables are set: their typefaces, the size of text in mm, the language, and
    what stands for the columns of a roster in them.

    `small` is the share of small type in the size of text, `least` that of the smallest that there
    is; `larger` is how much larger than usual
    all is for readers who see less.
    """

    measure: Measure
    text_mm: float
    language: str
    small: float
    least: float
    larger: float
    fill: Callable[[str], str]


def table_needs(table: Table, text: TextSetting) -> TableNeeds:
    """Give what a table needs."""
    columns: dict[int, _Column] = {}
    spans: list[SpanNeeds] = []
    footnotes = False
    for rows, in_head in ((table.head, True), (table.body, False)):
        for row, starts in zip(rows, first_columns(rows), strict=True):
            for cell, start in zip(row, starts, strict=True):
                words = _Words(cell, text)
                footnotes = footnotes or words.footnotes
                for at in range(start, start + cell.across):
                    columns.setdefault(at, _Column())
                column = columns[start]
                if cell.across > 1:
                    spans.append(
                        SpanNeeds(
                            first=start, across=cell.across, head=in_head, extent=words.extent
                        )
                    )
                elif in_head:
                    column.head |= words.extent
                    column.head_text = f"{column.head_text or ''}{words.text}"
                else:
                    column.body |= words.extent
                    column.cells += 1
                    column.to_write += cell.empty or words.blanks
    order = [columns[at] for at in sorted(columns)]
    # A row may be filled in as an example: half of a column left empty is one to write in.
    writes = [0 < one.cells <= 2 * one.to_write for one in order]
    short = [
        write and one.head_text is not None and len(one.head_text.strip()) <= _SHORT_HEAD
        for one, write in zip(order, writes, strict=True)
    ]
    many = sum(short) >= _FEWEST_SHORT
    return TableNeeds(
        columns=tuple(
            ColumnNeeds(
                head=one.head,
                body=one.body,
                writes=write,
                ticks=ticks and many,
                own=table.widths[at] if at < len(table.widths) else None,
            )
            for at, (one, write, ticks) in enumerate(zip(order, writes, short, strict=True))
        ),
        spans=tuple(sorted(spans, key=lambda one: one.across)),
        footnotes=footnotes,
    )


class _Words(HTMLParser):
    """Measures what stands in a cell."""

    def __init__(self, cell: Cell, text: TextSetting):
        super().__init__(convert_charrefs=True)
        self._text = text
        self._head = cell.head
        self._inner = iter(cell.tables)
        self._open: list[tuple[str, str, str]] = []  # tag, class, address
        self._hidden = 0  # open elements from a footnote on
        self._word = self._part = self._line = self._indent = 0.0
        self._pieces: list[str] = []
        self.extent = Extent()
        self.text = ""
        self.footnotes = False
        self.blanks = False
        if cell.html:
            self.feed(text.fill(cell.html))
            self.close()
            self._end_line()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag in _LINES:
            self._end_line()
        if tag in _VOID:
            if tag == "img" and not self._hidden:
                self._add(_PICTURE_EM * self._text.text_mm)
            return
        names = given.get("class", "").split()
        self._open.append((tag, given.get("class", ""), given.get("href", "")))
        if "footnote" in names:
            self.footnotes = True
            self._add(_NOTE_EM * self._text.text_mm)
        if self._hidden or "footnote" in names:
            self._hidden += 1
            return
        if tag == "li":
            self._indent += self._text.larger * (_TICK_MM if "tick" in names else _INDENT_MM)
        elif tag == "table":
            inner = next(self._inner, None)
            if inner:
                needs = table_needs(inner, self._text)
                padding = _INNER_PADDING_MM * len(needs.columns)
                least = needs.least
                self._widen(least.word + padding, least.word + padding, least.line + padding)
        elif "blank" in names:
            self.blanks = True
            length = _EM.search(given.get("style", ""))
            self._end_word()
            self._line += min(float(length[1]) if length else 4.0, 20.0) * self._text.text_mm

    def handle_endtag(self, tag: str) -> None:
        if not self._open or tag != self._open[-1][0]:
            return
        _, names, address = self._open.pop()
        if self._hidden:
            self._hidden -= 1
            return
        if tag == "a" and address.startswith("http"):  # printed behind its words, and may break
            self._end_word()
            self._line += self._text.small * self._wide(f" ({address})")
        elif tag == "li":
            self._end_line()
            own = _TICK_MM if "tick" in names.split() else _INDENT_MM
            self._indent -= self._text.larger * own
        if tag in _LINES:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self.text += data
        pieces = unbroken(data)
        for at, piece in enumerate(pieces):
            if at:
                self._end_word()
            softly = piece.split(SOFT_HYPHEN)
            for number, part in enumerate(softly, start=1):
                last = number == len(softly)
                self._pieces.append(part)
                self._add(self._wide(part if last else f"{part}-"))
                if not last:
                    self._end_word()
        self._line += self._wide(" ") * sum(map(data.count, (" ", "\n")))

    def _wide(self, text: str) -> float:
        tags = [tag for tag, _, _ in self._open]
        small = self._head or not _SMALL.isdisjoint(tags)
        scale = self._text.small if small else 1.0
        if not _RAISED.isdisjoint(tags):
            scale = max(self._text.least, scale * _RAISED_SCALE)
        return (
            scale
            * self._text.text_mm
            * self._text.measure(
                text,
                sans=self._head or not _SANS.isdisjoint(tags),
                bold=self._head or "strong" in tags or "b" in tags,
                slanted="em" in tags or "i" in tags,
            )
        )

    def _add(self, mm: float) -> None:
        self._word += mm
        self._line += mm

    def _end_word(self) -> None:
        if self._word:
            word = "".join(self._pieces)
            parts = [
                max(self._wide(before), self._wide(behind))
                for before, behind in (divisions(word, self._text.language) if self._head else ())
            ]
            self._widen(self._word, min([self._word, *parts]), 0.0)
        self._word = 0.0
        self._pieces = []

    def _end_line(self) -> None:
        self._end_word()
        self._widen(0.0, 0.0, self._line)
        self._line = 0.0

    def _widen(self, word: float, part: float, line: float) -> None:
        self.extent |= Extent(
            word=word and word + self._indent,
            part=part and part + self._indent,
            line=line and line + self._indent,
        )
