"""Lines to write on as people type them: numbers and bullets with nothing behind them, rows of
dots, underscores with spaces between or escaped.

The Markdown parser makes text, rules or headings of them, so they become blanks before it.
"""

import re

from generator.reading.text.block_heads import END, HEADER

_EMPTY = re.compile(
    r"[ \t]*(?:[-*+][ \t]*\[[ \t]?\]|[-*+•–☐□]|\d{1,3}\\?[.)])[ \t\u00a0]*",
)
_ITEM = re.compile(r"[ \t]*(?:[-*+•–☐□]|\d{1,3}[.)])[ \t\u00a0]+\S")
_LEADERS = re.compile(r"(?P<before>[ \t>]*)(?P<line>(?:\\?[.…·_][ \t]?){5,})")
_BLANK = "_" * 40


def draw_typed_lines(lines: list[str], verbatim: set[int]) -> list[str]:
    """Give the lines, one for one, with a blank for each line that is typed in another way.

    An empty item alone is none: it may be a line below a heading, or a hyphen. `verbatim` are
    the numbers, from 1, of lines that stay as they are.
    """
    kept = verbatim | _options(lines)
    empty = [
        number not in kept and bool(_EMPTY.fullmatch(line))
        for number, line in enumerate(lines, start=1)
    ]
    return [line if at + 1 in kept else _drawn(at, lines, empty) for at, line in enumerate(lines)]


def _drawn(at: int, lines: list[str], empty: list[bool]) -> str:
    line = lines[at]
    if empty[at] and _in_list(at, lines, empty):
        below = lines[at + 1] if at + 1 < len(lines) else ""
        parted = END.fullmatch(below) or not below.strip() or _is_item(at + 1, lines, empty)
        gap = "" if parted else "\n"
        return f"{line.rstrip().replace(chr(92), '')} {_BLANK}{gap}"
    leaders = _LEADERS.fullmatch(line)
    if leaders and leaders["line"].strip().strip("_"):
        drawn = re.sub(r"[\\ \t]", "", leaders["line"]).replace("…", "...")
        return leaders["before"] + "_" * len(drawn)
    return line


def _in_list(at: int, lines: list[str], empty: list[bool]) -> bool:
    """Tell whether an empty item has another item beside it, and no text of its own below it."""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    if below.startswith((" ", "\t")) and below.strip() and not _is_item(at + 1, lines, empty):
        return False
    return any(
        _is_item(beside, lines, empty)
        for beside in (_beside(at, lines, -1), _beside(at, lines, 1))
        if beside is not None
    )


def _is_item(at: int, lines: list[str], empty: list[bool]) -> bool:
    return empty[at] or bool(_ITEM.match(lines[at]))


def _beside(at: int, lines: list[str], step: int) -> int | None:
    """Give the nearest line above or below that is not empty."""
    at += step
    while 0 <= at < len(lines):
        if lines[at].strip():
            return at
        at += step
    return None


def _options(lines: list[str]) -> set[int]:
    """Give the numbers of lines that are the options of a block, which are YAML."""
    found: set[int] = set()
    inside = False
    for number, line in enumerate(lines, start=1):
        if HEADER.fullmatch(line):
            inside = True
        elif inside and line.strip() and line.startswith((" ", "\t")):
            found.add(number)
        else:
            inside = False
    return found
