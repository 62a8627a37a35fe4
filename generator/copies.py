"""A named copy of a book for each row of a roster; what a run before has done is kept."""

import csv
import hashlib
import io
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator import files
from generator.books import Request
from generator.build import make_named
from generator.diagnostics import Diagnostic, Findings, Location, error
from generator.model import Recipient
from generator.printing.merge import Merger
from generator.printing.stamp import Stamper, StampError
from generator.printing.words import Line
from generator.reading.roster import Roster, check_roster, iterate_recipients

MANIFEST = "manifest.csv"
HEAD = ("row", "file", "pages", "bytes", "sha256", "state", "source")
DONE = "done"
NO_TYPEFACE = "no typeface here has its letters: install one that has them"
BATCH = 200  # rows whose words are typeset in one go
LONGEST_SLUG = 40

# Called with how many copies are done, how many there will be, and how many were there already.
Progress = Callable[[int, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What became of a roster: the folder or the file, how many copies, and what was wrong."""

    folder: Path
    made: int
    kept: int
    failed: int
    pages: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    """A copy to make: its number in the workshop, whose it is, and its file."""

    number: int
    recipient: Recipient
    file: str
    words: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A line of the manifest."""

    row: int
    file: str
    pages: int
    size: int
    sha256: str
    state: str
    source: str

    def cells(self) -> tuple[str, ...]:
        numbers = (str(self.pages or ""), str(self.size or ""))
        return (str(self.row), self.file, *numbers, self.sha256, self.state, self.source)


def list_copies(path: Path, *, partners: bool) -> tuple[Roster, Iterator[tuple[int, str]]]:
    """Give a roster that was checked, and the rows and files that would be made."""
    roster = check_roster(path, files.display(path))
    return roster, ((copy.recipient.row, copy.file) for copy in _copies(roster, partners=partners))


def make_copies(
    request: Request, path: Path, progress: Progress, *, partners: bool, show_names: bool
) -> Copies:
    """Make a copy for each row of a roster, in a folder of the output named after the workbook.

    Copies that are there from a run before, whole and of the same book and row, are kept. A row
    that can't be used stops only itself. Raises `WorkbookError` where the roster, the workbook or
    the brand is wrong.
    """
    roster = check_roster(path, files.display(path))
    files.prepare_output(request.output)
    book = make_named(request, lambda *_: None)
    folder = request.output / "copies" / book.name
    files.prepare_private(folder)
    stamper = Stamper(book.pdf, book.slots)
    before = _read_manifest(folder / MANIFEST)
    findings = Findings()
    findings.add(*book.diagnostics)
    total = (roster.rows - len(roster.bad)) * (2 if partners else 1)
    made = kept = failed = 0
    with files.open_private(folder / MANIFEST) as manifest:
        write = csv.writer(manifest, lineterminator="\n").writerow
        write(HEAD)
        for bad in roster.bad:
            failed += 1
            findings.add(_wrong(roster, bad.row, bad.reason))
            write(
                _Entry(
                    row=bad.row,
                    file="",
                    pages=0,
                    size=0,
                    sha256="",
                    state=f"failed: {bad.reason}",
                    source="",
                ).cells()
            )
        ready = _with_words(_copies(roster, partners=partners), book.label, book.typesetter, total)
        for copy, lines in ready:
            source = _source(book.pdf, copy.words)
            entry = before.get((copy.recipient.row, copy.file))
            if entry and entry.source == source and _is_whole(folder / copy.file, entry):
                kept += 1
            else:
                entry = _make(stamper, copy, lines, source, folder, book.pages)
                if entry.state == DONE:
                    made += 1
                else:
                    failed += 1
                    name = f" ({copy.recipient.words['name']})" if show_names else ""
                    reason = entry.state.removeprefix("failed: ")
                    findings.add(_wrong(roster, copy.recipient.row, reason + name))
            write(entry.cells())
            manifest.flush()
            progress(made + kept, total, kept)
    return Copies(
        folder=folder,
        made=made,
        kept=kept,
        failed=failed,
        pages=book.pages,
        diagnostics=findings.all,
    )


def merge_copies(
    request: Request,
    path: Path,
    progress: Progress,
    *,
    partners: bool,
    separators: bool,
    show_names: bool,
) -> Copies:
    """Put a copy for each row of a roster into one file for the printer, in order.

    Raises `WorkbookError` as `make_copies` does.
    """
    roster = check_roster(path, files.display(path))
    files.prepare_output(request.output)
    book = make_named(request, lambda *_: None)
    folder = request.output / "copies"
    files.prepare_private(folder)
    merger = Merger(book.pdf, book.slots, separators=separators)
    findings = Findings()
    findings.add(*book.diagnostics, *(_wrong(roster, bad.row, bad.reason) for bad in roster.bad))
    failed = len(roster.bad)
    total = (roster.rows - failed) * (2 if partners else 1)
    for copy, lines in _with_words(
        _copies(roster, partners=partners), book.label, book.typesetter, total
    ):
        if any(line.missing for line in lines.values()):
            failed += 1
            name = f" ({copy.recipient.words['name']})" if show_names else ""
            findings.add(_wrong(roster, copy.recipient.row, NO_TYPEFACE + name))
            continue
        merger.add(lines)
        progress(merger.copies, total, 0)
    file = folder / f"{book.name}.pdf"
    files.write_atomically(file, merger.result(), private=True)
    return Copies(
        folder=file,
        made=merger.copies,
        kept=0,
        failed=failed,
        pages=book.pages,
        diagnostics=findings.all,
    )


def _copies(roster: Roster, *, partners: bool) -> Iterator[_Copy]:
    """Give the copies of a roster in order; two for a couple where partners get one each."""
    number = itertools.count(1)
    for recipient in iterate_recipients(roster):
        words = recipient.words
        yield _copy(next(number), recipient, words, "-a" if partners else "")
        if partners and words.get("partner"):
            swapped = words | {"name": words["partner"], "partner": words["name"]}
            yield _copy(next(number), recipient, swapped, "-b")


def _copy(number: int, recipient: Recipient, words: dict[str, str], mark: str) -> _Copy:
    # The row's number makes the name unique, and keeps words that mean something to a system,
    # such as CON, from standing alone.
    slug = files.slugify(words["name"], LONGEST_SLUG) or "copy"
    ascii_only = slug.encode("ascii", "ignore").decode().strip("-") or "copy"
    file = f"{recipient.row:03}-{ascii_only}{mark}.pdf"
    return _Copy(number=number, recipient=recipient, file=file, words=words)


def _with_words(
    copies: Iterable[_Copy], label: str, typesetter, total: int
) -> Iterator[tuple[_Copy, dict[str, Line]]]:
    """Give copies with their words typeset, many at a time."""
    rest = iter(copies)
    while batch := list(itertools.islice(rest, BATCH)):
        shown = [replace(one, words=_shown(one, label, total)) for one in batch]
        texts = list(dict.fromkeys(text for one in shown for text in one.words.values() if text))
        lines = dict(zip(texts, typesetter.words(texts), strict=True))
        for one in shown:
            yield one, {word: lines[text] for word, text in one.words.items() if text}


def _shown(copy: _Copy, label: str, total: int) -> dict[str, str]:
    number = label.replace("{number}", str(copy.number)).replace("{count}", str(total))
    return copy.words | {"copy": number}


def _make(
    stamper: Stamper, copy: _Copy, lines: dict[str, Line], source: str, folder: Path, pages: int
) -> _Entry:
    wanted = {slot.word for slot in stamper.slots}
    used = {word: line for word, line in lines.items() if word in wanted}
    reason = ""
    if any(line.missing for line in used.values()):
        reason = NO_TYPEFACE
    try:
        data = stamper.copy(used)
    except StampError as problem:
        reason = str(problem)
    row = copy.recipient.row
    if reason:
        return _Entry(
            row=row, file="", pages=0, size=0, sha256="", state=f"failed: {reason}", source=source
        )
    files.write_atomically(folder / copy.file, data, private=True)
    return _Entry(
        row=row,
        file=copy.file,
        pages=pages,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        state=DONE,
        source=source,
    )


def _source(book: bytes, words: dict[str, str]) -> str:
    """Give what tells whether a copy is still of this book and this row."""
    told = hashlib.sha256(hashlib.sha256(book).digest())
    for word, text in sorted(words.items()):
        told.update(f"{word}\0{text}\0".encode())
    return told.hexdigest()[:16]


def _is_whole(path: Path, entry: _Entry) -> bool:
    try:
        data = files.read_bytes(path, limit=entry.size)
    except OSError:
        return False
    return entry.state == DONE and hashlib.sha256(data).hexdigest() == entry.sha256


def _read_manifest(path: Path) -> dict[tuple[int, str], _Entry]:
    """Give what a run before wrote down; a line that was not finished counts as none."""
    try:
        with files.open_text(path) as file:
            lines = file.read().split("\n")
    except OSError:
        return {}
    found: dict[tuple[int, str], _Entry] = {}
    for cells in csv.reader(io.StringIO("\n".join(lines[1:-1]))):
        if len(cells) == len(HEAD) and cells[0].isdecimal():
            row, name, pages, size, sha256, state, source = cells
            found[int(row), name] = _Entry(
                row=int(row),
                file=name,
                pages=int(pages or 0),
                size=int(size or 0),
                sha256=sha256,
                state=state,
                source=source,
            )
    return found


def _wrong(roster: Roster, row: int, reason: str) -> Diagnostic:
    place = Location(file=files.display(roster.path))
    hint = "correct the row and run again: copies that are done are kept"
    return error(f"row {row}: {reason}", hint=hint, at=place)
