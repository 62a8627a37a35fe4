"""What a language brings beside its words: weekdays, numbers, the clock.

The data are the CLDR's, by Babel; this is the only module that imports it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

LONGEST_DAY = 4  # letters that fit the head of a narrow column
MINUS = "\u2212"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, kw_only=True)
class Language:
    """A language by its BCP 47 tag; without slots, for what is worked out once."""

    tag: str

    @cached_property
    def _locale(self) -> Locale:
        """The locale of the tag, or of as much of it as is known; English where nothing is."""
        for tag in reversed([*prefixes(self.tag)]):
            try:
                return Locale.parse(tag, sep="-")
            except (UnknownLocaleError, ValueError):
                continue
        return Locale("en")

    @cached_property
    def days(self) -> tuple[str, ...]:
        """The short names of the weekdays, from the day a week begins with where it is spoken."""
        forms = self._locale.days["stand-alone"]
        names = _bare(forms["abbreviated"])
        if max(map(len, names)) > LONGEST_DAY:
            names = min(names, _bare(forms.get("short", forms["abbreviated"])), key=_width)
        first = self._locale.first_week_day
        return names[first:] + names[:first]

    def number(self, value: float) -> str:
        """Give a number as it is written; one below zero with a minus, not a hyphen."""
        return format_decimal(value, locale=self._locale).replace("-", MINUS)

    def clock(self, minutes: int) -> str:
        """Give minutes as hours and minutes: 95 is 1:35, in Danish 1.35."""
        sign = self._locale.number_symbols.get("latn", {}).get("timeSeparator", ":")
        return f"{minutes // 60}{sign}{minutes % 60:02}"

    def time(self, minutes: int) -> str:
        """Give a time of the day, in minutes from midnight: 14:30, in American English 2:30 PM."""
        hours, rest = divmod(minutes % (24 * 60), 60)
        # Typefaces seldom have the narrow space that stands before PM.
        text = format_time(time(hours, rest), "short", locale=self._locale)
        return text.replace("\u202f", "\u00a0")

    def date(self, text: str) -> str:
        """Give a day such as 2026-12-05 as the language writes it out; other texts as they are."""
        try:
            day = datetime.strptime(text, "%Y-%m-%d") if _DAY.fullmatch(text) else None
        except ValueError:  # the 31st of February
            return text
        return format_date(day, "long", locale=self._locale) if day else text

    def listed(self, words: Sequence[str]) -> str:
        """Give words one after the other: A, B and C."""
        return format_list(list(words), locale=self._locale)


def prefixes(tag: str) -> Iterator[str]:
    """Give a tag's beginnings, the shortest first: pt, pt-BR."""
    parts = tag.split("-")
    return ("-".join(parts[:end]) for end in range(1, len(parts) + 1))


def merge_words(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Give words with those of another file in their place, groups of words one by one."""
    merged = {**under, **over}
    for key, words in under.items():
        if isinstance(words, Mapping) and isinstance(over.get(key), Mapping):
            merged[key] = merge_words(words, over[key])
    return merged


def missing_words(wanted: Mapping[str, Any], given: Mapping[str, Any]) -> list[str]:
    """Give the names of the words that are not given; of a group of words, those it lacks."""
    missing = []
    for key, words in wanted.items():
        if key not in given:
            missing.append(key)
        elif isinstance(words, Mapping) and isinstance(given[key], Mapping):
            missing += [f"{key}.{one}" for one in missing_words(words, given[key])]
    return missing


def _bare(names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(names[day].rstrip(".") for day in range(7))


def _width(names: tuple[str, ...]) -> int:
    return max(map(len, names))
