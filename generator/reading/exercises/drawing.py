"""`/// drawing | Title`: a framed space to draw in, or a figure to mark and write into."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model import Space
from generator.reading.exercises._fields import (
    SAME_HINT,
    SPACE_HINT,
    Label,
    RepeatedOptions,
    SpaceText,
    space_of,
)

MOST_LABELS = 7
DEFAULTS = {None: "box=12", "circles": "blank=12", "timeline": "blank=5", "spectrum": "blank=5"}
HINTS = {
    "figure": "write figure: circles, figure: timeline or figure: spectrum, or leave it out",
    "space": SPACE_HINT,
    "labels": "write the words of the figure from left to right, such as labels: [me, us, you]",
    "same": SAME_HINT,
}
NEEDS_BODY = None


class Options(RepeatedOptions):
    """Without a `figure` it is a framed space; `labels` are the figure's words."""

    figure: Literal["circles", "timeline", "spectrum"] | None = None
    space: SpaceText | None = None
    labels: Annotated[tuple[Label, ...], Field(max_length=MOST_LABELS)] = ()


def spaces(options: Options, *, has_body: bool) -> list[tuple[str, str, Space]]:
    """Give the framed space; a figure lies in a clear one."""
    space = space_of(options.space or DEFAULTS[options.figure])
    return [("1", ", ".join(options.labels), space)] if space else []
