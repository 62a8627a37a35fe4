"""Colours as people write them -> #RRGGBB."""

from tinycss2.color4 import parse_color

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
    parts = (1 + colour.alpha * (max(0.0, min(1.0, part)) - 1) for part in (red, green, blue))
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)
