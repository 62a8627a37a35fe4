"""The manifest of a run of copies: what became of each row, written as it goes.

What a run before wrote may since have been opened in a spreadsheet, or be anything: it is read as
far as it can be, and where that is not whole it is kept beside the new one, and told.
"""

import contextlib
import csv
import hashlib
import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import files, gate
from generator.diagnostics import Diagnostic, Location, warning

MANIFEST = "manifest.csv"
HEAD = ("row", "file", "pages", "bytes", "sha256", "state", "source")
DONE = "done"
LIMIT_BYTES = 100_000_000
_DELIMITERS = (",", ";", "\t")  # what spreadsheets save with


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the manifest: `source` tells of which book and which words a copy is."""

    row: int
    file: str
    pages: int
    size: int
    sha256: str
    state: str
    source: str

    def cells(self) -> tuple[str, ...]:
        """Give the line as cells."""
        numbers = (str(self.pages or ""), str(self.size or ""))
        return (str(self.row), self.file, *numbers, self.sha256, self.state, self.source)


Entries = dict[tuple[int, str], Entry]  # by row and file


def failure(row: int, reason: str, source: str) -> Entry:
    """Give the line of a row that could not be used."""
    return Entry(
        row=row, file="", pages=0, size=0, sha256="", state=f"failed: {reason}", source=source
    )


def take_manifest(folder: Path) -> tuple[Entries, tuple[Diagnostic, ...]]:
    """Give what a run before wrote down in a folder, and what was wrong with it.

    A line that was not finished counts as none. A manifest that holds what can't be read is kept
    under another name, so that the new one takes nothing away.
    """
    path = folder / MANIFEST
    if not _is_there(path):
        return {}, ()
    try:
        text = _decoded(gate.read_own(path, at_most=LIMIT_BYTES))
    except (gate.GateError, UnicodeError):
        return {}, (
            _kept_beside(path, "is no manifest that can be read; all copies are made anew"),
        )
    found, odd = _read(text)
    if not odd:
        return found, ()
    lines = "a line" if odd == 1 else f"{odd:,} lines"
    return found, (
        _kept_beside(path, f"has {lines} that can't be read; those copies are made anew"),
    )


def is_whole(path: Path, entry: Entry) -> bool:
    """Tell whether a copy is there as it was written down."""
    try:
        data = gate.read_own(path, at_most=entry.size)
    except gate.GateError:
        return False
    return entry.state == DONE and hashlib.sha256(data).hexdigest() == entry.sha256


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    return data.decode("utf-8-sig")


def _read(text: str) -> tuple[Entries, int]:
    """Give the lines that can be read, and how many can't."""
    lines = text.replace("\r\n", "\n").split("\n")
    delimiter = next((one for one in _DELIMITERS if _is_head(lines[0], one)), None)
    if delimiter is None:
        return {}, len([line for line in lines if line])
    # The last is empty, or was not finished.
    found: Entries = {}
    odd = 0
    for cells in _cells(lines[1:-1], delimiter):
        entry = _entry(cells) if cells is not None else None
        if entry is not None:
            found[entry.row, entry.file] = entry
        elif cells is None or any(cells):
            odd += 1
    return found, odd


def _is_head(line: str, delimiter: str) -> bool:
    return tuple(cell.strip('" ') for cell in line.split(delimiter))[: len(HEAD)] == HEAD


def _cells(lines: list[str], delimiter: str) -> Iterator[list[str] | None]:
    """Give the cells of each line; nothing for what is no line of a table."""
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:  # a field that is far too long, a NUL
            yield None
            continue
        if cells is None:
            return
        yield cells


def _entry(cells: list[str]) -> Entry | None:
    if len(cells) < len(HEAD) or any(cells[len(HEAD) :]):
        return None
    row, name, pages, size, sha256, state, source = cells[: len(HEAD)]
    numbers = [_number(row), _number(pages or "0"), _number(size or "0")]
    if any(one is None for one in numbers) or not numbers[0]:
        return None
    return Entry(
        row=numbers[0] or 0,
        file=name,
        pages=numbers[1] or 0,
        size=numbers[2] or 0,
        sha256=sha256,
        state=state,
        source=source,
    )


def _number(text: str) -> int | None:
    """Give a whole number, as a spreadsheet may have written it too: 5.0."""
    whole = text.strip().removesuffix(".0")
    return int(whole) if whole.isascii() and whole.isdecimal() and len(whole) < 16 else None


def _is_there(path: Path) -> bool:
    """Tell whether there is anything of a name, a link that leads nowhere too."""
    return path.is_symlink() or path.exists()


def _kept_beside(path: Path, problem: str) -> Diagnostic:
    """Put a manifest aside under a name that is free, and say so."""
    names = (path.with_name(f"manifest-before-{number}.csv") for number in itertools.count(1))
    aside = next(name for name in names if not _is_there(name))
    with contextlib.suppress(OSError):
        path.rename(aside)
    return warning(
        problem,
        hint=f"what was there is kept as {aside.name}: delete it when you don't need it",
        at=Location(file=files.display(path)),
    )
