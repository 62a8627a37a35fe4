"""A font of outlines, made for the words of one copy, and words shown in it.

A font of type 3 (ISO 32000-1, 9.6.5): each glyph is a small drawing of its own. So a copy gets the
letters that its own words are made of, and no others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.printing.pdf.incremental import Update, as_stream
from generator.printing.pdf.to_unicode import to_unicode

UNITS = 1000  # of a glyph's space to the size of the type
MOST_GLYPHS = 250  # that a font of single bytes names


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A glyph ready to draw: its outline as PDF operators, its width, the letters it stands for.

    Lengths are thousandths of the type's size. Glyphs of the same `key` are the same.
    """

    key: str
    outline: bytes
    width: float
    text: str


# A glyph on a page: the name of its font, its code in it, and where it stands: x and y in points
# from the lower left corner.
Shown = tuple[str, int, float, float]


def add_font(update: Update, number: int, glyphs: list[Glyph], known: dict[str, bytes]) -> None:
    """Add a font whose codes count from 1; its parts follow it: one number more than glyphs.

    `known` keeps the outlines of glyphs that were packed before, by their keys.
    """
    first = number + 1
    for code, glyph in enumerate(glyphs, start=1):
        if glyph.key not in known:
            known[glyph.key] = as_stream(b"%.1f 0 d0 " % glyph.width + glyph.outline)
        update.add(first + code, known[glyph.key])
    letters = {code: glyph.text for code, glyph in enumerate(glyphs, start=1)}
    update.stream(first, to_unicode(letters, size=1))
    procs = "".join(f"/g{n} {first + n} 0 R" for n in range(1, len(glyphs) + 1))
    names = "".join(f"/g{n}" for n in range(1, len(glyphs) + 1))
    widths = " ".join(f"{glyph.width:.1f}" for glyph in glyphs)
    scale = 1 / UNITS
    dictionary = (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[{scale} 0 0 {scale} 0 0]"
        f"/CharProcs<<{procs}>>/Encoding<</Type/Encoding/Differences[1{names}]>>/FirstChar 1"
        f"/LastChar {max(1, len(glyphs))}/Widths[{widths or 0}]/Resources<<>>"
        f"/ToUnicode {first} 0 R>>"
    )
    update.add(number, dictionary.encode())


def with_fonts(dictionary: bytes, fonts: Mapping[str, int]) -> bytes:
    """Give a dictionary of fonts as it is written, with more of them: their names and numbers."""
    names = b"".join(b"/%b %d 0 R" % (name.encode(), number) for name, number in fonts.items())
    return dictionary.removesuffix(b">>") + names + b">>"


def resources_of(fonts: Mapping[str, int]) -> bytes:
    """Give the resources of a page that has nothing but fonts, as they are written."""
    return b"<</Font%b>>" % with_fonts(b"<<>>", fonts)


def no_words(mark: int | None) -> bytes:
    """Give marked content of an id in which nothing is seen; nothing where it has none."""
    return b"" if mark is None else b"/Span<</MCID %d>>BDC EMC\n" % mark


def show_words(
    glyphs: Iterable[Shown], *, size: float, ink: str, text: str, mark: int | None
) -> bytes:
    """Give the operators that show words: marked content of the id `mark`, which says their `text`;
    without an id, a part of the running foot.

    `size` is in points, `ink` #rrggbb.
    """
    shown: list[str] = []
    used, level, above = "", None, ""
    for font, code, x, y in glyphs:
        if font != used:
            shown.append(f"/{font} {size:.2f} Tf")
            used = font
        if y != level:  # most stand on one line
            level, above = y, f"{y:.2f}"
        shown.append(f"1 0 0 1 {x:.2f} {above} Tm <{code:02x}> Tj")
    actual = text.encode("utf-16-be").hex()
    begun = f"/Span<</MCID {mark}/ActualText<feff{actual}>>>"
    if mark is None:
        begun = "/Artifact<</Type/Pagination/Subtype/Footer>>"
    return (f"{begun}BDC q BT {_colour(ink)} {' '.join(shown)} ET Q EMC\n").encode()


def turned_over(content: bytes, x: float, y: float) -> bytes:
    """Give content that stands upside down, what was at its origin at a point of the page."""
    return b"q -1 0 0 -1 %.2f %.2f cm " % (x, y) + content.rstrip() + b" Q\n"


def _colour(ink: str) -> str:
    red, green, blue = (int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return "0 g" if red == green == blue == 0 else f"{red:.3g} {green:.3g} {blue:.3g} rg"
