"""What letters are called that no typeface has: told without the name that they are in."""

import unicodedata
from collections.abc import Iterable

_MOST = 3  # that are told one by one


def name_letters(letters: Iterable[str]) -> str:
    """Give what letters are called: 🙂 U+1F642. A letter of a script is not shown itself: several
    of them would be the name.
    """
    known = dict.fromkeys(one for one in letters if _is_seen(one))
    told = [_told(one) for one in known][:_MOST]
    more = len(known) - len(told)
    told += [f"{more} more"] if more else []
    return " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def _is_seen(letter: str) -> bool:
    """Tell whether a letter is one that is drawn, and no joiner of others."""
    return unicodedata.category(letter) not in ("Cf", "Zs", "Cc") and not (
        "\ufe00" <= letter <= "\ufe0f"
    )


def _told(letter: str) -> str:
    number = f"U+{ord(letter):04X}"
    if unicodedata.category(letter).startswith("S"):
        return f"{letter} {number}"
    name = unicodedata.name(letter, "").lower()
    return f"{number} ({name})" if name else number
