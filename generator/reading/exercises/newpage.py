"""`/// newpage`: what follows begins on a new page."""

from generator.reading.exercises._fields import KindOptions

HINTS: dict[str, str] = {}
NEEDS_BODY = False


class Options(KindOptions):
    """A page break has no options."""
