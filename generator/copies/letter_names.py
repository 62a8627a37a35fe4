"""What letters are called that no typeface has: told without the name that they are in."""

import unicodedata
from collections.abc import Iterable

_MOST = 3  # that are told one by one


def name_letters(letters: Iterable[str]) -> str:
    """Give what letters are called: 🙂 U+1F642. Of the letters of a script the first is named,
    and none is shown: several of them would be the name.
    """
    seen = sorted({one for one in letters if _is_seen(one)})
    told: dict[str, str] = {}
    for one in seen:
        if _is_sign(one):
            told[one] = f"{one} U+{ord(one):04X}"
        else:
            name = unicodedata.name(one, "").lower()
            known = f"U+{ord(one):04X} ({name})" if name else f"U+{ord(one):04X}"
            told.setdefault(name.partition(" ")[0], known)
    named = list(told.values())[:_MOST]
    more = len(seen) - len(named)
    named += [f"{more} more"] if more else []
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def _is_seen(letter: str) -> bool:
    """Tell whether a letter is one that is drawn, and no joiner of others."""
    joins = unicodedata.category(letter) in ("Cf", "Zs", "Cc") or "\ufe00" <= letter <= "\ufe0f"
    return not joins


def _is_sign(letter: str) -> bool:
    """Tell whether a letter is a sign such as an emoji, and none that stands for a letter: ⓔ."""
    is_sign = unicodedata.category(letter).startswith("S")
    return is_sign and not unicodedata.decomposition(letter)
