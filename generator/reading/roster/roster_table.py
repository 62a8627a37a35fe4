"""A list as rows of cells: a text whose cells are parted by a sign, or a sheet of a spreadsheet."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

from generator.diagnostics import shorten
from generator.reading.roster.roster_file import open_text

SIGNS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAYS = re.compile(r'"?sep=(\\t|.)"?[\s,;|]*', re.I)


class TableError(Exception):
    """A row can't be read: what is wrong, and the line it begins in."""

    def __init__(self, problem: str, line: int):
        super().__init__(problem)
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a list as it is written: the line it begins in, counted from 1, and its cells."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


class Table(Protocol):
    """What a list is read from, as often as it is asked for."""

    def rows(self) -> Iterator[Row]:
        """Give the rows in order. Raises `TableError` where one can't be read."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of a spreadsheet, read whole."""

    read: tuple[Row, ...]

    def rows(self) -> Iterator[Row]:
        """Give the rows in order."""
        return iter(self.read)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of rows, read a row at a time.

    `sign` stands between cells, with a space after it that is part of none where `spaced`.
    """

    path: Path
    encoding: str
    sign: str
    spaced: bool = False

    def rows(self) -> Iterator[Row]:
        """Give the rows in order. Raises `TableError` where a quotation mark is amiss."""
        # Where a row begins: a quotation mark that is not closed runs on to the end.
        begins = 1
        with open_text(self.path, self.encoding) as file:
            above = _pass_over_sign(file)
            reader = self._reader(file)
            try:
                for cells in reader:
                    yield Row(line=begins + above, cells=tuple(cells))
                    begins = reader.line_num + 1
            except csv.Error as reason:
                raise TableError(_problem(reason), begins + above) from None

    def _reader(self, file: TextIO):
        return csv.reader(file, delimiter=self.sign, skipinitialspace=self.spaced, strict=True)


def said_sign(path: Path, encoding: str) -> str:
    """Give the sign that the first line of a list says is between its cells, as Excel wants it."""
    with open_text(path, encoding) as file:
        said = _SAYS.fullmatch(file.readline(16))
    return "\t" if said and said[1] == "\\t" else said[1] if said else ""


def _pass_over_sign(file: TextIO) -> int:
    """Go on behind a first line that says what is between cells; give how many lines that is."""
    at = file.tell()
    if _SAYS.fullmatch(file.readline(16)):
        return 1
    file.seek(at)
    return 0


def _problem(reason: csv.Error) -> str:
    text = str(reason)
    if "unexpected end" in text or "field limit" in text:
        return "a quotation mark is opened and not closed"
    if "expected after" in text:
        return 'after a closing quotation mark stands more: write a quotation mark twice ("")'
    return shorten(text)
