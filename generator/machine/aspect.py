"""One thing that the program needs of a machine, as it was found there."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands: there, lacking, or not there and not needed for most work."""

    FINE = "ok"
    LACKING = "lacking"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """What was looked at: `part` is what it is called, `found` what is there or wrong.

    `mend` is the one command that puts it right, or adds what is optional; of what is fine, empty.
    """

    part: str
    state: State
    found: str
    mend: str = ""


def fine(part: str, found: str) -> Aspect:
    """Give something that is as it has to be."""
    return Aspect(part=part, state=State.FINE, found=found)


def lacking(part: str, found: str, *, mend: str) -> Aspect:
    """Give something that has to be mended before books can be made."""
    return Aspect(part=part, state=State.LACKING, found=found, mend=mend)


def optional(part: str, found: str, *, mend: str) -> Aspect:
    """Give something that is not there, and that most work does not need."""
    return Aspect(part=part, state=State.OPTIONAL, found=found, mend=mend)
