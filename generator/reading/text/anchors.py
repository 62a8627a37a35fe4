"""The ids of a chapter: those its parts get, those its author gives, and no two alike.

An id is made of a name. Names are unique in their chapter; `slugs.place_id` makes of them ids that
are unique in the book.
"""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from generator.diagnostics import Findings, warning
from generator.reading.source import Source
from generator.slugs import place_id, slugify

# Names that the design gives to what it measures, and to the ends of long blanks.
_DESIGNS = re.compile(r"(?:notes-)?at-\d+|line-.*-line")
# The rooms of a prompt or of an exercise are called after it, and what a scale is drawn as.
_ROOM = re.compile(r"(?P<owner>.+?)(?P<space>-\d+)?-(?:room(?:-\d+)?|drawn)")

_TAG_ID = re.compile(r"""<[a-z][^<>]*?\sid\s*=\s*(?:["']([^"'<>]+)["']|([^\s"'<>]+))""", re.I)


@dataclass(slots=True, kw_only=True)
class Anchors:
    """The ids of one chapter. `slugs` are those of all the book's chapters.

    What the author gave is told to it first, by `announce`: it stays as it is, and what would be
    called the same gets a number.
    """

    source: Source
    slug: str
    slugs: Collection[str]
    findings: Findings
    _announced: dict[str, int | None] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _with_rooms: set[str] = field(default_factory=set)
    _printed: Counter[str] = field(default_factory=Counter)

    @property
    def names(self) -> frozenset[str]:
        """The names of all places of the chapter, as links call them."""
        return frozenset(self._taken)

    def announce(self, written: str, line: int | None) -> None:
        """Note an id that the author gave, and the line; one that was given before is told."""
        name = name_of(written)
        if name not in self._announced:
            self._announced[name] = line
            return
        first = self._announced[name]
        self.findings.add(
            warning(
                f'the id "{written}" is given twice in this chapter',
                hint="give one of them another; links lead to the first"
                + (f", in line {first}" if first and first != line else ""),
                at=self.source.at(line),
            )
        )

    def given(self, written: str, *, rooms: bool = False) -> str:
        """Give the name of a place that its author gave an id: the first time as it is."""
        name = name_of(written)
        if name not in self._announced or name in self._taken:
            return self.new(name, rooms=rooms)
        self._taken.add(name)
        if rooms:
            self._with_rooms.add(name)
        return name

    def new(self, words: str, *, rooms: bool = False) -> str:
        """Give a name after some words that no other place of the chapter has.

        One with `rooms` is followed by rooms that are called after it.
        """
        number, name = 1, words
        while self._is_taken(name) or (rooms and self._has_a_room_of(name)):
            number += 1
            # With the number at its end, a room's name would be that of its next part.
            name = f"{number}-{words}" if _ROOM.fullmatch(words) else f"{words}-{number}"
        self._taken.add(name)
        if rooms:
            self._with_rooms.add(name)
        return name

    def id(self, name: str) -> str:
        """Give the id of a place."""
        return place_id(self.slug, name, self.slugs)

    def printed(self, written: str) -> str:
        """Give the id for an `id` in HTML that goes on a page, a heading's or the author's own."""
        name = written if written in self._taken else name_of(written)
        self._printed[name] += 1
        if self._printed[name] > 1:
            name = self.new(name)
        self._taken.add(name)
        return self.id(name)

    def _is_taken(self, name: str) -> bool:
        return (
            name in self._taken
            or name in self._announced
            or bool(_DESIGNS.fullmatch(name))
            or not self._with_rooms.isdisjoint(_owners(name))
        )

    def _has_a_room_of(self, name: str) -> bool:
        return any(name in _owners(one) for one in (*self._taken, *self._announced))


def _owners(name: str) -> tuple[str, ...]:
    """Give what a name would be the room of: a prompt, or an exercise with numbered spaces."""
    room = _ROOM.fullmatch(name)
    return (room["owner"], room["owner"] + (room["space"] or "")) if room else ()


def name_of(written: str) -> str:
    """Give the name that an id or the end of a link stands for, as an author writes it."""
    return slugify(written) or written.lstrip("-") or "place"


def ids_in(html: str) -> list[str]:
    """Give the ids that stand in tags of raw HTML."""
    return [one[1] or one[2] for one in _TAG_ID.finditer(html)]


def ids_by_line(text: str) -> dict[str, list[int]]:
    """Give the lines in which ids seem to stand in tags, from top to bottom, by id."""
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        for name in ids_in(line):
            lines.setdefault(name, []).append(number)
    return lines
