"""Letters that the typefaces do not have, told once a book: which, where, and what stands in."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from generator.diagnostics import Diagnostic, Location, warning
from generator.model.printed_page import Lettering, PrintedPage, Sort

MOST_LETTERS = 24  # that are named
MOST_FILES, MOST_LINES = 3, 4  # where they stand
# Signs that are pictures rather than letters (Unicode 16, blocks of symbols and pictographs).
_PICTURES = ((0x231A, 0x23FF), (0x2600, 0x27BF), (0x2B00, 0x2BFF), (0x1F000, 0x1FAFF))
# What joins and varies them prints nothing itself.
_JOINERS = frozenset("\u200d\ufe0e\ufe0f\u20e3")
_OTHER_FONT = "that font is this machine's own: elsewhere the page may look different"

# The pages of a book by the names of their files, in the order to look through.
Book = Mapping[str, Sequence[PrintedPage]]


def missing_letters(lettering: Lettering, book: Book) -> Iterator[Diagnostic]:
    """Give a finding for letters that no typeface has, one for letters that are set in a font of
    the machine, and one for emoji, whichever becomes of them.
    """
    letters, emoji = _split(lettering.missing)
    if letters:
        count = "a letter" if len(letters) == 1 else f"{len(letters)} letters"
        it = "it prints as an empty box" if len(letters) == 1 else "they print as empty boxes"
        yield _told(
            f"no typeface has {count}, {it}: {_listed(letters)}",
            "write them another way, or install a font that has them",
            letters,
            book,
        )
    instead = [(family, *_split(found)) for family, found in lettering.instead]
    others = [(family, found) for family, found, _ in instead if found]
    if others:
        fonts = "; ".join(f'{_listed(found)} in "{family}"' for family, found in others)
        every = "".join(found for _, found in others)
        say = "letters that the typefaces do not have are set in another font"
        yield _told(f"{say}: {fonts}", _OTHER_FONT, every, book)
    pictures = [f'{_listed(found)} are set in "{family}"' for family, _, found in instead if found]
    pictures += [f"{_listed(emoji)} print as empty boxes"] if emoji else []
    if pictures:
        every = emoji + "".join(found for _, _, found in instead)
        hint = "write words instead, or take them away; " + (
            "a font that has them prints them" if emoji else _OTHER_FONT
        )
        yield _told(f"emoji: {'; '.join(pictures)}", hint, every, book)


def _split(letters: str) -> tuple[str, str]:
    """Part letters from emoji."""
    seen = [one for one in letters if one not in _JOINERS]
    emoji = "".join(filter(_is_emoji, seen))
    return "".join(one for one in seen if one not in emoji), emoji


def _is_emoji(letter: str) -> bool:
    code = ord(letter)
    symbol = unicodedata.category(letter) in ("So", "Sk", "Cn")
    return symbol and any(first <= code <= last for first, last in _PICTURES)


def _listed(letters: str) -> str:
    named = " ".join(letters[:MOST_LETTERS])
    return f"{named} ..." if len(letters) > MOST_LETTERS else named


def _told(problem: str, hint: str, letters: str, book: Book) -> Diagnostic:
    places = _places(frozenset(letters), book)
    if not places:
        return warning(problem, hint=hint)
    files = [name for name in places if places[name][0][0]] or list(places)
    first, page = places[files[0]][0]
    stands = ", ".join(_lines(name, places[name]) for name in files[:MOST_FILES])
    more = f" and {len(files) - MOST_FILES} more files" if len(files) > MOST_FILES else ""
    place = Location(file=files[0], line=first or None, page=page)
    return warning(f"{problem} ({stands}{more})", hint=hint, at=place)


def _places(letters: frozenset[str], book: Book) -> dict[str, list[tuple[int, str]]]:
    """Give the lines and pages where letters stand, by their files, each line once."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name, pages in book.items():
        lines: dict[int, str] = {}
        for page in pages:
            for piece in page.pieces:
                if piece.sort is Sort.TEXT and not letters.isdisjoint(piece.words):
                    lines.setdefault(piece.line, page.folio)
        if lines:
            found[name] = sorted(lines.items())
    return found


def _lines(name: str, places: Sequence[tuple[int, str]]) -> str:
    lines = [str(line) for line, _ in places if line]
    short = name.replace("\\", "/").rpartition("/")[2]
    if not lines:
        return short
    rest = ", ..." if len(lines) > MOST_LINES else ""
    word = "line" if len(lines) == 1 else "lines"
    return f"{short}, {word} {', '.join(lines[:MOST_LINES])}{rest}"
