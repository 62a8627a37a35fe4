"""The words of copies typeset, and what is told where no typeface has their letters."""

from collections.abc import Iterable, Mapping

from generator.copies.letter_names import name_letters
from generator.copies.plan import Copy
from generator.making.book import Layout
from generator.printing.copying.stamp import Lines
from generator.printing.glyphs import Line

NO_TYPEFACE = "no typeface here has its letters; install one that has them"

# A word and the face that it is set in.
Use = tuple[str, str]


class WordSetter:
    """Sets the words of copies of a book in its typefaces."""

    def __init__(self, layout: Layout):
        self._layout = layout

    def typeset(self, copies: list[Copy], used: Iterable[Use]) -> dict[tuple[str, str], Line]:
        """Give the lines of all words that are used, by their faces and what they say."""
        used = sorted(used)
        asked = ((face, copy.words.get(word, "")) for copy in copies for word, face in used)
        texts = sorted(dict.fromkeys(one for one in asked if one[1]), key=lambda one: one[0])
        faces = {face: self._layout.composer.face(face) for _, face in used}
        lines = self._layout.typesetter.words(texts, faces)
        return self._in_one_face(dict(zip(texts, lines, strict=True)), faces)

    def _in_one_face(
        self, lines: dict[tuple[str, str], Line], faces: Mapping[str, tuple[str, str]]
    ) -> dict[tuple[str, str], Line]:
        """Give lines that are of several typefaces in the first of those that follow which has all
        their letters; as they are where none has, such as words in two scripts.
        """
        while faces := _following(faces):
            mixed = [one for one, line in lines.items() if line.mixed and one[0] in faces]
            if not mixed:
                break
            anew = self._layout.typesetter.words(mixed, {face: faces[face] for face, _ in mixed})
            better = zip(mixed, anew, strict=True)
            lines |= {one: line for one, line in better if not (line.mixed or line.missing)}
        return lines

    def without_face(self, lines: Lines) -> str:
        """Say which letters of a copy's words no typeface here has; nothing where all are there."""
        if not any(line.missing for line in lines.values()):
            return ""
        letters = [
            letter
            for (_, face), line in sorted(lines.items())
            if line.missing
            for letter in self._missing_letters(face, line)
        ]
        named = name_letters(letters)
        return f"has no face for {named}: {NO_TYPEFACE}" if named else NO_TYPEFACE

    def _missing_letters(self, face: str, line: Line) -> Iterable[str]:
        """Give the letters of a line that no typeface has: each is set by itself to find them."""
        if line.missing != line.text:
            return line.missing
        letters = sorted({one for one in line.text if not one.isascii()})
        faces = {face: self._layout.composer.face(face)}
        found = self._layout.typesetter.words([(face, one) for one in letters], faces)
        return [letter for letter, alone in zip(letters, found, strict=True) if alone.missing]


def _following(faces: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Give faces without the first of their typefaces, those that have others."""
    parted = ((face, weight, stack.partition(", ")[2]) for face, (weight, stack) in faces.items())
    return {face: (weight, rest) for face, weight, rest in parted if rest}


def lines_of(
    copy: Copy, used: Iterable[Use], lines: Mapping[tuple[str, str], Line]
) -> dict[Use, Line]:
    """Give the lines of one copy by their words, out of those of several."""
    return {one: lines[one[1], copy.words[one[0]]] for one in used if copy.words.get(one[0])}
