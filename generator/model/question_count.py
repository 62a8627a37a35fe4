"""How many questions a workbook asks, and how many of them it gives room to."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.content import Chapter, RoomKind
from generator.model.reading_order import iterate_questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """How many questions were found, how many have room to answer, or are there to talk about."""

    found: int
    with_room: int
    to_talk_about: int

    @property
    def without_room(self) -> int:
        """How many have no room, be it that they are there to talk about."""
        return self.found - self.with_room

    @property
    def missing(self) -> int:
        """How many have no room, though nobody said that they need none."""
        return self.without_room - self.to_talk_about


def count_questions(chapters: Iterable[Chapter]) -> Questions:
    """Count the questions of chapters, those inside others too."""
    rooms = [one.room for chapter in chapters for one in iterate_questions(chapter)]
    return Questions(
        found=len(rooms),
        with_room=sum(one in (RoomKind.SPACE, RoomKind.DRAWN) for one in rooms),
        to_talk_about=rooms.count(RoomKind.NONE),
    )
