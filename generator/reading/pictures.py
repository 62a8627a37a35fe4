"""Pictures of a workbook: they lie in its folder, and are what they say they are."""

import contextlib
import io
import math
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from PIL import Image, ImageFile, UnidentifiedImageError

from generator import files
from generator.diagnostics import did_you_mean, shorten
from generator.units import parse_length

LIMIT_BYTES = 50_000_000
LIMIT_SVG_BYTES = 2_000_000
LIMIT_PIXELS = 150_000_000
LIMIT_SVG_ELEMENTS = 20_000  # as drawn: what is used twice counts twice
LIMIT_SVG_DEPTH = 100
LARGEST_RATIO = 1000.0  # of the longer side to the shorter one

# EXIF 2.32, 4.6.4: values of 5 and more turn a picture by a quarter.
_ORIENTATION, _TURNED = 0x0112, 5
FORMATS = {"PNG", "JPEG", "GIF", "WEBP", "TIFF"}
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
    """A picture that can't be used. `problem` says it without its name, `hint` what to do."""

    def __init__(self, message: str, hint: str, problem: str = ""):
        super().__init__(message)
        self.hint = hint
        self.problem = problem or message


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A picture that is there: its path below the folder, `/` between, height / width, and how
    many pixels wide it is, 0 for a drawing.
    """

    source: str
    ratio: float
    pixels: int


def find_picture(folder: Path, reference: str, *, is_path: bool = False) -> Found:
    """Find and check the picture a text refers to by an address, or a setting by a path.

    Raises `PictureError`.
    """
    if _SCHEME.match(reference):
        raise PictureError(
            f'"{shorten(reference, 60)}" is no file of this workbook',
            "save the picture in the workbook's folder, such as images/, and name it from there",
        )
    relative = reference if is_path else unquote(urlsplit(reference).path)
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
    width, height = _size(path, relative)
    return Found(
        source=path.relative_to(folder.resolve()).as_posix(),
        ratio=height / width,
        pixels=0 if path.suffix.lower() == ".svg" else round(width),
    )


def _size(path: Path, name: str) -> tuple[float, float]:
    svg = path.suffix.lower() == ".svg"
    try:
        data = files.read_bytes(path, limit=LIMIT_SVG_BYTES if svg else LIMIT_BYTES)
    except OSError as reason:
        raise PictureError(str(reason), "make the picture smaller and save it again") from None
    return measure(data, name)


def measure(data: bytes, name: str) -> tuple[float, float]:
    """Check a picture's bytes and give its width and height. Raises `PictureError`."""
    return _svg_size(data, name) if name.lower().endswith(".svg") else _pixel_size(data, name)


def _wrong(name: str, problem: str, hint: str) -> PictureError:
    return PictureError(f'"{name}" {problem}', hint, problem)


def _pixel_size(data: bytes, name: str) -> tuple[float, float]:
    broken = _wrong(
        name, "is damaged or no picture", "save it again as PNG or JPEG, or draw it as SVG"
    )
    try:
        with warnings.catch_warnings(), whole_pictures_only():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=tuple(FORMATS)) as picture:
                width, height = picture.size
                if width * height > LIMIT_PIXELS:
                    raise _wrong(
                        name,
                        f"has {width:,} x {height:,} pixels",
                        "make it smaller: 3000 pixels fill the width of a page at 300 dpi and more",
                    )
                picture.load()
                if picture.getexif().get(_ORIENTATION, 1) >= _TURNED:
                    width, height = height, width
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as reason:
        raise broken from reason
    except Image.DecompressionBombError as reason:
        raise _wrong(name, "has too many pixels", "make it smaller") from reason
    return width, height


@contextlib.contextmanager
def whole_pictures_only() -> Iterator[None]:
    """Refuse pictures of which a part is missing, whatever other libraries have asked for."""
    # WeasyPrint, once it is loaded, lets Pillow fill up what is missing of a picture.
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _svg_size(data: bytes, name: str) -> tuple[float, float]:
    if _FORBIDDEN_IN_SVG.search(data):
        raise _wrong(name, "holds scripts or entities", "export it as plain SVG and save it again")
    try:
        root = ElementTree.fromstring(data)
    # The last two are raised for encodings that are unknown or not supported.
    except (ElementTree.ParseError, LookupError, ValueError) as reason:
        raise _wrong(name, f"is no SVG: {reason}", "save it again as SVG") from None
    if root.tag.rpartition("}")[2] != "svg":
        raise _wrong(name, "is no SVG", "save it again as SVG")
    if _elements(root) > LIMIT_SVG_ELEMENTS:
        raise _wrong(
            name,
            "is too large or too deeply nested a drawing",
            "simplify it, or save it as PNG",
        )
    # Written out again, so that no encoding and no character reference hides an address.
    if _OUTSIDE_IN_SVG.search(ElementTree.tostring(root)):
        raise _wrong(
            name,
            "refers to something outside itself",
            "embed pictures and fonts in the SVG file, or turn text into paths",
        )
    size = _view_box(root.get("viewBox", "")) or _attributes_size(root)
    if not size:
        raise _wrong(
            name, "does not say how large it is", 'give its <svg> a viewBox="0 0 WIDTH HEIGHT"'
        )
    return size


def _elements(root: ElementTree.Element) -> float:
    """Give how many elements are drawn, `<use>` followed; infinity beyond the depth."""
    named = {one.get("id"): one for one in root.iter() if one.get("id")}
    known: dict[ElementTree.Element, tuple[float, int]] = {}

    def measure(element: ElementTree.Element, depth: int) -> tuple[float, int]:
        if depth > LIMIT_SVG_DEPTH:
            return math.inf, 0
        if element not in known:
            parts = [*element]
            if element.tag.rpartition("}")[2] == "use":
                used = next((value for key, value in element.items() if key.endswith("href")), "")
                parts += [named[used[1:]]] if used[1:] in named else []
            inside = [measure(part, depth + 1) for part in parts]
            height = 1 + max((height for _, height in inside), default=0)
            known[element] = (1 + sum(count for count, _ in inside), height)
        count, height = known[element]
        return (math.inf, 0) if depth + height > LIMIT_SVG_DEPTH else (count, height)

    return measure(root, 0)[0]


def _view_box(text: str) -> tuple[float, float] | None:
    try:
        _, _, width, height = map(float, text.replace(",", " ").split())
    except ValueError:
        return None
    return _possible(width, height)


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
    return _possible(*sides)


def _possible(width: float, height: float) -> tuple[float, float] | None:
    if not (0 < width < math.inf and 0 < height < math.inf):
        return None
    return (width, height) if 1 / LARGEST_RATIO <= width / height <= LARGEST_RATIO else None


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
