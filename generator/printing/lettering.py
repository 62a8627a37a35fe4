"""Which letters of a bound book its typefaces do not have, read off WeasyPrint's fonts.

Of a font it is read: `family`, `missing` (code points that no font has) and `to_unicode` (the
letters of each glyph that was set). WeasyPrint promises none of it; a test says what changed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any
from unicodedata import category

from generator.model.printed_page import Lettering

_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})  # controls, joiners, spaces


def lettering(fonts: Iterable[Any], own: Collection[str]) -> Lettering:
    """Give what letters are missing or set in fonts other than those of the book, its `own`."""
    missing: set[str] = set()
    instead: dict[str, set[str]] = defaultdict(set)
    for font in fonts:
        missing.update(map(chr, font.missing))
        if font.family not in own:
            instead[font.family].update("".join(font.to_unicode.values()))
    found = ((family, _printed(letters - missing)) for family, letters in sorted(instead.items()))
    return Lettering(
        missing=_printed(missing),
        instead=tuple((family, letters) for family, letters in found if letters),
    )


def _printed(letters: set[str]) -> str:
    return "".join(sorted(one for one in letters if category(one) not in _UNSEEN))
