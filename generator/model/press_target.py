"""Who prints a book, and what they ask of its PDF."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.diagnostics import Location, Severity
from generator.units import SAME_MM, Paper, is_size

MOST_SPINE_MM = 80


class Rule(StrEnum):
    """What a finished PDF is looked at for."""

    ENCRYPTION = "encryption"
    BOXES = "boxes"
    TRIM_SIZE = "trim-size"
    PAGE_SIZES = "page-sizes"
    ROTATION = "rotation"
    PAGE_COUNT = "page-count"
    BLANK_PAGES = "blank-pages"
    FONTS = "fonts"
    WHOLE_FONTS = "whole-fonts"
    RESOLUTION = "resolution"
    COLOUR = "colour"
    INK = "ink"
    SMALL_TEXT = "small-text"
    HAIRLINES = "hairlines"
    OVER_TRIM = "over-trim"
    MARGINS = "margins"
    BLEED = "bleed"
    TRANSPARENCY = "transparency"
    GROUPS = "transparency-groups"
    COMMENTS = "comments"
    LINKS = "links"
    BOOKMARKS = "bookmarks"
    PARTED = "parted"


class Space(StrEnum):
    """The kinds of colour spaces; `PROFILE` are those that bring how they look along."""

    GRAY = "gray"
    RGB = "rgb"
    CMYK = "cmyk"
    SPOT = "spot"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gutter:
    """The least inner margin in mm of books of up to so many pages."""

    pages: int
    mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """A paper, by how much its pages make a spine: so many mm each, and so many more."""

    name: str
    mm_a_page: float
    mm_more: float

    def spine_mm(self, pages: int) -> float:
        """Give how wide the spine of a book of so many pages is."""
        return pages * self.mm_a_page + self.mm_more


@dataclass(frozen=True, slots=True, kw_only=True)
class PressTarget:
    """Where a PDF goes. Lengths in mm unless a name says otherwise; 0 and an empty tuple where
    nothing is asked for.

    `trims` are the sizes that are printed, with `least_trim` and `most_trim` all between them too.
    `bleed` is asked for on three sides, with `inner_bleed` on the bound one too; `marks` may stand
    around the page. `margin` is kept free of ink that does not run off the page, all around, and
    `bleed_margin` in a book with bleed; `gutters` go up. `most_by_trim` are the most pages of some
    sizes. `most_ink` is in percent of one ink. What is found is as serious as `severities` say; of
    a rule that is not in them nothing is told. `sources` say where figures are from, by the names
    of settings. `file` is that of a user's own, and empty for one that comes with the program.
    """

    name: str
    title: str
    trims: tuple[Paper, ...]
    least_trim: Paper | None
    most_trim: Paper | None
    bleed: float
    inner_bleed: bool
    marks: bool
    margin: float
    bleed_margin: float
    gutters: tuple[Gutter, ...]
    least_pages: int
    most_pages: int
    most_by_trim: tuple[tuple[Paper, int], ...]
    pages_multiple: int
    colours: frozenset[Space]
    least_dpi: float
    most_ink: float
    least_text_pt: float
    least_line_pt: float
    stocks: tuple[Stock, ...]
    severities: Mapping[Rule, Severity]
    sources: Mapping[str, str]
    file: str = ""

    @property
    def place(self) -> Location | None:
        """Where it stands, if it is a user's own."""
        return Location(file=self.file) if self.file else None

    def prints(self, size_mm: tuple[float, float]) -> bool:
        """Tell whether pages of a size are printed: any are where nothing is said of sizes."""
        if any(is_size(size_mm, one) for one in self.trims):
            return True
        least, most = self.least_trim, self.most_trim
        if least is None or most is None:
            return not self.trims
        width, height = size_mm
        return (
            least.width_mm - SAME_MM <= width <= most.width_mm + SAME_MM
            and least.height_mm - SAME_MM <= height <= most.height_mm + SAME_MM
        )

    def is_cover(self, size_mm: tuple[float, float]) -> bool:
        """Tell whether a size is that of a cover in one piece, for a book of a size it prints."""
        width, height = size_mm
        if not self.stocks or not (self.trims or self.least_trim):
            return False
        sides = (round((width - spine / 4) / 2, 2) for spine in range(4 * MOST_SPINE_MM))
        return width > height and any(self.prints((side, height)) for side in sides)

    def most_of(self, size_mm: tuple[float, float]) -> int:
        """Give the most pages of a book whose pages have a size; 0 where nothing is said."""
        fewer = (most for paper, most in self.most_by_trim if is_size(size_mm, paper))
        return next(fewer, self.most_pages)

    def inner_margin(self, pages: int) -> float:
        """Give the least inner margin of a book of so many pages."""
        for one in self.gutters:
            if pages <= one.pages:
                return max(one.mm, self.margin)
        return max(self.gutters[-1].mm if self.gutters else 0.0, self.margin)
