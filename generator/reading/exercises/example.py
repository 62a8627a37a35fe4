"""`/// example`: Markdown as it is typed, and right below it as it prints, out of one text."""

from generator.reading.exercises._fields import KindOptions

HINTS: dict[str, str] = {}
NEEDS_BODY = True
SHOWS_SOURCE = True


class Options(KindOptions):
    """It has none."""
