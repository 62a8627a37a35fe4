"""Lists in one line, `[a, b]`, whose items a comma has parted that belongs to one of them."""

import re
from collections.abc import Iterator

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.diagnostics import Findings, warning
from generator.reading.source import Source

# Words that go on with what stands before a comma, in the languages that the program knows. Those
# that also begin words of their own somewhere ("en", "of", "o", "e", "y") are none of them.
_GOES_ON = re.compile(
    r"(?:and|or|but|nor|because|which|und|oder|aber|sondern|weil|dass|denn|et|ou|mais|parce que|"
    r"pero|porque|sino|ma|perché|oppure|maar|omdat|mas|pois)\s",
)
_QUOTES = ("'", '"')
LONGEST_QUOTED = 40  # characters


def tell_parted(
    options: CommentedMap, text: str, source: Source, findings: Findings, *, first_line: int
) -> None:
    """Note lists whose number of items is likely more than was meant.

    `text` is what the options were parsed from. An item without quotes is taken for the rest of
    the one before it where it begins with a word such as "and", or where it begins with a small
    letter between others of several words that begin with a capital.
    """
    lines = text.split("\n")
    for key, value in options.items():
        if not isinstance(value, CommentedSeq) or not value.fa.flow_style():
            continue
        for at in _parts(value, lines):
            count = f"{len(value)} {key}"
            rest = f"{value[at - 1]}, {value[at]}"
            place = source.at(first_line + value.lc.item(at)[0])
            problem = f'{count}: "{value[at]}" reads like the end of "{value[at - 1]}"'
            shown = rest if len(rest) <= LONGEST_QUOTED else f"{rest[:LONGEST_QUOTED]}..."
            hint = (
                f'put quotes round an item that has a comma: "{shown}"; or round each, if they are '
                f"{len(value)}"
            )
            findings.add(warning(problem, hint=hint, at=place))
            break


def _parts(items: CommentedSeq, lines: list[str]) -> Iterator[int]:
    """Give which items are likely the rest of the one before them."""
    plain = [isinstance(one, str) and _is_plain(items, at, lines) for at, one in enumerate(items)]
    for at in range(1, len(items)):
        if not plain[at]:
            continue
        if _GOES_ON.match(items[at]) or (
            items[at][0].islower()
            and " " in items[at]
            and _begins_large(items[0])
            and any(_begins_large(one) and " " in one for one in items[at + 1 :])
        ):
            yield at


def _begins_large(item: object) -> bool:
    return isinstance(item, str) and item[:1].isupper()


def _is_plain(items: CommentedSeq, at: int, lines: list[str]) -> bool:
    line, column = items.lc.item(at)
    return lines[line][column : column + 1] not in _QUOTES
