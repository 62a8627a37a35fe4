"""Tables: what their author says of them, and sanitised HTML -> `Table`.

A table of Markdown and one of raw HTML are the same by then: this reads both, at any depth.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

from generator.diagnostics import Location
from generator.model import Cell, ColumnWidth, Prose, Table, TableRow
from generator.model.merge_fields import Place, columns_in
from generator.model.table import TABLE_MARK, first_columns
from generator.units import parse_length

ALIGNMENTS = frozenset(["left", "right", "center"])
# What the sanitiser lets through for this module; none of it is printed as it stands.
TABLE_DATA = frozenset(f"data-{name}" for name in ("line", "landscape", "rows", "ticks"))
CELL_DATA = frozenset(["width", "align", "style"])
_VOID = frozenset("br col hr img wbr".split())
_PARTS = frozenset("table caption colgroup col thead tbody tfoot tr td th".split())
_SHOWN = ("id", "lang", "dir", "title", "headers", "scope")
# Tags that show nothing by themselves: a cell that holds no more than these is empty.
_NOTHING = re.compile(r"(?:<br ?/?>|</?(?:p|div|b|strong|em|i|u|small|span)>|[\s\u200b\u00ad])*")
_STYLED = re.compile(r"(?:^|;)\s*(?P<name>text-align|width)\s*:\s*(?P<value>[\w.%]+)")
_LARGEST_MM, _LEAST_MM = 1000.0, 3.0
DEEPEST = 10  # tables in tables: no page is wide enough for as many


class TableDepthError(ValueError):
    """Tables stand in tables, deeper than any page is wide; `at` is where the outermost begins."""

    def __init__(self, at: Location):
        super().__init__(f"tables stand in tables, more than {DEEPEST} deep")
        self.at = at


def column_width(text: str) -> ColumnWidth | None:
    """Give the width of a column as it is written, `30mm` or `25%`; nothing where it is none."""
    share = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*%", text.strip())
    if share:
        return ColumnWidth(share=float(share[1]) / 100) if 1 <= float(share[1]) <= 100 else None
    try:
        mm = parse_length(text)
    except ValueError:
        return None
    return ColumnWidth(mm=mm) if _LEAST_MM <= mm <= _LARGEST_MM else None


def part_tables(
    html: str, name: Callable[[str], str], place: Callable[[int | None], Location]
) -> tuple[Prose | Table, ...]:
    """Give sanitised HTML as prose and the tables between it, in order.

    `name` gives a table's id from its own, or nothing; `place` where the table of a line stands.
    Raises `TableDepthError`.
    """
    if "<table" not in html:
        return (Prose(html=html),)
    reader = _TableReader(name, place)
    reader.feed(html)
    reader.close()
    return tuple(reader.blocks())


@dataclass(slots=True, kw_only=True)
class _Text:
    """Text being read, the chapter's or a cell's: pieces of HTML, the tables inside it."""

    tag: str = ""
    given: dict[str, str] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    depth: int = 0

    def prose(self) -> Prose:
        return Prose(html="".join(self.pieces).strip(), tables=tuple(self.tables))


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A table being read."""

    given: dict[str, str]
    part: str = ""  # the group its rows are in: thead, tbody, tfoot
    rows: dict[str, list[list[Cell]]] = field(default_factory=dict)
    caption: str = ""
    columns: list[ColumnWidth | None] = field(default_factory=list)  # of <col>
    widths: dict[int, ColumnWidth] = field(default_factory=dict)  # by number of the cell read
    cells: int = 0

    def groups(self) -> tuple[tuple[TableRow, ...], tuple[TableRow, ...]]:
        """Give the rows of the head and those below."""
        head, body = (
            [tuple(row) for part in parts for row in self.rows.get(part, ()) if row]
            for parts in (("thead",), ("", "tbody", "tfoot"))
        )
        if not head:  # a table of HTML without <thead>: its first rows of heads alone
            count = next(
                (at for at, row in enumerate(body) if not all(cell.head for cell in row)), 0
            )
            head, body = body[:count], body[count:]
        head = [row for row in head if any(cell.html or cell.empty for cell in row)]
        return tuple(head), tuple(body)


class _TableReader(HTMLParser):
    """Parts well-formed HTML into texts and tables."""

    def __init__(self, name: Callable[[str], str], place: Callable[[int | None], Location]):
        super().__init__(convert_charrefs=False)
        self._name = name
        self._place = place
        self._texts = [_Text()]
        self._drafts: list[_Draft] = []
        self._blocks: list[Prose | Table] = []

    def blocks(self) -> Iterator[Prose | Table]:
        self._end_prose()
        return (one for one in self._blocks if one != Prose(html=""))

    def _end_prose(self) -> None:
        self._blocks.append(self._texts[0].prose())
        self._texts[0] = _Text()

    @property
    def _in_table(self) -> bool:
        """Whether what comes now stands between the cells of a table."""
        return len(self._drafts) == len(self._texts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "table":
            if len(self._drafts) == DEEPEST:
                raise TableDepthError(self._place_of(self._drafts[0]))
            self._drafts.append(_Draft(given=given))
        elif tag in _PARTS and self._in_table:
            self._begin_part(tag, given)
        elif not self._in_table:
            self._texts[-1].pieces.append(self.get_starttag_text() or "")
            self._texts[-1].depth += tag not in _VOID

    def _begin_part(self, tag: str, given: dict[str, str]) -> None:
        draft = self._drafts[-1]
        if tag in ("td", "th", "caption"):
            self._texts.append(_Text(tag=tag, given=given))
        elif tag == "tr":
            draft.rows.setdefault(draft.part, []).append([])
        elif tag == "col":
            span = int(given.get("span") or 1)
            draft.columns += [_width_of(given)] * span
        elif tag != "colgroup":
            draft.part = tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._in_table:
            self._end_table()
        elif tag in ("td", "th", "caption") and self._texts[-1].tag == tag:
            self._end_text()
        elif not self._in_table:
            self._texts[-1].pieces.append(f"</{tag}>")
            self._texts[-1].depth -= 1
        elif tag in ("thead", "tbody", "tfoot"):
            self._drafts[-1].part = ""

    def handle_data(self, data: str) -> None:
        if not self._in_table:
            self._texts[-1].pieces.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _end_text(self) -> None:
        text, draft = self._texts.pop(), self._drafts[-1]
        if text.tag == "caption":
            draft.caption = text.prose().html
            return
        rows = draft.rows.setdefault(draft.part, [[]]) or [[]]
        rows[-1].append(_cell(text, in_head=draft.part == "thead"))
        if width := _width_of(text.given):
            draft.widths[id(rows[-1][-1])] = width

    def _end_table(self) -> None:
        draft = self._drafts.pop()
        table = self._table(draft)
        text = self._texts[-1]
        if not table.head and not table.body:
            return
        if len(self._texts) == 1 and not text.depth:
            self._end_prose()
            self._blocks.append(table)
        else:
            text.pieces.append(TABLE_MARK)
            text.tables.append(table)

    def _place_of(self, draft: _Draft) -> Location:
        line = draft.given.get("data-line", "")
        return self._place(int(line) if line.isdigit() else None)

    def _table(self, draft: _Draft) -> Table:
        given = draft.given
        head, body = draft.groups()
        names = given.get("class", "").split()
        rows, ticks = (given.get(f"data-{key}", "") for key in ("rows", "ticks"))
        return Table(
            id=self._name(given.get("id", "")),
            place=self._place_of(draft),
            caption=draft.caption,
            head=head,
            body=body,
            widths=_widths(draft, head or body[:1]),
            landscape="data-landscape" in given or "landscape" in names,
            rows=min(max(int(rows), 1), 60) if rows.isdigit() else 1,
            ticks=float(ticks) if re.fullmatch(r"\d+(\.\d+)?", ticks) else None,
            classes=" ".join(one for one in names if one != "landscape"),
            attributes=_attributes(given, without=("id",)),
        )


def _cell(text: _Text, *, in_head: bool) -> Cell:
    given, prose = text.given, text.prose()
    kept = columns_in(prose.html, Place.CELL)
    nothing = bool(_NOTHING.fullmatch(unescape(prose.html).replace("\u00a0", " ")))
    style = dict(_STYLED.findall(given.get("style", "")))
    align = given.get("align", "") or style.get("text-align", "")
    return Cell(
        html="" if nothing else prose.html,
        tables=prose.tables,
        head=text.tag == "th",
        empty=bool(kept) or (nothing and not in_head),
        align=align if align in ALIGNMENTS else "",
        across=int(given.get("colspan") or 1),
        down=int(given.get("rowspan") or 1),
        classes=given.get("class", ""),
        attributes=_attributes(given),
    )


def _width_of(given: dict[str, str]) -> ColumnWidth | None:
    style = dict(_STYLED.findall(given.get("style", "")))
    return column_width(given.get("width", "") or style.get("width", ""))


def _widths(draft: _Draft, rows: tuple[TableRow, ...]) -> tuple[ColumnWidth | None, ...]:
    """Give the width of each column: of its <col>, or of the first of its cells that has one."""
    widths = dict(enumerate(draft.columns))
    for row, starts in zip(rows, first_columns(rows), strict=True):
        for cell, column in zip(row, starts, strict=True):
            if cell.across == 1 and not widths.get(column):
                widths[column] = draft.widths.get(id(cell))
    count = max((column + 1 for column, width in widths.items() if width), default=0)
    return tuple(widths.get(column) for column in range(count))


def _attributes(given: dict[str, str], without: tuple[str, ...] = ()) -> str:
    shown = [key for key in _SHOWN if key in given and key not in without]
    return "".join(f' {key}="{escape(given[key])}"' for key in shown)
