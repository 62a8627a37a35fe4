"""What is kept of the work on a book while its copies are made, since it may be asked for again.

| kind | what it is | how many are kept |
|---|---|---|
| documents | laid-out documents, by their place in the book and the words in them | those of two \
books, and sixteen more |
| fragments | their pages as they go into a copy, by the shape of the book and the words | 96 |
| masters | the book bound in another number of pages, by its shape | 4 |

Of each kind, what was used longest ago falls out first; it is made anew when it is asked for.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from enum import StrEnum
from typing import Any, TypeVar

MOST_DOCUMENTS = 16  # beside those of two books
MOST_FRAGMENTS = 96
MOST_MASTERS = 4

Made = TypeVar("Made")


class Kind(StrEnum):
    """What is kept."""

    DOCUMENT = "document"
    FRAGMENT = "fragment"
    MASTER = "master"


class Kept:
    """What is kept of the work on one book, so many of each kind."""

    def __init__(self, documents: int):
        """`documents` is how many the book has."""
        self.most = {
            Kind.DOCUMENT: 2 * documents + MOST_DOCUMENTS,
            Kind.FRAGMENT: MOST_FRAGMENTS,
            Kind.MASTER: MOST_MASTERS,
        }
        self._kept: dict[Kind, OrderedDict[Hashable, Any]] = {kind: OrderedDict() for kind in Kind}

    def count(self, kind: Kind) -> int:
        """Give how many of a kind are kept."""
        return len(self._kept[kind])

    def find(self, kind: Kind, key: Hashable) -> Any:
        """Give what is kept under a key, or nothing; it then counts as used."""
        kept = self._kept[kind]
        if key in kept:
            kept.move_to_end(key)
        return kept.get(key)

    def add(self, kind: Kind, key: Hashable, made: Any) -> None:
        """Keep what was made; what was used longest ago falls out where there is too much."""
        kept = self._kept[kind]
        kept[key] = made
        kept.move_to_end(key)
        while len(kept) > self.most[kind]:
            kept.popitem(last=False)

    def get(self, kind: Kind, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what is kept under a key; where there is nothing yet it is made, and kept."""
        found = self.find(kind, key)
        if found is None:
            found = make()
            self.add(kind, key, found)
        return found
