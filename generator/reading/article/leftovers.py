"""What web pages leave below an article when it is copied. No sentence to a reader is one."""

import re
from collections.abc import Sequence

_SITES = r"(?:facebook|twitter|linkedin|pinterest|whatsapp|reddit|e-?mail|instagram|bluesky)"
_LEFTOVER = re.compile(
    rf"""(?:\d+\ )?(?:comments?|shares?|likes?|replies)
      | share(?:\ this)?(?:\ (?:post|article|page|story))?
        (?:\ (?:on|via|by|to)\ (?:x|{_SITES})(?:(?:,|\ and|\ or|\ /)*\ (?:x|{_SITES}))*)?\ ?:?
      | leave\ a\ (?:comment|reply) | cancel\ reply | post\ comment
      | related\ (?:posts|articles|reading)\ ?:?
      | (?:tags?|tagged|categor(?:y|ies)|filed\ under|posted\ (?:in|by|on))\ ?:\ .*
      | (?:tagged|filed\ under|posted\ (?:in|by|on))\ [^.!?]{{1,60}}
      | (?:subscribe|sign\ up)(?:\ (?:to|for)\ (?:our|the|my)\ (?:newsletter|blog|mailing\ list))?
      | read\ more(?:\ ?[:»›→…].*)?
      | (?:previous|next)\ (?:post|article)(?:\ ?[:»›→].*)?
      | print | {_SITES}""",
    re.I | re.X,
)


def count_leftovers(lines: Sequence[str]) -> int:
    """Give how many of the last lines, their words alone, a web page left there."""
    count = 0
    while count < len(lines) and _is_leftover(lines[: len(lines) - count]):
        count += 1
    return count if any(lines[len(lines) - count :]) else 0


def _is_leftover(lines: Sequence[str]) -> bool:
    """Tell whether the last of some lines is one, or empty."""
    words = lines[-1].strip()
    if words.lower() == "x":  # the site, among others; alone it may be anything
        return len(lines) > 1 and bool(_LEFTOVER.fullmatch(lines[-2].strip()))
    return not words or bool(_LEFTOVER.fullmatch(words))
