"""`{{ name }}` on its way from an author's text to a page: a mark in characters no text contains.

A mark stands for a column of the roster. It names the column, and before it, with a slash, what
kind of place it stands in where that is not running text.
"""

import re
from collections.abc import Callable
from enum import StrEnum

from generator.slugs import slugify

OPEN, CLOSE = "\ue004", "\ue005"
COLUMN = r"(?=[\w-]*[^\W\d_])[^\W_][\w-]*"  # with a letter in it
LONGEST_COLUMN = 200  # letters of the name of a column
WRITTEN = re.compile(rf"\{{\{{[ \t]*({COLUMN})[ \t]*\}}\}}")
GAP = "____"  # a word that nobody knows yet, where no line to write on can be


class Place(StrEnum):
    """What a mark stands in: running text, a line or a cell of its own, a class of a paragraph.

    A paragraph of the class `stem` has room to write between its lines; marked so, it has it only
    where a word is not known.
    """

    TEXT = "text"
    LINE = "line"
    CELL = "cell"
    STEM = "stem"


_PLACES = "|".join(Place)
_PICTURE = "/picture"  # no column has a slash in its name
_MARK = re.compile(f"{OPEN}(?:({_PLACES})/)?([^{OPEN}{CLOSE}/]*){CLOSE}")


def column_name(head: str) -> str:
    """Give what the column of a head is called: First Name and first_name are first-name."""
    return slugify(head, LONGEST_COLUMN)


def mark(column: str, place: Place = Place.TEXT) -> str:
    """Give the mark of a column."""
    kind = "" if place is Place.TEXT else f"{place}/"
    return f"{OPEN}{kind}{column_name(column)}{CLOSE}"


def mark_written(text: str) -> str:
    """Give a text with a mark for each `{{ column }}` in it."""
    return WRITTEN.sub(lambda found: mark(found[1]), text)


def picture_word(column: str) -> str:
    """Give the word of a copy that says which picture the cell of a column names."""
    return column + _PICTURE


def column_of(word: str) -> str:
    """Give the column of the roster that a word of a copy is of."""
    return word.removesuffix(_PICTURE)


def is_picture(word: str) -> bool:
    """Tell whether a word of a copy says which picture it is."""
    return word.endswith(_PICTURE)


def replace_marks(text: str, give: Callable[[str, Place], str]) -> str:
    """Give a text with other words for each of its marks."""
    if OPEN not in text:
        return text
    return _MARK.sub(lambda found: give(found[2], Place(found[1] or "text")), text)


def without_marks(text: str) -> str:
    """Give a text as it reads while no word is known."""
    return replace_marks(text, lambda _column, _place: GAP)


def columns_in(text: str, place: Place) -> frozenset[str]:
    """Give the columns whose marks stand in a kind of place."""
    found = _MARK.findall(text) if OPEN in text else ()
    return frozenset(column for kind, column in found if (kind or "text") == place)


def only_column(text: str) -> str:
    """Give the column of a text that is a mark and nothing else; else nothing."""
    found = _MARK.fullmatch(text.strip())
    return found[2] if found and not found[1] else ""
