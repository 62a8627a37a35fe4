"""HTML that only wraps a text: `<div>` and its like on lines of their own.

By CommonMark (https://spec.commonmark.org/0.31.2/#html-blocks) such a line is HTML up to the
next empty line, and what follows that is Markdown again. Python-Markdown takes all up to the end
tag for HTML. So tags that an empty line follows are taken away, and their text is read.
"""

import re
from collections.abc import Collection

_TAG = re.compile(
    r"[ \t]*<(?P<end>/?)(?P<name>div|section|article|main|center|header|footer|aside|details"
    r"|figure|nav|font|span)\b[^<>]*>[ \t]*",
    re.I,
)


def unwrap(lines: list[str], verbatim: Collection[int]) -> list[str]:
    """Give the lines, one for one, without the tags that wrap Markdown."""
    unwrapped = list(lines)
    open_tags: list[tuple[str, bool, int]] = []
    for number, line in enumerate(lines, start=1):
        tag = None if number in verbatim else _TAG.fullmatch(line)
        if not tag:
            continue
        name = tag["name"].lower()
        if not tag["end"]:
            wraps = number >= len(lines) or not lines[number].strip()
            open_tags.append((name, wraps, number))
            if wraps:
                unwrapped[number - 1] = ""
        elif open_tags and open_tags[-1][0] == name:
            if open_tags.pop()[1]:
                unwrapped[number - 1] = ""
        elif number > 1 and not lines[number - 2].strip():
            unwrapped[number - 1] = ""
    return unwrapped
