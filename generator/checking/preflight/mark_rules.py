"""The rules about what is printed on a page, looked at mark by mark."""

from collections.abc import Iterable, Iterator

from generator.checking.preflight.graphics_state import Mark, Sort, common
from generator.checking.preflight.page_frame import PageFrame, place_of
from generator.model.preflight import Spot
from generator.model.press_target import PressTarget, Rule, Space
from generator.units import MM_PER_POINT

# What is nearer than that to a figure is it: programs round, and so do printers.
_NEAR_MM = 0.1
_NEAR_PT = 0.05
_NEAR_LINE = 0.01
_NEAR_INK = 1.0  # percent
_NEAR_DPI = 1.0
_SEEN = 0.5  # percent of ink: less is not seen
_PALE = 25.0  # percent of ink: a tint that runs off the page and ends at a printer's white edge

_NAMES = {
    Sort.TEXT: "text",
    Sort.LINE: "a line",
    Sort.FILL: "a filled area",
    Sort.PICTURE: "a picture",
}
SPACES = {
    Space.GRAY: "gray",
    Space.RGB: "RGB",
    Space.CMYK: "CMYK",
    Space.SPOT: "a spot colour",
    Space.PROFILE: "a colour profile",
}


def has_ink(mark: Mark) -> bool:
    """Tell whether a mark is seen on white paper."""
    return mark.sort is not Sort.GROUP and mark.ink > _SEEN


class MarkRules:
    """The rules of a target for a book of so many pages; `bleeds` where its sheets have bleed."""

    def __init__(self, target: PressTarget, pages: int, *, bleeds: bool):
        self._target = target
        self._margin = target.bleed_margin if bleeds else target.margin
        self._inner = max(target.inner_margin(pages), self._margin)

    def spots(self, marks: Iterable[Mark], frame: PageFrame) -> Iterator[Spot]:
        """Give where marks that stand on a page break a rule."""
        for mark in marks:
            # Text that runs off the sheet is told by how far; ink beyond the sheet is no bleed.
            bounds = mark.x0, mark.y0, mark.x1, mark.y1
            if mark.sort is not Sort.TEXT:
                bounds = common(bounds, frame.sheet)
                x0, y0, x1, y1 = bounds
                mark = mark._replace(x0=x0, y0=y0, x1=x1, y1=y1)
            for rule, what, value in self._broken(mark, frame):
                place = place_of(bounds)
                yield Spot(rule=rule, what=what, page=frame.number, place=place, value=value)

    def _broken(self, mark: Mark, frame: PageFrame) -> Iterator[tuple[Rule, str, float]]:
        target = self._target
        if mark.sort is Sort.GROUP:
            yield Rule.GROUPS, "", 0.0
            return
        if mark.see_through:
            yield Rule.TRANSPARENCY, _NAMES[mark.sort], 0.0
        if mark.space and target.colours and mark.space not in target.colours:
            name = (
                f'the spot colour "{mark.what}"' if mark.space is Space.SPOT and mark.what else ""
            )
            yield Rule.COLOUR, name or SPACES[mark.space], 0.0
        if target.most_ink and mark.ink > target.most_ink + _NEAR_INK:
            yield Rule.INK, _NAMES[mark.sort], mark.ink
        if mark.sort is Sort.TEXT and mark.size < target.least_text_pt - _NEAR_PT:
            yield Rule.SMALL_TEXT, "", mark.size
        if mark.sort is Sort.PICTURE and mark.size < target.least_dpi - _NEAR_DPI:
            yield Rule.RESOLUTION, "", mark.size
        if has_ink(mark):
            if mark.sort is Sort.LINE and mark.size < target.least_line_pt - _NEAR_LINE:
                yield Rule.HAIRLINES, "", mark.size
            yield from self._near_edges(mark, frame)
        elif mark.sort is Sort.TEXT:
            yield from self._near_edges(mark, frame)

    def _near_edges(self, mark: Mark, frame: PageFrame) -> Iterator[tuple[Rule, str, float]]:
        target, name = self._target, _NAMES[mark.sort]
        beyond = 0.0
        runs_off, short, nearest = False, target.bleed, None
        for side, inside in _distances(mark, frame).items():
            if inside <= _NEAR_MM:
                runs_off = True
                beyond = max(beyond, -inside)
                if side != _inner_side(frame) or target.inner_bleed:
                    short = min(short, max(-inside, 0.0))
                continue
            margin = self._inner if side == _inner_side(frame) else self._margin
            if inside < margin - _NEAR_MM and (nearest is None or inside < nearest):
                nearest = inside
        if runs_off and mark.sort is Sort.TEXT:
            yield Rule.OVER_TRIM, name, beyond
        elif runs_off and not target.bleed:
            if mark.sort is not Sort.FILL or mark.ink > _PALE:
                yield Rule.MARGINS, name, 0.0
        elif runs_off and short < target.bleed - _NEAR_MM:
            yield Rule.BLEED, name, short
        elif nearest is not None and not runs_off:
            yield Rule.MARGINS, name, nearest


def _distances(mark: Mark, frame: PageFrame) -> dict[str, float]:
    """Give how far inside the trim a mark ends on each side, in mm."""
    return {
        "left": mark.x0 * MM_PER_POINT,
        "top": mark.y0 * MM_PER_POINT,
        "right": (frame.width - mark.x1) * MM_PER_POINT,
        "bottom": (frame.height - mark.y1) * MM_PER_POINT,
    }


def _inner_side(frame: PageFrame) -> str:
    return "left" if frame.recto else "right"


def is_off(mark: Mark, frame: PageFrame) -> bool:
    """Tell whether all of a mark is cut off, as a printer's marks are."""
    return mark.x1 <= 0 or mark.y1 <= 0 or mark.x0 >= frame.width or mark.y0 >= frame.height
