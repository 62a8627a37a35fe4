"""Whether words read so are words: the letters of languages, and how they stand in them.

A file that does not say how it is written is read in one way after the other. Where a way is the
wrong one, it shows in its words: a capital amid small letters, a sign amid letters, letters side by
side that no language has together.
"""

import re
import unicodedata
from enum import IntEnum, StrEnum
from itertools import pairwise


class Likeness(IntEnum):
    """How much a word looks like one: not at all, as few people's do, as many people's do."""

    NONE = 0
    FEW = 1
    MANY = 2


class Region(StrEnum):
    """Whose languages an encoding was made for."""

    WEST = "west"
    CENTRE = "centre"
    TURKEY = "turkey"
    BALTIC = "baltic"
    OTHER = "other"


# The letters beyond a to z, language by language.
_ALPHABETS = {
    Region.WEST: (
        "äöüß",  # German
        "àâæçéèêëîïôœùûüÿ",  # French
        "áéíóúüñç",  # Spanish
        "àèéìíîòóùú",  # Italian
        "áâãàçéêíóôõúü",  # Portuguese
        "áéëïóöüèêç",  # Dutch
        "æøåéèêóòâôü",  # Danish, Norwegian
        "åäöéüàè",  # Swedish, Finnish
        "àçéèíïóòúü",  # Catalan
    ),
    Region.CENTRE: (
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "čćđšž",  # Croatian, Bosnian, Slovene
        "ăâîșțşţ",  # Romanian
        "äöüß",
    ),
    Region.TURKEY: ("çğıiöşüâîû\u0307", "äöüß"),
    Region.BALTIC: (
        "äõöüšž",  # Estonian
        "āčēģīķļņšūž",  # Latvian
        "ąčęėįšųūž",  # Lithuanian
    ),
    Region.OTHER: (),
}
_FEW = (
    "áéíóúýðþæö",  # Icelandic
    "áíóúýðæø",  # Faroese
    "âêîôûŵŷáéëïöàèìòù",  # Welsh, Afrikaans, Frisian
    "çë",  # Albanian
    "ċġħżà",  # Maltese
    "āēīōū",  # Hawaiian, Māori
)
_SETS = {region: tuple(map(frozenset, of)) for region, of in _ALPHABETS.items()}
_ALL_SETS = (*(one for of in _SETS.values() for one in of), *map(frozenset, _FEW))
# Where letters of the west don't stand, and those of others do that have the same numbers:
# ñ before a consonant is ń (Kański), õ mostly ő (Győr), æ at an end ć (Petrović).
_UNUSUAL = re.compile("ñ(?![aeiouáéíóúü])|õ(?!e)|ã(?![oe]|s?$)|[ìù](?!$)|æ$|œ(?=[wlkmprz])")
_BEYOND_LATIN = {"CYRILLIC", "GREEK", "HEBREW", "ARABIC"}
_MARKS_BEFORE = "‘“„«‚‹¿¡"
_MARKS_AFTER = "’”“»›…"
_JOINED = re.compile("[’'‘–—·]")
_NUMERO = re.compile(r"[MDNn]?[ªº°]")
_ALONE = frozenset("–—…•·€£°§©®«»“”‘’„‚")


def likeness(word: str, region: Region) -> Likeness:
    """Tell how much a word, which may have marks at its ends, looks like one that is read right."""
    if set(word) <= _ALONE or _NUMERO.fullmatch(word):
        return Likeness.MANY
    inner = word.replace("\xa0", "").strip("'").lstrip(_MARKS_BEFORE).rstrip(_MARKS_AFTER)
    if not inner:
        return Likeness.MANY
    parts = _JOINED.split(inner)
    if not all(parts):
        return Likeness.NONE
    found = min(_part_likeness(part, region) for part in parts)
    joined = all(_joins(before, after) for before, after in pairwise(parts))
    return found if joined else min(found, Likeness.FEW)


def _joins(before: str, after: str) -> bool:
    """Tell whether two parts are ones that an apostrophe or a dash stands between."""
    return after[0].isupper() or after == "s" or len(before) <= 2 <= len(after)


def _part_likeness(part: str, region: Region) -> Likeness:
    if not part.isalpha() or _NUMERO.search(part) or not _is_cased(part):
        return Likeness.NONE
    if part.isascii():
        return Likeness.MANY
    scripts = {unicodedata.name(one, "").partition(" ")[0] for one in part}
    begins_small = not part[0].isascii() and part[0].islower()
    if scripts != {"LATIN"}:
        if len(scripts) > 1 or not scripts <= _BEYOND_LATIN:
            return Likeness.NONE
        # Read as another script, names are small letters or capitals throughout.
        return Likeness.FEW if begins_small or part.isupper() else Likeness.MANY
    small = part.lower()
    letters = {one for one in small if not one.isascii()}
    if any(letters <= one for one in _SETS[region]):
        unusual = region is Region.WEST and _UNUSUAL.search(small)
        return Likeness.FEW if unusual or begins_small else Likeness.MANY
    return Likeness.FEW if any(letters <= one for one in _ALL_SETS) else Likeness.NONE


def _is_cased(part: str) -> bool:
    """Tell whether capitals stand where they do: first, in all of a word, or as in McEvoy."""
    if part.isupper() or part.islower() or part.istitle():
        return True
    inside = part[1:]
    return all(one.isascii() for one in inside if one.isupper()) or part[:-1].isupper()
