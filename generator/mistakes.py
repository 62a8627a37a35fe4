"""What a pydantic model finds wrong with settings, in plain words, each thing once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from generator.diagnostics import shorten

LONGEST_SHOWN = 60  # characters of a value that a message repeats
# What a value of another kind was to be.
_WANTED = {
    "string": "a text",
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "decimal": "a number",
    "bool": "true or false",
    "tuple": "a list",
    "list": "a list",
    "set": "a list",
    "frozen": "a list",
    "dict": "names with values",
    "mapping": "names with values",
    "model": "names with values",
}
_OF_KIND = ("_type", "_parsing", "int_from_float", "finite_number", "literal_error")
_TOO_LONG = ("too_long", "string_too_long")


class HintedError(ValueError):
    """What a validator of ours finds wrong with a value, and a hint for just this value."""

    def __init__(self, words: str, hint: str):
        super().__init__(words)
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One thing wrong with a setting: its name, pydantic's word for what is wrong, and ours;
    `item` is which of a list it is, from 0, where it is in one; `hint` is empty where there is
    none for just this value.
    """

    key: str
    kind: str
    words: str
    item: int | None = None
    hint: str = ""


def find_mistakes(reason: ValidationError, data: dict[str, Any]) -> Iterator[Mistake]:
    """Give what is wrong, one mistake for each setting: the one that says most."""
    by_key: dict[str, list[Any]] = {}
    for one in reason.errors():
        by_key.setdefault(str(one["loc"][0]) if one["loc"] else "", []).append(one)
    for key, found in by_key.items():
        yield _mistake(key, found, data)


def _mistake(key: str, found: list[Any], data: dict[str, Any]) -> Mistake:
    # Where a value may be of several kinds, each of them complains: not to be of one kind says
    # less than what is wrong with it as one of the other, and that less than what is inside it.
    depth = max(len(one["loc"]) for one in found)
    deepest = [one for one in found if len(one["loc"]) == depth]
    best = [one for one in deepest if not one["type"].endswith(_OF_KIND)] or deepest
    first = best[0]
    names, item = _path(first["loc"], data)
    if first["type"] == "missing" and depth > 1:
        return Mistake(key=key, kind="lacks", words=": ".join((*names[1:], "lacks a value")))
    words = say(first, of_one_kind=len({_wanted(one) for one in best}) == 1)
    words = words if item is None else f"item {item + 1}: {words}"
    alike = len({one["loc"] for one in best if one["type"] == first["type"]}) - 1
    if item is not None and alike:
        words += f" (and {alike} more)"
    return Mistake(
        key=key,
        kind=first["type"],
        words=": ".join((*names[1:], words)),
        item=item,
        hint=getattr((first.get("ctx") or {}).get("error"), "hint", ""),
    )


def _path(loc: tuple[str | int, ...], data: Any) -> tuple[tuple[str, ...], int | None]:
    """Give the names on the way to a mistake, and which item of a list it is."""
    names: list[str] = []
    item = None
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            continue
        if isinstance(part, int):
            item = part
        else:
            names.append(part)
    return tuple(names), item


def say(one: Any, *, of_one_kind: bool = True) -> str:
    """Give what is wrong with a value, of what pydantic says of it; no more than the value where
    it may be of several kinds.
    """
    kind, given, context = one["type"], one["input"], one.get("ctx") or {}
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error" and of_one_kind:
        return f"{_shown(given)} is not one of {context['expected']}"
    if kind in _TOO_LONG:
        return f"has {_count(given)}, more than {context['max_length']}"
    if kind in ("too_short", "string_too_short"):
        least = context["min_length"]
        return f"has {_count(given)}, fewer than {least}" if given and len(given) else "is empty"
    for name, words in (("ge", "less than"), ("gt", "not more than")):
        if name in context:
            return f"{_shown(given)} is {words} {context[name]:g}"
    for name, words in (("le", "more than"), ("lt", "not less than")):
        if name in context:
            return f"{_shown(given)} is {words} {context[name]:g}"
    if given is None:
        return "is empty"
    wanted = _wanted(one) if of_one_kind else ""
    if not wanted:
        return f"can't be {_shown(given)}"
    shown = _shown(given)
    return f"is {shown}, not {wanted}"


def _wanted(one: Any) -> str:
    """Give what a value was to be; nothing where that is one of some words."""
    return _WANTED.get(one["type"].partition("_")[0], "")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of settings"
    if isinstance(value, list | tuple):
        return "a list"
    return f'"{shorten(str(value), LONGEST_SHOWN)}"' if value is not None else "empty"


def _count(value: Any) -> str:
    number, thing = len(value), "letter" if isinstance(value, str) else "item"
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
