"""The rows of a roster that was read through: recipients, and what is wrong where it is printed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import files
from generator.diagnostics import Location, WorkbookError, error
from generator.model import BadRow, Recipient
from generator.reading.roster.body import Closing, NumberedRow, cell_at, iterate_body
from generator.reading.roster.damage import LOST, has_question, repaired
from generator.reading.roster.days import NoSuchDayError, written_day
from generator.reading.roster.roster_reader import Roster

LONGEST_CELL = 1000  # characters
NAMES = ("name", "partner")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was found in the columns of a roster that are printed.

    `bad` are the rows that can't be used, `damaged` the numbers of those whose letters seem not to
    be those they were; the first of these has `damage`, and seems to have been `repair`.
    """

    bad: tuple[BadRow, ...]
    damaged: tuple[int, ...]
    damage: str
    repair: str


def inspect_rows(roster: Roster, used: Iterable[str], typed: Iterable[str] = ()) -> Inspection:
    """Look at the columns that are used before anything is made.

    What is in those of `typed` is no day, whatever it looks like.
    """
    bad: list[BadRow] = []
    damaged: list[int] = []
    first = ("", "")
    for one in _read(roster, used, typed):
        if isinstance(one, BadRow):
            bad.append(one)
            continue
        for column, word in one.words.items():
            before = repaired(word)
            if before != word or (column in NAMES and has_question(word)):
                first = first if damaged else (word, before)
                damaged.append(one.row)
                break
    return Inspection(bad=tuple(bad), damaged=tuple(damaged), damage=first[0], repair=first[1])


def iterate_recipients(
    roster: Roster, used: Iterable[str] | None = None, typed: Iterable[str] = ()
) -> Iterator[Recipient]:
    """Give the rows that can be used, one after the other, with the words of the columns `used`;
    of all where none are named.
    """
    for one in _read(roster, roster.columns if used is None else used, typed):
        if isinstance(one, Recipient):
            yield one


def _read(
    roster: Roster, used: Iterable[str], typed: Iterable[str]
) -> Iterator[Recipient | BadRow]:
    columns = {one: roster.sources[one] for one in used if one in roster.sources}
    typed = frozenset((*typed, *NAMES))
    try:
        for one in iterate_body(roster.table, roster.heads):
            if isinstance(one, Closing):
                continue
            words, problem = _words(one, columns, roster, typed)
            if problem:
                yield BadRow(row=one.number, reason=problem)
            else:
                yield Recipient(row=one.number, words=words)
    except (OSError, UnicodeDecodeError) as reason:  # it was well when it was checked
        told = getattr(reason, "strerror", None) or "it is another file than before"
        hint = "leave it as it is while copies are made, and run again"
        place = Location(file=files.display(roster.path))
        raise WorkbookError(error(f"can't be read: {told}", hint=hint, at=place)) from reason


def _words(
    one: NumberedRow, columns: dict[str, tuple[int, ...]], roster: Roster, typed: frozenset[str]
) -> tuple[dict[str, str], str]:
    words: dict[str, str] = {}
    if one.problem:
        return words, one.problem
    cells = one.row.cells
    if any("\0" in cell for cell in cells):
        return words, "has a character that can't be printed"
    for column, sources in columns.items():
        raw = "".join(cells[at] for at in sources if at < len(cells))
        if problem := _problem(raw, column):
            return words, problem
        word = " ".join(part for at in sources if (part := cell_at(cells, at)))
        if column not in typed:
            try:
                word = written_day(word, roster.orders[sources[0]])
            except NoSuchDayError:
                return words, f'has a day that no calendar has in its column "{column}"'
        words[column] = word
    return words, ""


def _problem(raw: str, column: str) -> str:
    if LOST in raw:
        return f'has lost letters (U+FFFD stands for them) in its column "{column}"'
    if _CONTROL.search(raw):
        return "has a character that can't be printed"
    if len(raw) > LONGEST_CELL:
        return f"has a cell of more than {LONGEST_CELL:,} letters"
    return ""
