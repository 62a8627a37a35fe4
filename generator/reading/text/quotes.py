"""Quotation marks, apostrophes, and the spaces of French, by the language of the workbook.

Authors type `"` and `'`. What they become is decided a paragraph at a time, over the elements in
it: `"*Yes*"` is one quotation.
"""

import itertools
import re
from dataclasses import dataclass, field

from generator.model import Quotes
from generator.model.merge_fields import CLOSE as MARK_CLOSE
from generator.model.merge_fields import OPEN as MARK_OPEN

NO_BREAK = "\u00a0"
APOSTROPHE = "’"
_ANGLES = ("«", "»")
_ANGLES_WITH_SPACES = (f"«{NO_BREAK}", f"{NO_BREAK}»")
_CURLY = ("“", "”")

# By the beginning of the tag, the longest that is known; English ones where none is.
_QUOTES = {
    "de": Quotes(outer=("„", "“"), inner=("‚", "‘")),
    "de-ch": Quotes(outer=_ANGLES, inner=("‹", "›")),
    "de-li": Quotes(outer=_ANGLES, inner=("‹", "›")),
    "es": Quotes(outer=_ANGLES, inner=_CURLY),
    "es-419": Quotes(),
    "es-mx": Quotes(),
    "es-us": Quotes(),
    "fr": Quotes(outer=_ANGLES_WITH_SPACES, inner=_CURLY),
    "it": Quotes(outer=_ANGLES, inner=_CURLY),
    "pt-pt": Quotes(outer=_ANGLES, inner=_CURLY),
}
# The marks that have a no-break space before them.
_SPACED = {"fr": "?!;:", "fr-ca": ":"}
# Words that begin with an apostrophe.
_SHORTENED = {"nl": frozenset("k m n r s t ns".split()), "en": frozenset("tis twas em til".split())}
_LONGEST_SHORTENED = 4

NOTHING, LETTER, _OPEN, _CLOSE = "\ue002", "x", "(", ")"
_OPENING = frozenset("([{«‹“„‘‚¿¡-–—/")
_AFTER_MARK = frozenset(")]}»›”’“‘\"'*_.,…?!;:")


@dataclass(slots=True, kw_only=True)
class Line:
    """The text of a paragraph, letter by letter: as it is looked at, and as it will stand.

    What stands for something else, such as code, is one letter, or nothing where it is a tag.
    """

    seen: list[str] = field(default_factory=list)
    out: list[str] = field(default_factory=list)

    def before(self, at: int) -> str:
        """Give the letter before a place; a space at the beginning."""
        places = range(at - 1, -1, -1)
        return next((self.seen[one] for one in places if self.seen[one] != NOTHING), " ")

    def after(self, at: int, count: int = 1) -> str:
        """Give the letters after a place, and spaces at the end."""
        places = range(at + 1, len(self.seen))
        found = (self.seen[one] for one in places if self.seen[one] != NOTHING)
        return "".join(itertools.islice(found, count)).ljust(count)


class Typography:
    """What a language makes of marks that are typed."""

    def __init__(self, language: str = "en"):
        """`language` is a BCP 47 tag."""
        tags = [language.lower()]
        while "-" in tags[-1]:
            tags.append(tags[-1].rpartition("-")[0])
        self.quotes = next((_QUOTES[tag] for tag in tags if tag in _QUOTES), Quotes())
        self._spaced = next((_SPACED[tag] for tag in tags if tag in _SPACED), "")
        self._shortened = _SHORTENED.get(tags[-1], frozenset())

    def plain(self, text: str) -> str:
        """Give a text that is no Markdown, such as an answer to tick, with its marks set."""
        line = Line(seen=[looked_at(one) for one in text], out=list(text))
        self.set(line)
        return "".join(line.out)

    def set(self, line: Line) -> None:
        """Set the marks of a line in place."""
        if '"' in line.seen or "'" in line.seen:
            self._curl(line)
        if self._spaced:
            self._space(line)

    def _curl(self, line: Line) -> None:
        inside = False  # an inner quotation
        last = _last_closing(line)
        for at, mark in enumerate(line.seen):
            if mark not in ('"', "'"):
                continue
            before, after, next_but_one = line.before(at), *line.after(at, 2)
            opens = (before.isspace() or before in _OPENING) and not after.isspace()
            if mark == '"':
                line.seen[at] = _OPEN if opens else _CLOSE
                line.out[at] = self.quotes.outer[0 if opens else 1]
            elif opens and at < last and not self._is_shortened(line, at):
                line.seen[at], line.out[at], inside = _OPEN, self.quotes.inner[0], True
            elif inside and not (before.isalnum() and after.isalnum()) and not opens:
                line.seen[at], line.out[at], inside = _CLOSE, self.quotes.inner[1], False
            else:
                # After it a quotation may begin: l'"amour".
                begins = before.isalnum() and after == '"' and next_but_one.isalnum()
                line.seen[at] = _OPEN if begins else LETTER
                line.out[at] = APOSTROPHE

    def _is_shortened(self, line: Line, at: int) -> bool:
        words = re.split(r"\W", line.after(at, _LONGEST_SHORTENED + 1).casefold())
        return words[0] in self._shortened or bool(re.fullmatch(r"\d{2}\D{0,2}", words[0]))

    def _space(self, line: Line) -> None:
        for at, mark in enumerate(line.seen):
            if mark in self._spaced:
                after = line.after(at)
                if after.isspace() or after in _AFTER_MARK:
                    _keep_with_before(line, at)
            elif mark == "»":
                _keep_with_before(line, at)
            elif mark == "«":
                _keep_with_after(line, at)


def looked_at(letter: str) -> str:
    """Give a letter as what it is to the marks beside it: a name will stand for a column."""
    return LETTER if letter in (MARK_OPEN, MARK_CLOSE) else letter


def _last_closing(line: Line) -> int:
    """Give the last place where a single quotation mark can close."""
    places = range(len(line.seen) - 1, -1, -1)
    return next(
        (
            at
            for at in places
            if line.seen[at] == "'"
            and not line.after(at).isalnum()
            and not line.before(at).isspace()
        ),
        -1,
    )


def _keep_with_before(line: Line, at: int) -> None:
    """Put a no-break space before a mark, in the place of those typed there."""
    first = at
    while first and (line.seen[first - 1].isspace() or line.seen[first - 1] == NOTHING):
        first -= 1
    before = line.before(first)
    if before.isspace() or before in _OPENING or before in "?!;:":
        return
    _clear(line, first, at)
    line.out[at] = NO_BREAK + line.out[at]


def _keep_with_after(line: Line, at: int) -> None:
    last = at + 1
    while last < len(line.seen) and line.seen[last].isspace():
        last += 1
    _clear(line, at + 1, last)
    line.out[at] += NO_BREAK


def _clear(line: Line, first: int, end: int) -> None:
    for place in range(first, end):
        if line.seen[place].isspace():
            line.out[place], line.seen[place] = "", NOTHING
