"""Pictures of a workbook: they lie in its folder, and are what they say they are."""

import contextlib
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PIL import Image, ImageFile, UnidentifiedImageError

from generator import files, gate
from generator.diagnostics import WorkbookError, did_you_mean, shorten
from generator.gate import GateError, Why
from generator.svg_reader import LIMIT_BYTES as LIMIT_SVG_BYTES
from generator.svg_reader import SvgError, check_svg, svg_size

LIMIT_BYTES = 50_000_000
LIMIT_PIXELS = 150_000_000

# EXIF 2.32, 4.6.4: values of 5 and more turn a picture by a quarter.
_ORIENTATION, _TURNED = 0x0112, 5
FORMATS = {"PNG", "JPEG", "GIF", "WEBP", "TIFF"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.I)


class PictureError(Exception):
    """A picture that can't be used. `problem` says it without its name, `hint` what to do; it may
    be `missing`.
    """

    def __init__(self, message: str, hint: str, problem: str = "", *, missing: bool = False):
        super().__init__(message)
        self.missing = missing
        self.hint = hint
        self.problem = problem or message


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A picture that is there: its path below the folder, `/` between, its bytes, height / width,
    and how many pixels wide it is, 0 for a drawing.
    """

    source: str
    data: bytes
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
        path = gate.find_within(folder / relative, (folder,))
        svg = path.suffix.lower() == ".svg"
        most = LIMIT_SVG_BYTES if svg else LIMIT_BYTES
        data = gate.read_within(folder / relative, (folder,), at_most=most)
    except GateError as reason:
        raise _not_read(reason, folder, relative) from None
    width, height = (_svg_size if svg else _pixel_size)(data, relative)
    return Found(
        source=path.relative_to(folder.resolve()).as_posix(),
        data=data,
        ratio=height / width,
        pixels=0 if svg else round(width),
    )


def _not_read(reason: GateError, folder: Path, relative: str) -> PictureError:
    match reason.why:
        case Why.OUTSIDE:
            return PictureError(
                f'"{relative}" lies outside the workbook\'s folder',
                "copy the picture into the workbook's folder and name it from there",
            )
        case Why.MISSING:
            return PictureError(
                f'there is no picture "{relative}"', _nearby(folder, relative), missing=True
            )
        case Why.NO_FILE:
            return PictureError(f'"{relative}" is no picture file', "name a PNG, JPEG or SVG file")
        case Why.TOO_LARGE:
            hint = "make the picture smaller and save it again"
            return _wrong(relative, reason.problem, hint)
    return _wrong(relative, reason.problem, reason.hint)


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
    try:
        return svg_size(check_svg(data))
    except SvgError as reason:
        raise _wrong(name, str(reason), reason.hint) from None


def _nearby(folder: Path, relative: str) -> str:
    wanted = Path(relative)
    try:
        beside = files.list_folder(gate.folder_within(folder / wanted.parent, folder), "")
    except (OSError, WorkbookError):
        return "put the file there, or correct its name; capital letters count"
    same = [name for name in beside if name.lower() == wanted.name.lower()]
    pictures = [name for name in beside if name.lower().endswith((".png", ".jpg", ".jpeg", ".svg"))]
    if same or pictures:
        return did_you_mean(wanted.name, same or pictures)
    return "put the file there, or correct its name; capital letters count"
