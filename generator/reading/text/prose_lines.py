"""The lines that prose stands in: taken out of its HTML, where the tree of a chapter left them."""

import re

_TAG = re.compile(r'<(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:[^<>"]|"[^"]*")*)>')
_LINE = re.compile(r' data-line="(\d{1,7})"')
# How what the tree knows no lines of begins in a source.
_CODE = re.compile(r"[\s>]*(?P<fence>`{3,}|~{3,})|(?: {4}|\t)\s*\S")

# A place in HTML, counted in characters, and the line of the source that stands there.
Lines = tuple[tuple[int, int], ...]


def take_lines(html: str, source: list[str], start: int) -> tuple[str, Lines, int]:
    """Give HTML without its lines, where they go in it, and a line that what follows is not above.

    `source` are the lines of the file; prose begins in or below `start`, a line counted from 1.
    """
    pieces: list[str] = []
    lines: list[tuple[int, int]] = []
    length = end = 0
    for tag in _TAG.finditer(html):
        name, cut = tag["name"], (tag.end() - 1, tag.end() - 1)
        if own := _LINE.search(tag["attributes"]):
            line = start = int(own[1])
            cut = tag.start("attributes") + own.start(), tag.start("attributes") + own.end()
        elif name == "pre":
            line, start = _code(source, start)
        else:
            continue
        pieces.append(html[end : cut[0]])
        length += cut[0] - end
        lines.append((length, line))
        end = cut[1]
    return "".join(pieces) + html[end:], tuple(lines), start


def _code(source: list[str], start: int) -> tuple[int, int]:
    """Give the first line of the code that comes next, and the line below it."""
    for number in range(start, len(source) + 1):
        begin = _CODE.match(source[number - 1])
        if not begin:
            continue
        fence = begin["fence"]
        for below in range(number + 1, len(source) + 1):
            text = source[below - 1].lstrip("> \t") if fence else source[below - 1]
            if text.startswith(fence) if fence else text.strip() and not _CODE.match(text):
                return number, below + bool(fence)
        return number, len(source)
    return start, start
