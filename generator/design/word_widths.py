"""How wide words are: by the widths of the letters in the typefaces that they are set in."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import pyphen

from generator.fontfile import NO_FONT, advances_of
from generator.model import FontFile

# What shaping adds or takes (kerning, ligatures) stays below this.
SPARE = 1.005
BOLD = 600
_UNKNOWN, _WIDE = 0.75, 1.05  # em: a letter that no face here has; one of East Asia
_STRANGE = 1.15  # a face whose file is not at hand, to the usual one
_BOLDER = 1.08  # a face of which the heavy weight is not at hand, to the usual weight
_FAMILY = re.compile(r'"([^"]+)"')
# A line may break behind these, and behind spaces; not within a number.
_BREAKS = re.compile(r"(?<=[^\W\d_][-\u2010])(?=[^\W\d_])|(?<=[\u2013\u2014])(?=\w)|[\u200b]+")
_SPACES = re.compile(r"[ \t\n\r\f\u2002-\u2006\u2008-\u200a]+")
SOFT_HYPHEN = "\u00ad"
# The shortest word that a head may divide, and the fewest letters before and behind; css/page.css.
_DIVIDED, _DIVIDED_MORE = (9, 4, 4), (7, 3, 3)
_MORE = frozenset("de es fr it nl pt".split())


class Measure(Protocol):
    """Gives how wide a text is, in shares of the type's size."""

    def __call__(self, text: str, *, sans: bool, bold: bool, slanted: bool) -> float:
        """Measure a text that does not break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Face:
    file: FontFile
    factor: float


class FaceMeasure:
    """Measures by font files, as near as they are to what is asked for."""

    def __init__(self, files: Iterable[FontFile], *, serif: str, sans: str):
        """`serif` and `sans` are the stacks of families as CSS names them."""
        self._files = tuple(files)
        self._stacks = {False: _FAMILY.findall(serif), True: _FAMILY.findall(sans)}
        self._width = lru_cache(maxsize=20_000)(self._measured)

    def __call__(self, text: str, *, sans: bool, bold: bool, slanted: bool) -> float:
        """Give the width of a text that does not break, in shares of the type's size."""
        return self._width(text, sans, bold, slanted)

    def _measured(self, text: str, sans: bool, bold: bool, slanted: bool) -> float:
        stack = self._stacks[sans]
        known = {file.family for file in self._files}
        strange = _STRANGE if stack and stack[0] not in known else 1.0
        faces = [face for family in stack if (face := self._face(family, bold, slanted))]
        return SPARE * strange * sum(_letter(one, faces) for one in text)

    def _face(self, family: str, bold: bool, slanted: bool) -> _Face | None:
        files = [file for file in self._files if file.family == family]
        wanted = BOLD if bold else 400
        style = "italic" if slanted else "normal"
        if not files:
            return None
        best = min(
            files,
            key=lambda file: (
                file.style != style,
                max(file.weights[0] - wanted, wanted - file.weights[1], 0),
            ),
        )
        # The widths of a variable font are those of its usual weight.
        heavy = best.weights[0] == best.weights[1] and best.weights[0] >= BOLD
        return _Face(file=best, factor=_BOLDER if bold and not heavy else 1.0)


def _letter(letter: str, faces: list[_Face]) -> float:
    for face in faces:
        try:
            width = advances_of(face.file.path).get(letter)
        except NO_FONT:
            continue
        if width is not None:
            return width * face.factor
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN


def divisions(word: str, language: str) -> list[tuple[str, str]]:
    """Give the two parts of a word for each place where a head may divide it."""
    short = language.split("-")[0].lower()
    longest, before, behind = _DIVIDED_MORE if short in _MORE else _DIVIDED
    known = pyphen.language_fallback(language.replace("-", "_"))
    if len(word) < longest or not known:
        return []
    places = pyphen.Pyphen(lang=known).positions(word)
    return [(word[:at] + "-", word[at:]) for at in places if before <= at <= len(word) - behind]


def unbroken(text: str) -> list[str]:
    """Give the pieces of a text between the places where a line may break."""
    return [piece for word in _SPACES.split(text) for piece in _BREAKS.split(word)]
