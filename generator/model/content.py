"""A workbook as it is written: what reading gives."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from generator.diagnostics import Location
from generator.model.page_pictures import Picture, PicturePlace
from generator.model.print_size import PrintSize
from generator.model.recipients import Mention, RosterChoice
from generator.model.table import Table
from generator.model.writing_space import Space, WritingSpace
from generator.units import Paper


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
class Prose:
    """Text to read: sanitised HTML of whole block elements, with a `TABLE_MARK` for each of the
    `tables` inside them.

    `lines` are places in it, counted in characters, just before the end of an element's first
    tag, each with the line of the file that the element stands in.
    """

    html: str
    tables: tuple[Table, ...] = ()
    lines: tuple[tuple[int, int], ...] = field(default=(), compare=False)

    @property
    def lined(self) -> str:
        """The HTML with the lines of its elements as `data-line`."""
        pieces, end = [], 0
        for place, line in self.lines:
            pieces.append(f'{self.html[end:place]} data-line="{line}"')
            end = place
        return "".join(pieces) + self.html[end:]


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
    talk about. `line` is where it stands in its file, 0 where that is not known.
    """

    id: str
    number: str
    question: str
    text: str
    body: tuple["Block", ...]
    space: Space | None
    follow: tuple["Block", ...]
    drawn: DrawnRoom | None = None
    line: int = field(default=0, compare=False)

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
    where the kind stands it side by side, else the whole in one part. `source` is the body as it
    is typed, of a kind that shows it. `place` is where it is written. `same` is the id of the
    first of those that are drawn as it is, of which it is a later one.
    """

    kind: str
    id: str
    title: str
    options: Any
    parts: tuple[tuple["Block", ...], ...]
    spaces: tuple[WritingSpace, ...]
    source: str = ""
    place: Location | None = None
    same: str = ""

    @property
    def line(self) -> int:
        """Where it begins in its file, 0 where that is not known."""
        return (self.place.line or 0) if self.place else 0

    @property
    def body(self) -> tuple["Block", ...]:
        """All blocks inside, in reading order."""
        return tuple(block for part in self.parts for block in part)


Block = Prose | Table | Picture | PicturePlace | Prompt | Listing | Exercise


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
    with those that are, `iterate_questions` gives. `way` is how all of it is done that does not
    say otherwise: `alone`, `together`, or nothing. `line` is where its title stands.
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
    way: str = ""
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPlan:
    """One way to print a workbook, as its settings say it. No `paper`, `pitch`, `ink` or `face`: as
    usual.

    `facilitator` adds the notes for who leads; `on_screen` gives it fields to type in.
    `chapters` are the slugs of those it has; none named are all. `binding` and `pad` are those of
    the models of these names; `punch_marks` show where the holes of three-hole sheets come.
    """

    name: str
    facilitator: bool
    size: PrintSize
    on_screen: bool
    ink: str
    face: str = ""
    paper: Paper | None
    pitch: str | None
    chapters: tuple[str, ...]
    binding: str = "none"
    pad: str = "notes"
    punch_marks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What is done in one go: the slugs of its chapters, in the order in which they are taken.

    It `starts` so many minutes after midnight, where that is said.
    """

    title: str
    starts: int | None
    chapters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A workbook as written: settings and chapters in order. No `paper` or `face`: as usual. With
    `run_in_openers` chapters have their title above the text, and no page before it.

    `lost` are the ids that links lead to and that are nowhere. Rooms of an `exact` one are as
    large as asked; those of others get what their pages have left too.
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
    face: str = ""
    recto_openings: bool
    run_in_openers: bool = False
    quotes: Quotes = field(default_factory=Quotes)
    editions: tuple[EditionPlan, ...]
    roster: RosterChoice = field(default_factory=RosterChoice)
    exact: bool = False
    sessions: tuple[Session, ...] = ()
    chapters: tuple[Chapter, ...]
    lost: tuple[str, ...] = ()
