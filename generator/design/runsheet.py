"""The run sheet of a facilitator: what comes when, how long, and with what."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.design.language import Language
from generator.model import Chapter, Notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A chapter of the run sheet. `clock` is when it begins, hours and minutes from the start."""

    chapter: Chapter
    page: int
    minutes: int
    clock: str
    aims: tuple[str, ...]
    materials: tuple[str, ...]


def plan_runsheet(
    notes: tuple[Notes, ...], pages: Mapping[str, int], language: Language
) -> tuple[Row, ...]:
    """Give the rows of the run sheet; `pages` are the folios of the chapters by their slugs."""
    rows = []
    gone = 0
    for one in notes:
        options = [block.options for block in one.blocks]
        minutes = sum(option.minutes or 0 for option in options)
        rows.append(
            Row(
                chapter=one.chapter,
                page=pages[one.chapter.slug],
                minutes=minutes,
                clock=language.clock(gone),
                aims=tuple(option.aim for option in options if option.aim),
                materials=tuple(option.materials for option in options if option.materials),
            )
        )
        gone += minutes
    return tuple(rows)
