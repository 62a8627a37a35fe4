"""Marks that a typeface has no place for: set over the middle of their letter, or under it.

Typefaces say where marks stand on plain letters, but not always on letters that have a mark
already: of Yoruba's ọ̀, the dot is part of the letter, and the accent hangs beside it. What a
typeface says is left as it is.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.printing.pdf.outline_font import Glyph

_AIR = 45.0  # between a letter and a mark; lengths in thousandths of the size
_OFF = 0.25  # of a letter's width that the middle of a mark may be off its letter's
_NUMBER = re.compile(rb"-?\d+\.?\d*")
_ABOVE_OR_BELOW = (220, 230)  # canonical combining classes, Unicode Standard, 4.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A glyph and where it stands: from the left of its words, and above the line they stand on,
    where marks are. Thousandths of the type's size.
    """

    x: float
    y: float
    glyph: Glyph


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def has_loose_marks(text: str) -> bool:
    """Tell whether some of a text's marks may have no place: those that stand by themselves above
    or below letters of Europe and its alphabets.
    """
    if text.isascii():
        return False
    composed = unicodedata.normalize("NFC", text)
    marks = [at for at, one in enumerate(composed) if unicodedata.combining(one)]
    return bool(marks) and all(
        unicodedata.combining(composed[at]) in _ABOVE_OR_BELOW
        and at > 0
        and (at - 1 in marks or unicodedata.name(composed[at - 1], "").startswith("LATIN"))
        for at in marks
    )


def seated(glyphs: Iterable[Placed]) -> tuple[Placed, ...]:
    """Give glyphs with each mark on its letter."""
    placed: list[Placed] = []
    letter: _Box | None = None
    for one in glyphs:
        box = _box(one)
        if box is not None and one.glyph.width:
            letter = box
        elif box is not None and letter is not None:
            one = _on(letter, one, box)
            box = _box(one) or box
            letter = letter._replace(
                bottom=min(letter.bottom, box.bottom), top=max(letter.top, box.top)
            )
        placed.append(one)
    return tuple(placed)


def _on(letter: _Box, mark: Placed, box: _Box) -> Placed:
    off = letter.middle - box.middle
    if abs(off) < _OFF * (letter.right - letter.left):
        return mark  # where the typeface set it
    if box.bottom > 0:
        up = max(0.0, letter.top + _AIR - box.bottom)
    else:
        up = min(0.0, letter.bottom - _AIR - box.top)
    return replace(mark, x=mark.x + off, y=mark.y + up)


def _box(one: Placed) -> _Box | None:
    """Give the box round a glyph where it stands; none where nothing is seen of it."""
    numbers = [float(number) for number in _NUMBER.findall(one.glyph.outline)]
    if not numbers:
        return None
    across, up = numbers[::2], numbers[1::2]
    return _Box(
        left=one.x + min(across),
        bottom=one.y + min(up),
        right=one.x + max(across),
        top=one.y + max(up),
    )
