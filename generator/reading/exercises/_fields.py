"""Types of options that several kinds share: writing spaces, short words, heads."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from generator.model import Space
from generator.reading.text.spaces import SpaceError, parse_space


class KindOptions(BaseModel):
    """The options of a kind: frozen, and unknown ones refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, populate_by_name=True
    )


class RepeatedOptions(KindOptions):
    """The options of a kind that can be drawn again: `same` is the name of the earlier one, which
    all others are then taken from.
    """

    same: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)] = ""


def space_of(text: str) -> Space | None:
    """Give the space that an option such as `lines=4` asks for; `none` gives nothing."""
    if text.strip() == "none":
        return None
    ruling, _, size = text.replace(" ", "").partition("=")
    return parse_space(ruling, size or None)


def _check_space(text: str) -> str:
    try:
        space_of(text)
    except SpaceError as reason:
        raise ValueError(f"{reason}; {reason.hint}") from None
    return text


SpaceText = Annotated[str, AfterValidator(_check_space)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]

SAME_HINT = "write the name of an earlier one, the words of its title: same: where-i-stand"
SPACE_HINT = "write a ruling and a size, such as lines=4, box=30mm or lines=fill"
