"""The two large circles of a cover, one for each of two people, that run off the page."""

import math
from dataclasses import dataclass

from generator.design.grid import PageGrid

_RADIUS = 0.47  # of the width of a page
_LOWEST = 0.86  # of its height: below that stand the practice's name and logo


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverCircle:
    """A circle on a page: its middle from the upper left corner, its radius, in mm."""

    x: float
    y: float
    radius: float

    def moved(self, across: float, down: float) -> "CoverCircle":
        """Give the circle at another place, as of a corner that lies further out."""
        return CoverCircle(
            x=round(self.x + across, 3), y=round(self.y + down, 3), radius=self.radius
        )

    @property
    def box(self) -> dict[str, float]:
        """The square around it: its left, its top and its side."""
        return {
            "left": round(self.x - self.radius, 3),
            "top": round(self.y - self.radius, 3),
            "side": round(self.radius * 2, 3),
        }


def cover_circles(width: float, height: float) -> tuple[CoverCircle, CoverCircle]:
    """Give the circles of a cover that is so large, in mm.

    The first runs off at the head and the left, the second at the right; they overlap.
    """
    radius = round(min(width * _RADIUS, height * 0.36), 3)
    return (
        CoverCircle(x=round(width * 0.25, 3), y=round(height * 0.24, 3), radius=radius),
        CoverCircle(x=round(width * 0.8, 3), y=round(height * _LOWEST - radius, 3), radius=radius),
    )


def meeting(one: CoverCircle, other: CoverCircle) -> tuple[tuple[float, float], ...]:
    """Give the two points where equal circles meet: from the first to the second, and back again,
    arcs that turn with the clock go around what they share.
    """
    across, down = (other.x - one.x) / 2, (other.y - one.y) / 2
    half = math.hypot(across, down)
    reach = math.sqrt(max(0.0, one.radius**2 - half**2)) / half
    return tuple(
        (
            round(one.x + across + side * down * reach, 3),
            round(one.y + down - side * across * reach, 3),
        )
        for side in (1, -1)
    )


def wrap_art(width: float, height: float, spine: float, bleed: float) -> dict[str, object]:
    """Give the same for a cover that lies flat, whose front is so large: the first circle goes on
    over the spine to the back.
    """
    across = width + spine + bleed
    first, other = cover_circles(width, height)
    return _art(
        (2 * width + spine, height),
        bleed,
        (first.moved(across, bleed), other.moved(across, bleed)),
    )


def cover_art(grid: PageGrid, bleed: float) -> dict[str, object]:
    """Give what the drawing of a cover takes: its size with the bleed around it, and the circles
    in it; and, as `boxes`, where the same circles stand from the text's upper left corner.
    """
    first, other = cover_circles(grid.width, grid.height)
    drawn = first.moved(bleed, bleed), other.moved(bleed, bleed)
    boxes = tuple(one.moved(-grid.inner, -grid.top).box for one in (first, other))
    return _art((grid.width, grid.height), bleed, drawn) | {"boxes": boxes}


def _art(
    size: tuple[float, float], bleed: float, circles: tuple[CoverCircle, CoverCircle]
) -> dict[str, object]:
    width, height = (round(length + 2 * bleed, 3) for length in size)
    return {"width": width, "height": height, "circles": circles, "shared": meeting(*circles)}
