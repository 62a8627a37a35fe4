"""Markup and pages: what design gives, what printing gives, and what they agree on."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from generator.model.writing_space import ByHand, Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """One HTML document to lay out. `name` is what messages call it; `columns` are those of a
    roster that its running text uses, so that it is another document for each recipient.
    """

    name: str
    html: str
    columns: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The CSS of every document of a book, and the folders that it and they may read.

    `begins` says at which line of the CSS, from 1, each of its files begins, and their names.
    `templates` are the names and texts of templates that are not of the base theme.
    `recolour` are the colours of the usual look that drawings of the workbook are drawn in, and
    what stands for them in this book; both #RRGGBB.
    """

    css: str
    begins: tuple[tuple[int, str], ...] = ()
    templates: tuple[tuple[str, str], ...] = ()
    base: Path
    roots: tuple[Path, ...]
    recolour: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How the fields of a book to fill in on a screen look: the distance of two lines of text in
    mm, colours as #rrggbb; and which workbook they are of.
    """

    workbook: str
    pitch_mm: float
    ink: str
    accent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What a room asks of the pages. Heights in mm.

    `height` is what it asks for; with a `weight` over 0 it asks for its share of what is left
    of its page too, and `height` is the least. It is cut in whole `step`s, rows as a rule.
    `above` is what stands above a part that goes on: the line "continued" and air; `below` is the
    air below each part. `keep` is the id of the box it must not be parted from, `head` that of the
    heading right above that box, or nothing. `spare` is what it may have beyond what it asks, where
    its page has it left.
    """

    height: float
    weight: float
    step: float
    above: float
    below: float
    keep: str
    spare: float
    head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a writing space that stands on one page."""

    height_mm: float


# A room's id -> its parts from top to bottom. A room without an entry is in one piece. The id of a
# page break that may be passed over -> nothing where it is, one part of no height where it breaks.
# The id of what is drawn again, or of its heading -> the air above it; before it such a part where
# it begins a page.
Allotment = dict[str, tuple[Part, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an element with an id landed: CSS px from the upper left corner of its page."""

    id: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def height(self) -> float:
        """The height in CSS px."""
        return self.y1 - self.y0


class Sheet(Protocol):
    """A laid-out page, as the typesetter has it: WeasyPrint's `Page`, in what is used of it.

    `anchors` are the rectangles of everything with an id: x0, y0, x1, y1 from the upper left
    corner; lengths in CSS px. `bookmarks` are those of its headings.
    """

    width: float
    height: float
    anchors: dict[str, tuple[float, float, float, float]]
    bookmarks: list[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Laid-out pages of one document, and the layout map of everything in it with an id.

    `sheets` are the typesetter's own page objects, one a page. In `layout`, `page` is the
    index in `sheets`. `document` and `columns` are the name and the columns of their markup.
    """

    document: str
    columns: frozenset[str]
    sheets: tuple[Sheet, ...]
    layout: tuple[Placement, ...]

    def __len__(self) -> int:
        return len(self.sheets)

    def part(self, start: int, stop: int) -> "Pages":
        """Give some of the pages, counted from 0, and what stands on them."""
        return replace(
            self,
            sheets=self.sheets[start:stop],
            layout=tuple(
                replace(one, page=one.page - start)
                for one in self.layout
                if start <= one.page < stop
            ),
        )


class Purpose(StrEnum):
    """What a bound book is for: to be read and printed in the office, for a press, or to be kept.

    A press takes pages alone; the others are tagged, so that they can be read aloud.
    """

    READING = "reading"
    PRESS = "press"
    ARCHIVE = "archive"


class Numbering(StrEnum):
    """How pages are numbered: Roman, plain, or with an F before; each kind goes on by itself."""

    FRONT = "front"
    BODY = "body"
    NOTES = "notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Pages that follow each other in a book, and how they are numbered."""

    numbering: Numbering
    pages: Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceReport:
    """A writing space of a laid-out book: what it asked for and what it got.

    `page` is the folio where it begins, `pages` on how many it stands; `rows` are those
    to write on.
    """

    edition: str
    id: str
    chapter: str
    page: int
    pages: int
    ruling: Ruling | ByHand
    asked_mm: float
    got_mm: float
    rows: int
