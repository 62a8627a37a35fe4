"""The manifest of a run of copies: what became of each row, written as it goes."""

import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from generator import files

MANIFEST = "manifest.csv"
HEAD = ("row", "file", "pages", "bytes", "sha256", "state", "source")
DONE = "done"


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


def failure(row: int, reason: str, source: str) -> Entry:
    """Give the line of a row that could not be used."""
    return Entry(
        row=row, file="", pages=0, size=0, sha256="", state=f"failed: {reason}", source=source
    )


def read_manifest(path: Path) -> dict[tuple[int, str], Entry]:
    """Give what a run before wrote down; a line that was not finished counts as none."""
    try:
        with files.open_text(path) as file:
            lines = file.read().split("\n")
    except OSError:
        return {}
    found: dict[tuple[int, str], Entry] = {}
    for cells in csv.reader(io.StringIO("\n".join(lines[1:-1]))):
        if len(cells) == len(HEAD) and cells[0].isdecimal():
            row, name, pages, size, sha256, state, source = cells
            found[int(row), name] = Entry(
                row=int(row),
                file=name,
                pages=int(pages or 0),
                size=int(size or 0),
                sha256=sha256,
                state=state,
                source=source,
            )
    return found


def is_whole(path: Path, entry: Entry) -> bool:
    """Tell whether a copy is there as it was written down."""
    try:
        data = files.read_bytes(path, limit=entry.size)
    except OSError:
        return False
    return entry.state == DONE and hashlib.sha256(data).hexdigest() == entry.sha256
