"""Which copies a roster makes, in order: whose each is, its words, and its file."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.copies.master import Master
from generator.copies.options import CopyOptions
from generator.copies.variants import Assignment
from generator.model import BadRow
from generator.model.merge_fields import GAP, Place, replace_marks
from generator.model.recipients import COPY, FOOT, Recipient
from generator.reading.roster import Inspection, Roster, inspect_rows, iterate_recipients
from generator.slugs import file_name

LONGEST_SLUG = 40
NAMES = ("name", "partner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy to make: its number in the workshop, the row it is for, its file, its words.

    `book` is which of the run's masters it is of; by its `mark` a form that comes back is known:
    its row, and a letter where partners have one each. One with a `password` opens with it only; an
    empty one can't be made. `pictures` are its own, by the addresses that its words give them.
    """

    number: int
    row: int
    book: int
    file: str
    mark: str
    words: dict[str, str]
    password: str | None
    pictures: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The copies of a roster of one or more masters: of which rows they are, and which rows can't
    be used. `total` is how many there are of all rows, `count` of those that are taken.
    """

    roster: Roster
    options: CopyOptions
    masters: tuple[Master, ...]
    used: tuple[str, ...]
    typed: tuple[str, ...]
    of_row: dict[int, int]
    bad: tuple[BadRow, ...]
    unusable: frozenset[int]
    inspection: Inspection
    total: int
    count: int

    def copies(self, book: int) -> Iterator[Copy]:
        """Give the copies of one of the masters, in order; two for a couple where partners get one
        each. A copy's number is that among all copies of the roster.
        """
        master = self.masters[book]
        for number, one in enumerate(self._rows(), start=1):
            row = one.recipient.row
            if self.of_row.get(row, 0) != book or not self.options.takes(row):
                continue
            words = dict(one.recipient.words)
            # A password is no word to print: it leaves those of the page.
            column = self.options.password_column
            password = words.pop(column) if column else None
            if one.swapped:
                words |= {"name": words["partner"], "partner": words["name"]}
            yield Copy(
                number=number,
                row=row,
                book=book,
                file=_file_name(row, words["name"], one.mark),
                mark=f"{row}{one.mark.removeprefix('-')}",
                words=_with_own(words, number, self.total, master),
                password=password,
            )

    def _rows(self) -> Iterator["_Row"]:
        for recipient in iterate_recipients(self.roster, self.used, self.typed):
            if recipient.row not in self.unusable:
                yield from _of_couple(recipient, self.options)


def make_plan(
    roster: Roster,
    options: CopyOptions,
    masters: Sequence[Master],
    assignment: Assignment | None = None,
) -> Plan:
    """Give the copies of a roster: its rows are looked at where they are printed."""
    columns = {column for master in masters for column in master.columns} | set(NAMES)
    columns |= {options.password_column} if options.password_column else set()
    used = tuple(sorted(columns & set(roster.columns)))
    typed = _typed(options, masters)
    inspection = inspect_rows(roster, used, typed)
    bad = {one.row: one for one in (assignment.bad if assignment else ())}
    bad |= {one.row: one for one in inspection.bad}
    unusable = frozenset(bad)
    total = count = 0
    for recipient in iterate_recipients(roster, used, typed):
        if recipient.row not in unusable:
            copies = sum(1 for _ in _of_couple(recipient, options))
            total += copies
            count += copies if options.takes(recipient.row) else 0
    return Plan(
        roster=roster,
        options=options,
        masters=tuple(masters),
        used=used,
        typed=typed,
        of_row=assignment.of_row if assignment else {},
        bad=tuple(bad[row] for row in sorted(bad) if options.takes(row)),
        unusable=unusable,
        inspection=inspection,
        total=total,
        count=count,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row for one of its two people; `mark` tells their files apart."""

    recipient: Recipient
    mark: str
    swapped: bool


def _typed(options: CopyOptions, masters: Sequence[Master]) -> tuple[str, ...]:
    """Give the columns in which nothing is a day: passwords, and names of files."""
    passwords = (options.password_column,) if options.password_column else ()
    return (*passwords, *sorted({one for master in masters for one, _, _ in master.pictures}))


def _of_couple(recipient: Recipient, options: CopyOptions) -> Iterator[_Row]:
    yield _Row(recipient=recipient, mark="-a" if options.partners else "", swapped=False)
    if options.partners and recipient.words.get("partner"):
        yield _Row(recipient=recipient, mark="-b", swapped=True)


def _with_own(words: dict[str, str], number: int, total: int, master: Master) -> dict[str, str]:
    """Give a row's words, and those that a copy has beside them: which it is, its running foot."""
    language = master.language
    label = master.label.replace("{number}", language.number(number))
    own = {
        column: word if column in NAMES else language.date(word) for column, word in words.items()
    }
    own[COPY] = label.replace("{count}", language.number(total))
    if master.foot:
        own[FOOT] = replace_marks(master.foot, functools.partial(_said, own))
    return own


def _said(words: dict[str, str], column: str, _place: Place) -> str:
    return words.get(column) or GAP


def _file_name(row: int, name: str, mark: str) -> str:
    # The row's number makes the name unique, and no name of a device.
    slug = file_name(name, LONGEST_SLUG).strip("-") or "copy"
    return f"{row:03}-{slug}{mark}.pdf"
