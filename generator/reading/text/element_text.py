"""The words of an element of a chapter's tree: as plain text, and whether they ask something."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import ETX, STX

BLOCK_TAGS = frozenset(
    "p ul ol dl div table blockquote pre hr h1 h2 h3 h4 h5 h6 figure section".split()
)
_STASHED = re.compile(f"{STX}[^{ETX}]*{ETX}")
_QUESTION_END = re.compile(r"[?？؟‽⁇⁈⁉][\s\"'”’»“‘«›‹)\]）」』】*_!….?]*$")
_LONGEST_END = 100  # characters


def text_of(element: Element) -> str:
    """Give the plain text inside an element, without its footnotes.

    A curly quote, which is still stashed, is one letter.
    """
    return " ".join(without_stashes("".join(texts(element))).split())


def without_stashes(text: str) -> str:
    """Give a text whose curly quotes, which are still stashed, are one letter each."""
    return _STASHED.sub("”", text)


def texts(element: Element) -> Iterator[str]:
    """Give the texts inside an element one after the other, without its footnotes."""
    yield element.text or ""
    for child in element:
        if child.get("class") != "footnote":
            yield from texts(child)
        yield child.tail or ""


def is_question(element: Element) -> bool:
    """Tell whether the words of an element, or its first line, end in a question mark.

    Closing quotes and brackets, footnotes and further marks may follow it.
    """
    words = without_stashes("".join(texts(element))).strip()
    first = words.split("\n", 1)[0]
    return any(_QUESTION_END.search(text[-_LONGEST_END:]) for text in (words, first))
