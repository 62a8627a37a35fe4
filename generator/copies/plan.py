"""Which copies a roster makes, in order: whose each is, its words, and its file."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from generator.copies.master import Master
from generator.copies.options import CopyOptions
from generator.model.merge_fields import GAP, Place, replace_marks
from generator.model.recipients import COPY, FOOT, Recipient
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


def plan_copies(roster: Roster, options: CopyOptions, master: Master) -> Iterator[Copy]:
    """Give the copies of a roster in order; two for a couple where partners get one each."""
    total = count_copies(roster, options)
    for number, one in enumerate(_rows(roster, options), start=1):
        words = dict(one.recipient.words)
        # A password is no word to print: it leaves those of the page.
        column = options.password_column
        password = words.pop(column) if column else None
        if one.swapped:
            words |= {"name": words["partner"], "partner": words["name"]}
        yield Copy(
            number=number,
            row=one.recipient.row,
            file=_file_name(one.recipient.row, words["name"], one.mark),
            words=_with_own(words, number, total, master),
            password=password,
        )


def count_copies(roster: Roster, options: CopyOptions) -> int:
    """Give how many copies a roster makes."""
    return sum(1 for _ in _rows(roster, options))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row for one of its two people; `mark` tells their files apart."""

    recipient: Recipient
    mark: str
    swapped: bool


def _rows(roster: Roster, options: CopyOptions) -> Iterator[_Row]:
    for recipient in iterate_recipients(roster):
        yield _Row(recipient=recipient, mark="-a" if options.partners else "", swapped=False)
        if options.partners and recipient.words.get("partner"):
            yield _Row(recipient=recipient, mark="-b", swapped=True)


def _with_own(words: dict[str, str], number: int, total: int, master: Master) -> dict[str, str]:
    """Give a row's words, and those that a copy has beside them: which it is, its running foot."""
    language = master.language
    label = master.label.replace("{number}", language.number(number))
    own = words | {COPY: label.replace("{count}", language.number(total))}
    if own.get("date"):
        own["date"] = language.date(own["date"])
    if master.foot:
        own[FOOT] = replace_marks(master.foot, functools.partial(_said, own))
    return own


def _said(words: dict[str, str], column: str, _place: Place) -> str:
    return words.get(column) or GAP


def _file_name(row: int, name: str, mark: str) -> str:
    # The row's number makes the name unique, and no name of a device.
    slug = file_name(name, LONGEST_SLUG).strip("-") or "copy"
    return f"{row:03}-{slug}{mark}.pdf"
