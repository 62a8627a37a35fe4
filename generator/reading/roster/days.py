"""Days in a list: written as 2026-12-05 whatever a spreadsheet made of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.reading.roster.head_words import DAYS, words_of

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_PARTED = re.compile(r"(\d{1,2})([-/.])[ ]?(\d{1,2})\2[ ]?(\d{4})(?: 00:00(?::00)?)?")
_NUMBER = re.compile(r"[-+]?[\d.,]*\d[\d.,]*")
_SERIAL = re.compile(r"\d{5}(?:[.,]0+)?")
# What spreadsheets count days from: 1900 has a 29th of February for them.
_BEFORE_FIRST = date(1899, 12, 30)
_YEARS = range(1900, 2101)
_SERIALS = range(20_000, 74_000)  # 1954 to 2102


class Order(StrEnum):
    """In which order the numbers of a day stand; of a spreadsheet's serial number it is none."""

    UNCLEAR = "unclear"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    SERIAL = "serial"


class NoSuchDayError(Exception):
    """A day that no month has, such as the 30th of February."""


def looks_like_a_day(text: str) -> bool:
    """Tell whether a text is a day in numbers."""
    text = text.strip()
    return bool(_ISO.fullmatch(text) or _PARTED.fullmatch(text) or _SERIAL.fullmatch(text))


def is_number(text: str) -> bool:
    """Tell whether a text is a number and nothing else."""
    return bool(_NUMBER.fullmatch(text.strip()))


@dataclass(slots=True)
class _Evidence:
    """What a column's cells say about how its days are written."""

    days: bool  # whether its head says that days stand in it
    day_first: bool = True
    month_first: bool = True
    parted: bool = False
    serials: bool = True
    filled: bool = False


class Orders:
    """Finds how the days of each column are written, row by row."""

    def __init__(self, heads: Sequence[str]):
        self._columns = [
            _Evidence(days=not DAYS.isdisjoint(words_of(head)), serials=True) for head in heads
        ]

    def look(self, cells: Sequence[str]) -> None:
        """Take a row into account."""
        for column, cell in zip(self._columns, cells, strict=False):
            if not cell or not cell.strip():
                continue
            column.filled = True
            column.serials = column.serials and _is_serial(cell.strip())
            if cell[0].isdigit() and (found := _PARTED.fullmatch(cell.strip())):
                first, second = int(found[1]), int(found[3])
                column.parted = True
                column.day_first &= first <= 31 and second <= 12
                column.month_first &= first <= 12 and second <= 31 and found[2] != "."

    def found(self) -> tuple[Order, ...]:
        """Give the order of each column."""
        return tuple(map(_order, self._columns))


def _order(column: _Evidence) -> Order:
    if column.days and column.filled and column.serials:
        return Order.SERIAL
    if column.parted and column.day_first != column.month_first:
        return Order.DAY_FIRST if column.day_first else Order.MONTH_FIRST
    return Order.UNCLEAR


def _is_serial(text: str) -> bool:
    return bool(_SERIAL.fullmatch(text)) and int(text[:5]) in _SERIALS


def written_day(text: str, order: Order) -> str:
    """Give a day as 2026-12-05; what is none, or can be read in two ways, as it is.

    Raises `NoSuchDayError` where a text is one in form alone.
    """
    if not text[:1].isdigit():
        return text
    if order is Order.SERIAL:
        return (_BEFORE_FIRST + timedelta(days=int(text[:5]))).isoformat()
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[3]), int(found[4]), text)
    found = _PARTED.fullmatch(text)
    if not found or (order is Order.UNCLEAR and found[2] != "."):
        return text
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if order is Order.UNCLEAR and (first > 31 or second > 12):
        return text  # a number with dots in it
    month, day = (first, second) if order is Order.MONTH_FIRST else (second, first)
    return _day(year, month, day, text)


def _day(year: int, month: int, day: int, text: str) -> str:
    if year not in _YEARS:
        return text
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise NoSuchDayError(text) from None
