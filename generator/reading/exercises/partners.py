"""`/// partners | Title`: two or three columns side by side, for me, us and you."""

from typing import Annotated

from pydantic import Field

from generator.model import Block, Space
from generator.reading.exercises._fields import (
    SPACE_HINT,
    KindOptions,
    Label,
    SpaceText,
    space_of,
)

HINTS = {
    "columns": "write two or three heads, such as columns: [Mine, Yours, Ours]",
    "space": SPACE_HINT,
    "spaces": "write a space for each column, such as spaces: [lines=8, box=8]",
}
DEFAULT = "lines=8"
NEEDS_BODY = None
SIDE_BY_SIDE = True


class Options(KindOptions):
    """`columns` are the heads; `spaces` gives each column a room of its own."""

    columns: Annotated[tuple[Label, ...], Field(min_length=2, max_length=3)]
    space: SpaceText | None = None
    spaces: Annotated[tuple[SpaceText, ...], Field(max_length=3)] = ()


def check(
    options: Options, title: str, parts: tuple[tuple[Block, ...], ...]
) -> list[tuple[str, str]]:
    """Say what does not fit together: texts or spaces for more or fewer columns than there are."""
    found = []
    if any(parts) and len(parts) != len(options.columns):
        found.append(
            (
                f"has {len(parts)} texts for {len(options.columns)} columns",
                "write a line --- between the texts of two columns, with empty lines around it",
            )
        )
    if options.spaces and len(options.spaces) != len(options.columns):
        found.append(
            (
                f"has {len(options.spaces)} spaces for {len(options.columns)} columns",
                "write one for each column, or space: for all of them",
            )
        )
    return found


def spaces(options: Options, *, has_body: bool) -> list[tuple[str, str, Space]]:
    """Give the room below each column's head and text; columns with texts need none."""
    wanted = options.spaces or (options.space or ("none" if has_body else DEFAULT),) * 3
    return [
        (str(number), head, space)
        for number, (head, text) in enumerate(zip(options.columns, wanted, strict=False), start=1)
        if (space := space_of(text))
    ]
