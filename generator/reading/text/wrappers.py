"""HTML that begins a line and does not end before an empty one: the text in it is Markdown.

By CommonMark (https://spec.commonmark.org/0.31.2/#html-blocks) a line that begins with such a tag
is HTML up to the next empty line, and what follows that is Markdown again. Python-Markdown takes
all up to the end tag for HTML, and all that follows where there is none. So tags that only wrap a
text are taken away, and those without an end get one.
"""

import re
from collections.abc import Collection

_WRAPS = frozenset(
    "div section article main center header footer aside details figure nav font span".split()
)
_ENDS = _WRAPS | frozenset(
    "p ul ol li dl dt dd table thead tbody tr td th blockquote address form fieldset "
    "h1 h2 h3 h4 h5 h6 figcaption summary caption".split()
)
_TAG = re.compile(r"[ ]{0,3}<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)\b[^<>]*(?<!/)>(?P<rest>.*)")


def unwrap(lines: list[str], verbatim: Collection[int]) -> list[str]:
    """Give the lines, one for one, without the tags that wrap Markdown, and none without end."""
    unwrapped = list(lines)
    taken: list[str] = []  # the names of tags that were taken away and have an end to come
    for number, line in enumerate(lines, start=1):
        tag = None if number in verbatim else _TAG.fullmatch(line)
        name = tag["name"].lower() if tag else ""
        if not tag or name not in _ENDS:
            continue
        alone = not tag["rest"].strip()
        if tag["end"]:
            if alone and name in taken:
                taken.remove(name)
                unwrapped[number - 1] = ""
            continue
        end = _end(lines, number, name, verbatim)
        if not end and alone:
            unwrapped[number - 1] = ""
        elif not end:
            last = _last_of_run(lines, number)
            unwrapped[last - 1] += f"</{name}>"
        elif alone and name in _WRAPS and _has_gap(lines[number : end - 1]):
            unwrapped[number - 1] = ""
            taken.append(name)
    return unwrapped


def _end(lines: list[str], number: int, name: str, verbatim: Collection[int]) -> int:
    """Give the number of the line with the end of a tag that a line begins with, or 0."""
    tags = re.compile(rf"<(?P<end>/?){name}\b[^<>]*(?<!/)>", re.I)
    depth = 0
    for at in range(number, len(lines) + 1):
        if at in verbatim:
            continue
        for tag in tags.finditer(lines[at - 1]):
            depth += -1 if tag["end"] else 1
            if depth == 0:
                return at
    return 0


def _last_of_run(lines: list[str], number: int) -> int:
    while number < len(lines) and lines[number].strip():
        number += 1
    return number


def _has_gap(lines: list[str]) -> bool:
    return any(not line.strip() for line in lines)
