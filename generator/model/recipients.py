"""Copies of a book: who gets one, and where their words stand."""

from dataclasses import dataclass

WORDS = ("name", "partner", "date")  # the columns that the pages know
# Words that a copy has beside those of its row: which copy it is, and its running foot.
COPY, FOOT = "copy", "foot"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChoice:
    """What is said of a roster beforehand: the heads of the columns that make the name and the
    partner's, in the order they are joined in, and the sheet of a spreadsheet. What is not said is
    found.
    """

    name: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A row of a roster, counted from 1 without the head: its cells by their columns."""

    row: int
    words: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """A row of a roster that can't be used, and why."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A column of a roster that a text uses, and where it does so first; no line in a template."""

    column: str
    file: str
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place of fixed size for a recipient's words on a page of a bound book.

    `word` is the column it takes; `page` counts from 0 in the book. Lengths in points from the
    lower left corner: the words begin at `x` on the line `y`, no wider than `width`, in type of
    `size`; words that are `flush_right` end where the place ends, `centred` ones have as much
    room on both sides, `balanced` ones above and below, and take two lines sooner. Words of a
    `turned` one stand upside down: they begin at `x` and run to the left. `face` is `text`,
    `label`, `heading` or `display`, `ink` the colour, #rrggbb. `mark` is their marked-content id,
    by which the structure tree knows them; what stands in the margin has none. In a place of two
    `rows` long words take two lines of full size.

    One with a `shape`, `disc` or `ring`, shows no words: where there are any, a circle is drawn
    below all that is on the page, as wide as the place, which stands on `y`.
    """

    word: str
    page: int
    x: float
    y: float
    width: float
    size: float
    flush_right: bool
    face: str
    ink: str
    mark: int | None
    centred: bool = False
    balanced: bool = False
    turned: bool = False
    rows: int = 1
    shape: str = ""
