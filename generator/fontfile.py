"""Files of typefaces: what they say of themselves (OpenType 1.9)."""

import io
import struct
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import brotli
from fontTools.ttLib import TTFont, TTLibError

from generator.gate import ANYWHERE, read_within

# What readers of fonts raise where a file is none, and the unpackers of .woff and .woff2 below.
NO_FONT = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    TTLibError,
    TypeError,
    ValueError,
    brotli.error,
    struct.error,
    zlib.error,
)
LIMIT_BYTES = 50_000_000  # a typeface of East Asia with all its weights has less
_NEEDED = ("head", "hhea", "hmtx", "maxp")  # the tables that typesetting can't do without
_FAMILY_NAMES = (16, 1)  # typographic family, and that of old systems (the table `name`)
_ITALIC = 1  # bit 0 of OS/2 fsSelection


def open_font(path: Path) -> TTFont:
    """Open the font of a file; its tables are read when they are asked for.

    Raises `GateError` where it can't be read, one of `NO_FONT` where it is none.
    """
    return TTFont(io.BytesIO(read_within(path, ANYWHERE, at_most=LIMIT_BYTES)), lazy=True)


def check_font(data: bytes) -> tuple[int, int]:
    """Give the least and the greatest weight of a font that can be set with.

    Raises one of `NO_FONT` where the bytes are none.
    """
    with TTFont(io.BytesIO(data), lazy=True) as font:
        font.getBestCmap()
        for table in _NEEDED:
            font[table]
        return weights_of(font)


def weights_of(font: TTFont) -> tuple[int, int]:
    """Give the least and the greatest weight of a font: two that differ where it is variable."""
    for axis in font["fvar"].axes if "fvar" in font else ():
        if axis.axisTag == "wght":
            return int(axis.minValue), int(axis.maxValue)
    weight = font["OS/2"].usWeightClass
    return weight, weight


def family_of(font: TTFont, otherwise: str) -> str:
    """Give the family that a font says it is of, or another name where it says none."""
    names = font["name"]
    given = (names.getDebugName(one) for one in _FAMILY_NAMES)
    return next((str(name) for name in given if name), otherwise)


def style_of(font: TTFont) -> str:
    """Give `italic` of a slanted font, else `normal`."""
    slanted = font["OS/2"].fsSelection & _ITALIC or font["post"].italicAngle
    return "italic" if slanted else "normal"


def letters_of(font: TTFont) -> frozenset[str]:
    """Give the letters that a font has."""
    return frozenset(chr(code) for code in font.getBestCmap() or ())


@cache
def advances_of(path: Path) -> Mapping[str, float]:
    """Give how wide each letter of a file's font is, in shares of the type's size.

    Raises one of `NO_FONT` where the file is none.
    """
    with open_font(path) as font:
        widths, size = font["hmtx"].metrics, font["head"].unitsPerEm
        return {
            chr(code): widths[name][0] / size for code, name in (font.getBestCmap() or {}).items()
        }
