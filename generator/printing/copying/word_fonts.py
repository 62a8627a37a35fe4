"""The fonts of the words of many copies in one file: outlines, each stored once."""

from generator.printing.copying.stamp import Lines
from generator.printing.pdf.incremental import Update
from generator.printing.pdf.outline_font import MOST_GLYPHS, Glyph, add_font


class WordFonts:
    """Gives codes to the glyphs of words as they come; the fonts are written when all are known."""

    def __init__(self) -> None:
        self.codes: dict[str, tuple[str, int]] = {}  # fonts and codes of glyphs, by their keys
        self._glyphs: dict[str, Glyph] = {}

    def know(self, lines: Lines) -> None:
        """Take up the glyphs of a copy's words."""
        for line in lines.values():
            for one in line.glyphs:
                if one.glyph.key not in self._glyphs:
                    at = len(self._glyphs)
                    self._glyphs[one.glyph.key] = one.glyph
                    self.codes[one.glyph.key] = (_font(at), at % MOST_GLYPHS + 1)

    def add_to(self, update: Update) -> dict[str, int]:
        """Add the fonts to a file; give their numbers by their names."""
        fonts: dict[str, int] = {}
        glyphs = list(self._glyphs.values())
        known: dict[str, bytes] = {}
        for at in range(0, len(glyphs), MOST_GLYPHS):
            some = glyphs[at : at + MOST_GLYPHS]
            number = update.number(len(some) + 2)
            add_font(update, number, some, known)
            fonts[_font(at)] = number
        return fonts


def _font(at: int) -> str:
    return f"Words{at // MOST_GLYPHS}"
