"""What asks something, and in which of the ways that people write it.

A number and a question mark make a prompt, however the number is written. The other ways of
asking, bold, in bullets and so on, do where a whole file is written in one of them: see
`question_survey`.
"""

import re
from enum import StrEnum
from xml.etree.ElementTree import Element

from generator.reading.text.element_text import is_question, text_of
from generator.reading.text.typed_numbers import number_of, words_behind_number

_STRONG, _SLANTED = ("strong", "b"), ("em", "i")
_MARK = "?？؟‽⁇⁈⁉"
_CLOSING = r"""["'”’»“‘«›‹)\]）」』】]*"""
# `What is it? (Think of last week.)`
_ASIDE = re.compile(rf"[{_MARK}]{_CLOSING}\s*[(\[（][^()\[\]（）]*[)\]）]\W*$")
_SENTENCE = re.compile(rf"(?<=[.!…{_MARK}]){_CLOSING}\s+(?=\S)")
_TRAILS = re.compile(rf"[^.!…{_MARK}]*[{_MARK}]{_CLOSING}\s+\w")
_IN_BRACKETS = re.compile(r"[(\[（].*[)\]）][.!…]?", re.S)
PROMPTS_HINT = 'write "numbered", "all" or "marked"'
LONGEST_QUESTION = 300
LONGEST_LABEL = 60
_LONGEST_TRAIL = 80


class Prompts(StrEnum):
    """Which questions get room without being asked: those with a number, all, or none but those
    that carry a space.
    """

    NUMBERED = "numbered"
    ALL = "all"
    MARKED = "marked"


class Form(StrEnum):
    """How something that asks is written."""

    NUMBERED = "numbered"
    MARKED = "marked"  # an item below a heading with .prompts
    BOLD = "bold"
    ITALIC = "italic"
    HEADING = "heading"
    BULLET = "bullet"
    PLAIN = "plain"
    TRAILING = "trailing"
    QUOTED = "quoted"
    TERM = "term"
    CELL = "cell"
    LABEL = "label"


def asks(element: Element) -> bool:
    """Tell whether the words of an element, or its first line, ask: the mark ends them, but for
    words in brackets.
    """
    return is_question(element) or bool(_ASIDE.search(text_of(element)[-LONGEST_QUESTION:]))


def only_asks(element: Element) -> bool:
    """Tell whether every sentence of an element asks."""
    text = text_of(element)
    if not text or len(text) > LONGEST_QUESTION:
        return False
    aside = _ASIDE.search(text)
    text = text[: aside.start() + 1] if aside else text
    return all(re.search(rf"[{_MARK}]\W*$", one) for one in _SENTENCE.split(text))


def trails(element: Element) -> bool:
    """Tell whether an element asks first, and goes on with other words."""
    return bool(_TRAILS.match(words_behind_number(element)))


def begins_asking(line: Element) -> bool:
    """Tell whether a text begins with a question in bold, and hardly goes on."""
    if (line.text or "").strip() or not len(line) or line[0].tag not in _STRONG:
        return False
    rest = len(text_of(line)) - len(text_of(line[0]))
    return is_question(line[0]) and rest <= _LONGEST_TRAIL


def emphasis(line: Element) -> Form | None:
    """Tell in which emphasis all words of a text are, if in any."""
    outside = (line.text or "") + "".join(child.tail or "" for child in line)
    if not len(line) or re.search(r"\w", outside):
        return None
    if any(child.tag not in (*_STRONG, *_SLANTED) for child in line):
        return None
    inner = [one.tag for child in line for one in child.iter()]
    return Form.BOLD if any(tag in _STRONG for tag in inner) else Form.ITALIC


def form_of_line(line: Element) -> Form | None:
    """Tell how a line that stands by itself asks, if it does."""
    asking = asks(line) or begins_asking(line)
    if number_of(line):
        return Form.NUMBERED if asking else Form.TRAILING if trails(line) else None
    if emphasis(line) and asking:
        return emphasis(line)
    if begins_asking(line):
        return Form.BOLD
    return Form.PLAIN if only_asks(line) else None


def is_label(line: Element) -> bool:
    """Tell whether a line is a few words and a colon."""
    text = text_of(line).rstrip("*_ ")
    ends = text.endswith((":", "：")) and len(re.findall("[:：]", text)) == 1
    return ends and 1 < len(text) <= LONGEST_LABEL


def is_aside(element: Element) -> bool:
    """Tell whether a text is all in italics, or in brackets: a hint to a question, as a rule."""
    if element.tag in ("ul", "ol"):
        return all(is_aside(item) for item in element)
    if element.tag == "li" and len(element) == 1 and element[0].tag == "p":
        return is_aside(element[0])
    if element.tag not in ("p", "li") or asks(element):
        return False
    words = text_of(element)
    return emphasis(element) is Form.ITALIC or bool(words and _IN_BRACKETS.fullmatch(words))
