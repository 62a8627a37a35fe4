"""How large and how deep a text may be.

Beyond these bounds the Markdown parser takes time that grows with the square of the text, or
runs out of stack. No chapter that people read comes near them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LIMIT_LINES = 10_000
LIMIT_LINE = 20_000
LIMIT_DEPTH = 30
LIMIT_RUN = 20_000  # characters from one empty line to the next, but in a table
LIMIT_RUN_LINES = 2_000  # likewise
LIMIT_BRACKETS = 1_000  # "[" from one empty line to the next
LIMIT_UNCLOSED = 100  # "<" of HTML that no ">" ends

_UNCLOSED = re.compile(r"<[A-Za-z/!?][^<>]*(?=<|\Z)")
_SEPARATOR = re.compile(r"\s*\|?\s*:?-+:?\s*(\|[\s:|-]*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Excess:
    """The first place where a text goes beyond a bound, and what to do about it."""

    line: int
    problem: str
    hint: str


def find_excess(text: str) -> Excess | None:
    """Give the first thing in a text that is beyond a bound, or nothing."""
    lines = text.split("\n")
    for excess in (*_long(lines), *_long_runs(lines), *_unclosed(text)):
        return excess
    return None


def _long(lines: list[str]) -> Iterator[Excess]:
    for number, line in enumerate(lines, start=1):
        indent = line[: len(line) - len(line.lstrip(" \t>"))]
        depth = indent.count(">") + indent.replace("\t", "    ").count(" ") // 4
        if depth > LIMIT_DEPTH:
            yield Excess(
                line=number,
                problem=f"is nested {depth} levels deep",
                hint=f"up to {LIMIT_DEPTH} levels can be laid out; take some indents or > away",
            )
        if len(line) > LIMIT_LINE:
            yield Excess(
                line=number,
                problem=f"this line is too long to be text ({len(line):,} characters)",
                hint="break it into paragraphs, with an empty line between them",
            )
    if len(lines) > LIMIT_LINES:
        yield Excess(
            line=LIMIT_LINES + 1,
            problem=f"has {len(lines):,} lines, more than {LIMIT_LINES:,}",
            hint="make several chapters of it, each in a file of its own",
        )


def _long_runs(lines: list[str]) -> Iterator[Excess]:
    for first, run in _runs(lines):
        size = sum(map(len, run))
        table = len(run) > 1 and _SEPARATOR.fullmatch(run[1])
        brackets = 0 if table else sum(line.count("[") for line in run)
        if brackets > LIMIT_BRACKETS:
            problem = f"too many square brackets without an empty line ({brackets:,})"
        elif not table and (size > LIMIT_RUN or len(run) > LIMIT_RUN_LINES):
            problem = f"too long without an empty line ({len(run):,} lines, {size:,} characters)"
        else:
            continue
        hint = "break it into shorter pieces, with an empty line between them"
        yield Excess(line=first, problem=problem, hint=hint)


def _runs(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    run: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            run.append(line)
        elif run:
            yield number - len(run), run
            run = []


def _unclosed(text: str) -> Iterator[Excess]:
    for count, tag in enumerate(_UNCLOSED.finditer(text), start=1):
        if count > LIMIT_UNCLOSED:
            yield Excess(
                line=text.count("\n", 0, tag.start()) + 1,
                problem=f"has more than {LIMIT_UNCLOSED} HTML tags without an end",
                hint="write &lt; for a < that is part of the text",
            )
            return
