"""`/// newpage`: what follows begins on a new page, or on a left-hand or right-hand one."""

from typing import Literal

from generator.reading.exercises._fields import KindOptions

HINTS = {"side": "write side: left, side: right or side: spread, or leave it out"}
NEEDS_BODY = False


class Options(KindOptions):
    """What follows begins on a page of a `side`; a spread begins on a left-hand page."""

    side: Literal["left", "right", "spread"] | None = None
