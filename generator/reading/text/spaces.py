"""The notation of writing spaces: `{ lines=8 }`, `{ box=45mm }`, `{ space=none }`."""

import re
from dataclasses import dataclass

from markdown.extensions.attr_list import get_attrs_and_remainder

from generator.diagnostics import did_you_mean, shorten
from generator.model import Fill, Length, Rows, Ruling, Space
from generator.units import parse_length

LARGEST_ROWS = 500
LARGEST_MM = 2000.0
SMALLEST_MM = 4.0
DEFAULT_ROWS = 6
LARGEST_WEIGHT = 20

_FILL = re.compile(r"fill(?:\*(\d{1,3}(?:\.\d+)?))?")

ROOM_NAMES = frozenset([*Ruling, "space"])
_LONE_EQUALS = re.compile(r"(^|\s)=")
_RULINGS = {ruling.value: ruling for ruling in Ruling}


class SpaceError(Exception):
    """An attribute list that asks for no possible room. `hint` says what would be."""

    def __init__(self, message: str, hint: str):
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributes:
    """What stood between the braces at the end of an item, a paragraph or a heading.

    `asks` tells that a space was spoken of; then no `space` means: to talk about, no room.
    """

    asks: bool
    space: Space | None
    id: str
    classes: tuple[str, ...]


def parse_attributes(text: str, default: Space | None) -> Attributes:
    """Read what stands between `{` and `}`. Raises `SpaceError`."""
    text = text.strip().removeprefix(":").strip()
    pairs, _ = get_attrs_and_remainder(text)
    if _LONE_EQUALS.search(text):  # the library leaves out all that comes after one
        raise SpaceError(
            f"these braces can't be understood: {{ {shorten(text, 60)} }}",
            "write them like { lines=8 }; for braces in the text itself write \\{ and \\}",
        )
    asked: list[Space | None] = []
    name = ""
    classes = []
    for key, value in pairs:
        if key == ".":
            classes.append(value or "")
        elif key == "id":
            name = value or ""
        elif key == "space":
            asked.append(_default_or_none(value, default))
        else:
            asked.append(parse_space(key, value))
    if len(asked) > 1:
        raise SpaceError("two writing spaces are asked for at once", "keep one of them")
    return Attributes(
        asks=bool(asked), space=asked[0] if asked else None, id=name, classes=tuple(classes)
    )


def parse_space(ruling: str, size: str | None) -> Space:
    """Give the space of a ruling's name and a size in rows or as a length.

    Raises `SpaceError`.
    """
    if ruling == "width":
        raise SpaceError(
            "this width stands behind no picture",
            "write { width=60% } right after the ) of the picture, without a space",
        )
    if ruling == "same":
        raise SpaceError(
            "this stands behind no picture: same",
            "write { same=where-i-stand } right after the ) of the picture, without a space; in a "
            "scale or a drawing it is an option",
        )
    if ruling in ("landscape", "rows", "ticks"):
        raise SpaceError(
            f'"{ruling}" stands below no table',
            "write these braces in a line of their own right below the last row of a table; "
            'a table of HTML is turned by <table class="landscape">',
        )
    if ruling not in _RULINGS:
        raise SpaceError(f'unknown ruling "{ruling}"', _nearest(ruling, size))
    return Space(ruling=_RULINGS[ruling], size=_parse_size(ruling, size))


def _nearest(ruling: str, size: str | None) -> str:
    if ruling.isdecimal():
        return f"write a ruling too: lines={ruling}"
    parts = re.fullmatch(r"([a-z]+)[:\s]*(\d+)?:?", ruling)
    if parts and parts[1] in _RULINGS:
        return f"write {parts[1]}={parts[2] or size or DEFAULT_ROWS}"
    return did_you_mean(ruling, [*_RULINGS, "space"])


def _default_or_none(value: str | None, default: Space | None) -> Space | None:
    if value == "none":
        return None
    if value in (None, "default"):
        return default
    raise SpaceError(
        f'space is "none" or left out, not "{value}"',
        "write { space=none } for a question to talk about, { lines=6 } for room",
    )


def _parse_size(ruling: str, size: str | None) -> Rows | Length | Fill:
    if size is None:
        return Rows(count=DEFAULT_ROWS)
    if size.startswith("fill"):
        return _parse_fill(ruling, size)
    example = f"write whole rows or a length: {ruling}=6 or {ruling}=45mm"
    try:
        rows = int(size)
    except ValueError:
        return _parse_height(ruling, size, example)
    if rows < 1:
        raise SpaceError(f"{ruling}={size}: a space has at least one row", example)
    if rows > LARGEST_ROWS:
        raise SpaceError(
            f"{ruling}={size}: that is more than {LARGEST_ROWS} rows",
            f"{example}; a page of Letter paper has about 26 rows",
        )
    return Rows(count=rows)


def _parse_height(ruling: str, size: str, example: str) -> Length:
    try:
        height = parse_length(size)
    except ValueError:
        raise SpaceError(f'{ruling}={size}: "{size}" is no size', example) from None
    if height < SMALLEST_MM:
        raise SpaceError(
            f"{ruling}={size}: that is too low to write in (under {SMALLEST_MM:g} mm)", example
        )
    if height > LARGEST_MM:
        raise SpaceError(
            f"{ruling}={size}: that is more than {LARGEST_MM:,.0f} mm",
            f"{example}; a Letter page is 279 mm high",
        )
    return Length(mm=height)


def _parse_fill(ruling: str, size: str) -> Fill:
    weight = _FILL.fullmatch(size)
    number = float(weight[1] or 1) if weight else 0.0
    if not 0 < number <= LARGEST_WEIGHT:
        raise SpaceError(
            f'{ruling}={size}: "{size}" is no share of the page',
            f"write {ruling}=fill, or {ruling}=fill*2 for twice as much as another on the page",
        )
    return Fill(weight=number)
