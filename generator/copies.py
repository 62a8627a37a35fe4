"""A named copy of a book for each row of a roster; what a run before has done is kept."""

import csv
import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator import files
from generator.books import NamedBook, Request
from generator.build import make_named
from generator.diagnostics import Diagnostic, Findings, Location, error
from generator.manifest import (
    DONE,
    HEAD,
    MANIFEST,
    Entry,
    failure,
    is_whole,
    read_manifest,
)
from generator.model import Recipient
from generator.printing.merge import Merger
from generator.printing.stamp import Stamper, StampError
from generator.printing.words import Line
from generator.reading.roster import Roster, check_roster, iterate_recipients

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
    return make_from(
        book, roster, request.output, progress, partners=partners, show_names=show_names
    )


def make_from(
    book: NamedBook,
    roster: Roster,
    output: Path,
    progress: Progress,
    *,
    partners: bool,
    show_names: bool,
) -> Copies:
    """Make the copies of a book that is typeset, as `make_copies` does."""
    folder = output / "copies" / book.name
    files.prepare_private(folder)
    stamper = Stamper(book.pdf, book.slots)
    before = read_manifest(folder / MANIFEST)
    findings = Findings()
    findings.add(*book.diagnostics)
    made = kept = failed = 0
    with files.open_private(folder / MANIFEST) as manifest:
        write = csv.writer(manifest, lineterminator="\n").writerow
        write(HEAD)
        for bad in roster.bad:
            failed += 1
            findings.add(_wrong(roster, bad.row, bad.reason))
            write(failure(bad.row, bad.reason, "").cells())
        total = _total(roster, partners=partners)
        for copy, lines in _with_words(_copies(roster, partners=partners), book, total):
            row = copy.recipient.row
            source = _source(book.pdf, copy.words)
            entry = before.get((row, copy.file))
            if entry and entry.source == source and is_whole(folder / copy.file, entry):
                kept += 1
            else:
                entry = _make(stamper, copy, lines, source, folder, book.pages)
                made += entry.state == DONE
                if entry.state != DONE:
                    failed += 1
                    reason = entry.state.removeprefix("failed: ")
                    findings.add(_wrong(roster, row, reason + _name(copy, show=show_names)))
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
    return merge_from(
        book,
        roster,
        request.output,
        progress,
        partners=partners,
        separators=separators,
        show_names=show_names,
    )


def merge_from(
    book: NamedBook,
    roster: Roster,
    output: Path,
    progress: Progress,
    *,
    separators: bool,
    partners: bool = False,
    show_names: bool = False,
) -> Copies:
    """Put the copies of a book that is typeset into one file, as `merge_copies` does."""
    folder = output / "copies"
    files.prepare_private(folder)
    merger = Merger(book.pdf, book.slots, separators=separators)
    findings = Findings()
    findings.add(*book.diagnostics, *(_wrong(roster, bad.row, bad.reason) for bad in roster.bad))
    failed = len(roster.bad)
    total = _total(roster, partners=partners)
    for copy, lines in _with_words(_copies(roster, partners=partners), book, total):
        if any(line.missing for line in lines.values()):
            failed += 1
            reason = NO_TYPEFACE + _name(copy, show=show_names)
            findings.add(_wrong(roster, copy.recipient.row, reason))
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


def _total(roster: Roster, *, partners: bool) -> int:
    return sum(1 for _ in _copies(roster, partners=partners))


def _name(copy: _Copy, *, show: bool) -> str:
    return f" ({copy.recipient.words['name']})" if show else ""


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
    copies: Iterable[_Copy], book: NamedBook, total: int
) -> Iterator[tuple[_Copy, dict[str, Line]]]:
    """Give copies with the words that have a place in the book typeset, many at a time."""
    wanted = {slot.word for slot in book.slots} | {"name", "partner"}
    rest = iter(copies)
    while batch := list(itertools.islice(rest, BATCH)):
        shown = [replace(one, words=_shown(one, book.label, total)) for one in batch]
        used = [{word: text for word, text in one.words.items() if word in wanted} for one in shown]
        texts = list(dict.fromkeys(text for words in used for text in words.values() if text))
        lines = dict(zip(texts, book.typesetter.words(texts), strict=True))
        for one, words in zip(shown, used, strict=True):
            yield one, {word: lines[text] for word, text in words.items() if text}


def _shown(copy: _Copy, label: str, total: int) -> dict[str, str]:
    number = label.replace("{number}", str(copy.number)).replace("{count}", str(total))
    return copy.words | {"copy": number}


def _make(
    stamper: Stamper, copy: _Copy, lines: dict[str, Line], source: str, folder: Path, pages: int
) -> Entry:
    reason = ""
    if any(line.missing for line in lines.values()):
        reason = NO_TYPEFACE
    try:
        data = stamper.copy(lines)
    except StampError as problem:
        reason = str(problem)
    row = copy.recipient.row
    if reason:
        return Entry(
            row=row, file="", pages=0, size=0, sha256="", state=f"failed: {reason}", source=source
        )
    files.write_atomically(folder / copy.file, data, private=True)
    return Entry(
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


def _wrong(roster: Roster, row: int, reason: str) -> Diagnostic:
    place = Location(file=files.display(roster.path))
    hint = "correct the row and run again: copies that are done are kept"
    return error(f"row {row}: {reason}", hint=hint, at=place)
