"""The page and the grid that everything on it stands on.

All heights on a page are whole units, so that the rules of facing pages, and of the front
and the back of a leaf, fall on the same lines. A pitch is `units_per_pitch` units, a line
of text `units_per_line`.
"""

from dataclasses import dataclass

from generator.design.branding import text_points
from generator.design.theme import Theme
from generator.diagnostics import Location, WorkbookError, error
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
_LEAST_MM = 60.0  # that text needs each way
# Small type, labels and letters of equal widths, to the text; as css/tokens.css names them.
_SMALL, _LABEL, _MONO = 0.83, 0.74, 0.78
_TICK_MM, _CIRCLE_MM, _BOX_MM = 6.0, 7.4, 4.4  # of targets for a pen, beside text as usual
_EASED_LEAD = 0.85  # of a heading's line where type is larger, to the usual one
_LENGTH_TOKENS = (
    "text-size",
    "text-size-small-page",
    "text-size-clear-print",
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
    """Page size, margins and grid of an edition; lengths in mm, sizes of type in points.

    `larger` is how much larger than usual all is for readers who see less; `tick`, `circle` and
    `box` are the sides of what is ticked, circled, and ticked within a line.
    """

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
    small_pt: float
    label_pt: float
    mono_pt: float
    larger: float
    indent: float
    measure: float

    @property
    def tick(self) -> float:
        """The side of a box to tick."""
        return round(_TICK_MM * self.larger, 2)

    @property
    def circle(self) -> float:
        """The width of a circle around a number."""
        return round(_CIRCLE_MM * self.larger, 2)

    @property
    def box(self) -> float:
        """The side of a box to tick in a line of text."""
        return round(_BOX_MM * self.larger, 2)

    @property
    def small(self) -> float:
        """The share of small type in the text's size."""
        return self.small_pt / self.text_pt

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

    def lead(self, half_lines: int) -> float:
        """Give the height of a line of a heading, so many half lines of text: whole units.

        For readers who see less headings are larger than text by less, and so are their lines.
        """
        share = _EASED_LEAD if self.larger > 1 else 1.0
        return self.whole_units(self.line * half_lines / 2 * share)

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


def plan_grid(edition: Edition, tokens: dict[str, float], at: Location | None = None) -> PageGrid:
    """Give the page and grid of an edition.

    `tokens` are a theme's lengths in mm (sizes of type too), `at` is where they stand. Raises
    `WorkbookError` where its margins leave no room for text.
    """
    letter = PAPERS["letter"]
    across = min(1.0, edition.paper.width_mm / letter.width_mm)
    down = min(1.0, edition.paper.height_mm / letter.height_mm)
    small = edition.paper.width_mm < _SMALL_PAGE_MM
    text_mm = tokens[_text_token(edition, small=small)]
    larger = text_mm / tokens["text-size"] if edition.size.eases else 1.0
    text_pt = text_mm / MM_PER_POINT

    def share(of_text: float) -> float:
        return round(max(edition.size.least_pt, of_text * text_pt), 2)

    leading = (edition.brand and edition.brand.typography.base.line_height) or _LEADING
    leading = min(max(leading, _LEAST_LEADING), _MOST_LEADING)
    per_pitch, per_line = min(
        _DIVISIONS, key=lambda two: abs(edition.pitch_mm * two[1] / two[0] - leading * text_mm)
    )
    grid = PageGrid(
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
        text_pt=text_pt,
        small_pt=share(_SMALL),
        label_pt=share(_LABEL),
        mono_pt=share(_MONO),
        larger=larger,
        indent=round(tokens["number-indent"] * (0.8 if small else 1.0) * larger, 2),
        measure=round(tokens["measure"] * larger, 2),
    )
    if min(grid.text_width, grid.area_height) < _LEAST_MM:
        problem = "the margins leave no room for text on this paper"
        hint = "make margin-inner, margin-outer, margin-top or margin-foot smaller"
        raise WorkbookError(error(problem, hint=hint, at=at))
    return grid


def _text_token(edition: Edition, *, small: bool) -> str:
    if edition.size.eases:
        return f"text-size-{edition.size}-print"
    return "text-size-small-page" if small else "text-size"
