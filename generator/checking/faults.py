"""What is wrong on pages, told once a kind and file: the first place, how many more, and where."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.diagnostics import Diagnostic, Location, error, warning

MOST_TOLD = 5  # places after the first
_LONGEST = 40  # characters of what stands there


class Kind(StrEnum):
    """The kinds of what can be wrong on a page."""

    OFF_PAPER = "off paper"
    TABLE = "table"
    OUTSIDE = "outside"
    CUT = "cut"
    OUT_OF_CELL = "out of cell"
    OVER = "over"
    HEADING = "heading"
    STRANDED = "stranded"
    QUESTION = "question"
    AGREEMENT = "agreement"
    EXERCISE = "exercise"
    TICKS = "ticks"
    SCALES = "scales"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One place on a page where something is wrong. `page` is its folio; `mm` is how much.

    `what` stands there, as a message begins with it; `other` is what it stands over.
    """

    kind: Kind
    line: int
    page: str
    what: str = ""
    other: str = ""
    mm: float = 0.0


_LONG_WORD = "shorten it, or let it break: a soft hyphen (&shy;) in a long word says where"
_BREAK = "put a block newpage above it, so that it begins on a new page"
_ERRORS = frozenset({Kind.OFF_PAPER, Kind.TABLE, Kind.CUT})
_WORDS: Mapping[Kind, tuple[str, str]] = {
    Kind.OFF_PAPER: ("{what} runs {mm} mm off the paper", _LONG_WORD),
    Kind.TABLE: (
        "a table reaches {mm} mm beyond the type area",
        "take columns or words away, make two tables of it, or choose a larger paper",
    ),
    Kind.OUTSIDE: ("{what} reaches {mm} mm beyond the type area", _LONG_WORD),
    Kind.CUT: (
        "{what} is cut off: {mm} mm of it do not print",
        "shorten it; where a theme's CSS has overflow: hidden, give its box more room",
    ),
    Kind.OUT_OF_CELL: ("{what} reaches {mm} mm out of its cell of the table", _LONG_WORD),
    Kind.OVER: (
        "{what} stands over {other}",
        "shorten it, or give it more room in the theme's CSS",
    ),
    Kind.HEADING: (
        "the heading {what} stands last on its page",
        "put a block newpage above it, or write below it what it is about",
    ),
    Kind.STRANDED: (
        "less than a fifth of the page is used",
        "take words or rows away above, so that it goes away, or begin it with a block newpage",
    ),
    Kind.QUESTION: (
        "a question is parted from its room or its words, though one page holds it all",
        _BREAK,
    ),
    Kind.AGREEMENT: ("an agreement goes over two pages, though one page holds it", _BREAK),
    Kind.EXERCISE: ("an exercise goes over two pages, though one page holds it", _BREAK),
    Kind.TICKS: ("a list to tick goes over two pages, though one page holds it", _BREAK),
    Kind.SCALES: ("a series of scales goes over two pages, though one page holds it", _BREAK),
    Kind.SPREAD: (
        "a spread takes more than the two pages that face each other",
        "take words or rows away in it, or end it above what may stand on another page",
    ),
}


def tell(faults: Iterable[Fault], *, file: str, edition: str) -> Iterator[Diagnostic]:
    """Give what was found on the pages of a file: a finding a kind, at the first of its places.

    `edition` is said with it where it is named.
    """
    kinds: dict[Kind, dict[tuple[int, str], Fault]] = {}
    for fault in faults:
        # A table is told once a page, whatever rows of it.
        place = 0 if fault.kind is Kind.TABLE else fault.line, fault.page
        places = kinds.setdefault(fault.kind, {})
        before = places.setdefault(place, fault)
        places[place] = replace(before, mm=max(before.mm, fault.mm))
    for kind, found in kinds.items():
        yield _diagnostic(kind, list(found.values()), file, edition)


def quoted(words: str) -> str:
    """Give words of a page as a message quotes them."""
    text = " ".join(words.split())
    return f'"{text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"}"'


def _diagnostic(kind: Kind, found: list[Fault], file: str, edition: str) -> Diagnostic:
    first, *others = found
    message, hint = _WORDS[kind]
    message = message.format(what=first.what, other=first.other, mm=f"{first.mm:.1f}")
    if edition:
        message = f'in the edition "{edition}" {message}'
    if others:
        places = ", ".join(map(_place, others[:MOST_TOLD]))
        rest = ", ..." if len(others) > MOST_TOLD else ""
        message = f"{message}; so it is {_times(len(others))} more: {places}{rest}"
    say = error if kind in _ERRORS else warning
    return say(message, hint=hint, at=Location(file=file, line=first.line or None, page=first.page))


def _place(fault: Fault) -> str:
    return f"line {fault.line} on page {fault.page}" if fault.line else f"page {fault.page}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
