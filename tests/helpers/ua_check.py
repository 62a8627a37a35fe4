"""What a check of PDF/UA is: a number of the Matterhorn Protocol, and what is wrong in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.helpers.ua_book import UaBook

Finder = Callable[[UaBook], Iterator[str]]


@dataclass(frozen=True)
class Check:
    number: str
    says: str
    find: Finder


CHECKS: dict[str, Check] = {}


def check(number: str, says: str) -> Callable[[Finder], Finder]:
    """Register a check: its number, and what it says of a file that fails."""

    def register(find: Finder) -> Finder:
        assert number not in CHECKS
        CHECKS[number] = Check(number, says, find)
        return find

    return register
