"""A workbook as it is written: what reading gives."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from generator.diagnostics import Location
from generator.model.recipients import Mention
from generator.model.table import Table
from generator.units import Paper


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


class RoomKind(StrEnum):
    """What a question has below it: a writing space, what its author drew, nothing because the
    author says so, or nothing at all.
    """

    SPACE = "space"
    DRAWN = "drawn"
    NONE = "none"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """The quotation marks of a language: those before and after, and those inside a quotation."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Text to read: sanitised HTML of whole block elements, with a `TABLE_MARK` for each of the
    `tables` inside them.
    """

    html: str
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture on its own. `source` is relative to the workbook's folder, `/` between, or an
    address with the picture's data.

    `width` is a share of the text block, 0 to 1; `ratio` is height divided by width.
    """

    source: str
    alt: str
    caption: str
    width: float
    ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRoom:
    """What an author drew to answer in: boxes, options, a table, numbered lines.

    `blocks` are set between a question and its room; none where the blank is in the question's
    own words. `rows` are those to write on, `lines` the lines it takes on a page, about.
    """

    blocks: tuple["Block", ...]
    rows: int
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A question and its room.

    `id` depends on the chapter and the question alone. `number` is the author's, or empty.
    `question` is sanitised inline HTML, `text` the same as plain text. `body` stands between
    the question and its room, `follow` (sub-questions) after it. Neither `space` nor `drawn`: to
    talk about. `line` is where it stands in its file, if that is known.
    """

    id: str
    number: str
    question: str
    text: str
    body: tuple["Block", ...]
    space: Space | None
    follow: tuple["Block", ...]
    drawn: DrawnRoom | None = None
    line: int | None = None

    @property
    def below(self) -> tuple["Block", ...]:
        """All the blocks that stand below its question, those drawn by its author among them."""
        return (*self.body, *(self.drawn.blocks if self.drawn else ()), *self.follow)

    @property
    def room(self) -> RoomKind:
        """What it has to be answered in."""
        if self.drawn or (self.space and self.space.drawn):
            return RoomKind.DRAWN
        return RoomKind.SPACE if self.space else RoomKind.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a listing that is no prompt itself."""

    number: str
    body: tuple["Block", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list with prompts in it, at any depth. Lists without are prose."""

    ordered: bool
    items: tuple[Prompt | Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """A block of one of the kinds in `reading/exercises`, set by the template of that name.

    `title` is sanitised inline HTML, or empty; `options` is the kind's own frozen model.
    `spaces` are its writing spaces from left to right and top to bottom. `parts` is its body
    where the kind stands it side by side, else the whole in one part. `place` is where it is
    written.
    """

    kind: str
    id: str
    title: str
    options: Any
    parts: tuple[tuple["Block", ...], ...]
    spaces: tuple[WritingSpace, ...]
    place: Location | None = None

    @property
    def body(self) -> tuple["Block", ...]:
        """All blocks inside, in reading order."""
        return tuple(block for part in self.parts for block in part)


Block = Prose | Table | Picture | Prompt | Listing | Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A short label and value on a chapter's opening page: how long, what to bring."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What asks something in a chapter, and what it has to be answered in.

    `id` is that of its prompt, empty where it is none; `line` is where it stands in its file.
    """

    id: str
    line: int | None
    room: RoomKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One Markdown file. `number` counts from 1; 0 is a chapter that carries none.

    `slug` is unique in the workbook and the id of its opening. `title` is inline HTML,
    `title_text` the same as plain text; `lede` is inline HTML, or empty. `columns` are those of a
    roster that it uses. `unprompted` are the questions in it that are no prompts: all of them,
    with those that are, `iterate_questions` gives.
    """

    slug: str
    file: str
    number: int
    title: str
    title_text: str
    lede: str
    facts: tuple[Fact, ...]
    blocks: tuple[Block, ...]
    columns: tuple[Mention, ...]
    unprompted: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPlan:
    """One way to print a workbook, as its settings say it. No `paper`, `pitch` or `ink`: as usual.

    `facilitator` adds the notes for who leads; `on_screen` gives it fields to type in.
    `chapters` are the slugs of those it has; none named are all.
    """

    name: str
    facilitator: bool
    large: bool
    on_screen: bool
    ink: str
    paper: Paper | None
    pitch: str | None
    chapters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A workbook as written: settings and chapters in order. No `paper`: as usual.

    `lost` are the ids that links lead to and that are nowhere.
    """

    name: str
    folder: Path
    title: str
    subtitle: str
    author: str
    language: str
    description: str
    rights: str
    paper: Paper | None
    recto_openings: bool
    quotes: Quotes = field(default_factory=Quotes)
    editions: tuple[EditionPlan, ...]
    chapters: tuple[Chapter, ...]
    lost: tuple[str, ...] = ()
