"""What an article becomes: chapters, pictures, settings, and what could not be carried over."""

from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, Location, WorkbookError, error

LIMIT_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that could not be carried over: what it is in a word or two, and where it stood.

    `file` and `line` are those of the chapter where it would stand; no line is the whole article.
    """

    what: str
    file: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChapter:
    """A chapter made of an article: the name of its file, and its Markdown."""

    file: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPicture:
    """A picture that comes along: its path below the new folder, `/` between, and its bytes."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A workbook made of an article. `settings` are those it brings, by their names."""

    title: str
    chapters: tuple[DraftChapter, ...]
    pictures: tuple[DraftPicture, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[Diagnostic, ...] = ()


def refused(path: Path, problem: str, hint: str) -> WorkbookError:
    """Give the error for an article that can't be read."""
    return WorkbookError(error(problem, hint=hint, at=Location(file=path.as_posix())))
