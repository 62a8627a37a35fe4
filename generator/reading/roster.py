"""A roster: a CSV file with a row for each copy, read strictly and row by row."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import files
from generator.diagnostics import Location, WorkbookError, did_you_mean, error
from generator.model import BadRow, Recipient

LONGEST_CELL = 1000  # characters
_PROBE = 65_536  # bytes that tell an encoding
_COLUMN = re.compile(r"[A-Za-z][\w-]*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_HEADS = "a head is one word of letters, digits and hyphens, such as name or group-2"
_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A roster that was read through once: its columns, its rows, those that can't be used."""

    path: Path
    columns: tuple[str, ...]
    rows: int
    bad: tuple[BadRow, ...]


def check_roster(path: Path, name: str) -> Roster:
    """Read a roster through, without keeping its rows. `name` is what messages call it.

    Raises `WorkbookError` where it is no roster; a row that can't be used is no reason.
    """
    _check_encoding(path, name)
    bad: list[BadRow] = []
    rows = 0
    for one in _read(path, name):
        rows += 1
        if isinstance(one, BadRow):
            bad.append(one)
    if not rows:
        hint = "write a row for each couple below the line of heads"
        raise WorkbookError(error("this roster has no rows", hint=hint, at=Location(file=name)))
    return Roster(path=path, columns=_columns(path, name), rows=rows, bad=tuple(bad))


def iterate_recipients(roster: Roster) -> Iterator[Recipient]:
    """Give the rows that can be used, one after the other."""
    for one in _read(roster.path, roster.path.name):
        if isinstance(one, Recipient):
            yield one


def _read(path: Path, name: str) -> Iterator[Recipient | BadRow]:
    try:
        yield from _rows(path, name)
    except (OSError, UnicodeDecodeError) as reason:  # it was well when it was checked
        told = getattr(reason, "strerror", None) or "it is another file than before"
        hint = "leave it as it is while copies are made, and run again"
        raise _refused(name, f"can't be read: {told}", None, hint) from reason


def _rows(path: Path, name: str) -> Iterator[Recipient | BadRow]:
    columns = _columns(path, name)
    with files.open_text(path) as file:
        reader = csv.reader(file, strict=True)
        row, begins = 0, 1
        try:
            wide = len(_head(reader))
            begins = reader.line_num + 1
            for cells in reader:
                begins = reader.line_num + 1
                if not any(cell.strip() for cell in cells):
                    continue
                row += 1
                cells = _without_empty(cells, len(columns))
                if len(columns) < len(cells) <= wide:
                    raise _refused(name, f"column {len(columns) + 1} has no head", 1, _HEADS)
                problem = _problem(cells, columns)
                if problem:
                    yield BadRow(row=row, reason=problem)
                else:
                    words = (" ".join(cell.split()) for cell in cells)
                    yield Recipient(row=row, words=dict(zip(columns, words, strict=True)))
        except csv.Error as reason:
            # Where the row begins: a quotation mark that is not closed runs on to the end.
            raise _refused(name, f"row {row + 1}: {_csv_problem(reason)}", begins) from None


def _head(reader: Iterator[list[str]]) -> list[str]:
    """Give the first line of a roster that holds something."""
    return next((cells for cells in reader if any(cell.strip() for cell in cells)), [])


def _without_empty(cells: list[str], least: int) -> list[str]:
    """Give a row without the empty cells that a spreadsheet puts behind its last column."""
    count = len(cells)
    while count > least and not cells[count - 1].strip():
        count -= 1
    return cells[:count]


def _problem(cells: list[str], columns: tuple[str, ...]) -> str:
    if len(cells) < len(columns):
        return f"has {len(cells)} cells, and the head has {len(columns)}"
    if len(cells) > len(columns):
        return f"has {len(cells)} cells, and the head {len(columns)}: quote a cell with a comma"
    if any(_CONTROL.search(cell) for cell in cells):
        return "has a character that can't be printed"
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return f"has a cell of more than {LONGEST_CELL:,} letters"
    return ""


def _csv_problem(reason: csv.Error) -> str:
    text = str(reason)
    if "unexpected end" in text:
        return "a quotation mark is opened and not closed"
    if "expected after" in text:
        return 'after a closing quotation mark stands more: write a quotation mark twice ("")'
    return text


def _columns(path: Path, name: str) -> tuple[str, ...]:
    with files.open_text(path) as file:
        try:
            head = _without_empty(_head(csv.reader(file, strict=True)), 0)
        except csv.Error as reason:
            raise _refused(name, _csv_problem(reason), 1) from None
    columns = tuple(cell.strip().lower() for cell in head)
    if not any(columns):
        raise _refused(name, "is empty", None, "begin with a line of heads: name,partner,date")
    if len(columns) == 1:
        for sign, word in _DELIMITERS.items():
            if sign in columns[0]:
                hint = "save it as CSV with commas between the cells"
                raise _refused(name, f"its cells are parted by {word}, not by commas", 1, hint)
    for number, column in enumerate(columns, start=1):
        if not _COLUMN.fullmatch(column):
            told = f'"{column}" is no head of a column'
            raise _refused(name, told if column else f"column {number} has no head", 1, _HEADS)
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        raise _refused(
            name, f'two columns are called "{twice[0]}"', 1, "give each a name of its own"
        )
    if "name" not in columns:
        hint = did_you_mean("name", columns)
        hint = hint if hint.startswith("did") else "call the column with the names: name"
        raise _refused(name, 'there is no column "name"', 1, hint)
    return columns


def _check_encoding(path: Path, name: str) -> None:
    try:
        if not path.is_file():
            hint = "name a CSV file with a line of heads: name,partner,date"
            problem = "is no file" if path.exists() else "there is no such roster"
            raise _refused(name, problem, None, hint)
        probe = files.read_start(path, _PROBE)
    except OSError as reason:
        raise _refused(name, f"can't be read: {reason.strerror or reason}", None) from None
    hint = 'save it again as "CSV UTF-8"'
    if probe.startswith((b"\xff\xfe", b"\xfe\xff")) or probe.count(b"\0") > len(probe) // 4:
        raise _refused(name, "is written in UTF-16", None, hint)
    if probe.startswith(b"PK\x03\x04"):
        raise _refused(name, "is a workbook of a spreadsheet program", None, hint)
    line = files.first_undecodable(path)
    if line:
        raise _refused(name, "is not UTF-8 but seems to be Latin-1", line, hint)


def _refused(name: str, problem: str, line: int | None, hint: str = "") -> WorkbookError:
    at = Location(file=name, line=line)
    return WorkbookError(error(problem, hint=hint or "correct the row and run again", at=at))
