"""Colours: as people write them, and on paper: contrast, mixtures, the nearest that can be read.

Colours are #RRGGBB; contrast is that of WCAG 2.2, 1 to 21
(https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

import re
from collections.abc import Iterable

from tinycss2.color4 import parse_color

WHITE, BLACK = "#FFFFFF", "#000000"
TEXT, READING, MARK = 4.5, 7.0, 3.0  # what words, text to read, and other marks must have
SAME_GREY = 5.0  # of 100: lightness that a copier does not tell apart
HINT = 'write it as six digits between quotes, such as "#1F5F5B"'

_SPACES = ("srgb", "hsl", "hwb")  # that are turned into red, green and blue


class ColourError(ValueError):
    """A text that is no colour."""


def parse_colour(text: str) -> str:
    """Give a colour of CSS as #RRGGBB; what is see-through is laid on white.

    Raises `ColourError`.
    """
    colour = parse_color(text)
    if colour is None or colour == "currentcolor":
        raise ColourError(f'"{text}" is no colour')
    if colour.space not in _SPACES:
        raise ColourError(f'"{text}" is of a kind that can\'t be printed here')
    red, green, blue = colour.to("srgb").coordinates
    return _written(
        1 + colour.alpha * (max(0.0, min(1.0, part)) - 1) for part in (red, green, blue)
    )


def channels(colour: str) -> tuple[int, int, int]:
    """Give the red, green and blue of #RRGGBB, each 0 to 255."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def contrast(colour: str, ground: str = WHITE) -> float:
    """Give the contrast of two colours."""
    light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour, 0 to 1."""
    red, green, blue = (_linear(part) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: str) -> float:
    """Give the lightness of a colour, 0 to 100: the grey it prints as (CIE 1976 L*)."""
    share = luminance(colour)
    return 116 * share ** (1 / 3) - 16 if share > 216 / 24389 else share * 24389 / 27


def as_grey(colour: str) -> str:
    """Give the grey that a colour is copied as."""
    share = luminance(colour)
    part = share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055
    return _written((part, part, part))


def mix(colour: str, share: float, other: str = WHITE) -> str:
    """Give a mixture: `share` of a colour, the rest of another."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return _written(second + (first - second) * share for first, second in pairs)


def overprinted(colour: str, other: str) -> str:
    """Give what one colour printed over another is on paper: ink on ink is darker."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return _written(first * second for first, second in pairs)


def readable(colour: str, least: float, ground: str = WHITE) -> str:
    """Give the nearest colour of the same hue that has a contrast with its ground.

    It gets darker on a light ground, lighter on a dark one, no more than it must.
    """
    if contrast(colour, ground) >= least:
        return colour
    end = BLACK if luminance(ground) > 0.18 else WHITE
    for step in range(1, 101):
        nearer = mix(colour, 1 - step / 100, end)
        if contrast(nearer, ground) >= least:
            return nearer
    return end


def softened(colour: str, least: float) -> str:
    """Give a colour as light as it can be on white with at least a contrast."""
    for step in range(100):
        lighter = mix(colour, step / 100)
        if contrast(lighter) >= least:
            return lighter
    return colour


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (part / 255 for part in channels(colour))
    return red, green, blue


def _written(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def recoloured(drawing: bytes, pairs: Iterable[tuple[str, str]]) -> bytes:
    """Give a drawing with other colours: of `pairs`, the second where it has the first."""
    own = {usual.lower().encode(): here.encode() for usual, here in pairs}
    usual = b"|".join(map(re.escape, own))
    if not own:
        return drawing
    return re.sub(usual, lambda found: own[found[0].lower()], drawing, flags=re.I)
