"""The line of heads of a list: which it is, and what its columns are called."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from generator.model import RosterChoice
from generator.model.merge_fields import column_name
from generator.reading.roster.days import is_number, looks_like_a_day
from generator.reading.roster.head_words import DATE, words_of
from generator.reading.roster.people import (
    NOBODY,
    AmbiguousError,
    Columns,
    People,
    find_people,
    is_like_heads,
)
from generator.reading.roster.roster_table import Row

FIRST_ROWS = 100  # of a list, by which it is known what it is
_LATEST = 30  # rows that may stand above the heads, and empty ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """The heads of a list: their line, what is written there, what the columns are called.

    `name`, `partner` and `date` are the columns that make these words; `unclear` says where several
    may be meant.
    """

    line: int
    width: int  # of their line, with empty cells at its end
    above: int  # rows that stand above
    written: tuple[str, ...]
    columns: tuple[str, ...]
    name: Columns
    partner: Columns
    date: Columns
    unclear: AmbiguousError | None = None


def find_heads(rows: Sequence[Row], choice: RosterChoice) -> Heads | None:
    """Give the heads among the first rows of a list, below a title and empty lines.

    They are the first line with a head for a name that has more cells than each above it.
    """
    found: list[Heads] = []
    widest = 0
    for at, row in enumerate(islice(rows, _LATEST)):
        filled = sum(1 for cell in row.cells if cell.strip())
        if filled > widest:
            heads = _heads(at, rows, choice)
            if heads is not None:
                found.append(heads)
        widest = max(widest, filled)
    return max(found, key=_plainness, default=None)


def likely_heads(rows: Sequence[Row]) -> Row | None:
    """Give the line that is most likely one of heads, where none is for certain."""
    first = [row for row in islice(rows, _LATEST) if not row.is_empty]
    for row in first:
        if is_like_heads(row.cells):
            return row
    return first[0] if first else None


def taken(heads: Heads, titled: bool, closing: Sequence[int]) -> list[str]:
    """Say where the heads are and which columns make the words that books have, where that is not
    plain. A list is `titled` where something stands above its heads.
    """
    said = [f"heads in line {heads.line}"] if titled else []
    known = {"name": heads.name, "partner": heads.partner, "date": heads.date}
    for word, columns in known.items():
        written = [heads.written[at] for at in columns]
        if written and [one.lower() for one in written] != [word]:
            said.append(f"{word} is " + " + ".join(f'"{one}"' for one in written))
    if said and not heads.partner:
        said.append("no partner")
    if closing:
        lines = "line" if len(closing) == 1 else "lines"
        said.append(f"{lines} {' and '.join(map(str, closing))} left out, a total")
    return said


def match_heads(wanted: Sequence[str], columns: Sequence[str]) -> Columns:
    """Give the columns that are called as a user says, nothing where one of them is not there."""
    slugs = [column_name(one) for one in wanted]
    return tuple(columns.index(one) for one in slugs) if set(slugs) <= set(columns) else NOBODY


def trimmed(cells: Sequence[str], least: int = 0) -> tuple[str, ...]:
    """Give a row without the empty cells that a spreadsheet puts behind its last column."""
    count = len(cells)
    while count > least and not cells[count - 1].strip():
        count -= 1
    return tuple(cells[:count])


def _plainness(heads: Heads) -> tuple[bool, bool, int]:
    """Tell how surely a line is one of heads: a title of one word may be like one."""
    return len(heads.written) > 1, "name" in heads.columns, -heads.line


def _heads(at: int, rows: Sequence[Row], choice: RosterChoice) -> Heads | None:
    row = rows[at]
    written = tuple(" ".join(cell.split()) for cell in trimmed(row.cells))
    if any("@" in cell or is_number(cell) or looks_like_a_day(cell) for cell in written):
        return None
    sample = [one.cells for one in rows[at + 1 :] if not one.is_empty]
    columns = tuple(map(column_name, written))
    unclear = None
    try:
        people = find_people(written, sample)
    except AmbiguousError as reason:
        people, unclear = People(name=NOBODY, partner=NOBODY), reason
    name = match_heads(choice.name, columns) if choice.name else people.name
    partner = match_heads(choice.partner, columns) if choice.partner else people.partner
    if unclear and (choice.name or (choice.partner and unclear.what == "partner")):
        unclear = None
    if not name and unclear is None:
        return None
    return Heads(
        line=row.line,
        width=len(row.cells),
        above=at,
        written=written,
        columns=columns,
        name=name,
        partner=partner,
        date=_date(written, columns, sample),
        unclear=unclear,
    )


def _date(
    written: Sequence[str], columns: Sequence[str], sample: Sequence[Sequence[str]]
) -> Columns:
    """Give the column of days where one is called so, in whatever language."""
    if "date" in columns:
        return (columns.index("date"),)
    found = [at for at, head in enumerate(written) if set(words_of(head)) <= DATE]
    if len(found) != 1:
        return NOBODY
    given = [row[found[0]] for row in sample if found[0] < len(row) and row[found[0]].strip()]
    return tuple(found) if any(map(looks_like_a_day, given)) or not given else NOBODY
