"""One run over a roster: a file a copy and a manifest, or one file of all."""

import contextlib
import csv
import functools
import hashlib
import itertools
import math
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator import files
from generator.copies.maker import Failure, Job, Made, Master, Part, Whole
from generator.copies.manifest import (
    DONE,
    HEAD,
    MANIFEST,
    Entry,
    failure,
    is_whole,
    read_manifest,
)
from generator.copies.options import Copies, CopyOptions, Progress
from generator.copies.plan import Copy, count_copies, plan_copies
from generator.copies.workers import hired, processors, run
from generator.diagnostics import (
    Diagnostic,
    Findings,
    Location,
    error,
    warning,
)
from generator.model.merge_fields import GAP, Place, replace_marks
from generator.model.recipients import COPY, FOOT
from generator.printing.copying.merge import Merger
from generator.reading.roster import Roster

# Copies of a job, whoever does it; fewer where each has pages of its own to lay out.
BATCH, SLOW_BATCH = 100, 4
MOST_PROCESSES = 8
FEW = 12  # copies with pages of their own that are not worth starting processes for


_COPY = re.compile(r"\d{3,}-[a-z0-9-]+\.pdf")  # how files of copies are called


class Run:
    """One run over a roster."""

    def __init__(self, book: Master, roster: Roster, order: CopyOptions, progress: Progress):
        self._book = book
        self._roster = roster
        self._order = order
        self._progress = progress
        self._findings = Findings()
        self._findings.add(
            *book.diagnostics, *(self._bad(one.row, one.reason) for one in roster.bad)
        )
        self._total = count_copies(roster, partners=order.partners)
        self._digest = book.digest
        self._failed = len(roster.bad)
        self._made = self._kept = 0
        self._listed: set[str] = set()  # the files of this run
        self._lengths: set[int] = set()  # how many pages copies have

    def write(self, folder: Path) -> Copies:
        """Write a file a copy, and the manifest as it goes."""
        folder /= self._book.name
        files.prepare_private(folder)
        before = read_manifest(folder / MANIFEST)

        def keep(copy: Copy) -> Entry | None:
            entry = before.get((copy.row, copy.file))
            same = entry and entry.source == self._source(copy)
            return entry if same and is_whole(folder / copy.file, entry) else None

        with files.open_private(folder / MANIFEST) as manifest:
            write = csv.writer(manifest, lineterminator="\n").writerow
            write(HEAD)
            for bad in self._roster.bad:
                write(failure(bad.row, bad.reason, "").cells())
            with contextlib.ExitStack() as broken_off:
                # What is not reached is still there for the next run.
                broken_off.callback(lambda: [write(entry.cells()) for entry in before.values()])
                for copy, made in self._results(keep):
                    entry = made if isinstance(made, Entry) else self._entry(copy, made, folder)
                    write(entry.cells())
                    manifest.flush()
                    before.pop((copy.row, copy.file), None)
                    self._listed.add(entry.file)
                broken_off.pop_all()
        self._tell_strays(folder)
        return self._done(folder)

    def _tell_strays(self, folder: Path) -> None:
        there = files.list_folder(folder, ".pdf")
        strays = sum(1 for name in there if _COPY.fullmatch(name) and name not in self._listed)
        if strays:
            what = "a file is" if strays == 1 else f"{strays} files are"
            problem = f"{what} of a run before and of no row of this roster"
            hint = "delete what manifest.csv does not list before you print the folder"
            self._findings.add(warning(problem, hint=hint, at=Location(file=files.display(folder))))

    def merge(self, folder: Path) -> Copies:
        """Write all copies into one file."""
        files.prepare_private(folder)
        target = folder / f"{self._book.name}.pdf"
        with files.replacing(target, private=True) as file:
            merger = Merger(self._book.pdf, file.write, separators=self._order.separators)
            for _, made in self._results(lambda _copy: None):
                if isinstance(made, Part):
                    merger.add(made.lines, made.grafts, pages=made.pages)
            merger.end()
        return self._done(target)

    def _results(self, keep: Callable[[Copy], Entry | None]) -> Iterator[tuple[Copy, Made | Entry]]:
        """Give the copies in order with what became of them, or what they were before."""
        waiting: deque[tuple[Copy, Entry | None]] = deque()
        size = SLOW_BATCH if self._book.own else BATCH

        def jobs() -> Iterator[Job]:
            for batch in _batches(self._copies(), size):
                looked = [(copy, keep(copy)) for copy in batch]
                waiting.extend(looked)
                new = tuple(copy for copy, entry in looked if entry is None)
                if new:
                    yield Job(book=self._book, copies=new, parts=self._order.merged)

        with hired(self._jobs(), self._order.scheduler) as (executor, workers):
            for made in run(jobs(), executor, workers):
                while waiting[0][1] is not None:
                    yield self._counted(*waiting.popleft())
                copy, _ = waiting.popleft()
                yield self._counted(copy, made)
        while waiting:
            yield self._counted(*waiting.popleft())

    def _counted(self, copy: Copy, made: Made | Entry) -> tuple[Copy, Made | Entry]:
        if isinstance(made, Failure):
            self._failed += 1
            named = f" ({copy.words['name']})" if self._order.show_names else ""
            self._findings.add(self._bad(copy.row, made.reason + named))
        else:
            self._lengths.add(made.pages)
            if not copy.words["name"]:
                self._findings.add(self._nameless(copy.row))
            self._kept += isinstance(made, Entry)
            self._made += not isinstance(made, Entry)
            self._progress(self._made + self._kept, self._total, self._kept)
        return copy, made

    def _jobs(self) -> int:
        if self._order.jobs:
            return self._order.jobs
        # What words in their places take is less than starting processes for them.
        if not self._book.own or self._total <= FEW:
            return 1
        return min(processors(), MOST_PROCESSES, math.ceil(self._total / SLOW_BATCH))

    def _copies(self) -> Iterator[Copy]:
        planned = plan_copies(
            self._roster,
            partners=self._order.partners,
            password_column=self._order.password_column,
        )
        language = self._book.language
        for copy in planned:
            label = self._book.label.replace("{number}", language.number(copy.number))
            words = copy.words | {COPY: label.replace("{count}", language.number(self._total))}
            if words.get("date"):
                words["date"] = language.date(words["date"])
            if self._book.foot:
                said = functools.partial(_said, words)
                words[FOOT] = replace_marks(self._book.foot, said)
            yield replace(copy, words=words)

    def _entry(self, copy: Copy, made: Made, folder: Path) -> Entry:
        source = self._source(copy)
        if not isinstance(made, Whole):
            return failure(copy.row, made.reason, source)
        data = made.data if made.alone else self._book.pdf.data + made.data
        files.write_atomically(folder / copy.file, data, private=True)
        return Entry(
            row=copy.row,
            file=copy.file,
            pages=made.pages,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            state=DONE,
            source=source,
        )

    def _source(self, copy: Copy) -> str:
        """Give what tells whether a copy is still of this book and this row."""
        told = hashlib.sha256(self._digest.encode())
        for word, text in sorted((copy.words | {"": copy.password or ""}).items()):
            told.update(f"{word}\0{text}\0".encode())
        return told.hexdigest()[:16]

    def _bad(self, row: int, reason: str) -> Diagnostic:
        place = Location(file=files.display(self._roster.path))
        hint = "correct the row and run again: copies that are done are kept"
        return error(f"row {row}: {reason}", hint=hint, at=place)

    def _nameless(self, row: int) -> Diagnostic:
        place = Location(file=files.display(self._roster.path))
        hint = "write one into the roster, or leave it: the book has a line to write it on"
        return warning(f"row {row}: has no name", hint=hint, at=place)

    def _done(self, folder: Path) -> Copies:
        return Copies(
            folder=folder,
            made=self._made,
            kept=self._kept,
            failed=self._failed,
            pages=min(self._lengths, default=self._book.pages),
            most_pages=max(self._lengths, default=self._book.pages),
            diagnostics=self._findings.all,
        )


def _said(words: dict[str, str], column: str, _place: Place) -> str:
    return words.get(column) or GAP


def _batches(copies: Iterable[Copy], size: int) -> Iterator[list[Copy]]:
    rest = iter(copies)
    while batch := list(itertools.islice(rest, size)):
        yield batch
