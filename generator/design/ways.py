"""How parts of a chapter are done, alone or together: what its headings and its facts say of it.

A heading says it by a class, `{ .together }`, or by the word that it begins with, `Together: ...`.
What it says holds until the next heading of its level or a higher one; then what the chapter's own
title says holds again. A letter is written alone, where anything is said.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape

from markupsafe import Markup as SafeText

from generator.model import Chapter, Prose
from generator.model.way_names import ALONE, TOGETHER

# What is set in the margin of pages of a kind, in the face of `printing/marks_face`.
SIGNS = {ALONE: "\u25cb", TOGETHER: "\u26ad"}
_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.S)
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_OF_ONE = re.compile(r"\sdata-alone\b")  # of a heading, by its template
_WORD = re.compile(r"\s*([^:\uff1a]{1,40}?)\s*[:\uff1a]")

# Kinds of ways, and the words of a language for each.
WayWords = Mapping[str, Sequence[str]]


def with_ways(html: str, own: str, words: WayWords) -> SafeText:
    """Give the HTML of a chapter's text with `data-way` on its headings: the sign of the margin.

    `own` is what the chapter's title says. Where nothing says a way, nothing is added.
    """
    if not own and not any(_said(one[2], one[3], words) for one in _HEADING.finditer(html)):
        return SafeText(html)
    levels: list[tuple[int, str]] = []

    def marked(found: re.Match[str]) -> str:
        level = int(found[1])
        while levels and levels[-1][0] >= level:
            levels.pop()
        said = _said(found[2], found[3], words) or (ALONE if _OF_ONE.search(found[2]) else "")
        if said:
            levels.append((level, said))
        way = levels[-1][1] if levels else own
        return f'<h{level}{found[2]} data-way="{SIGNS.get(way, "")}">{found[3]}</h{level}>'

    return SafeText(_HEADING.sub(marked, html))


def ways_of(chapter: Chapter, words: WayWords) -> tuple[str, ...]:
    """Give in which ways a chapter is done, in order: what its title, facts and headings say."""
    said = {chapter.way, *_in_facts(chapter, words), *_in_headings(chapter, words)}
    return tuple(way for way in SIGNS if way in said)


def way_of_label(label: str, words: WayWords) -> str:
    """Give the way that the label of a fact names, or nothing."""
    name = _plain(label)
    return next((way for way, known in words.items() if name in map(_plain, known)), "")


def _plain(label: str) -> str:
    """Give a text as names are compared: without tags, in small letters, with plain apostrophes."""
    return unescape(_TAG.sub("", label)).strip().casefold().replace("\u2019", "'")


def _in_facts(chapter: Chapter, words: WayWords) -> Iterable[str]:
    return (way_of_label(fact.label, words) for fact in chapter.facts)


def _in_headings(chapter: Chapter, words: WayWords) -> Iterator[str]:
    for block in chapter.blocks:
        if isinstance(block, Prose):
            for found in _HEADING.finditer(block.html):
                yield _said(found[2], found[3], words)


def _said(attributes: str, inside: str, words: WayWords) -> str:
    """Give the way that a heading names, by its class or by the word that it begins with."""
    found = _CLASSES.search(attributes)
    classes = found[1].split() if found else []
    for way in SIGNS:
        if way in classes:
            return way
    begins = _WORD.match(unescape(_TAG.sub("", inside)))
    return way_of_label(begins[1], words) if begins else ""
