"""Room to write: how it is drawn, how large it is, and what it is for."""

from dataclasses import dataclass
from enum import StrEnum


class Ruling(StrEnum):
    """What a writing space is ruled with."""

    LINES = "lines"
    DOTTED = "dotted"
    GRID = "grid"
    DOTS = "dots"
    BOX = "box"
    BLANK = "blank"


class ByHand(StrEnum):
    """What is said in place of a ruling where the author drew the room: lines, boxes, a table."""

    DRAWN = "drawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A height in rows of the edition's pitch."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A height in millimetres, whatever the pitch is."""

    mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """What is left of the page, shared by weight among the spaces on it that ask for it."""

    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Room to write, as the author asked for it; a `drawn` one is as many lines as the author
    drew below the question.
    """

    ruling: Ruling
    size: Rows | Length | Fill
    drawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingSpace:
    """A space and what it belongs to. Its `id` is unique in the workbook; `label` says what it
    is for; `keep` is the id of the box it must not be parted from: its question's, its
    exercise's.
    """

    id: str
    label: str
    keep: str
    space: Space
