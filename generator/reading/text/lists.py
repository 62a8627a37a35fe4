"""Lists as people type them, made as the Markdown parser wants them.

Python-Markdown wants an empty line before a list and four spaces for what belongs to an item.
People type neither: they indent by two or three, leave no empty line, paste bullets from a
letter. CommonMark reads most of that, and so do we; its rules of what belongs to an item are
followed (https://spec.commonmark.org/0.31.2/#list-items), and are forgiving about a space.
Bullets right below an item with a number belong to that item.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from generator.reading.text.letters import Lettered, find_lettered

_BOXES = "☐☑☒□▢❏❐❑❒⬜◻"
_PASTED = dict.fromkeys("•–◦▪‣⁃●○■", "-")
_MARKERS = "".join(_PASTED)
_ITEM = re.compile(
    rf"(?P<marker>[-*+{_MARKERS}]|\d{{1,9}}[.)])\ufe0f?(?P<gap>[ \t\u00a0]+)(?P<rest>\S.*)", re.S
)
_BREAK = re.compile(r"(?:[-*_][ \t]*){3,}$")
_DASHES = re.compile(r"-{3,}\s*$|(?:-[ \t]+){2,}-\s*$")
_SENTENCE_ENDS = (".", ":", ";", ",", "…", ".”", ".“", '."', ".)", ".*", "._")
_LONGEST_HEAD = 90  # characters
_TICK = re.compile(
    r"(?:[-*+•–][ \t\u00a0]*)?\\?\[[ \t\u00a0]?\\?\][ \t\u00a0]+(?=\S)"
    rf"|(?:[-*+•–][ \t\u00a0]*)?[{_BOXES}]\ufe0f?[ \t\u00a0]*(?=\S)"
    r"|\[[xX]\][ \t\u00a0]+(?=\S)"
)
_ROW = re.compile(r"\|.*\|\s*$")
_SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_OWN_LINE = re.compile(r"#{1,6}|>|<|/{3,}")
_QUOTED = re.compile(r"[ ]{0,3}>[ ]?(?P<text>.*)")
_NOTE = re.compile(r"(?P<head>\[\^[^\]]+\]:)[ \t]*(?P<rest>.*)")
_BOX = re.compile(rf"\\?\[[ xX\u00a0]?\\?\](?![(\[:])|[{_BOXES}]")
_STYLES = {"-": "hyphen", "*": "star", "+": "plus", ".": "point", ")": "bracket"}
_LEAST_INDENT = 2


@dataclass(frozen=True, slots=True)
class _Open:
    """An open item: the columns of its marker and of its text, and what its marker is."""

    marker: int
    text: int
    ordered: bool
    style: str


@dataclass(slots=True, kw_only=True)
class _State:
    """Where the reading of lines is: the open items, and what the lines above were."""

    lettered: dict[int, Lettered]
    styles: dict[int, str] = field(default_factory=dict)
    items: list["_Open"] = field(default_factory=list)
    ordered: list[bool] = field(default_factory=list)  # the last items of each depth
    above: str = "blank"  # blank, text or item
    run: str = ""  # what the lines since the last empty one began with: text or item
    depth: int = 0  # how deep the first item of these lines is
    last: str = ""  # the line above


@dataclass(frozen=True, slots=True, kw_only=True)
class Regular:
    """Lines as the parser wants them, one for one; some begin with an empty line.

    `styles` says, by the numbers of lines, how items are marked: items of one list look alike.
    """

    lines: list[str]
    styles: dict[int, str]


def regular_lists(
    lines: list[str], verbatim: set[int], code: Collection[int] = frozenset()
) -> Regular:
    """Give the lines with their lists as the parser reads them.

    `verbatim` are the numbers, from 1, of lines that stay as they are; those of `code` in items
    of lists are indented so far that they are code.
    """
    state = _State(lettered=find_lettered(lines, {*verbatim, *code}))
    regular: list[str] = []
    while len(regular) < len(lines):
        number = len(regular) + 1
        line = lines[number - 1]
        if number in verbatim:
            state.above, state.run = "text", state.run or "text"
            regular.append(line)
        elif number in code:
            state.above, state.run = "blank", ""
            regular.append(f"{' ' * 4 * (len(state.items) + 1)}{line}" if line.strip() else "")
        elif not line.strip():
            state.above, state.run = "blank", ""
            regular.append("")
        elif _QUOTED.match(line):
            regular += _quoted(lines, number, verbatim, state)
        else:
            below = lines[number] if number < len(lines) else ""
            regular.append(_regular(line, below, number, state))
        state.last = lines[len(regular) - 1]
    return Regular(lines=regular, styles=state.styles)


def _quoted(lines: list[str], number: int, verbatim: set[int], state: _State) -> list[str]:
    """Give the lines of a quotation with the lists in it as the parser reads them."""
    last = number
    while last < len(lines) and last + 1 not in verbatim and _QUOTED.match(lines[last]):
        last += 1
    found = [_QUOTED.match(line) for line in lines[number - 1 : last]]
    inside = regular_lists([one["text"] for one in found if one], set())
    state.styles |= {number - 1 + at: style for at, style in inside.styles.items()}
    _leave_items(0, state)
    state.above, state.run = "text", state.run or "text"
    return ["\n".join(f"> {part}".rstrip() for part in line.split("\n")) for line in inside.lines]


def _regular(line: str, below: str, number: int, state: _State) -> str:
    expanded = line.expandtabs(4)
    text = expanded.lstrip(" ")
    indent = len(expanded) - len(text)
    if len(_BOX.findall(text)) == 1 or text.startswith(("-", "*", "+")):
        text = _TICK.sub("- [ ] ", text, count=1) if _TICK.match(text) else text
    if _DASHES.match(text) and indent < 4 and _is_no_heading(state):
        state.items, state.above, state.run = [], "text", "text"
        return f"\n{text}"
    item = None if _BREAK.match(text) else _item(text, number, state)
    if item and (state.items or indent < 4 or state.above != "blank"):
        return _regular_item(item, indent, number, state) or " " * indent + text
    if _OWN_LINE.match(text):
        _leave_items(indent, state)
    if note := _NOTE.match(text):
        return _regular_note(note, number, state)
    gap = ""
    if _ROW.match(text) and _SEPARATOR.match(below.strip()) and state.above == "text":
        gap = "\n"
    line = gap + _regular_text(line, text, indent, state)
    state.above, state.run = "text", state.run or "text"
    return line


def _is_no_heading(state: _State) -> bool:
    """Tell whether a line of dashes right below another is a rule, and no sign of a heading.

    In Markdown it makes a heading of the text above. Nobody means that below a sentence, an item
    or a quotation.
    """
    last = state.last.strip()
    if state.above == "item" or last.startswith(">"):
        return True
    return state.above == "text" and (last.endswith(_SENTENCE_ENDS) or len(last) > _LONGEST_HEAD)


def _regular_note(note: re.Match[str], number: int, state: _State) -> str:
    """Give the first line of a footnote: what is indented below it belongs to it."""
    state.items = [_Open(0, 4, False, "note")]
    state.ordered, state.depth = [False], 1
    state.above, state.run = "text", "text"
    item = _item(note["rest"], number, state)
    if item is None:
        return note[0]
    return f"{note['head']}\n\n{_regular_item(item, 4, number, state).lstrip(chr(10))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """The first line of an item: its marker as the parser wants it, what it looks like."""

    marker: str
    style: str
    width: int  # of the marker as typed, with the gap behind it
    rest: str

    @property
    def ordered(self) -> bool:
        return self.marker[0].isdigit()


def _item(text: str, number: int, state: _State) -> _Item | None:
    if one := state.lettered.get(number):
        marker, width = f"{one.place}.", one.width + len(one.gap)
        return _Item(marker=marker, style=one.style, width=width, rest=one.rest)
    found = _ITEM.match(text)
    if not found:
        return None
    written = found["marker"]
    return _Item(
        marker=_PASTED.get(written, written.replace(")", ".")),
        style=_STYLES.get(written[-1], "pasted"),
        width=len(written) + len(found["gap"]),
        rest=found["rest"],
    )


def _regular_item(item: _Item, indent: int, number: int, state: _State) -> str:
    """Give the line of an item, or nothing where it is a line of a text after all."""
    was_in_list = bool(state.items)
    _leave_items(indent, state, bullet="" if item.ordered else item.style)
    depth = len(state.items)
    if state.above != "blank" and state.run == "text":
        # Only "1." breaks into a text: a line of it may well begin with "1984."
        if not (was_in_list or not item.ordered or item.marker == "1."):
            state.above = "text"
            return ""
        gap = "\n"
    else:
        # Out of a list that an empty line set off, or from bullets to numbers: the parser takes
        # the lines for one block.
        other = depth < len(state.ordered) and state.ordered[depth] != item.ordered
        gap = "\n" if state.above != "blank" and (depth < state.depth or other) else ""
    if state.above == "blank" or gap:
        state.depth = depth
    state.items.append(_Open(indent, indent + item.width, item.ordered, item.style))
    state.ordered = [*state.ordered[:depth], item.ordered]
    state.above, state.run = "item", "item"
    state.styles[number] = item.style
    return f"{gap}{' ' * 4 * depth}{item.marker} {item.rest}"


def _regular_text(line: str, text: str, indent: int, state: _State) -> str:
    if state.above == "blank":
        _leave_items(indent, state)
    if not state.items or not indent:
        return line
    depth = len(state.items)
    start = 4 * depth if indent >= 4 * depth else state.items[-1].text
    beyond = indent - start
    return " " * (4 * depth + (beyond if beyond >= 4 else 0)) + text


def _leave_items(indent: int, state: _State, *, bullet: str = "") -> None:
    kept = _numbered_above(indent, bullet, state) if bullet else 0
    while len(state.items) > kept and indent < state.items[-1].marker + _LEAST_INDENT:
        state.items.pop()


def _numbered_above(indent: int, style: str, state: _State) -> int:
    """Give how many items stay open for a bullet that stands right below one with a number."""
    for count, item in enumerate(state.items, start=1):
        if item.ordered and abs(item.marker - indent) < _LEAST_INDENT:
            under = [
                one
                for one in state.items[count:]
                if not one.ordered and abs(one.marker - indent) < _LEAST_INDENT
            ]
            if state.above == "blank":
                return count if under and under[0].style == style else 0
            return count if under or count == len(state.items) else 0
    return 0
