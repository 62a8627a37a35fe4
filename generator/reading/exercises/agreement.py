"""`/// agreement | Title`: clauses with room to write, names, signatures and dates."""

from typing import Annotated

from pydantic import Field

from generator.model import Space
from generator.reading.exercises._fields import SPACE_HINT, KindOptions, Label, SpaceText, space_of

HINTS = {
    "clauses": "write the beginnings of the clauses: clauses: [We will, When we quarrel we]",
    "space": SPACE_HINT,
    "signatures": "write how many sign, signatures: 2, or who: signatures: [You, Me]",
}
NEEDS_BODY = None


class Options(KindOptions):
    """`space` is the room of each clause; `signatures` says how many people sign, or who."""

    clauses: Annotated[tuple[Label, ...], Field(max_length=12)] = ()
    space: SpaceText = "lines=2"
    signatures: (
        Annotated[int, Field(ge=1, le=6)]
        | Annotated[tuple[Label, ...], Field(min_length=1, max_length=6)]
    ) = 2

    @property
    def signatories(self) -> tuple[str, ...]:
        """Who signs; an empty name is left to write."""
        return ("",) * self.signatures if isinstance(self.signatures, int) else self.signatures


def spaces(options: Options, *, has_body: bool) -> list[tuple[str, str, Space]]:
    """Give the room of each clause."""
    space = space_of(options.space)
    if space is None:
        return []
    return [(str(at), clause, space) for at, clause in enumerate(options.clauses, start=1)]
