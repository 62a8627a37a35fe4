"""Pictures that the rows of a roster name: files beside it, checked and made fit for print.

A photo carries more than what is seen, such as the place where it was taken; what goes into a book
is made anew of what is seen.
"""

import hashlib
import io
import re
import unicodedata
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from generator import gate
from generator.gate import GateError, Why
from generator.reading.pictures import (
    FORMATS,
    LIMIT_BYTES,
    LIMIT_SVG_BYTES,
    PictureError,
    measure,
    whole_pictures_only,
)
from generator.tiff_pictures import as_png
from generator.units import MM_PER_INCH

PRINT_DPI = 300
_QUALITY = 90  # of JPEG, with all of its colour
_WEB = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.I)
_BEFORE = b"\xef\xbb\xbf \t\r\n"  # what may stand before the first tag of a drawing
# The brands of High Efficiency Image Files, ISO/IEC 23008-12, annex B.
_HEIF = re.compile(rb"....ftyp(heic|heix|hevc|hevx|heim|heis|mif1|msf1)", re.S)
_CLEAR = ("RGBA", "LA", "PA")


class RowPictureError(ValueError):
    """A picture that can't be used; says why, without its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPicture:
    """The file of a picture, as it is. `digest` tells it from others."""

    data: bytes
    drawn: bool

    @property
    def digest(self) -> str:
        """What tells it from others."""
        return hashlib.sha256(self.data).hexdigest()


def take_picture(folder: Path, named: str) -> RowPicture:
    """Give the picture that a row names, from the folder its roster lies in.

    Raises `RowPictureError` where there is none, or it lies elsewhere.
    """
    if _WEB.match(named):
        raise RowPictureError("is no file of the list's folder")
    path = _find(folder, named.replace("\\", "/"))
    try:
        data = gate.read_within(path, (folder,), at_most=LIMIT_BYTES)
    except GateError as reason:
        raise RowPictureError(reason.problem) from None
    drawn = path.suffix.lower() == ".svg" or data.lstrip(_BEFORE)[:1] == b"<"
    if drawn and len(data) > LIMIT_SVG_BYTES:
        raise RowPictureError(f"is a drawing of more than {LIMIT_SVG_BYTES / 1e6:,.0f} MB")
    return RowPicture(data=data, drawn=drawn)


def _find(folder: Path, named: str) -> Path:
    """Give the file of a name: letters with marks may be written in one piece there or in two."""
    forms = (unicodedata.normalize(form, named) for form in ("NFC", "NFD"))
    for name in dict.fromkeys((named, *forms)):
        try:
            return gate.find_within(folder / name, (folder,))
        except GateError as reason:
            if reason.why is Why.OUTSIDE:
                raise RowPictureError("lies outside the list's folder") from None
            if reason.why is not Why.MISSING:
                raise RowPictureError("is no file that can be read") from None
    raise RowPictureError("is not in the list's folder")


def printable(picture: RowPicture, width_mm: float, height_mm: float) -> bytes:
    """Give a picture with no more dots than a place of a size can print: a drawing as it is, PNG
    of what has few colours or is clear in places, JPEG of others.

    Raises `RowPictureError` where it is damaged, too large, or no picture.
    """
    name = "picture.svg" if picture.drawn else "picture"
    if _HEIF.match(picture.data):
        raise RowPictureError("is of a kind (HEIC) that can't be printed; save it as JPEG")
    try:
        measure(picture.data, name)
    except PictureError as reason:
        raise RowPictureError(reason.problem) from None
    if picture.drawn:
        return picture.data
    most = (round(width_mm / MM_PER_INCH * PRINT_DPI), round(height_mm / MM_PER_INCH * PRINT_DPI))
    try:
        return _reduced(picture.data, most)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise RowPictureError("is damaged or no picture") from None


def _reduced(data: bytes, most: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    with (
        warnings.catch_warnings(),
        whole_pictures_only(),
        Image.open(io.BytesIO(as_png(data)), formats=tuple(FORMATS)) as opened,
    ):
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        longest = max(most)  # it may be turned
        opened.draft(None, (longest, longest))
        picture = ImageOps.exif_transpose(opened)
        few = picture.mode in ("1", "P", *_CLEAR)
        picture = _as_printed(picture)
        picture.thumbnail(most, Image.Resampling.LANCZOS)
        picture.info.clear()
        if few:
            picture.save(out, "PNG")
        else:
            picture.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()


def _as_printed(picture: Image.Image) -> Image.Image:
    """Give a picture in grey or in colours, and white where it is clear: as paper is."""
    if picture.mode.startswith("I"):  # 16 bits, of which a press shows the upper eight
        return picture.convert("I").point(lambda level: level / 256).convert("L")
    if picture.mode in _CLEAR or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return picture.convert("L" if picture.mode in ("1", "L") else "RGB")
