"""The rows of a list below its heads, numbered, without those that are of no couple."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.reading.roster.heads import Heads, trimmed
from generator.reading.roster.roster_table import SIGNS, Row, Sheet, Table, TableError, Text

_TOTAL = re.compile(
    r"(?:grand |sub)?(?:totals?|totaal|totale|sum|summe|gesamt|insgesamt|anzahl|count|suma|somme|"
    r"soma|aantal|recuento|conteggio)\b(?P<rest>.*)",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedRow:
    """A row by its number, from 1 below the heads; what is wrong with it, if anything is."""

    number: int
    row: Row
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Lines at the end of a list that are of no couple, such as a total: their numbers."""

    lines: tuple[int, ...]


class RowError(Exception):
    """A row can't be read, nor what follows: its number, its line, and why."""

    def __init__(self, number: int, reason: TableError):
        super().__init__(f"row {number}: {reason}")
        self.line = reason.line


def iterate_body(table: Table, heads: Heads) -> Iterator[NumberedRow | Closing]:
    """Give the rows below the heads, and at last the lines that close the list, if any do.

    Raises `RowError` where a row can't be read.
    """
    number = 0
    held: list[Row] = []
    after_gap = False
    sign = table.sign if isinstance(table, Text) else ""
    padded = isinstance(table, Sheet)
    try:
        for row in table.rows():
            if row.line <= heads.line:
                continue
            if row.is_empty:
                after_gap = True
                continue
            if _is_again(row, heads):
                continue
            if _closes(row, heads, after_gap=after_gap):
                held.append(row)
                continue
            after_gap = False
            for one in (*held, row):
                number += 1
                problem = "" if padded else _problem(one, heads, sign)
                yield NumberedRow(number=number, row=one, problem=problem)
            held.clear()
    except TableError as reason:
        raise RowError(number + len(held) + 1, reason) from None
    if held:
        yield Closing(lines=tuple(row.line for row in held))


def _is_again(row: Row, heads: Heads) -> bool:
    """Tell whether a row is the heads once more, as lists that were put together have them."""
    return tuple(" ".join(cell.split()) for cell in trimmed(row.cells)) == heads.written


def _closes(row: Row, heads: Heads, *, after_gap: bool) -> bool:
    """Tell whether a row is a total, or a note below a gap, and no couple if it is the last."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    total = _TOTAL.fullmatch(filled[0])
    if total and not any(_has_letters(cell) for cell in filled[1:]):
        rest = total["rest"]
        return not _has_letters(rest) or _has_digits(rest)
    alone = len(filled) == 1 and len(heads.written) > 1
    return alone and after_gap and _has_digits(filled[0])


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _has_digits(text: str) -> bool:
    return any(map(str.isdecimal, text))


def _problem(row: Row, heads: Heads, sign: str) -> str:
    count = len(heads.written)
    cells = trimmed(row.cells, count)
    if len(cells) < count:
        return f"has {len(cells)} cells, and the head has {count}"
    if len(cells) > max(count, heads.width):
        what = {",": "comma", "\t": "tab"}.get(sign, SIGNS[sign].removesuffix("s"))
        return f"has {len(cells)} cells, and the head {count}: quote a cell with a {what}"
    return ""


def cell_at(cells: Sequence[str], column: int) -> str:
    """Give a cell with single spaces; nothing where a sheet's row ends before it."""
    return " ".join(cells[column].split()) if column < len(cells) else ""
