"""How copies are asked for, and what became of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.model import RosterChoice
from generator.model.sheet_facts import SheetFacts
from generator.printing.press.sheet_layout import Scheme

# Called with how many copies are done, how many there will be, and how many were there already.
Progress = Callable[[int, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOptions:
    """How copies are made. No `jobs`: as many processes as pay off; `scheduler` is the address of
    a cluster that makes them instead. Of some `rows`, where any are named, the others stay as they
    are. a `scheme` puts each copy on sheets. `choice` is what is said of the roster beforehand.
    """

    partners: bool = False
    merged: bool = False
    separators: bool = False
    show_names: bool = False
    password_column: str | None = None
    jobs: int | None = None
    scheduler: str = ""
    rows: tuple[range, ...] = ()
    scheme: Scheme | None = None
    choice: RosterChoice = field(default_factory=RosterChoice)

    @property
    def in_parts(self) -> bool:
        """Whether a copy's own words and pages are put into another file than the book's."""
        return self.merged or self.scheme is not None

    def takes(self, row: int) -> bool:
        """Tell whether a row is one of those that copies are made for."""
        return not self.rows or any(row in one for one in self.rows)


def parse_rows(text: str) -> tuple[range, ...]:
    """Give the rows that are named so: 3,7-9. Raises `ValueError` for other texts."""
    rows = []
    for one in text.split(","):
        found = _ROWS.fullmatch(one.strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 0 < first <= last:
            raise ValueError(f'"{one.strip()}" names no rows')
        rows.append(range(first, last + 1))
    return tuple(rows)


_ROWS = re.compile(r"(\d{1,9})(?: ?[-–] ?(\d{1,9}))?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBring:
    """What a workshop needs of the copies of a run: how many couples come, how many people, the
    books, and the sheets of paper to print them on; none where they are for a screen.
    """

    couples: int
    people: int
    books: int
    sheets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What became of a roster: the folder or the file, how many copies, how many pages each has
    at least and at most, what they need, how they lie on sheets where they do, and what was wrong.
    """

    folder: Path
    made: int
    kept: int
    failed: int
    pages: int
    most_pages: int
    to_bring: ToBring
    diagnostics: tuple[Diagnostic, ...]
    on_sheets: SheetFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """What a run would make of a copy: its row, its file, its pages and its edition; or why it
    can't.
    """

    row: int
    file: str
    pages: int
    edition: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsedBook:
    """A book that copies would be made of: its edition, its paper in mm, its pages."""

    edition: str
    paper: tuple[float, float]
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What a run would make, copy by copy in the order of the roster, and what became of it all.

    `workbook` is the folder of the workbook called `title`, `folder` where copies would go.
    """

    workbook: Path
    title: str
    folder: Path
    books: tuple[RehearsedBook, ...]
    copies: tuple[Rehearsed, ...]
    done: Copies
