"""`/// choice | Question`: one of several answers, each with a round box."""

from typing import Annotated

from pydantic import Field

from generator.reading.exercises._fields import KindOptions, Words

HINTS = {
    "of": "write the answers as a list: of: [never, sometimes, often]",
    "columns": "write columns: 1, 2, 3 or 4",
    "other": "write the label of a last answer with a blank, such as other: something else",
}
NEEDS_BODY = None


class Options(KindOptions):
    """`other` is a last answer to write in."""

    of: Annotated[tuple[Words, ...], Field(min_length=2, max_length=40)]
    columns: Annotated[int, Field(ge=1, le=4)] = 1
    other: Words | None = None
