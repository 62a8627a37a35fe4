"""How many questions a workbook asks, and how many of them it gives room to."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.content import Chapter, iterate_prompts


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """How many questions were found, and how many of them have room to answer."""

    found: int
    with_room: int

    @property
    def without_room(self) -> int:
        """How many are there to talk about."""
        return self.found - self.with_room


def count_questions(chapters: Iterable[Chapter]) -> Questions:
    """Count the questions of chapters, those inside others too."""
    rooms = [one.has_room for chapter in chapters for one in iterate_prompts(chapter.blocks)]
    return Questions(found=len(rooms), with_room=sum(rooms))
