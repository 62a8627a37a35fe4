"""Marks for what can't be carried over: they travel in the text until its lines are known.

A trace stands where something stood, in characters that no text of an author's keeps.
"""

import re

from generator.reading.article.draft import LeftOut

_OPEN, _CLOSE = "\ue010", "\ue011"
NEW_PAGE = "\ue012"
ITEM, ITEM_END = "\ue013", "\ue014"
_TRACE = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_RESERVED = re.compile("[\ue000-\ue01f]")


def trace(what: str) -> str:
    """Give the trace of something that is left out."""
    return f"{_OPEN}{what}{_CLOSE}"


def without_reserved(text: str) -> str:
    """Give an author's text without the characters that traces are made of."""
    return _RESERVED.sub("", text)


def take_traces(text: str, file: str) -> tuple[str, tuple[LeftOut, ...]]:
    """Give a chapter's text without traces, and what they are of, with its lines."""
    lines: list[str] = []
    left_out: list[LeftOut] = []
    for line in text.split("\n"):
        found = _TRACE.findall(line)
        words = _TRACE.sub("", line)
        words = re.sub(r"(?<=\S) {2,}(?=\S)", " ", words) if found else words
        left_out += [LeftOut(what=what, file=file, line=len(lines) + 1) for what in found]
        if found and not words.strip():
            if lines and not lines[-1]:  # nothing is left of its paragraph
                lines.pop()
            continue
        lines.append(words.rstrip() if found else line)
    return "\n".join(lines), tuple(left_out)
