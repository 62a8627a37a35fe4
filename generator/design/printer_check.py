"""The sheet that a printer is measured with: a cross and a line on its front and on its back."""

from typing import Any

from generator.design.compose import Composer
from generator.model import Markup

CROSS_MM, LINE_MM = 30, 150  # what is read is held against these


def compose_check(composer: Composer) -> Markup:
    """Compose the two pages, on the paper of the edition."""
    words = composer.labels["press"]
    part: dict[str, Any] = {
        "template": "sheets/printer-check.html",
        "sides": (words["front"], words["back"]),
        "cross": CROSS_MM,
        "line": LINE_MM,
    }
    return composer.sheet("the check of a printer", words["check"], part)
