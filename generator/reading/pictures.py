"""Pictures of a workbook: they lie in its folder, and are what they say they are."""

import io
import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from PIL import Image, UnidentifiedImageError

from generator import files
from generator.diagnostics import did_you_mean, shorten
from generator.units import parse_length

LIMIT_BYTES = 30_000_000
LIMIT_SVG_BYTES = 2_000_000
LIMIT_PIXELS = 150_000_000
LIMIT_SVG_ELEMENTS = 20_000

_FORMATS = {"PNG", "JPEG", "GIF", "WEBP"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.I)
_FORBIDDEN_IN_SVG = re.compile(rb"<!ENTITY|<script|<foreignObject|<iframe", re.I)
# Addresses that are neither inside the file (#name) nor data in the address itself.
_OUTSIDE_IN_SVG = re.compile(
    rb"""(?:href|src)\s*=\s*["']\s*(?!\#|data:)[^"']
       | url\(\s*["']?\s*(?!\#|data:|["'])\w
       | @import""",
    re.I | re.X,
)


class PictureError(Exception):
    """A picture that can't be used. `hint` says what to do."""

    def __init__(self, message: str, hint: str):
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A picture that is there: its path below the folder, `/` between, and height / width."""

    source: str
    ratio: float


def find_picture(folder: Path, reference: str) -> Found:
    """Find and check the picture a text refers to. Raises `PictureError`."""
    if _SCHEME.match(reference):
        raise PictureError(
            f'"{shorten(reference, 60)}" is no file of this workbook',
            "save the picture in the workbook's folder, such as images/, and name it from there",
        )
    relative = unquote(urlsplit(reference).path)
    try:
        path = files.resolve_within(folder, relative)
    except files.OutsideError:
        raise PictureError(
            f'"{relative}" lies outside the workbook\'s folder',
            "copy the picture into the workbook's folder and name it from there",
        ) from None
    except FileNotFoundError:
        raise PictureError(f'there is no picture "{relative}"', _nearby(folder, relative)) from None
    except OSError:
        raise PictureError(
            f'"{relative}" is no picture file', "name a PNG, JPEG or SVG file"
        ) from None
    return Found(source=path.relative_to(folder.resolve()).as_posix(), ratio=_ratio(path, relative))


def _ratio(path: Path, name: str) -> float:
    svg = path.suffix.lower() == ".svg"
    try:
        data = files.read_bytes(path, limit=LIMIT_SVG_BYTES if svg else LIMIT_BYTES)
    except OSError as reason:
        raise PictureError(str(reason), "make the picture smaller and save it again") from None
    width, height = _svg_size(data, name) if svg else _pixel_size(data, name)
    return height / width


def _pixel_size(data: bytes, name: str) -> tuple[float, float]:
    broken = PictureError(
        f'"{name}" is damaged or no picture', "save it again as PNG or JPEG, or draw it as SVG"
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=tuple(_FORMATS)) as picture:
                width, height = picture.size
                if width * height > LIMIT_PIXELS:
                    raise PictureError(
                        f'"{name}" has {width:,} x {height:,} pixels',
                        "make it smaller: 3000 pixels fill the width of a page at 300 dpi and more",
                    )
                picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as reason:
        raise broken from reason
    except Image.DecompressionBombError as reason:
        raise PictureError(f'"{name}" has too many pixels', "make it smaller") from reason
    return width, height


def _svg_size(data: bytes, name: str) -> tuple[float, float]:
    if _FORBIDDEN_IN_SVG.search(data):
        raise PictureError(
            f'"{name}" holds scripts or entities', "export it as plain SVG and save it again"
        )
    if _OUTSIDE_IN_SVG.search(data):
        raise PictureError(
            f'"{name}" refers to something outside itself',
            "embed pictures and fonts in the SVG file, or turn text into paths",
        )
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as reason:
        raise PictureError(f'"{name}" is no SVG: {reason}', "save it again as SVG") from None
    elements = sum(1 for _ in root.iter())
    uses = sum(1 for one in root.iter() if one.tag.endswith("}use"))
    if elements > LIMIT_SVG_ELEMENTS or uses > 200:
        raise PictureError(
            f'"{name}" has {elements:,} elements, {uses:,} of them copies',
            "simplify the drawing, or save it as PNG",
        )
    size = _view_box(root.get("viewBox", "")) or _attributes_size(root)
    if not size:
        raise PictureError(
            f'"{name}" does not say how large it is', 'give its <svg> a viewBox="0 0 WIDTH HEIGHT"'
        )
    return size


def _view_box(text: str) -> tuple[float, float] | None:
    try:
        _, _, width, height = map(float, text.replace(",", " ").split())
    except ValueError:
        return None
    return (width, height) if width > 0 and height > 0 else None


def _attributes_size(root: ElementTree.Element) -> tuple[float, float] | None:
    try:
        sides = [
            float(side) if side.replace(".", "").isdigit() else parse_length(side)
            for side in (
                root.get("width", "").removesuffix("px"),
                root.get("height", "").removesuffix("px"),
            )
        ]
    except ValueError:
        return None
    return (sides[0], sides[1]) if all(side > 0 for side in sides) else None


def _nearby(folder: Path, relative: str) -> str:
    wanted = Path(relative)
    try:
        beside = files.list_folder(files.folder_within(folder, wanted.parent.as_posix()), "")
    except (OSError, files.OutsideError):
        return "put the file there, or correct its name; capital letters count"
    same = [name for name in beside if name.lower() == wanted.name.lower()]
    pictures = [name for name in beside if name.lower().endswith((".png", ".jpg", ".jpeg", ".svg"))]
    if same or pictures:
        return did_you_mean(wanted.name, same or pictures)
    return "put the file there, or correct its name; capital letters count"
