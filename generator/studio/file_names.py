"""The names of chapters' files: their numbers, which are the order, and names nobody has yet."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_NUMBER = re.compile(r"^(\d*)[\W_]*")


class TakenError(Exception):
    """A file that is none of those which move has the name already that is its argument."""


def number_of(name: str) -> str:
    """Give the number that a file's name begins with, as it is written."""
    found = _NUMBER.match(name)
    return found.group(1) if found else ""


def in_order(order: Sequence[str], first: str) -> dict[str, str]:
    """Give the new names by the old ones of files that are to be in an order.

    `first` is the file that was first before: where its number is 0, counting begins there.
    """
    number = number_of(first)
    begin = 0 if number and not number.strip("0") else 1
    digits = max(2, len(str(begin + len(order))))
    new = {
        old: f"{place:0{digits}}-{_NUMBER.sub('', old) or old}"
        for place, old in enumerate(order, begin)
    }
    return {old: name for old, name in new.items() if old != name}


def steps(names: Mapping[str, str], folder: Path) -> Iterator[tuple[str, str]]:
    """Give which file is renamed after which, so that none takes the name of one that is there.

    The next step is asked for when one is done. Raises `TakenError`.
    """
    waiting = dict(names)
    for new in waiting.values():
        if new not in waiting and (folder / new).exists():
            raise TakenError(new)
    while waiting:
        free = [old for old, new in waiting.items() if not (folder / new).exists()]
        if not free:  # they take each other's names: one steps aside, where no chapter is
            old = next(iter(waiting))
            aside = free_name(folder, f"_{Path(old).stem}")
            yield old, aside
            waiting[aside] = waiting.pop(old)
        for old in free:
            yield old, waiting.pop(old)


def free_name(folder: Path, stem: str) -> str:
    """Give a name for a Markdown file that nothing in a folder has."""
    name, number = f"{stem}.md", 1
    while (folder / name).exists():
        number += 1
        name = f"{stem}-{number}.md"
    return name
