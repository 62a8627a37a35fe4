"""`/// letter | Title`: a ruled page with a salutation and a close."""

from generator.model import Space
from generator.reading.exercises._fields import SPACE_HINT, KindOptions, Label, SpaceText, space_of

HINTS = {"space": SPACE_HINT}
NEEDS_BODY = None


class Options(KindOptions):
    """`to` and `close` stand before blanks; without them the language's own words."""

    to: Label | None = None
    close: Label | None = None
    space: SpaceText = "lines=fill"


def spaces(options: Options, *, has_body: bool) -> list[tuple[str, str, Space]]:
    """Give the ruled room between salutation and close."""
    space = space_of(options.space)
    return [("1", "", space)] if space else []
