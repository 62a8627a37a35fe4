"""How a good input becomes a bad one: by chance, and the same for the same chance."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from tests.fuzz.hostile import ANYWHERE, BY_FORM

MOST = 200_000  # bytes of an input
DEEP = (10, 60, 300, 3_000)


def mutate(chance: random.Random, data: bytes, others: Sequence[bytes], form: str) -> bytes:
    """Give an input that was changed a few times; pieces of the others may be put into it.

    `form` is the ending of its name, with the dot.
    """
    if data[:2] == b"PK" and chance.random() < 0.9:
        return _in_archive(chance, data)
    change = Change(chance, others, form)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        data = chance.choice(change.all)(data)
    return data[:MOST]


def _in_archive(chance: random.Random, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    name = chance.choice(list(parts))
    if chance.random() < 0.05:
        del parts[name]
    else:
        others = [part for one, part in parts.items() if one != name]
        parts[name] = mutate(chance, parts[name], others, PurePosixPath(name).suffix)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for one, part in parts.items():
            archive.writestr(one, part)
    return made.getvalue()


class Change:
    """The ways in which an input is changed."""

    def __init__(self, chance: random.Random, others: Sequence[bytes], form: str):
        self._chance = chance
        self._others = others
        self._hostile = BY_FORM.get(form, ANYWHERE)
        # What keeps the form of a file gets further into the program than what breaks it.
        keeping = (self.replaced, self.valued, self.renamed, self.lines, self.inserted)
        self.all: tuple[Callable[[bytes], bytes], ...] = (
            *keeping * 4,
            *(self.flipped, self.cut, self.ended, self.repeated, self.swapped, self.deep),
        )

    def flipped(self, data: bytes) -> bytes:
        """Give one byte another value, a letter most often."""
        at = self._chance.randrange(len(data) or 1)
        value = self._chance.randrange(32, 127) if self._chance.random() < 0.8 else 0x80 + at % 128
        return data[:at] + bytes([value]) + data[at + 1 :]

    def cut(self, data: bytes) -> bytes:
        """Take a piece out."""
        start, end = self._piece(data)
        return data[:start] + data[end:]

    def ended(self, data: bytes) -> bytes:
        """Take the end away."""
        return data[: self._chance.randint(0, len(data))]

    def repeated(self, data: bytes) -> bytes:
        """Put a piece in again, some times."""
        start, end = self._piece(data)
        times = self._chance.choice((2, 2, 3, 10, 200))
        return data[:start] + data[start:end] * times + data[end:]

    def swapped(self, data: bytes) -> bytes:
        """Put a piece of another file in the place of one."""
        other = self._chance.choice(self._others) if self._others else data
        start, end = self._piece(data)
        first, last = self._piece(other)
        return data[:start] + other[first:last] + data[end:]

    def inserted(self, data: bytes) -> bytes:
        """Put something hostile between two lines, two elements, or two words."""
        found = list(re.finditer(self._chance.choice((rb"\n", rb">(?=<)|>\s*\n", rb" ")), data))
        at = self._chance.choice(found).end() if found else len(data)
        return data[:at] + self._bad() + data[at:]

    def replaced(self, data: bytes) -> bytes:
        """Put something hostile in the place of a word, a number or a sign."""
        return self._instead(rb"[\w.#%-]+|[^\w\s]", data)

    def valued(self, data: bytes) -> bytes:
        """Put something hostile in the place of all that a key or an attribute says."""
        return self._instead(rb"(?<=: )[^\n;]+|(?<=\")[^\"\n<>]*(?=\")|(?<=>)[^<>\n]+(?=<)", data)

    def renamed(self, data: bytes) -> bytes:
        """Give a name the place of another: keys, elements, attributes, properties."""
        found = list(re.finditer(rb"[A-Za-z][\w-]*(?=\s*[:=])|(?<=<)[\w:]+", data))
        if len(found) < 2:
            return self.replaced(data)
        one, other = self._chance.sample(found, 2)
        return data[: one.start()] + other[0] + data[one.end() :]

    def lines(self, data: bytes) -> bytes:
        """Take lines out, put them elsewhere, or twice."""
        lines = data.splitlines(keepends=True)
        start = self._chance.randint(0, len(lines))
        some = lines[start : start + self._chance.choice((1, 1, 2, 5, 20))]
        if self._chance.random() < 0.7:
            del lines[start : start + len(some)]
        if self._chance.random() < 0.7:
            at = self._chance.randint(0, len(lines))
            lines[at:at] = some
        return b"".join(lines)

    def deep(self, data: bytes) -> bytes:
        """Nest a piece beyond measure."""
        opening, closing = self._chance.choice(PAIRS)
        times = self._chance.choice(DEEP)
        start, end = self._piece(data)
        return data[:start] + opening * times + data[start:end] + closing * times + data[end:]

    def _instead(self, pattern: bytes, data: bytes) -> bytes:
        found = list(re.finditer(pattern, data))
        if not found:
            return data + self._bad()
        one = self._chance.choice(found)
        return data[: one.start()] + self._bad() + data[one.end() :]

    def _bad(self) -> bytes:
        return self._chance.choice(self._hostile if self._chance.random() < 0.8 else ANYWHERE)

    def _piece(self, data: bytes) -> tuple[int, int]:
        start = self._chance.randint(0, len(data))
        length = self._chance.choice((1, 2, 8, 40, 200, 2_000))
        return start, min(len(data), start + length)


PAIRS = (
    (b"[", b"]"), (b"{", b"}"), (b"(", b")"), (b"<div>", b"</div>"), (b"> ", b""),
    (b"<g>", b"</g>"), (b"<b>", b"</b>"), (b"**", b"**"), (b"{% if 1 %}", b"{% endif %}"),
    (b"- ", b""), (b"a: {", b"}"), (b"<ul><li>", b"</li></ul>"), (b"@media print {", b"}"),
    (b"calc(", b")"), (b"{{ (", b") }}"), (b"<table><tr><td>", b"</td></tr></table>"),
    (b"<w:p><w:r>", b"</w:r></w:p>"),
    (b"<text:list><text:list-item>", b"</text:list-item></text:list>"), (b":is(", b")"),
)  # fmt: skip
