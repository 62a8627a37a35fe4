"""The run sheet of a facilitator: what comes when, how long, and with what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.design.language import Language
from generator.model import Chapter, Edition, Notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A chapter of the run sheet. `clock` is when it begins: the time of the day where its session
    has one, else hours and minutes from the start of the session.
    """

    chapter: Chapter
    page: int
    minutes: int
    clock: str
    aims: tuple[str, ...]
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of a session, with its title, which is empty where there are no sessions.

    `span` is from when to when it goes, or empty; `others` are chapters that no session takes.
    """

    title: str
    span: str
    rows: tuple[Row, ...]
    others: bool = False

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(row.minutes for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheet:
    """The groups of a run sheet in order; `end` is the clock after the last of its only group, or
    empty.
    """

    groups: tuple[Group, ...]
    end: str

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return sum(group.minutes for group in self.groups)


def plan_runsheet(edition: Edition, pages: Mapping[str, int], language: Language) -> RunSheet:
    """Give the run sheet of an edition; `pages` are the folios of its chapters by their slugs.

    Sessions come in their order, with all their chapters; then chapters that have notes and no
    session. Each session has a clock of its own.
    """
    chapters = {one.slug: one for one in edition.workbook.chapters}
    notes = {one.chapter.slug: one for one in edition.notes}

    def rows(slugs: Iterable[str], starts: int | None) -> Iterator[Row]:
        gone = 0
        for slug in slugs:
            clock = language.clock(gone) if starts is None else language.time(starts + gone)
            row = _row(chapters[slug], notes.get(slug), pages[slug], clock)
            gone += row.minutes
            yield row

    groups = []
    for session in edition.workbook.sessions:
        of_it = tuple(rows((slug for slug in session.chapters if slug in chapters), session.starts))
        if of_it:
            span = _span(of_it, session.starts, language)
            groups.append(Group(title=session.title, span=span, rows=of_it))
    taken = {slug for session in edition.workbook.sessions for slug in session.chapters}
    rest = tuple(rows((slug for slug in notes if slug not in taken), None))
    if rest:
        groups.append(Group(title="", span="", rows=rest, others=bool(groups)))
    alone = len(groups) == 1 and not groups[0].title
    return RunSheet(groups=tuple(groups), end=language.clock(groups[0].minutes) if alone else "")


def _row(chapter: Chapter, notes: Notes | None, page: int, clock: str) -> Row:
    options = [block.options for block in notes.blocks] if notes else []
    return Row(
        chapter=chapter,
        page=page,
        minutes=sum(option.minutes or 0 for option in options),
        clock=clock,
        aims=tuple(option.aim for option in options if option.aim),
        materials=tuple(option.materials for option in options if option.materials),
    )


def _span(rows: tuple[Row, ...], starts: int | None, language: Language) -> str:
    if starts is None:
        return ""
    return f"{rows[0].clock}–{language.time(starts + sum(row.minutes for row in rows))}"
