"""One run over a roster: a file a copy and a manifest, or one file of all; or a rehearsal."""

import contextlib
import csv
import hashlib
import itertools
import math
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from generator import files
from generator.copies.maker import Failure, Made, Maker, Part, Whole
from generator.copies.manifest import (
    DONE,
    HEAD,
    MANIFEST,
    Entry,
    failure,
    is_whole,
    take_manifest,
)
from generator.copies.options import Copies, CopyOptions, Progress, Rehearsal, Rehearsed
from generator.copies.plan import Copy, count_copies, plan_copies
from generator.copies.workers import Job, hired, processors
from generator.diagnostics import Diagnostic, Findings, Location, error, warning
from generator.printing.copying.merge import Merger
from generator.reading.roster import Roster

# Copies of a job, whoever does it; fewer where each has pages of its own to lay out.
BATCH, SLOW_BATCH = 100, 4
MOST_PROCESSES = 8
FEW = 12  # copies with pages of their own that are not worth starting processes for

_COPY = re.compile(r"\d{3,}-[a-z0-9-]+\.pdf")  # how files of copies are called


class Run:
    """One run over a roster."""

    def __init__(self, maker: Maker, roster: Roster, options: CopyOptions, progress: Progress):
        self._maker = maker
        self._master = maker.master
        self._roster = roster
        self._options = options
        self._progress = progress
        self._findings = Findings()
        self._findings.add(
            *self._master.diagnostics, *(self._bad(one.row, one.reason) for one in roster.bad)
        )
        self._total = count_copies(roster, options)
        self._failed = len(roster.bad)
        self._made = self._kept = 0
        self._listed: set[str] = set()  # the files of this run
        self._lengths: set[int] = set()  # how many pages copies have

    def write(self, folder: Path) -> Copies:
        """Write a file a copy, and the manifest as it goes."""
        folder /= self._master.name
        files.prepare_private(folder)
        before, damage = take_manifest(folder)
        self._findings.add(*damage)

        def keep(copy: Copy) -> Entry | None:
            entry = before.get((copy.row, copy.file))
            same = entry and entry.source == self._source(copy)
            return entry if entry and same and is_whole(folder / copy.file, entry) else None

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

    def merge(self, folder: Path) -> Copies:
        """Write all copies into one file."""
        files.prepare_private(folder)
        target = folder / f"{self._master.name}.pdf"
        with files.replacing(target, private=True) as file:
            merger = Merger(self._master.pdf, file.write, separators=self._options.separators)
            for _, made in self._results(_none_before):
                if isinstance(made, Part):
                    merger.add(made.lines, made.grafts, pages=made.pages)
            merger.end()
        return self._done(target)

    def rehearse(self) -> Rehearsal:
        """Do all that a run does but for writing: what it says will become of each row is so."""
        copies = [
            Rehearsed(row=one.row, file="", pages=0, reason=one.reason) for one in self._roster.bad
        ]
        for copy, made in self._results(_none_before):
            if isinstance(made, Failure):
                one = Rehearsed(row=copy.row, file="", pages=0, reason=made.reason)
            else:
                one = Rehearsed(row=copy.row, file=copy.file, pages=made.pages, reason="")
            copies.append(one)
        copies.sort(key=lambda one: one.row)
        return Rehearsal(
            book=self._master.name, copies=tuple(copies), done=self._done(self._roster.path.parent)
        )

    def _results(self, keep: Callable[[Copy], Entry | None]) -> Iterator[tuple[Copy, Made | Entry]]:
        """Give the copies in order with what became of them, or what they were before."""
        waiting: deque[tuple[Copy, Entry | None]] = deque()
        size = SLOW_BATCH if self._master.own else BATCH

        def jobs() -> Iterator[Job]:
            planned = plan_copies(self._roster, self._options, self._master)
            for batch in _batches(planned, size):
                looked = [(copy, keep(copy)) for copy in batch]
                waiting.extend(looked)
                new = tuple(copy for copy, entry in looked if entry is None)
                if new:
                    yield Job(copies=new, parts=self._options.merged)

        with hired(self._maker, self._jobs(), self._options.scheduler) as crew:
            for made in crew(jobs()):
                while (before := waiting[0][1]) is not None:
                    yield self._counted(waiting.popleft()[0], before)
                yield self._counted(waiting.popleft()[0], made)
        while waiting:
            copy, before = waiting.popleft()
            if before is not None:
                yield self._counted(copy, before)

    def _counted(self, copy: Copy, made: Made | Entry) -> tuple[Copy, Made | Entry]:
        if isinstance(made, Failure):
            self._failed += 1
            named = f" ({copy.words['name']})" if self._options.show_names else ""
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
        if self._options.jobs:
            return self._options.jobs
        # What words in their places take is less than starting processes for them.
        if not self._master.own or self._total <= FEW:
            return 1
        return min(processors(), MOST_PROCESSES, math.ceil(self._total / SLOW_BATCH))

    def _entry(self, copy: Copy, made: Made, folder: Path) -> Entry:
        source = self._source(copy)
        if isinstance(made, Failure):
            return failure(copy.row, made.reason, source)
        assert isinstance(made, Whole), "a part goes into one file with others"
        data = made.data if made.alone else self._master.pdf.data + made.data
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
        told = hashlib.sha256(self._master.digest.encode())
        for word, text in sorted((copy.words | {"": copy.password or ""}).items()):
            told.update(f"{word}\0{text}\0".encode())
        return told.hexdigest()[:16]

    def _tell_strays(self, folder: Path) -> None:
        there = files.list_folder(folder, ".pdf")
        strays = sum(1 for name in there if _COPY.fullmatch(name) and name not in self._listed)
        if strays:
            what = "a file is" if strays == 1 else f"{strays} files are"
            problem = f"{what} of a run before and of no row of this roster"
            hint = "delete what manifest.csv does not list before you print the folder"
            self._findings.add(warning(problem, hint=hint, at=Location(file=files.display(folder))))

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
            pages=min(self._lengths, default=self._master.pages),
            most_pages=max(self._lengths, default=self._master.pages),
            diagnostics=self._findings.all,
        )


def _none_before(_copy: Copy) -> None:
    """Say that a copy is not there from a run before."""


def _batches(copies: Iterable[Copy], size: int) -> Iterator[list[Copy]]:
    rest = iter(copies)
    while batch := list(itertools.islice(rest, size)):
        yield batch
