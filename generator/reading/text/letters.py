"""Lists whose items are lettered: `a)`, `(a)`, `A.`, `i.`, and numbers in brackets: `(1)`.

Markdown knows none of them. A letter and a mark at the beginning of a line may as well be a
name ("A. Miller") or the end of a sentence; so only letters in their order, from the first on,
make a list.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

_LABEL = re.compile(
    r"(?P<indent>[ \t]*)(?P<open>\()?(?P<letter>[A-Za-z]|[ivx]{2,4}|[IVX]{2,4}|\d{1,2})"
    r"(?P<close>[.)])(?P<gap>[ \t\u00a0]+)(?P<rest>\S.*)",
    re.S,
)
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_FURTHEST = 40  # lines between two items of one list
_KINDS = ("number", "lower", "upper", "lowerroman", "upperroman")
_MARKS = {"point": "{}.", "bracket": "{})", "brackets": "({})"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettered:
    """The label of an item: what comes before its words, as `place` in its list from 1.

    `style` is one word that says how labels of the list look, such as `lowerbracket` for `a)`.
    """

    place: int
    style: str
    gap: str
    rest: str
    width: int


def find_lettered(lines: list[str], verbatim: Collection[int]) -> dict[int, Lettered]:
    """Give the items of lettered lists by the numbers of their lines, from 1."""
    labels = {
        number: found
        for number, line in enumerate(lines, start=1)
        if number not in verbatim and (found := _LABEL.fullmatch(line))
    }
    items: dict[int, Lettered] = {}
    for number in labels:
        if number not in items:
            for style in _styles(labels[number]):
                run = _run(number, style, labels, lines)
                if len(run) > 1:
                    items |= run
                    break
    return items


def label(style: str, place: str) -> str:
    """Give the label of an item as it is printed; a style that has none gives the place."""
    kind, mark = _parts(style)
    if not kind or not place.isdigit():
        return place
    return _MARKS[mark].format(_words(kind, int(place)))


def is_lettered(style: str) -> bool:
    """Tell whether a style is one of lettered lists."""
    return bool(_parts(style)[0])


def _parts(style: str) -> tuple[str, str]:
    for kind in _KINDS:
        for mark in _MARKS:
            if style == kind + mark:
                return kind, mark
    return "", ""


def _words(kind: str, place: int) -> str:
    if kind == "number":
        return str(place)
    if kind.endswith("roman"):
        words = _ROMAN[place - 1] if place <= len(_ROMAN) else str(place)
    else:
        words = chr(ord("a") + place - 1) if place <= 26 else str(place)
    return words.upper() if kind.startswith("upper") else words


def _styles(found: re.Match[str]) -> list[str]:
    """Give the styles of which a label may be the first."""
    mark = "brackets" if found["open"] else "point" if found["close"] == "." else "bracket"
    if found["open"] and found["close"] == ".":
        return []
    first = {"a": "lower", "A": "upper", "i": "lowerroman", "I": "upperroman"}
    if mark == "brackets":  # numbers with another mark are lists in Markdown
        first["1"] = "number"
    kind = first.get(found["letter"])
    return [kind + mark] if kind else []


def _run(
    number: int, style: str, labels: dict[int, re.Match[str]], lines: list[str]
) -> dict[int, Lettered]:
    """Give the items of a list from its first line on, as far as their labels go on."""
    items: dict[int, Lettered] = {}
    indent = _column(labels[number]["indent"])
    last = number
    for at in range(number, len(lines) + 1):
        found = labels.get(at)
        if at - last > _FURTHEST or (at != number and _ends(lines[at - 1], indent)):
            break
        if not found or abs(_column(found["indent"]) - indent) > 1:
            continue
        place = len(items) + 1
        written = f"{found['open'] or ''}{found['letter']}{found['close']}"
        if written != label(style, str(place)):
            break
        items[at] = Lettered(
            place=place,
            style=style,
            gap=found["gap"],
            rest=found["rest"],
            width=len(written),
        )
        last = at
    return items


def _ends(line: str, indent: int) -> bool:
    """Tell whether a line ends a list that is indented so far: a heading, a block, what is less
    indented.
    """
    column = _column(line)
    if not line.strip() or column > indent:
        return False
    return column < indent - 1 or bool(re.match(r"#{1,6}\s|/{3,}", line.lstrip()))


def _column(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))
