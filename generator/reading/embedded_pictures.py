"""Pictures that stand in a text itself, as base64: what Google Docs and other programs export.

They are taken out of the text when it is read, so that its lines stay short, and are checked as
files are when they are used.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from generator.reading.pictures import Found, PictureError, measure

EMBEDDED = "?embedded="  # what an address is in the text from which a picture was taken
_DATA = re.compile(
    r"data:image/[\w.+-]+(?:;(?!base64)[\w.+=-]+)*"
    r"(?:;base64,(?P<base64>[A-Za-z0-9+/=_-]+(?:%[0-9A-Fa-f]{2}[A-Za-z0-9+/=_-]*)*)"
    r"|,(?P<plain>[^\s\"'<>()]+))"
)
_SVG = b"<svg"
# WeasyPrint knows a picture by its bytes; a drawing by what its address says.
_MIME = {True: "image/svg+xml", False: "image/png"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """A picture as it stood in a text: its address with all its data."""

    address: str


def take_embedded(text: str) -> tuple[str, tuple[Embedded, ...]]:
    """Give a text with a short address in place of each embedded picture, and the pictures."""
    taken: dict[str, int] = {}

    def short(found: re.Match[str]) -> str:
        number = taken.setdefault(found[0], len(taken) + 1)
        return f"{EMBEDDED}{number}"

    text = _DATA.sub(short, text)
    return text, tuple(Embedded(address=address) for address in taken)


def find_embedded(reference: str, pictures: tuple[Embedded, ...]) -> Found:
    """Find and check the embedded picture that a short address stands for.

    Its source is an address with its data. Raises `PictureError`.
    """
    number = reference.removeprefix(EMBEDDED)
    name = f"embedded picture {number}"
    if not number.isdigit() or not 1 <= int(number) <= len(pictures):
        raise PictureError(
            f'there is no picture "{reference}"', "name a file in the workbook's folder"
        )
    found = _DATA.fullmatch(pictures[int(number) - 1].address)
    try:
        data = _data(found) if found else b""
    except (binascii.Error, ValueError):
        data = b""
    if not data:
        raise PictureError(
            f'"{name}" is damaged', "put the picture into a file beside the text and name that"
        )
    svg = _SVG in data[:1000]
    width, height = measure(data, f"{name}.svg" if svg else name)
    packed = base64.b64encode(data).decode("ascii")
    return Found(
        source=f"data:{_MIME[svg]};base64,{packed}",
        data=data,
        ratio=height / width,
        pixels=0 if svg else round(width),
    )


def _data(found: re.Match[str]) -> bytes:
    if found["base64"] is None:
        return unquote_to_bytes(found["plain"])
    text = unquote_to_bytes(found["base64"]).replace(b"-", b"+").replace(b"_", b"/")
    return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
