"""Which columns of a list make the name and the partner's, by their heads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from generator.reading.roster import head_words as words

_PERSONS = {
    word: person
    for group in (words.SELVES, words.PARTNERS)
    for person, said in group.items()
    for word in said.split()
}
Columns = tuple[int, ...]  # of a name, in the order they are joined in; counted from 0
NOBODY: Columns = ()


class AmbiguousError(Exception):
    """Several columns may be meant: which, and for what."""

    def __init__(self, what: str, columns: Columns):
        super().__init__(what)
        self.what, self.columns = what, columns


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The columns that make the name and those that make the partner's."""

    name: Columns
    partner: Columns


class Part(IntEnum):
    """Which part of a name a column holds, in the order they are joined in."""

    FULL = 0
    FIRST = 1
    BETWEEN = 2
    LAST = 3
    SECOND_LAST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sense:
    """What a head says: whose name, by a word for them or a number, and which part of it."""

    column: int
    person: str  # a word of `SELVES` or `PARTNERS`; guest; or nothing
    number: str
    part: Part
    word: str  # that says so


def find_people(heads: Sequence[str], sample: Sequence[Sequence[str]] = ()) -> People:
    """Give who the columns of a list are about. `sample` are rows of it.

    Raises `AmbiguousError` where several may be meant.
    """
    named = _Named(heads, sample)
    name = named.of("name", "") or named.of("name", *words.SELVES)
    numbered = named.numbered()
    guest = named.of("partner", "guest")
    pair = named.pair() if not name and not numbered else None
    if pair:
        return pair
    partner = (
        named.exact("partner")
        or named.of("partner", *words.PARTNERS)
        or named.with_whom()
        or named.answered()
    )
    if not name and numbered:
        return numbered
    if not name:
        return People(name=guest, partner=partner if guest else NOBODY)
    return People(name=name, partner=partner or (guest if guest != name else NOBODY))


def is_like_heads(heads: Sequence[str]) -> bool:
    """Tell whether a line is one of heads for certain, and not of people."""
    return any(not words.OF_HEADS.isdisjoint(words.words_of(head)) or sense(head) for head in heads)


def sense(head: str) -> bool:
    """Tell whether a head says that a name stands below it."""
    return _sense(0, head) is not None


class _Named:
    """The columns of a list in which names stand."""

    def __init__(self, heads: Sequence[str], sample: Sequence[Sequence[str]]):
        self._heads = heads
        self._sample = sample
        found = (_sense(at, head) for at, head in enumerate(heads))
        self._senses = [one for one in found if one and self._holds_names(one.column)]
        both = {one.number for one in self._senses}
        self._are_numbered = {"1", "2"} <= both

    def exact(self, word: str) -> Columns:
        """Give the one column that is called by a word alone."""
        found = [at for at, head in enumerate(self._heads) if words.words_of(head) == (word,)]
        found = [at for at in found if self._holds_names(at)] or found[:1]
        if len(found) > 1:
            raise AmbiguousError(word, tuple(found))
        return tuple(found)

    def of(self, what: str, *people: str) -> Columns:
        """Give the columns of the one person of several words for whom there are any."""
        if what == "name" and people == ("",) and (exact := self._whole("name")):
            return exact
        found = [columns for one in people if (columns := self._of_person(what, one))]
        if len(found) > 1:
            raise AmbiguousError(what, tuple(sorted(at for columns in found for at in columns)))
        return found[0] if found else NOBODY

    def numbered(self) -> People | None:
        """Give the two people that heads number: Partner 1 and Partner 2."""
        if not self._are_numbered:
            return None
        name, partner = (
            self._joined(what, [one for one in self._senses if one.number == number])
            for what, number in (("name", "1"), ("partner", "2"))
        )
        return People(name=name, partner=partner)

    def pair(self) -> People | None:
        """Give two people of whom each has a word for a partner: Husband and Wife."""
        found = [self._of_person("name", one) for one in words.PARTNERS]
        found = sorted(one for one in found if one)
        return People(name=found[0], partner=found[1]) if len(found) == 2 else None

    def with_whom(self) -> Columns:
        """Give the column of who comes with them, where a form asks for it in a sentence."""
        slugs = ("-".join(words.words_of(head)) for head in self._heads)
        found = [at for at, slug in enumerate(slugs) if words.WITH.fullmatch(slug)]
        return tuple(at for at in found if self._holds_names(at)) if len(found) == 1 else NOBODY

    def answered(self) -> Columns:
        """Give the column of answers to a question for the partner's name, where a list has the
        questions in columns of their own: Question 1, Response 1.
        """
        slugs = ["-".join(words.words_of(head)) for head in self._heads]
        for at, slug in enumerate(slugs):
            asked = {text for row in self._sample if (text := _at(row, at))}
            answer = slug.replace("question", "response", 1)
            if not slug.startswith("question") or len(asked) != 1 or answer not in slugs:
                continue
            said = _sense(at, asked.pop())
            if said and said.person in words.PARTNERS and said.part is Part.FULL:
                return (slugs.index(answer),)
        return NOBODY

    def _whole(self, word: str) -> Columns:
        """Give the column called `name`, or what it is joined with where it is a half."""
        exact = self.exact(word)
        bare = [one for one in self._senses if not one.person and not one.number]
        if exact and not self._holds_names(exact[0]):
            return NOBODY if bare else exact
        halves = {one.part for one in bare if one.part is not Part.FULL}
        if not exact or not halves or {Part.FIRST, Part.LAST} <= halves:
            return exact
        return self._joined(word, [one for one in bare if one.column in exact or one.part])

    def _of_person(self, what: str, person: str) -> Columns:
        found = [
            one
            for one in self._senses
            if one.person == person and not (one.number and self._are_numbered)
        ]
        return self._joined(what, found)

    def _joined(self, what: str, senses: list[_Sense]) -> Columns:
        """Give the columns of a person's name in order: the whole, or its parts."""
        parts: dict[Part, list[_Sense]] = {}
        for one in senses:
            parts.setdefault(one.part, []).append(one)
        for alike in parts.values():
            if len(alike) > 1:
                raise AmbiguousError(what, tuple(one.column for one in alike))
        by_part = {part: alike[0] for part, alike in sorted(parts.items())}
        whole = by_part.pop(Part.FULL, None)
        if whole is None or {Part.FIRST, Part.LAST} <= by_part.keys() or not by_part:
            return tuple(one.column for one in ([whole] if whole else by_part.values()))
        return self._with_half(whole, by_part)

    def _with_half(self, whole: _Sense, halves: Mapping[Part, _Sense]) -> Columns:
        """Give the columns of a name that stands beside a half: Name and Vorname."""
        half = halves.get(Part.FIRST) or halves.get(Part.LAST)
        if half is None or self._all(lambda row: _at(row, half.column) in _at(row, whole.column)):
            return (whole.column,)
        if half.part is Part.LAST:
            return (whole.column, *(one.column for one in halves.values()))
        said = words.LAST_BESIDE.get(half.word) == whole.word
        if said or self._all(lambda row: " " not in _at(row, whole.column)):
            return (half.column, whole.column)
        return (whole.column,)

    def _all(self, holds: Callable[[Sequence[str]], bool]) -> bool:
        return bool(self._sample) and all(map(holds, self._sample))

    def _holds_names(self, column: int) -> bool:
        """Tell whether names may stand in a column: not yes, 2, or an address."""
        given = [text for row in self._sample if (text := _at(row, column))]
        return not given or any(
            "@" not in text
            and any(map(str.isalpha, text))
            and text.casefold() not in words.NO_NAMES
            for text in given
        )


def _at(row: Sequence[str], column: int) -> str:
    return row[column].strip() if column < len(row) else ""


def _sense(column: int, head: str) -> _Sense | None:
    said = words.words_of(head)
    rest = [one for one in said if one not in words.FILLING]
    person = number = ""
    left = []
    for at, one in enumerate(rest):
        who = _person(one)
        if who:
            # A client's partner is the partner; so is a spouse or partner.
            person = who if not person or who in words.PARTNERS else person
        elif one in words.NUMBERS and not number:
            number = words.NUMBERS[one]
        elif at == 0 and one == "first" and _person(rest[-1]) and len(rest) == 2:
            number = "1"  # First Partner, beside Second Partner
        else:
            left.append(one)
    part = _part(frozenset(left), person=bool(person))
    if part is None:
        return None
    word = next((one for one in left if one in words.NAME or one in words.FIRST), "")
    return _Sense(column=column, person=person, number=number, part=part, word=word)


def _person(word: str) -> str:
    """Give who a word is for, or nothing."""
    return "guest" if word in words.GUESTS else _PERSONS.get(word, "")


_OF_PARTS = words.FIRST | words.LAST | words.FIRST_OF | words.LAST_OF | words.NAME | words.FULL
_OF_PARTS |= words.BOTH | words.BETWEEN | words.SECOND_LAST


def _part(left: frozenset[str], *, person: bool) -> Part | None:
    """Give the part of a name that words say, without those that say whose it is."""
    if not left <= _OF_PARTS:
        return None
    name, both = left & words.NAME, left & words.BOTH
    first, last = left & words.FIRST, left & words.LAST
    first_of, last_of = left & words.FIRST_OF, left & words.LAST_OF
    if left & words.BETWEEN:
        return Part.BETWEEN
    if left & words.SECOND_LAST:
        return Part.SECOND_LAST if last else None
    if left & words.FULL or (name and both) or ((first or first_of) and (last or last_of)):
        return Part.LAST if first_of <= {"primer"} and first_of and last else Part.FULL
    if name and (first or last):
        return Part.FULL  # Name, Vorname
    if first or (first_of and (name or person)):
        return Part.FIRST
    if last or (last_of and (name or person)):
        return Part.LAST
    return Part.FULL if (name or person) and not left - words.NAME else None
