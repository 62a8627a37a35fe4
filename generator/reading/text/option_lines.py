"""Where the options of a block stand: below its head, however they are indented.

They are asked to be indented by four spaces. People indent by one, two or three, by a tab or not
at all, and leave an empty line below the head: what begins with the name of an option of that
kind is one all the same.
"""

import re
from collections.abc import Collection
from functools import cache

from generator.reading.exercises import load_kind
from generator.reading.text.block_heads import END, HEADER

_KEY = re.compile(r"\s*(?P<name>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]|$)")
_SURE_INDENT = 4  # what is indented so far right below a head is no text


def find_options(lines: list[str], verbatim: Collection[int]) -> dict[int, range]:
    """Give the numbers of the lines with a head's options, by the number of the head's line."""
    found: dict[int, range] = {}
    for number, line in enumerate(lines, start=1):
        head = None if number in verbatim else HEADER.fullmatch(line)
        if head:
            found[number] = _options(lines, number, head)
    return found


def _options(lines: list[str], number: int, head: re.Match[str]) -> range:
    names = _names(head["kind"])
    column = _column(head["indent"])
    first = number + 1 if _begins(lines, number + 1, column, names) else number + 2
    if first == number + 2:
        parted = number < len(lines) and not lines[number].strip()
        if not (parted and _is_known(lines, first, column + 1, names)):
            return range(number + 1, number + 1)
    indent = _column(lines[first - 1])
    end = first
    while _goes_on(lines, end, indent, column, names):
        end += 1
    return range(number + 1, end)


def _begins(lines: list[str], number: int, column: int, names: frozenset[str]) -> bool:
    """Tell whether the line right below a head is an option."""
    line = lines[number - 1] if number <= len(lines) else ""
    beyond = _column(line) - column
    if not line.strip() or END.fullmatch(line) or beyond < 0:
        return False
    if beyond >= _SURE_INDENT:
        return True
    return bool(_KEY.match(line)) if beyond else _is_known(lines, number, column, names)


def _is_known(lines: list[str], number: int, least: int, names: frozenset[str]) -> bool:
    """Tell whether a line is an option that the kind has, indented to a column at least."""
    line = lines[number - 1] if number <= len(lines) else ""
    key = _KEY.match(line)
    return key is not None and key["name"] in names and _column(line) >= least


def _goes_on(
    lines: list[str], number: int, indent: int, column: int, names: frozenset[str]
) -> bool:
    if number > len(lines):
        return False
    line = lines[number - 1]
    if not line.strip():  # an empty line among options, that others follow
        return _is_known(lines, number + 1, max(indent, column + 1), names)
    if END.fullmatch(line) or HEADER.fullmatch(line) or _column(line) < indent:
        return False
    if indent > column or _column(line) > indent:
        return True
    return _is_known(lines, number, indent, names) or line.lstrip().startswith("- ")


@cache
def _names(kind: str) -> frozenset[str]:
    module = load_kind(kind)
    if module is None:
        return frozenset()
    fields = module.Options.model_fields
    return frozenset([*fields, *(one.alias for one in fields.values() if one.alias)])


def _column(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))
