"""The page and the grid that everything on it stands on.

All heights on a page are whole units, so that the rules of facing pages, and of the front
and the back of a leaf, fall on the same lines. A pitch is `units_per_pitch` units, a line
of text `units_per_line`.
"""

from dataclasses import dataclass

from generator.design.branding import text_points
from generator.design.theme import Theme
from generator.model import Brand, Edition
from generator.model.binding import holes
from generator.units import MM_PER_POINT, PAPERS

# A line's middle is so far above its baseline, in most typefaces; a share of the size of text.
_MIDDLE = 0.35
_WIDE_EMS = 36  # of a page with room for short answers side by side
_MOST_BELOW = 1.2  # pitches from the baseline of a question down to its first rule

# pitch in units, line of text in units: the text's leading is 1.3 to 1.5 of its size.
_DIVISIONS = ((4, 2), (3, 2), (4, 3), (5, 4), (6, 5))
_LEADING, _LEAST_LEADING, _MOST_LEADING = 1.42, 1.3, 1.6  # a brand's is taken as near as it goes
_SMALL_PAGE_MM = 160.0
_LENGTH_TOKENS = (
    "text-size",
    "text-size-small-page",
    "text-size-large-print",
    "margin-inner",
    "margin-outer",
    "margin-top",
    "margin-foot",
    "number-indent",
    "measure",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGrid:
    """Page size, margins and grid of an edition; lengths in mm, `text_pt` in points."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    foot: float
    pitch: float
    unit: float
    units_per_pitch: int
    units_per_line: int
    text_pt: float
    indent: float
    measure: float

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - self.inner - self.outer

    @property
    def area_height(self) -> float:
        """The height between the margins."""
        return round(self.height - self.top - self.foot, 4)

    @property
    def rows(self) -> int:
        """One more than the rules that a page's grid has below its upper margin."""
        return int(self.area_height / self.pitch + 0.01) + 1

    @property
    def holes(self) -> tuple[float, ...]:
        """Where holes are punched by the fold, from the head of a page."""
        return holes(self.height)

    @property
    def abreast(self) -> int:
        """How many short answers stand side by side, so that hardly one of them takes two lines."""
        return 2 if self.text_width >= _WIDE_EMS * self.text_pt * MM_PER_POINT else 1

    @property
    def square(self) -> float:
        """The side of a square of squared paper, and the distance of two dots."""
        return self.pitch / 2

    def squares(self, width: float) -> int:
        """Give how many squares a width is divided into."""
        return max(1, round(width / self.square))

    @property
    def line(self) -> float:
        """The height of a line of text."""
        return self.unit * self.units_per_line

    @property
    def first_rule(self) -> float:
        """The distance from the last line of a question down to the first rule below it.

        From the baseline of that line it is between 1 and 1.2 pitches.
        """
        below = self.line / 2 - _MIDDLE * self.text_pt * MM_PER_POINT
        units = int((_MOST_BELOW * self.pitch - below) / self.unit + 0.01)
        if (
            units * self.unit + below < self.pitch
        ):  # lines of text are far apart: nothing lies there
            units += 1
        return min(units, self.units_per_pitch) * self.unit

    @property
    def lift(self) -> float:
        """The distance from a rule down to the foot of its row. Letters reach below their rule,
        and no rule comes near the edge of its space, where it would be cut.
        """
        return self.pitch - self.first_rule + self.unit / 2

    def whole_units(self, mm: float) -> float:
        """Give the smallest whole number of units that holds a height, in mm."""
        units = int(mm / self.unit)
        return (units if units * self.unit >= mm - 0.01 else units + 1) * self.unit


def page_lengths(theme: Theme, brand: Brand | None) -> dict[str, float]:
    """Give the theme's lengths in mm, the size of text as the brand asks for it."""
    lengths = {name: theme.length(name) for name in _LENGTH_TOKENS}
    asked = text_points(brand) * MM_PER_POINT
    if asked:
        small = lengths["text-size-small-page"] / lengths["text-size"]
        lengths |= {"text-size": asked, "text-size-small-page": asked * small}
    return lengths


def plan_grid(edition: Edition, tokens: dict[str, float]) -> PageGrid:
    """Give the page and grid of an edition.

    `tokens` are a theme's lengths in mm (sizes of type too).
    """
    letter = PAPERS["letter"]
    across = min(1.0, edition.paper.width_mm / letter.width_mm)
    down = min(1.0, edition.paper.height_mm / letter.height_mm)
    small = edition.paper.width_mm < _SMALL_PAGE_MM
    text_mm = tokens[_text_token(edition, small=small)]
    larger = text_mm / tokens["text-size"] if edition.large else 1.0
    leading = (edition.brand and edition.brand.typography.base.line_height) or _LEADING
    leading = min(max(leading, _LEAST_LEADING), _MOST_LEADING)
    per_pitch, per_line = min(
        _DIVISIONS, key=lambda two: abs(edition.pitch_mm * two[1] / two[0] - leading * text_mm)
    )
    return PageGrid(
        width=edition.paper.width_mm,
        height=edition.paper.height_mm,
        inner=max(round(tokens["margin-inner"] * across, 2), round(edition.least_inner_mm, 2)),
        outer=round(tokens["margin-outer"] * across, 2),
        top=round(tokens["margin-top"] * down, 2),
        foot=round(tokens["margin-foot"] * down, 2),
        pitch=edition.pitch_mm,
        unit=edition.pitch_mm / per_pitch,
        units_per_pitch=per_pitch,
        units_per_line=per_line,
        text_pt=text_mm / MM_PER_POINT,
        indent=round(tokens["number-indent"] * (0.8 if small else 1.0) * larger, 2),
        measure=round(tokens["measure"] * larger, 2),
    )


def _text_token(edition: Edition, *, small: bool) -> str:
    if edition.large:
        return "text-size-large-print"
    return "text-size-small-page" if small else "text-size"
