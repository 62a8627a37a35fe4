"""What leads to a block: the headings right above it, with one paragraph below them or none."""

import re
from dataclasses import dataclass

from generator.model import Block, Prose

_LEAD = re.compile(
    r"(?P<headings>(?:<h[2-6]\b[^>]*>(?:(?!</h[2-6]>).)*</h[2-6]>\s*)+)"
    r"(?P<paragraph><p\b(?:(?!</p>).)*</p>\s*)?\Z",
    re.S,
)
_ID = re.compile(r'<h[2-6]\b[^>]*?\sid="([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadIn:
    """The ids of the first and the last of some headings, and whether a paragraph is below them."""

    first: str
    last: str
    has_paragraph: bool


def lead_in(above: Block | None) -> LeadIn | None:
    """Give what a text ends with that leads to the block below it, or nothing."""
    found = _LEAD.search(above.html) if isinstance(above, Prose) else None
    ids = _ID.findall(found["headings"]) if found else []
    if not found or not ids:
        return None
    return LeadIn(first=ids[0], last=ids[-1], has_paragraph=bool(found["paragraph"]))
