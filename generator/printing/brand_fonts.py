"""The typefaces of a brand: from its own files, from installed packages, or from the machine."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from fontTools.ttLib import TTFont

from generator.diagnostics import Diagnostic, Location, warning
from generator.fontfile import (
    NO_FONT,
    family_of,
    letters_of,
    open_font,
    style_of,
    weights_of,
)
from generator.gate import GateError
from generator.model import Brand, FontFile, Typography
from generator.printing.fonts import faces

# What packages of typefaces announce their files under: each a mapping of names to paths.
_GROUPS = ("fonts_ttf", "fonts_otf")


def brand_files(typography: Typography) -> tuple[FontFile, ...]:
    """Give the font files of a brand's families: its own, or those of installed packages."""
    own = {file.family for file in typography.files}
    others = [family for family in typography.families if family not in own]
    found = (replace(file, family=family) for family in others for file in packaged(family))
    return (*typography.files, *found)


def all_files(brand: Brand | None) -> tuple[FontFile, ...]:
    """Give the font files that a book can be set in: a brand's, and those of every book."""
    own = brand_files(brand.typography) if brand else ()
    usual = (
        FontFile(family=one.family, weights=(one.weight,) * 2, style=one.style, path=one.path)
        for one in faces()
    )
    return (*own, *usual)


def packaged(family: str) -> tuple[FontFile, ...]:
    """Give the files that installed packages have of a family."""
    return tuple(file for file in _packaged() if file.family.lower() == family.lower())


def face_rules(files: Iterable[FontFile]) -> str:
    """Give the CSS that declares font files."""
    return "\n".join(
        f'@font-face {{ font-family: "{file.family}"; {_weight(file)}font-style: {file.style}; '
        f'src: url("{file.path.resolve().as_uri()}") }}'
        for file in files
    )


def missing_letters(files: Iterable[FontFile], text: str) -> dict[str, str]:
    """Give the letters of a text that no file of a family has, by family, in their order."""
    letters: dict[str, set[str]] = {}
    for file in files:
        with open_font(file.path) as font:
            known = letters.setdefault(file.family, set())
            known |= letters_of(font)
    wanted = [one for one in dict.fromkeys(text) if one.isprintable() and not one.isspace()]
    missing = {
        family: "".join(letter for letter in wanted if letter not in known)
        for family, known in letters.items()
    }
    return {family: rest for family, rest in missing.items() if rest}


def lacking(brand: Brand, files: Iterable[FontFile], text: str) -> Iterator[Diagnostic]:
    """Give which letters of a text the typefaces of a brand lack."""
    place = Location(file=brand.file)
    for family, letters in missing_letters(files, text).items():
        if family in brand.typography.text_families:
            yield warning(
                f'the typeface "{family}" lacks letters of this text: {letters[:20]}',
                hint="they are set in another one; name a typeface that has them all",
                at=place,
            )


def _weight(file: FontFile) -> str:
    # WeasyPrint knows no ranges; of a font that names no weight it takes any that the font has.
    least, most = file.weights
    return f"font-weight: {least}; " if least == most else ""


@cache
def _packaged() -> tuple[FontFile, ...]:
    return tuple(sorted(_found(), key=lambda file: file.path.name))


def _found() -> Iterator[FontFile]:
    seen = set()
    for group in _GROUPS:
        for entry in sorted(entry_points(group=group), key=lambda one: one.name):
            for name, path in _announced(entry):
                if name in seen:
                    continue  # the same font in the other format
                try:
                    with open_font(Path(path)) as font:
                        yield _described(font, Path(path))
                except (*NO_FONT, GateError):
                    continue
                seen.add(name)


def _announced(entry: EntryPoint) -> Iterator[tuple[str, str]]:
    try:
        fonts = entry.load()
    except (ImportError, AttributeError):
        return
    for name, path in fonts.items() if isinstance(fonts, dict) else ():
        yield str(name), str(path)


def _described(font: TTFont, path: Path) -> FontFile:
    return FontFile(
        family=family_of(font, path.stem),
        weights=weights_of(font),
        style=style_of(font),
        path=path,
    )
