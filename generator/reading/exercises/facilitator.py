"""`/// facilitator`: notes for who leads the session, in the facilitator's edition alone."""

from typing import Annotated

from pydantic import Field

from generator.reading.exercises._fields import KindOptions, Words

HINTS = {
    "minutes": "write a number of minutes, such as minutes: 40",
    "aim": "write what the session is for, in a sentence",
    "materials": "write what has to be there: materials: pens, two chairs",
}
NEEDS_BODY = None


class Options(KindOptions):
    """What the run sheet takes: how long, with what, what for."""

    aim: Words | None = None
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    materials: Words | None = None
