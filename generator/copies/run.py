"""One run over a roster: a file a copy and a manifest, or one file of all; or a rehearsal."""

import contextlib
import csv
import hashlib
import itertools
import math
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator import files, pulse
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
from generator.copies.master import Master
from generator.copies.options import Copies, Progress, Rehearsal, Rehearsed, RehearsedBook
from generator.copies.own_pictures import OwnPictureError, OwnPictures
from generator.copies.plan import Copy, Plan
from generator.copies.run_counts import Needed, Tally
from generator.copies.workers import Job, hired
from generator.diagnostics import Diagnostic, Findings, Location, warning
from generator.making.processes import MOST_PROCESSES, processors
from generator.model.merge_fields import without_marks
from generator.model.sheet_facts import SheetFacts
from generator.output_folder import prepare_private
from generator.printing.copying.merge import Merger
from generator.printing.copying.sheets_of_copies import CopySheets
from generator.printing.pdf.encrypt import locked

# Copies of a job, whoever does it; fewer where each has pages of its own to lay out.
BATCH, SLOW_BATCH = 100, 4
FEW = 12  # copies with pages of their own that are not worth starting processes for

_COPY = re.compile(r"\d{3,}-[a-z0-9-]+\.pdf")  # how files of copies are called


class Run:
    """One run over a roster, with a maker for each of its books."""

    def __init__(
        self,
        plan: Plan,
        makers: Sequence[Maker],
        progress: Progress,
        findings: Iterable[Diagnostic] = (),
        on_sheets: Sequence[SheetFacts] = (),
    ):
        """`findings` are those that are known before; `on_sheets` say how books lie on sheets."""
        self._plan = plan
        self._makers = tuple(makers)
        self._options = plan.options
        self._roster = plan.roster.path
        self._progress = progress
        self._findings = Findings()
        for maker in makers:
            self._findings.add(*maker.master.diagnostics)
        self._findings.add(*findings)
        self._tally = Tally(self._roster)
        for one in plan.bad:
            self._tally.fail(one.row, one.reason)
        self._failed = len(plan.bad)
        self._made = self._kept = 0
        self._listed: set[str] = set()  # the files of this run
        self._needed = Needed(plan, on_sheets)

    def write(self, folder: Path) -> Copies:
        """Write a file a copy, and the manifest as it goes."""
        prepare_private(folder)
        before, damage = take_manifest(folder)
        self._findings.add(*damage)

        def keep(copy: Copy) -> Entry | None:
            entry = before.get((copy.row, copy.file))
            same = entry and entry.source == self._source(copy)
            return entry if entry and same and is_whole(folder / copy.file, entry) else None

        with files.open_private(folder / MANIFEST) as manifest:
            write = csv.writer(manifest, lineterminator="\n").writerow
            write(HEAD)
            for key in [key for key in before if not self._options.takes(key[0])]:
                write(before[key].cells())
                self._listed.add(before.pop(key).file)
            for bad in self._plan.bad:
                write(failure(bad.row, bad.reason, "").cells())
            with contextlib.ExitStack() as broken_off:
                # What is not reached is still there for the next run.
                broken_off.callback(lambda: [write(entry.cells()) for entry in before.values()])
                for copy, made in self._all_results(keep):
                    entry = made if isinstance(made, Entry) else self._entry(copy, made, folder)
                    write(entry.cells())
                    manifest.flush()
                    before.pop((copy.row, copy.file), None)
                    self._listed.add(entry.file)
                broken_off.pop_all()
        self._tell_strays(folder)
        return self._done(folder)

    def merge(self, folder: Path, names: Sequence[str]) -> Copies:
        """Write all copies of a book into one file; `names` are those of the books."""
        prepare_private(folder)
        written = []
        for book, maker in enumerate(self._makers):
            if not any(True for _ in self._plan.copies(book)):
                continue
            written.append(folder / f"{names[book]}.pdf")
            with files.replacing(written[-1], private=True) as file:
                separators = self._options.separators
                press, pdf = self._options.scheme, maker.master.pdf
                merger = (
                    CopySheets(pdf, file.write, press)
                    if press
                    else Merger(pdf, file.write, separators=separators)
                )
                for _, made in self._results(book, _none_before):
                    if isinstance(made, Part):
                        merger.add(made.lines, made.grafts, pages=made.pages)
                merger.end()
        return self._done(written[0] if len(written) == 1 else folder)

    def rehearse(self, folder: Path) -> Rehearsal:
        """Do all that a run does but for writing: what it says will become of each row is so."""
        workbook = self._makers[0].master.setting.reading.workbook
        copies = [
            Rehearsed(row=one.row, file="", pages=0, edition="", reason=one.reason)
            for one in self._plan.bad
        ]
        for copy, made in self._all_results(_none_before):
            edition = self._makers[copy.book].master.setting.plan.name
            row = copy.row
            if isinstance(made, Failure):
                one = Rehearsed(row=row, file="", pages=0, edition=edition, reason=made.reason)
            else:
                file, pages = copy.file, made.pages
                one = Rehearsed(row=row, file=file, pages=pages, edition=edition, reason="")
            copies.append(one)
        copies.sort(key=lambda one: one.row)
        return Rehearsal(
            workbook=workbook.folder,
            title=without_marks(workbook.title),
            folder=folder,
            books=tuple(_book(maker.master) for maker in self._makers),
            copies=tuple(copies),
            done=self._done(folder),
        )

    def _all_results(
        self, keep: Callable[[Copy], Entry | None]
    ) -> Iterator[tuple[Copy, Made | Entry]]:
        for book in range(len(self._makers)):
            yield from self._results(book, keep)

    def _results(
        self, book: int, keep: Callable[[Copy], Entry | None]
    ) -> Iterator[tuple[Copy, Made | Entry]]:
        """Give the copies of a book in order with what became of them, or what they were before."""
        waiting: deque[tuple[Copy, Entry | Failure | None]] = deque()
        maker = self._makers[book]
        pictures = OwnPictures(self._roster.parent, maker.master)
        size = SLOW_BATCH if maker.master.own else BATCH

        def jobs() -> Iterator[Job]:
            for batch in _batches(self._plan.copies(book), size):
                looked = [_looked_at(copy, pictures, keep) for copy in batch]
                waiting.extend((replace(copy, pictures={}), before) for copy, before in looked)
                new = tuple(copy for copy, before in looked if before is None)
                if new:
                    yield Job(copies=new, parts=self._options.in_parts)

        with hired(maker, self._jobs(maker.master), self._options.scheduler) as crew:
            for made in crew(jobs()):
                while (before := waiting[0][1]) is not None:
                    yield self._counted(waiting.popleft()[0], before)
                yield self._counted(waiting.popleft()[0], made)
        while waiting:
            copy, before = waiting.popleft()
            if before is not None:
                yield self._counted(copy, before)

    def _counted(self, copy: Copy, made: Made | Entry) -> tuple[Copy, Made | Entry]:
        pulse.beat(f"the copies after row {copy.row}")
        if isinstance(made, Failure):
            self._failed += 1
            name = copy.words["name"] if self._options.show_names else ""
            self._tally.fail(copy.row, made.reason, name)
        else:
            self._needed.add(copy, made.pages)
            if not copy.words["name"]:
                self._tally.miss_name(copy.row)
            for column, _, _ in self._makers[copy.book].master.pictures:
                if not copy.words.get(column):
                    self._tally.miss_picture(column, copy.row)
            self._kept += isinstance(made, Entry)
            self._made += not isinstance(made, Entry)
            self._progress(self._made + self._kept, self._plan.count, self._kept)
        return copy, made

    def _jobs(self, master: Master) -> int:
        if self._options.jobs:
            return self._options.jobs
        # What words in their places take is less than starting processes for them.
        if not master.own or self._plan.count <= FEW:
            return 1
        return min(processors(), MOST_PROCESSES, math.ceil(self._plan.count / SLOW_BATCH))

    def _entry(self, copy: Copy, made: Made, folder: Path) -> Entry:
        source = self._source(copy)
        if isinstance(made, Failure):
            return failure(copy.row, made.reason, source)
        data = self._file_of(copy, made)
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

    def _file_of(self, copy: Copy, made: Whole | Part) -> bytes:
        """Give the file of a copy: the book and what follows it, or its sheets."""
        book = self._makers[copy.book].master.pdf
        if isinstance(made, Whole):
            return made.data if made.alone else book.data + made.data
        assert self._options.scheme, "a part that is no sheets goes into one file with others"
        written: list[bytes] = []
        sheets = CopySheets(book, written.append, self._options.scheme)
        sheets.add(made.lines, made.grafts, pages=made.pages)
        sheets.end()
        data = b"".join(written)
        return locked(data, copy.password) if copy.password else data

    def _source(self, copy: Copy) -> str:
        """Give what tells whether a copy is still of this book and this row."""
        told = hashlib.sha256(self._makers[copy.book].master.digest.encode())
        told.update(repr(self._options.scheme).encode() if self._options.scheme else b"")
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

    def _done(self, folder: Path) -> Copies:
        self._findings.add(*self._tally.findings())
        usual = self._makers[0].master.pages
        return Copies(
            folder=folder,
            made=self._made,
            kept=self._kept,
            failed=self._failed,
            pages=min(self._needed.lengths, default=usual),
            most_pages=max(self._needed.lengths, default=usual),
            to_bring=self._needed.all,
            diagnostics=self._findings.all,
        )


def _book(master: Master) -> RehearsedBook:
    paper = master.paper
    return RehearsedBook(edition=master.setting.plan.name, paper=paper, pages=master.pages)


def _looked_at(
    copy: Copy, pictures: OwnPictures, keep: Callable[[Copy], Entry | None]
) -> tuple[Copy, Entry | Failure | None]:
    """Give a copy with its pictures, and what it was before; or why it can't be made."""
    try:
        copy, found = pictures.find(copy)
        before = keep(copy)
        return copy if before else pictures.given(copy, found), before
    except OwnPictureError as reason:
        return copy, Failure(reason=str(reason))


def _none_before(_copy: Copy) -> None:
    """Say that a copy is not there from a run before."""


def _batches(copies: Iterable[Copy], size: int) -> Iterator[list[Copy]]:
    rest = iter(copies)
    while batch := list(itertools.islice(rest, size)):
        yield batch
