"""Cards on a sheet of paper: name badges, and tents that are folded to stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.units import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSheet:
    """Where cards lie on a sheet, so many `across` and `down`; lengths in mm.

    `width` and `height` are those of a card as it is seen: a `folded` one lies twice as high on the
    paper. The first begins `left` and `top` of the paper's edges; `gap_across` and `gap_down` are
    between two. A `ready` sheet is cut before it is printed; others have marks to cut along.
    """

    name: str
    paper: Paper
    width: float
    height: float
    across: int
    down: int
    left: float
    top: float
    gap_across: float = 0.0
    gap_down: float = 0.0
    folded: bool = False
    ready: bool = False

    @property
    def count(self) -> int:
        """How many cards a sheet has."""
        return self.across * self.down

    @property
    def flat_height(self) -> float:
        """The height of a card on the paper."""
        return self.height * (2 if self.folded else 1)

    def places(self) -> Iterator[tuple[float, float]]:
        """Give the upper left corners of the cards, row by row."""
        for row in range(self.down):
            for column in range(self.across):
                yield (
                    round(self.left + column * (self.width + self.gap_across), 3),
                    round(self.top + row * (self.flat_height + self.gap_down), 3),
                )
