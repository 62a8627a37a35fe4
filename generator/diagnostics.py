"""What is wrong, where, and what to do about it: the form every message has."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

Read = TypeVar("Read")

_NAMED = 12  # more names than that are a list to search in, no hint


class Severity(StrEnum):
    """How much a finding matters: an error stops the build, a warning does not; a note is no
    fault, and only checks tell it.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a file as the user knows it: its path as typed, its line from 1; and the page
    it is printed on, by its folio.
    """

    file: str
    line: int | None = None
    page: str = ""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: page {self.page}" if self.page else place


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding. `message` says what is wrong, `hint` what to do next."""

    severity: Severity
    message: str
    hint: str
    location: Location | None = None

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        return f"{self.severity}: {place}{self.message}\nhint: {self.hint}"


def error(message: str, *, hint: str, at: Location | None = None) -> Diagnostic:
    """Give a finding that stops the build."""
    return Diagnostic(severity=Severity.ERROR, message=shorten(message), hint=hint, location=at)


def warning(message: str, *, hint: str, at: Location | None = None) -> Diagnostic:
    """Give a finding that is told and does not stop the build."""
    return Diagnostic(severity=Severity.WARNING, message=shorten(message), hint=hint, location=at)


def note(message: str, *, hint: str, at: Location | None = None) -> Diagnostic:
    """Give what is good to know and no fault."""
    return Diagnostic(severity=Severity.NOTE, message=shorten(message), hint=hint, location=at)


def faults(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give the findings that are no notes."""
    return tuple(one for one in found if one.severity is not Severity.NOTE)


def shorten(text: str, longest: int = 300) -> str:
    """Give a text that quotes what a user wrote at a length that can be read."""
    return text if len(text) <= longest else text[: longest - 3] + "..."


def listed(words: Iterable[str]) -> str:
    """Give words one after the other, as a sentence has them: a, b and c."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


class WorkbookError(Exception):
    """Something in the content, the theme or the build is wrong.

    Carries everything that was found, warnings among it, in the order of the files.
    """

    def __init__(self, *diagnostics: Diagnostic):
        super().__init__("\n".join(str(one) for one in diagnostics))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it go to another process, with all that it carries."""
        return WorkbookError, self.diagnostics


class Findings:
    """Collects diagnostics while a stage works, so that all of them are told at once."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def add(self, *diagnostics: Diagnostic) -> None:
        """Keep findings; one that says the same of the same place is kept once."""
        self._found.update(dict.fromkeys(diagnostics))

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """Everything found so far: file by file as they came, from top to bottom in each."""
        files = list(dict.fromkeys(one.location and one.location.file for one in self._found))
        return tuple(
            sorted(
                self._found,
                key=lambda one: (
                    files.index(one.location and one.location.file),
                    (one.location and one.location.line) or 0,
                ),
            )
        )

    def raise_errors(self) -> None:
        """Raise `WorkbookError` with everything found, if any of it is an error."""
        if any(one.severity is Severity.ERROR for one in self._found):
            raise WorkbookError(*self.all)

    def require(self, read: Read | None) -> Read:
        """Give what was read. Raises `WorkbookError` with everything found where it is nothing."""
        self.raise_errors()
        if read is None:
            raise WorkbookError(*self.all)
        return read


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give a hint for a misspelt word: the nearest known one, else all of them."""
    names = sorted(known)
    near = difflib.get_close_matches(word.lower(), names, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    if len(names) > _NAMED:
        names = [*names[:_NAMED], f"and {len(names) - _NAMED} more"]
    return "known are: " + ", ".join(names)
