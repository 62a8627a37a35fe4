"""A workbook whose files are written by another program, made again whenever they change."""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator import files
from generator.diagnostics import Location, WorkbookError, error
from generator.making.bind import bind_book
from generator.making.book import lay_out
from generator.making.chapters import Progress
from generator.making.collection import usual_workbook
from generator.making.kept_layouts import KeptLayouts
from generator.making.request import Book, Request
from generator.making.setting import plan_settings
from generator.reading.brand.brand_file import find_brand
from generator.reading.parsed_chapters import ParsedChapters
from generator.reading.workbook import read_workbook
from generator.reading.workbook_places import SETTINGS_FILE, locate

LOOK_MS = 1_000  # after which it is looked at the files, whatever the system has told
_STEP_MS = 20  # in which nothing more may change before changes are told
_MOST_FILES = 20_000
_MADE = (".pdf", ".html")
Stamps = dict[Path, tuple[int, int]]


class Rebuilt:
    """The books of a request, made again: what has not changed is neither read nor laid out."""

    def __init__(self, request: Request):
        self._request = request
        self._parsed = ParsedChapters()
        self._layouts = KeptLayouts()

    def make(self, progress: Progress, changed: frozenset[Path] | None) -> tuple[Book, ...]:
        """Make the books after some files have changed; with nothing, after all may have.

        Raises `WorkbookError` with all that is wrong.
        """
        if changed is None or not all(map(_is_text, changed)):
            self._parsed.forget()
            self._layouts.forget()
        read = partial(read_workbook, parsed=self._parsed)
        settings = plan_settings(self._request, read=read)
        books = []
        with self._layouts.round():
            for setting in settings:
                laid = lay_out(setting, progress, begin=self._layouts.begin)
                books.append(bind_book(*laid, html=self._request.html))
        return tuple(books)


def _is_text(path: Path) -> bool:
    return path.suffix == ".md" or path.name == SETTINGS_FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """Where the files are that a book is made of. Those of a brand may have much beside them: of
    `shallow` folders, what lies in them and one folder down.
    """

    deep: tuple[Path, ...]
    shallow: tuple[Path, ...]
    apart: Path

    def stamps(self) -> Stamps:
        """Give when each file was last written, in ns, and how many bytes it has; but for those
        `apart`, hidden ones, and what is written for a while.

        Raises `WorkbookError` where there are too many.
        """
        stamps: Stamps = {}
        for folder in (*self.deep, *self.shallow):
            for path in self._files(folder, deep=folder in self.deep):
                with contextlib.suppress(OSError):  # it has gone meanwhile
                    found = path.stat()
                    stamps[path] = found.st_mtime_ns, found.st_size
                if len(stamps) > _MOST_FILES:
                    problem = f"has more than {_MOST_FILES:,} files, too many to look after"
                    hint = "put the workbook into a folder of its own"
                    raise WorkbookError(
                        error(problem, hint=hint, at=Location(file=files.display(folder)))
                    )
        return stamps

    def _files(self, top: Path, *, deep: bool) -> Iterator[Path]:
        for at, folders, names in os.walk(top):
            here = Path(at)
            folders[:] = [
                one
                for one in folders
                if not one.startswith(".") and here / one != self.apart and (deep or here == top)
            ]
            for name in names:
                made = here == self.apart and name.endswith(_MADE)
                if not name.startswith(".") and not made:
                    yield here / name


def find_watched(request: Request) -> Watched:
    """Give where the files of a request are. Raises `WorkbookError` where there is no workbook."""
    place = locate(request.workbook or usual_workbook())
    folder = place if place.is_dir() else place.parent
    deep = [folder.resolve()]
    if request.theme and Path(request.theme).is_dir():
        deep.append(Path(request.theme).resolve())
    found = find_brand(folder)
    brand = request.brand or (found[0] if found else None)
    shallow = ((brand if brand.is_dir() else brand.parent).resolve(),) if brand else ()
    return Watched(
        deep=tuple(dict.fromkeys(deep)),
        shallow=tuple(one for one in shallow if one not in deep),
        apart=request.output.resolve(),
    )


def changes(watched: Watched) -> Iterator[frozenset[Path]]:
    """Give the files that have changed since now, each time the system tells of any, and each
    second.

    What changes between two looks is given with the next. Raises `WorkbookError` without the
    package that listens to the system.
    """
    try:
        import watchfiles
    except ImportError:
        hint = 'install what it takes: python -m pip install "workbook-generator[studio]"'
        raise WorkbookError(error("the package watchfiles is not installed", hint=hint)) from None
    return _changes(watched, watched.stamps(), watchfiles.watch)


def _changes(
    watched: Watched, before: Stamps, listen: Callable[..., Iterator[Any]]
) -> Iterator[frozenset[Path]]:
    told = listen(
        *watched.deep,
        step=_STEP_MS,
        rust_timeout=LOOK_MS,
        yield_on_timeout=True,
        watch_filter=None,
        ignore_permission_denied=True,
    )
    for _ in told:
        now = watched.stamps()
        yield frozenset(path for path, _ in now.items() ^ before.items())
        before = now
