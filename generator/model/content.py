"""A workbook as it is written: what reading gives."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from generator.model.recipients import Mention, RosterChoice
from generator.units import Paper


class Ruling(StrEnum):
    """What a writing space is ruled with."""

    LINES = "lines"
    DOTTED = "dotted"
    GRID = "grid"
    DOTS = "dots"
    BOX = "box"
    BLANK = "blank"


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
    """Room to write, as the author asked for it."""

    ruling: Ruling
    size: Rows | Length | Fill


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
    """Text to read: sanitised HTML of whole block elements."""

    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture on its own. `source` is relative to the workbook's folder, `/` between.

    `width` is a share of the text block, 0 to 1; `ratio` is height divided by width.
    """

    source: str
    alt: str
    caption: str
    width: float
    ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A question and its room.

    `id` depends on the chapter and the question alone. `number` is the author's, or empty.
    `question` is sanitised inline HTML, `text` the same as plain text. `body` stands between
    the question and its room, `follow` (sub-questions) after it. No `space`: to talk about.
    """

    id: str
    number: str
    question: str
    text: str
    body: tuple["Block", ...]
    space: Space | None
    follow: tuple["Block", ...]


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
    where the kind stands it side by side, else the whole in one part.
    """

    kind: str
    id: str
    title: str
    options: Any
    parts: tuple[tuple["Block", ...], ...]
    spaces: tuple[WritingSpace, ...]

    @property
    def body(self) -> tuple["Block", ...]:
        """All blocks inside, in reading order."""
        return tuple(block for part in self.parts for block in part)


Block = Prose | Picture | Prompt | Listing | Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A short label and value on a chapter's opening page: how long, what to bring."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One Markdown file. `number` counts from 1; 0 is a chapter that carries none.

    `slug` is unique in the workbook and the id of its opening. `title` is inline HTML,
    `title_text` the same as plain text; `lede` is inline HTML, or empty. `columns` are those of a
    roster that it uses.
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
    """A workbook as written: settings and chapters in order. No `paper`: as usual."""

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
    roster: RosterChoice = field(default_factory=RosterChoice)
    chapters: tuple[Chapter, ...]


def iterate_prompts(blocks: tuple[Block, ...]) -> Iterator[Prompt]:
    """Give every prompt of the blocks in reading order, those inside others too."""
    for block in blocks:
        match block:
            case Prompt():
                yield block
                yield from iterate_prompts(block.body + block.follow)
            case Listing():
                for item in block.items:
                    yield from iterate_prompts((item,) if isinstance(item, Prompt) else item.body)
            case Exercise():
                yield from iterate_prompts(block.body)


def iterate_spaces(blocks: tuple[Block, ...]) -> Iterator[WritingSpace]:
    """Give every writing space of the blocks in reading order, prompts' and exercises'."""
    for block in blocks:
        match block:
            case Prompt():
                yield from iterate_spaces(block.body)
                if block.space:
                    yield WritingSpace(
                        id=block.id, label=block.text, keep=block.id, space=block.space
                    )
                yield from iterate_spaces(block.follow)
            case Listing():
                for item in block.items:
                    yield from iterate_spaces((item,) if isinstance(item, Prompt) else item.body)
            case Exercise():
                yield from block.spaces
                yield from iterate_spaces(block.body)
