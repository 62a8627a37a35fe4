"""A source's lines, with what other programs write in our own notation."""

from collections.abc import Collection
from dataclasses import dataclass

from generator.diagnostics import Findings
from generator.reading.source import Source
from generator.reading.text.fences import read_parts
from generator.reading.text.foreign import PAGE_BREAK, code_lines, translate_line
from generator.reading.text.stray_tags import settle_tags
from generator.reading.text.tally import Tally
from generator.reading.text.wrappers import unwrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """Lines, one for one, as they are read here; a line may hold more than one.

    By their numbers, from 1: `verbatim` stay as they are, `breaks` break the page, `kinds` are
    the kinds of the notes whose heads stand there.
    """

    lines: list[str]
    verbatim: set[int]
    breaks: frozenset[int]
    kinds: dict[int, str]


def translate(
    source: Source, lines: list[str], verbatim: Collection[int], findings: Findings
) -> Translation:
    """Translate the lines of a source. What can't be set is told once for each kind."""
    tally = Tally(source=source)
    code = code_lines(lines, verbatim)
    parts = read_parts(lines, {*verbatim, *code}, tally)
    kept = parts.verbatim
    breaks = set()
    translated = unwrap(settle_tags(parts.lines, kept, tally), kept)
    for number, line in enumerate(translated, start=1):
        if number in kept:
            continue
        new = translate_line(line, number, tally)
        if new == PAGE_BREAK != line.strip():
            breaks.add(number)
        translated[number - 1] = new
    tally.tell(findings)
    return Translation(
        lines=translated,
        verbatim=kept - code,  # code in a list is found to be some by the list
        breaks=frozenset(breaks),
        kinds=parts.kinds,
    )
