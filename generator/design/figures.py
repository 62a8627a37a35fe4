"""The two circles of the covers and the openings."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The two circles of a cover or an opening: how far apart they stand, 0 to 1."""

    radius: float
    middle: float
    left: float
    right: float
    half_height: float  # of the overlap


def circles(distance: float, edge: str = "middle") -> Figure:
    """Give two equal circles whose centres stand `distance` diameters apart, in a 160 x 100 box.

    With `edge` left or right, the circle on that side touches the edge of the box.
    """
    radius = 39.5  # with its line, a circle is 80 wide
    half = distance * radius
    middle = {"left": 40 + half, "right": 120 - half}.get(edge, 80.0)
    return Figure(
        radius=radius,
        middle=round(middle, 2),
        left=round(middle - half, 2),
        right=round(middle + half, 2),
        half_height=round(math.sqrt(max(0.0, radius**2 - half**2)), 2),
    )
