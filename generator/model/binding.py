"""How the leaves of a book are held together, and what that asks of its pages."""

from dataclasses import dataclass
from enum import StrEnum


class Pad(StrEnum):
    """What stands on pages that a binding asks for and the text does not: rules, or nothing."""

    NOTES = "notes"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A way to bind. The number of pages is a `multiple`; the inner margin is at least that of the
    first of `gutters` that is for so many pages: the most pages, and mm.
    """

    name: str
    multiple: int
    gutters: tuple[tuple[int, float], ...]

    def inner_margin(self, pages: int) -> float:
        """Give the least inner margin of a book of so many pages, in mm."""
        fits = (mm for most, mm in self.gutters if pages <= most)
        return next(fits, self.gutters[-1][1] if self.gutters else 0.0)


PUNCHED = "three-hole"
# Where holes come: how far from the edge, and from one another; on pages less high they are nearer.
HOLE_MM, APART_MM, NEARER_MM = 9.5, 108.0, 69.9
_HIGH_MM = 240.0
_ANY = 10_000  # pages
# A staple takes the fold; punched sheets keep 12 mm clear for the holes, and air beside them. What
# is glued opens less far the thicker it is: in steps as print services give them.
BINDINGS = {
    one.name: one
    for one in (
        Binding(name="none", multiple=1, gutters=()),
        Binding(name="staple", multiple=4, gutters=((_ANY, 10.0),)),
        Binding(name=PUNCHED, multiple=2, gutters=((_ANY, 18.0),)),
        Binding(name="coil", multiple=2, gutters=((_ANY, 14.0),)),
        Binding(
            name="perfect",
            multiple=2,
            gutters=((150, 9.6), (300, 12.7), (500, 15.9), (700, 19.1), (_ANY, 22.3)),
        ),
    )
}


def holes(height_mm: float) -> tuple[float, ...]:
    """Give where the holes of a page come, in mm from its head."""
    apart = APART_MM if height_mm >= _HIGH_MM else NEARER_MM
    return tuple(round(height_mm / 2 + step * apart, 2) for step in (-1, 0, 1))
