"""How copies are asked for, and what became of them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic

# Called with how many copies are done, how many there will be, and how many were there already.
Progress = Callable[[int, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOptions:
    """How copies are made. No `jobs`: as many processes as pay off; `scheduler` is the address of
    a cluster that makes them instead.
    """

    partners: bool = False
    merged: bool = False
    separators: bool = False
    show_names: bool = False
    password_column: str | None = None
    jobs: int | None = None
    scheduler: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What became of a roster: the folder or the file, how many copies, how many pages each has
    at least and at most, and what was wrong.
    """

    folder: Path
    made: int
    kept: int
    failed: int
    pages: int
    most_pages: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """What a run would make of a copy: its row, its file and its pages; or why it can't."""

    row: int
    file: str
    pages: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What a run would make, copy by copy in the order of the roster, and what became of it all."""

    book: str
    copies: tuple[Rehearsed, ...]
    done: Copies
