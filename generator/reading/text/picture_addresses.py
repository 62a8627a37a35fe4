"""Pictures by the addresses that texts give them: files, embedded ones, and those of the web."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator import gate
from generator.gate import GateError, Why
from generator.reading.embedded_pictures import EMBEDDED, Embedded, find_embedded
from generator.reading.pictures import Found, find_picture
from generator.reading.text.dead_links import is_medium
from generator.reading.text.foreign import WIKI

MISSING = (
    "there is no picture of this name in the folder; a frame with the name stands in its place",
    "put the file beside the text, or into a folder images/",
)
DAMAGED = (
    "an embedded picture can't be used; a frame stands in its place",
    "save the picture as a file in the workbook's folder, such as images/, and name it from there",
)
ROW_PICTURE = (
    "a picture of the list's rows can't stand here",
    "give it a paragraph of its own, and its column as the whole address: "
    "![A photo of you]({{ photo }})",
)
UNDESCRIBED = (
    "a picture has no description",
    "say in the square brackets what it shows, for those who can't see it",
)
_WEB = (
    "a picture on the web is not fetched; a frame with its description stands in its place",
    "save it in the workbook's folder, such as images/, and name it from there",
)
_MEDIUM = (
    "a sound or a film can't be printed; a frame with its description stands in its place",
    "say in the text where it is to be heard or seen, such as its web address",
)
# Where Obsidian and other programs put the pictures that [[...]] names.
_FOLDERS = ("images", "attachments", "assets", "files", "media", "img", "pictures")
_ADDRESS = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+:|//", re.I)
_PIXELS_OF_THE_TEXT = 620  # 6.5 inches at 96 to the inch, which other programs reckon with
_LEAST_SHARE = 0.15


def not_printed(address: str) -> tuple[str, str] | None:
    """Say why there can be no picture of an address, and what to do; nothing where there can."""
    if _ADDRESS.match(address):
        return _WEB
    return _MEDIUM if is_medium(address) else None


def find_any(folder: Path, address: str, embedded: tuple[Embedded, ...]) -> Found:
    """Find and check a picture: a file by its address or its name, or one in the text.

    Raises `PictureError`.
    """
    if address.startswith(EMBEDDED):
        return find_embedded(address, embedded)
    if not address.startswith(WIKI):
        # The root of a web site is the folder of its texts, or of what is beside them.
        inside = address.lstrip("/")
        at_root = address != inside and _is_there(folder, unquote(inside))
        return find_picture(folder, inside if at_root else address)
    name = unquote(address.removeprefix(WIKI))
    for place in ("", *_FOLDERS):
        path = f"{place}/{name}" if place else name
        if _is_there(folder, path):
            return find_picture(folder, path, is_path=True)
    return find_picture(folder, name, is_path=True)


def _is_there(folder: Path, path: str) -> bool:
    """Tell whether there is something of a path, be it a picture or not."""
    try:
        gate.find_within(folder / path, (folder,))
    except GateError as reason:
        return reason.why is not Why.MISSING
    return True


def name_of(address: str) -> str:
    """Give what messages and frames call a picture."""
    if address.startswith(EMBEDDED):
        return f"embedded picture {address.removeprefix(EMBEDDED)}"
    address = unquote(address.removeprefix(WIKI))
    return urlsplit(address).path.rstrip("/").rpartition("/")[2] or address


def natural_width(found: Found, address: str) -> float:
    """Give the share of the text's width of a picture that asks for none."""
    if not address.startswith(EMBEDDED) or not found.pixels:
        return 1.0
    return max(_LEAST_SHARE, min(1.0, found.pixels / _PIXELS_OF_THE_TEXT))
