"""The sessions of a workshop: which chapters they take, and when they begin."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.diagnostics import Findings, Location, error
from generator.model import Session
from generator.reading.chapter_names import named_chapter
from generator.reading.source import Source
from generator.yaml import error_line, validate

HINTS = {
    "title": "write what the session is called, such as title: The first evening",
    "starts": "write a time of the day, such as starts: 10:00 or starts: 2:30 pm",
    "chapters": "name files of the workbook: chapters: [02-trust.md, 05-repair.md]",
}
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?\s*(?:([ap])\.?m\.?)?", re.I)
_NOON = 12


def _minutes(given: Any) -> int:
    """Give a time of the day as minutes from midnight."""
    text = str(given).strip()
    found = _TIME.fullmatch(text)
    if not found or not (found[2] or found[3]):
        raise ValueError(f'"{text}" is no time of the day')
    hours, minutes = int(found[1]), int(found[2] or 0)
    if found[3]:
        half = _NOON if found[3] in "pP" else 0
        hours = hours % _NOON + half if 1 <= hours <= _NOON else 24
    if hours > 23 or minutes > 59:
        raise ValueError(f'"{text}" is no time of the day')
    return hours * 60 + minutes


class SessionSettings(BaseModel):
    """What may stand in an item of `sessions`."""

    # Built when first used: most workbooks name no sessions.
    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, defer_build=True
    )

    title: Annotated[str, Field(max_length=120)] = ""
    starts: Annotated[int, BeforeValidator(_minutes)] | None = None
    chapters: tuple[str, ...] = ()


def read_sessions(
    data: CommentedMap, slugs: Mapping[str, str], source: Source, findings: Findings
) -> tuple[Session, ...]:
    """Give the sessions that the settings name, in order; what is wrong goes to `findings`.

    `data` are the parsed settings, `slugs` the chapters' by their file names.
    """
    given = data.get("sessions")
    if given is None:
        return ()
    if not isinstance(given, CommentedSeq):
        findings.add(_no_session("these are no sessions", source, error_line(data, "sessions", 1)))
        return ()
    sessions = []
    taken: dict[str, str] = {}  # the titles of sessions by the slugs of their chapters
    for number, settings in enumerate(given):
        line = error_line(data, "sessions", 1, number)
        if not isinstance(settings, CommentedMap):
            findings.add(_no_session(f"item {number + 1} is no session", source, line))
            continue
        read = validate(
            SessionSettings,
            settings,
            source.at,
            findings,
            what="setting of a session",
            hints=HINTS,
        )
        lacking = [name for name in ("title", "chapters") if read and not getattr(read, name)]
        for name in lacking:
            problem = f"item {number + 1} of the sessions has no {name}"
            findings.add(error(problem, hint=HINTS[name], at=source.at(line)))
        if read and not lacking:
            at = source.at(error_line(settings, "chapters", 1))
            chapters = _chapters(read, slugs, taken, at, findings)
            sessions.append(Session(title=read.title, starts=read.starts, chapters=chapters))
    return tuple(sessions)


def _no_session(problem: str, source: Source, line: int) -> Any:
    hint = "write a list: - title: The first evening, and below it chapters: [01-welcome.md]"
    return error(problem, hint=hint, at=source.at(line))


def _chapters(
    session: SessionSettings,
    slugs: Mapping[str, str],
    taken: dict[str, str],
    at: Location,
    findings: Findings,
) -> tuple[str, ...]:
    """Give the slugs of a session's chapters; none may be unknown, or in two sessions."""
    found = []
    for file in session.chapters:
        slug = named_chapter(file, slugs, at, findings)
        if slug in taken:
            here = taken[slug] == session.title
            where = f'twice in "{session.title}"' if here else f'in "{taken[slug]}" already'
            hint = "name each chapter in one session, once"
            findings.add(error(f'the chapter "{file}" is {where}', hint=hint, at=at))
        elif slug is not None:
            taken[slug] = session.title
            found.append(slug)
    return tuple(found)
