"""Numbers of questions that are typed as words: `1.What`, `Q4.`, `Question 5:`, `(1)`, `#1`.

Those of Markdown's own lists are none of these: the parser has taken them.
"""

import re
from xml.etree.ElementTree import Element

from generator.reading.text.element_text import texts

_WORDS = "question|prompt|frage|pregunta|domanda|vraag|pergunta|quest[aã]o"
_DIGITS = r"(?P<{}>\d{{1,3}}(?:[a-z](?![^\W\d_]))?)"
_NUMBER = re.compile(
    rf"""\s*(?:
      (?i:{_WORDS})\s*(?:n[°ºo.]\s*|\#\s*)?{_DIGITS.format("worded")}(?:\s*[.)）．:：、]|\s+[–—-]|(?=\s))
    | [QFPDV]\.?[ ]?{_DIGITS.format("lettered")}(?:\s*[.)）．:：]|(?=\s))
    | [(（\[]\s*{_DIGITS.format("bracketed")}\s*[)）\]][.:]?
    | \#[ ]?{_DIGITS.format("hashed")}(?:[.):]|(?=\s))
    | {_DIGITS.format("bare")}(?:\s?[.)）．、:：](?!\d)|[ ][–—-](?=\s))
    )\s*""",
    re.X,
)
_HASH = re.compile(r"(?P<indent>[ ]{0,3})(?=#[ ]?\d{1,3}(?:[.):]?\s).*[?？؟])(?!#[ ]\d{1,3}\s)")


def number_of(element: Element) -> str:
    """Give the number that a text begins with, as digits, or nothing."""
    return _read(element)[0]


def words_behind_number(element: Element) -> str:
    """Give the words of a text without the number that it begins with."""
    return " ".join("".join(texts(element))[_read(element)[1] :].split())


def take_number(element: Element) -> str:
    """Give the number that a text begins with, and take it away, with what emphasised it alone."""
    number, length = _read(element)
    _cut(element, length)
    if element.text:
        element.text = element.text.lstrip()
    return number


def keep_hashes(lines: list[str], verbatim: set[int]) -> list[str]:
    """Give lines in which a question that begins with `#1` is none of Markdown's headings.

    `verbatim` are the numbers, from 1, of lines that stay as they are.
    """
    return [
        line
        if number in verbatim
        else _HASH.sub(r"\g<indent>\\", line, count=1)
        if _HASH.match(line)
        else line
        for number, line in enumerate(lines, start=1)
    ]


def _read(element: Element) -> tuple[str, int]:
    text = "".join(texts(element))
    found = _NUMBER.match(text)
    if not found or not text[found.end() :].strip():
        return "", 0
    written = next(one for one in found.groups() if one)
    digits = "".join(one for one in written if one.isdigit())
    return f"{int(digits)}{written[len(digits) :]}", found.end()


def _cut(element: Element, length: int) -> int:
    """Take the first characters of an element's text away; give how many are still to go."""
    text = element.text or ""
    element.text, length = text[length:], max(0, length - len(text))
    for child in list(element):
        if not length:
            break
        length = _cut(child, length)
        tail = child.tail or ""
        child.tail, length = tail[length:], max(0, length - len(tail))
        if not len(child) and not (child.text or "").strip():
            element.remove(child)
            element.text = f"{element.text}{child.tail}".lstrip()
    return length
