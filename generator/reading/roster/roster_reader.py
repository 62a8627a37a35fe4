"""A list -> a roster: what kind of file it is, which line has the heads, who its columns name."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator.diagnostics import WorkbookError
from generator.gate import GateError, Why
from generator.model import BadRow, RosterChoice
from generator.reading.roster.body import Closing, NumberedRow, RowError, cell_at, iterate_body
from generator.reading.roster.days import Order, Orders
from generator.reading.roster.encoding import UTF8, Unknown, encoding_name, find_encoding, is_old
from generator.reading.roster.head_mistakes import missing_heads, no_name
from generator.reading.roster.heads import FIRST_ROWS, Heads, find_heads, taken
from generator.reading.roster.people import Columns
from generator.reading.roster.refusal import refused
from generator.reading.roster.roster_file import read_start
from generator.reading.roster.roster_table import SIGNS, Row, Table, TableError, Text
from generator.reading.roster.separators import find_text
from generator.reading.roster.spreadsheet import is_spreadsheet, read_sheet

_KINDS = {
    b"%PDF": "a PDF",
    b"{\\rtf": "a text document",
    b"BEGIN:VCARD": "a file of address cards",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
    b"<table": "a web page",
    b"<?xml": "XML",
    b"\x1f\x8b": "a packed file",
}
_LOOK = "see by --dry-run --names that letters are right"
_SAVE = 'save the list as "CSV UTF-8", or as a spreadsheet (.xlsx or .ods)'


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A roster that was read through once.

    `columns` are those that a text may use, `sources` where the words of each stand; `twice` are
    columns that have their name in common. `rows` is how many rows it has, `bad` those that can't
    be used whatever is printed of them. `said` tells what was taken for what, where that is not
    plain.
    """

    path: Path
    table: Table
    heads: Heads
    columns: tuple[str, ...]
    sources: Mapping[str, Columns]
    orders: tuple[Order, ...]
    twice: Mapping[str, Columns]
    rows: int
    bad: tuple[BadRow, ...]
    said: str


def check_roster(
    path: Path, name: str, choice: RosterChoice | None = None, *, show_names: bool = False
) -> Roster:
    """Read a roster through, without keeping its rows. `name` is what messages call it.

    Raises `WorkbookError` with all that is wrong where it is no roster; a row that can't be used is
    no reason. What may be somebody's name is in no message, but for `show_names`.
    """
    choice = choice or RosterChoice()
    table, said = _table(path, name, choice)
    first = _first_rows(table)
    heads = find_heads(first, choice)
    found = [*missing_heads(heads, first, choice, name, show_names=show_names)]
    if heads is None or found:
        raise WorkbookError(*(found or [no_name(first, choice, name, show_names=show_names)]))
    through = _read_through(table, heads, name)
    if not through.rows:
        hint = "write a row for each couple below the line of heads"
        raise refused(name, "this roster has no rows", hint=hint)
    sources, twice = _sources(heads)
    said += taken(heads, any(not row.is_empty for row in first[: heads.above]), through.closing)
    if isinstance(table, Text) and is_old(table.encoding) and through.foreign:
        row, shown = through.foreign
        said.append(f'row {row} is then "{shown}"' if show_names else _LOOK)
    return Roster(
        path=path,
        table=table,
        heads=heads,
        columns=tuple(sources),
        sources=sources,
        orders=through.orders,
        twice=twice,
        rows=through.rows,
        bad=through.bad,
        said=", ".join(said),
    )


def _table(path: Path, name: str, choice: RosterChoice) -> tuple[Table, list[str]]:
    """Give a list as rows, and what it was taken for."""
    try:
        start = read_start(path, 512)
        if is_spreadsheet(start):
            sheet, title = read_sheet(path, name, choice.sheet)
            return sheet, [f'the sheet "{title}"']
        if choice.sheet:
            hint = "leave --sheet away; sheets are in spreadsheets"
            raise refused(name, "is a text and has no sheets", hint=hint)
        for begin, kind in _KINDS.items():
            if start.lstrip(b"\xef\xbb\xbf\r\n\t ")[: len(begin)].lower() == begin.lower():
                raise refused(name, f"is {kind}, not a list", hint=_SAVE)
        encoding = find_encoding(path)
        if isinstance(encoding, Unknown):
            raise refused(name, _unreadable(encoding), line=encoding.line, hint=_SAVE)
        text = find_text(path, encoding, choice)
    except GateError as reason:
        hint = "name a CSV file or a spreadsheet with a line of heads: name, partner, date"
        missing = reason.why is Why.MISSING
        problem = "there is no such roster" if missing else reason.problem
        raise refused(name, problem, hint=hint) from None
    except OSError as reason:
        raise refused(name, f"can't be read: {reason.strerror or reason}") from None
    said = [] if encoding == UTF8 else [f"read as {encoding_name(encoding)}"]
    if text.sign != ",":
        said.append(f"cells parted by {SIGNS.get(text.sign, text.sign)}")
    return text, said


def _unreadable(unknown: Unknown) -> str:
    match unknown.readings:
        case ():
            return "has letters that are neither UTF-8 nor all of one other kind"
        case (one,):
            return f"is not {one} throughout"
        case several:
            return f"is not UTF-8, and reads as {' or as '.join(several[:3])} alike"


def _first_rows(table: Table) -> list[Row]:
    rows: list[Row] = []
    try:
        rows.extend(islice(table.rows(), FIRST_ROWS))
    except TableError as reason:
        rows.append(Row(line=reason.line, cells=()))
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Through:
    """What was found on the way through: `foreign` is the first name with letters beyond a to z."""

    rows: int
    bad: tuple[BadRow, ...]
    closing: tuple[int, ...]
    orders: tuple[Order, ...]
    foreign: tuple[int, str] | None


def _read_through(table: Table, heads: Heads, name: str) -> _Through:
    orders = Orders(heads.written)
    bad: list[BadRow] = []
    closing: tuple[int, ...] = ()
    rows, foreign = 0, None
    try:
        for one in iterate_body(table, heads):
            if isinstance(one, Closing):
                closing = one.lines
                continue
            rows += 1
            if one.problem:
                bad.append(BadRow(row=one.number, reason=one.problem))
                continue
            orders.look(one.row.cells)
            foreign = foreign or _foreign(one, heads)
    except RowError as reason:
        raise refused(name, str(reason), line=reason.line) from None
    return _Through(
        rows=rows, bad=tuple(bad), closing=closing, orders=orders.found(), foreign=foreign
    )


def _foreign(one: NumberedRow, heads: Heads) -> tuple[int, str] | None:
    for columns in (heads.name, heads.partner):
        name = " ".join(cell_at(one.row.cells, at) for at in columns)
        if not name.isascii():
            return one.number, name
    return None


def _sources(heads: Heads) -> tuple[dict[str, Columns], dict[str, Columns]]:
    """Give the columns that words are taken from, by what texts call them; and which are called
    the same.
    """
    found: dict[str, Columns] = {}
    for at, column in enumerate(heads.columns):
        if column:
            found[column] = (*found.get(column, ()), at)
    twice = {column: several for column, several in found.items() if len(several) > 1}
    known = {"name": heads.name, "partner": heads.partner, "date": heads.date}
    sources = {column: one for column, one in found.items() if column not in twice}
    sources |= {column: one for column, one in known.items() if one}
    return sources, {column: one for column, one in twice.items() if column not in sources}
