"""What is found in a finished PDF."""

from dataclasses import dataclass

from generator.diagnostics import Severity
from generator.model.press_target import Rule, Space


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A box in mm from the upper left corner of a page's trim, as the page is seen."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place where a rule is broken. `page` counts from 1; 0 is the file as a whole.

    `what` is what is there, as a message names it; `value` is how much. Spots with the same rule
    and the same `what` are told as one.
    """

    rule: Rule
    what: str = ""
    page: int = 0
    place: Place | None = None
    value: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """What is told of a PDF: on which pages, counted from 1, and where on the first of them; why
    it matters, what to do, and who says so. Without a `rule`: it can't be looked at.
    """

    rule: Rule | None
    severity: Severity
    pages: tuple[int, ...]
    place: Place | None
    message: str
    why: str
    hint: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageShape:
    """How large a page is after cutting, in mm as it is seen, and how it lies on its sheet.

    `sheet` is all of it, from the corner of the trim; `recto` whether it is a right-hand page.
    """

    width: float
    height: float
    sheet: Place
    recto: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """A finished PDF as it was looked at: its pages, what is in them, what is wrong."""

    pages: int
    shapes: tuple[PageShape, ...]
    fonts: tuple[str, ...]
    spaces: tuple[Space, ...]
    spots: tuple[Spot, ...]
    flaws: tuple[Flaw, ...]
