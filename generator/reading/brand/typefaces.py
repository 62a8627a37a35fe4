"""The typefaces of a brand: their files, and how each kind of text is set."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import brand_yml
from brand_yml import typography as standard

from generator import gate
from generator.colour import ColourError, parse_colour
from generator.diagnostics import error
from generator.fontfile import NO_FONT, check_font
from generator.gate import GateError, Why
from generator.model import FontFile, TypeStyle, Typography
from generator.reading.brand.brand_source import BrandSource
from generator.units import parse_length

LIMIT_FONT_BYTES = 20_000_000
POINTS_PER_REM = 12.0  # of the web's usual 16 px
_SOURCES = {"google": "Google Fonts", "bunny": "Bunny Fonts"}
_WEIGHTS = {"normal": 400, "bold": 700}
_FAMILY = re.compile(r"[^\"'\\<>{};\x00-\x1f]*")
_NUMBER = re.compile(r"\d{1,6}(\.\d{0,6})?|\.\d{1,6}")
_DECORATION = re.compile(r"[a-z-]+( [a-z-]+)*")


def read_typography(given: brand_yml.BrandTypography | None, origin: BrandSource) -> Typography:
    """Give the typefaces: the files of each, and how each kind of text is set."""
    if given is None:
        return Typography()
    monospace = _style(given.monospace, "monospace", origin)
    typography = Typography(
        files=tuple(_font_files(given, origin)),
        sources={
            font.family.casefold(): _SOURCES[font.source]
            for font in given.fonts
            if font.source in _SOURCES
        },
        base=_style(given.base, "base", origin),
        headings=_style(given.headings, "headings", origin),
        monospace=monospace,
        monospace_inline=_over(
            monospace, _style(given.monospace_inline, "monospace-inline", origin)
        ),
        monospace_block=_over(monospace, _style(given.monospace_block, "monospace-block", origin)),
        link=_style(given.link, "link", origin),
    )
    return _as_files_spell(typography)


def _as_files_spell(typography: Typography) -> Typography:
    """Give the families of text as its files spell them: capital letters make no difference."""
    spelled = {file.family.casefold(): file.family for file in typography.files}

    def as_spelled(style: TypeStyle) -> TypeStyle:
        stack = tuple(spelled.get(one.casefold(), one) for one in style.stack)
        return replace(style, family=stack[0] if stack else "", stack=stack)

    return typography.with_styles(as_spelled)


def _over(below: TypeStyle, own: TypeStyle) -> TypeStyle:
    """Give a style whose own settings win over those of a more general one."""
    changes = {
        name: value
        for name in ("family", "stack", "weight", "style", "line_height", "colour", "background")
        if (value := getattr(own, name))
    }
    if own.size:
        changes |= {"size": own.size, "relative": own.relative}
    return replace(below, **changes)


def _style(given: Any, name: str, origin: BrandSource) -> TypeStyle:
    if given is None:
        return TypeStyle()
    path = f"typography.{name}"
    size, relative = _size(getattr(given, "size", None), f"{path}.size", origin)
    style = getattr(given, "style", None) or ""
    return TypeStyle(
        **_families(getattr(given, "family", None) or "", f"{path}.family", origin),
        weight=_weight(getattr(given, "weight", None)),
        style=style if isinstance(style, str) else style[0],
        size=size,
        relative=relative,
        line_height=getattr(given, "line_height", None) or 0.0,
        colour=_colour(getattr(given, "color", None), f"{path}.color", origin),
        background=_colour(
            getattr(given, "background_color", None), f"{path}.background-color", origin
        ),
        decoration=_decoration(getattr(given, "decoration", None), f"{path}.decoration", origin),
    )


def _families(text: str, path: str, origin: BrandSource) -> dict[str, Any]:
    """Give the first of the typefaces that a stack names, and all of them, as CSS parts them."""
    names = [one.strip().strip("\"'").strip() for one in text.split(",")]
    checked = tuple(name for one in names if one and (name := _family(one, path, origin)))
    return {"family": checked[0], "stack": checked} if checked else {}


def _family(name: str, path: str, origin: BrandSource) -> str:
    """Give the name of a typeface, which goes into CSS as it is."""
    if not _FAMILY.fullmatch(name):
        hint = "write letters, digits, spaces and hyphens: family: Source Serif"
        problem = f'{path}: "{name}" is no name of a typeface'
        origin.findings.add(error(problem, hint=hint, at=origin.at(path)))
        return ""
    return name


def _decoration(text: str | None, path: str, origin: BrandSource) -> str:
    if text and not _DECORATION.fullmatch(text):
        hint = "write decoration: underline or decoration: none"
        problem = f'{path}: "{text}" is no decoration'
        origin.findings.add(error(problem, hint=hint, at=origin.at(path)))
        return ""
    return text or ""


def _weight(given: Any) -> int:
    return 0 if given is None else _WEIGHTS.get(given, given)


def _colour(text: str | None, path: str, origin: BrandSource) -> str:
    try:
        return parse_colour(text) if text else ""
    except ColourError as reason:
        hint = 'write "#1F5F5B", or the name of a colour of the brand'
        origin.findings.add(error(f"{path}: {reason}", hint=hint, at=origin.at(path)))
        return ""


def _size(text: str | None, path: str, origin: BrandSource) -> tuple[float, bool]:
    """Give a size in points, or as a share of the text's size."""
    if not text:
        return 0.0, False
    word = text.strip().lower()
    for unit, factor, relative in (
        ("rem", POINTS_PER_REM, False),
        ("em", 1.0, True),
        ("%", 0.01, True),
        ("px", 0.75, False),
    ):
        number = word.removesuffix(unit)
        if number != word and _NUMBER.fullmatch(number.strip()):
            return float(number) * factor, relative
    try:
        return parse_length(word) / parse_length("1pt"), False
    except ValueError:
        hint = "write a size such as 11.5pt, 1rem or 0.9em"
        problem = f'{path}: "{text}" is no size'
        origin.findings.add(error(problem, hint=hint, at=origin.at(path)))
        return 0.0, False


def _font_files(given: brand_yml.BrandTypography, origin: BrandSource) -> Iterator[FontFile]:
    for number, font in enumerate(given.fonts):
        if not isinstance(font, standard.BrandTypographyFontFiles):
            continue
        for at, one in enumerate(font.files):
            if isinstance(one.path, brand_yml.FileLocationUrl):
                continue  # told with the typefaces that are not there
            path = f"typography.fonts.{number}.files.{at}"
            found = _font_file(str(one.path), origin, f"{path}.path")
            if found is None:
                continue
            file, weights = found
            if one.weight.root != "auto":
                asked = (
                    one.weight.root if isinstance(one.weight.root, tuple) else (one.weight.root,)
                )
                weights = (_weight(asked[0]), _weight(asked[-1]))
            family = _family(font.family, f"typography.fonts.{number}.family", origin)
            yield FontFile(family=family, weights=weights, style=one.style, path=file)


def _font_file(
    reference: str, origin: BrandSource, path: str
) -> tuple[Path, tuple[int, int]] | None:
    """Give a font's file and the weights it has, or note why it can't be used."""
    try:
        named, roots = origin.folder / reference, (origin.folder,)
        data = gate.read_within(named, roots, at_most=LIMIT_FONT_BYTES)
        return gate.find_within(named, roots), check_font(data)
    except GateError as reason:
        problem, hint = reason.problem, reason.hint
        if reason.why is Why.OUTSIDE:
            problem, hint = "lies outside the brand's folder", "copy it into that folder"
    except NO_FONT as reason:
        problem = f"is no font that can be used ({reason})"
        hint = "name a .ttf, .otf, .woff or .woff2 file of the typeface"
    message = f'the font "{reference}" {problem}'
    origin.findings.add(error(message, hint=hint, at=origin.at(path)))
    return None
