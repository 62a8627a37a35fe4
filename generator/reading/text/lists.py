"""Lists as people type them, made as the Markdown parser wants them.

Python-Markdown wants an empty line before a list and four spaces for what belongs to an item.
People type neither: they indent by two or three, leave no empty line, paste bullets from a
letter. CommonMark reads most of that, and so do we; its rules of what belongs to an item are
followed (https://spec.commonmark.org/0.31.2/#list-items), and are forgiving about a space.
"""

import re
from dataclasses import dataclass, field

_ITEM = re.compile(r"(?P<marker>[-*+•–☐]|\d{1,9}[.)])(?P<gap>[ \t\u00a0]+)(?P<rest>\S.*)", re.S)
_BREAK = re.compile(r"(?:[-*_][ \t]*){3,}$")
_TICK = re.compile(r"[-*+][ \t\u00a0]*\[[ \t\u00a0]?\][ \t\u00a0]+")
_ROW = re.compile(r"\|.*\|\s*$")
_SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_OWN_LINE = re.compile(r"#{1,6}|>|<|/{3,}")
_HEAD = re.compile(r"/{3,}\s*\w")
_PASTED = {"•": "-", "–": "-", "☐": "- [ ]"}
_LEAST_INDENT = 2


@dataclass(slots=True, kw_only=True)
class _State:
    """Where the reading of lines is: the open items, and what the lines above were."""

    items: list[tuple[int, int]] = field(default_factory=list)  # column of marker, of text
    above: str = "blank"  # blank, text or item
    run: str = ""  # what the lines since the last empty one began with: text or item
    depth: int = 0  # how deep the first item of these lines is
    options: tuple[int, int] | None = None  # of a block's head: its column as typed, and anew


def regular_lists(lines: list[str], verbatim: set[int]) -> list[str]:
    """Give the lines, one for one; some are indented anew, some begin with an empty line.

    `verbatim` are the numbers, from 1, of lines that stay as they are.
    """
    state = _State()
    regular = []
    for number, line in enumerate(lines, start=1):
        if number in verbatim:
            state.above, state.run = "text", state.run or "text"
            regular.append(line)
        elif not line.strip():
            state.above, state.run, state.options = "blank", "", None
            regular.append("")
        else:
            below = lines[number] if number < len(lines) else ""
            regular.append(_regular(line, below, state))
    return regular


def _regular(line: str, below: str, state: _State) -> str:
    expanded = line.expandtabs(4)
    text = expanded.lstrip(" ")
    indent = len(expanded) - len(text)
    if state.options and indent >= state.options[0] + 4:  # YAML, with lists of its own
        return " " * (state.options[1] + indent - state.options[0]) + text
    state.options = None
    text = _TICK.sub("- [ ] ", text)
    item = None if _BREAK.match(text) else _ITEM.match(text)
    if item and (state.items or indent < 4 or state.above != "blank"):
        return _regular_item(item, indent, state)
    if _OWN_LINE.match(text):
        _leave_items(indent, state)
    gap = ""
    if _ROW.match(text) and _SEPARATOR.match(below.strip()) and state.above == "text":
        gap = "\n"
    line = gap + _regular_text(line, text, indent, state)
    state.above, state.run = "text", state.run or "text"
    if _HEAD.match(text):
        state.options = indent, len(line) - len(line.lstrip(" "))
    return line


def _regular_item(item: re.Match[str], indent: int, state: _State) -> str:
    was_in_list = bool(state.items)
    _leave_items(indent, state)
    marker = item["marker"].replace(")", ".")
    if state.above != "blank" and state.run == "text":
        # Only "1." breaks into a text: a line of it may well begin with "1984."
        if not (was_in_list or not marker[0].isdigit() or marker == "1."):
            state.above = "text"
            return " " * indent + item[0]
        gap = "\n"
    else:
        # Out of a list that an empty line set off: the parser takes the lines for one block.
        gap = "\n" if state.above != "blank" and len(state.items) < state.depth else ""
    depth = len(state.items)
    if state.above == "blank" or gap:
        state.depth = depth
    state.items.append((indent, indent + len(item["marker"]) + len(item["gap"])))
    state.above, state.run = "item", "item"
    return f"{gap}{' ' * 4 * depth}{_PASTED.get(marker, marker)} {item['rest']}"


def _regular_text(line: str, text: str, indent: int, state: _State) -> str:
    if state.above == "blank":
        _leave_items(indent, state)
    if not state.items or not indent:
        return line
    depth = len(state.items)
    start = 4 * depth if indent >= 4 * depth else state.items[-1][1]
    beyond = indent - start
    return " " * (4 * depth + (beyond if beyond >= 4 else 0)) + text


def _leave_items(indent: int, state: _State) -> None:
    while state.items and indent < state.items[-1][0] + _LEAST_INDENT:
        state.items.pop()
