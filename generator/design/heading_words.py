"""How wide the longest word of the headings is: for readers who see less they are set so that it
fits its line whole.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.design.word_widths import Measure, unbroken
from generator.model import Chapter, Prose

_HEADING = re.compile(r"<h2\b[^>]*>(.*?)</h2>", re.S)
_TAG = re.compile(r"<[^>]*>")


def longest_heading(parts: Iterable[Mapping[str, Any]], title: str, measure: Measure) -> float:
    """Give the width of the longest word in the headings of a document, in em; 1 at least.

    `parts` are what its templates take, `title` is that of the book, which stands on its cover.
    """
    words = (word for text in _headings(parts, title) for word in unbroken(text))
    return round(max((_widest(word, measure) for word in words), default=1.0), 2)


def _headings(parts: Iterable[Mapping[str, Any]], title: str) -> Iterator[str]:
    for part in parts:
        chapter = part.get("chapter")
        if isinstance(chapter, Chapter):
            yield chapter.title_text
            for block in chapter.blocks:
                if isinstance(block, Prose):
                    for heading in _HEADING.findall(block.html):
                        yield html.unescape(_TAG.sub("", heading))
        elif "look" in part:
            yield title


def _widest(word: str, measure: Measure) -> float:
    faces = (measure(word, sans=sans, bold=True, slanted=False) for sans in (False, True))
    return max(1.0, *faces)
