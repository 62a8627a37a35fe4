"""What stands where on a laid-out page: the facts that the checks of pages go by."""

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a piece of a page is.

    A mark is something to tick or to circle; a blank is a line to write on inside a sentence.
    """

    TEXT = "text"
    PICTURE = "picture"
    CELL = "cell"
    ROOM = "room"
    BLANK = "blank"
    MARK = "mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in CSS px from the upper left corner of its page."""

    x0: float
    y0: float
    x1: float
    y1: float

    def around(self, other: "Box") -> "Box":
        """Give the smallest box that holds this one and another."""
        return Box(
            x0=min(self.x0, other.x0),
            y0=min(self.y0, other.y0),
            x1=max(self.x1, other.x1),
            y1=max(self.y1, other.y1),
        )

    def within(self, other: "Box") -> "Box":
        """Give what of this box lies in another."""
        return Box(
            x0=max(self.x0, other.x0),
            y0=max(self.y0, other.y0),
            x1=min(self.x1, other.x1),
            y1=min(self.y1, other.y1),
        )

    def beyond(self, other: "Box") -> float:
        """Give by how much this box reaches out of another, where it does so most."""
        return max(other.x0 - self.x0, other.y0 - self.y0, self.x1 - other.x1, self.y1 - other.y1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """Letters of a bound book that its typefaces do not have.

    Those `missing` print as empty boxes; `instead` are fonts of the machine that others are set
    in, each with the letters.
    """

    missing: str = ""
    instead: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Something that is printed on a page.

    `box` is where its ink is as far as that is known: of text, from the height of small letters'
    tops to just below the line they stand on. `place` is where it may stand: the type area, and
    what is hung beyond it by design. What lies out of `cut` is not printed; `cell` is the cell of
    a table that it stands in.

    `words` are those of text, what a picture shows, the id of room to write; `line` is the line
    of the file that it comes from, 0 where that is not known. Pieces of one `row` follow each
    other on a line. A text stands in the block of number `block`, and `inside` the mark of that
    number. What is in the `flow` is neither hung up by its coordinates nor a footnote nor a
    running head. `heading` is the level of the heading that it is part of, else 0.
    """

    sort: Sort
    box: Box
    place: Box
    cut: Box | None
    cell: Box | None
    words: str
    line: int
    row: int
    block: int
    inside: int
    number: int
    flow: bool
    heading: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A part of what belongs together, as far as it stands on one page.

    `id` is that of a block, or one of a list of boxes to tick, which has so many `ticks`.
    """

    id: str
    line: int
    y0: float
    y1: float
    ticks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """A page as it is laid out. `folio` is its number as it is printed; boxes in CSS px.

    `area` is the type area. A page that is `turned_to` begins where its author wrote that a new
    one begins; one that `opens` begins a chapter; a `blank` one has nothing on it so
    that an opening comes on the right-hand page; what is on a `sideways` one is turned.
    """

    folio: str
    paper: Box
    area: Box
    pieces: tuple[Piece, ...]
    groups: tuple[Group, ...]
    turned_to: bool
    opens: bool
    blank: bool
    sideways: bool = False

    @property
    def is_landscape(self) -> bool:
        """Tell whether it is read from its side, or is wider than it is high."""
        return self.sideways or self.paper.x1 > self.paper.y1
