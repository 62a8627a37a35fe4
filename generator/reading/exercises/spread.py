"""`/// spread`: what is in it lies on two pages that face each other."""

from generator.reading.exercises._fields import KindOptions

HINTS: dict[str, str] = {}
NEEDS_BODY = True


class Options(KindOptions):
    """A spread has no options."""
