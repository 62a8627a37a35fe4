"""Which copies a roster makes, in order: whose each is, its words, and its file."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from generator.reading.roster import Roster, iterate_recipients
from generator.slugs import file_name

LONGEST_SLUG = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy to make: its number in the workshop, the row it is for, its file, its words.

    One with a `password` opens with it only; an empty one can't be made.
    """

    number: int
    row: int
    file: str
    words: dict[str, str]
    password: str | None


def plan_copies(
    roster: Roster, *, partners: bool, password_column: str | None = None
) -> Iterator[Copy]:
    """Give the copies of a roster in order; two for a couple where partners get one each."""
    number = itertools.count(1)
    for recipient in iterate_recipients(roster):
        words = dict(recipient.words)
        # A password is no word to print: it leaves those of the page.
        password = words.pop(password_column) if password_column else None
        yield _copy(next(number), recipient.row, words, "-a" if partners else "", password)
        if partners and words.get("partner"):
            swapped = words | {"name": words["partner"], "partner": words["name"]}
            yield _copy(next(number), recipient.row, swapped, "-b", password)


def count_copies(roster: Roster, *, partners: bool) -> int:
    """Give how many copies a roster makes."""
    return sum(1 for _ in plan_copies(roster, partners=partners))


def _copy(number: int, row: int, words: dict[str, str], mark: str, password: str | None) -> Copy:
    # The row's number makes the name unique, and no name of a device.
    name = file_name(words["name"], LONGEST_SLUG).strip("-")
    return Copy(
        number=number,
        row=row,
        file=f"{row:03}-{name or 'copy'}{mark}.pdf",
        words=words,
        password=password,
    )
