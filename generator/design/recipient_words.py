"""Columns of a roster in composed HTML: a recipient's words, or a blank to fill in."""

import re
from collections.abc import Callable, Mapping
from html import escape

from generator.model.merge_fields import GAP, OPEN, Place, replace_marks

_BLANKS_EM = {"date": 7}  # what a hand takes; other columns hold names
_USUAL_EM = 10
_LINE_EM = 20
_HEADING = re.compile(r"<(/?)h[1-6]\b")
# A tag, with what stands between quotation marks in it.
_TAG = re.compile(r"""(<[!/]?\w[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>)""")

RECIPIENTS = "column"  # the class of what a recipient's words stand in

# A column and where it stands -> the HTML of a place for its word, or nothing for a blank.
Slots = Callable[[str], str]


class Words:
    """A recipient's words by their columns, and which of them were asked for in running text."""

    def __init__(self, words: Mapping[str, str]):
        self._words = words
        self.asked: set[str] = set()

    def get(self, column: str) -> str:
        """Give the word of a column; nothing where it is not known."""
        self.asked.add(column)
        return self._words.get(column) or ""

    def plain(self, text: str) -> str:
        """Give a text that is no HTML with its marks replaced."""
        return replace_marks(text, lambda column, _place: self.get(column) or GAP)

    def in_cells(self, html: str) -> str:
        """Give the HTML of a cell with its marks replaced, to see how wide its words are."""

        def known(column: str, place: Place) -> str:
            return "" if place is Place.CELL else escape(self._words.get(column) or GAP * 2)

        return replace_marks(html, known)


def fill_in(html: str, words: Words, slot: Slots) -> str:
    """Give a document with its marks replaced: by words where they are known.

    Outside the body, no words are put in: they would be told to those who only see the file.
    """
    if OPEN not in html:
        return html
    head, body_tag, body = html.partition("<body")
    told = replace_marks(head, lambda _column, _place: GAP)
    return told + fill_body(body_tag + body, words, slot)


def fill_body(html: str, words: Words, slot: Slots) -> str:
    """Give HTML of a body with its marks replaced."""
    if OPEN not in html:
        return html

    def in_tag(column: str, place: Place) -> str:
        if place is Place.STEM:
            return "" if words.get(column) else "stem"
        return escape(words.get(column) or GAP)

    def in_text(column: str, place: Place) -> str:
        if place is Place.CELL:
            inside = slot(column)
            return f'<span class="place">{inside}</span>' if inside else ""
        if place is Place.LINE:
            return blank(_LINE_EM, slot(column))
        word = words.get(column)
        if word:
            return f'<span class="{RECIPIENTS}">{escape(word)}</span>'
        return blank(_BLANKS_EM.get(column, _USUAL_EM))

    def in_heading(column: str, _place: Place) -> str:
        # Nobody writes there, and a bookmark takes its words from it.
        return f'<span class="{RECIPIENTS}">{escape(words.get(column) or GAP)}</span>'

    out: list[str] = []
    text: Callable[[str, Place], str] = in_text
    for number, part in enumerate(_TAG.split(html)):
        if number % 2:
            heading = _HEADING.match(part)
            if heading:
                text = in_text if heading[1] else in_heading
            out.append(replace_marks(part, in_tag))
        else:
            out.append(replace_marks(part, text))
    return "".join(out)


def blank(em: int, inside: str = "") -> str:
    """Give a blank to fill in, as the underscores of an author give it."""
    return f'<span class="blank" style="width: {em}em">{inside}</span>'
