"""What of a sheet lies beyond the page, until it is cut off."""

from dataclasses import dataclass

MARK_MM, MARK_AWAY_MM = 5.0, 3.0  # crop marks: how long, and how far beyond the bleed at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Bleed:
    """How far beyond the trim what reaches the edge goes on, in mm; and whether crop marks stand
    outside it. `inner` is whether the bound side has bleed too.
    """

    mm: float
    marks: bool
    inner: bool = True

    @property
    def around_mm(self) -> float:
        """What there is of a sheet beyond the trim, on each side."""
        return self.mm + (MARK_AWAY_MM + MARK_MM if self.marks else 0.0)
