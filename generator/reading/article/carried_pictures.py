"""Pictures of an article on their way into a new folder: safe names, kinds that can be set."""

import base64
import binascii
import hashlib
import io
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image, UnidentifiedImageError

from generator.reading.article.draft import DraftPicture
from generator.reading.pictures import LIMIT_BYTES, PictureError, measure
from generator.slugs import file_name

FOLDER = "images"
_ENDINGS = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}
_MADE_PNG = frozenset(["BMP", "TIFF", "ICO"])
_EMBEDDED = re.compile(
    r"data:(?:image/[\w.+-]+)?(?:;[\w=.-]+)*;base64,(?P<data>[\w+/=%\s-]+)", re.I
)
_LARGEST_PIXELS = 100_000_000


@dataclass(slots=True)
class CarriedPictures:
    """The pictures of one draft. The same bytes are kept once."""

    _files: dict[str, str] = field(default_factory=dict)  # by hash
    _data: dict[str, bytes] = field(default_factory=dict)  # by file

    @property
    def all(self) -> tuple[DraftPicture, ...]:
        """Everything kept, in order."""
        return tuple(DraftPicture(file=name, data=data) for name, data in self._data.items())

    def keep(self, data: bytes, name: str = "picture") -> str:
        """Keep a picture, and give its path below the new folder; nothing if it can't be set.

        `name` is what it is called so far, with or without an ending.
        """
        digest = hashlib.sha256(data).hexdigest()
        if digest in self._files:
            return self._files[digest]
        if not data or len(data) > LIMIT_BYTES:
            return ""
        ending, data = _settable(data)
        stem = file_name(re.sub(r"\.\w{2,5}$", "", name)) or "picture"
        number, path = 1, f"{FOLDER}/{stem}{ending}"
        while path in self._data:
            number += 1
            path = f"{FOLDER}/{stem}-{number}{ending}"
        if not ending:
            return ""
        try:
            measure(data, path)
        except PictureError:
            return ""
        self._files[digest], self._data[path] = path, data
        return path


def inner_picture(address: str, inside: Sequence[bytes]) -> bytes | None:
    """Give the bytes of a picture that a document holds itself: `inside` it as `picture:N`, or in
    the address; nothing for one that lies elsewhere.
    """
    number = re.fullmatch(r"picture:(\d{1,6})", address)
    if not number:
        return embedded(address)
    return inside[int(number[1])] if int(number[1]) < len(inside) else b""


def embedded(address: str) -> bytes | None:
    """Give the bytes of a picture that is written into its address; nothing for another address."""
    found = _EMBEDDED.match(address.strip())
    if not found:
        return None
    try:
        return base64.b64decode(re.sub(r"\s|%0A", "", found["data"]), validate=False)
    except (binascii.Error, ValueError):
        return b""


def _settable(data: bytes) -> tuple[str, bytes]:
    """Give the ending for a picture and its bytes, made a PNG where that is needed."""
    if re.match(rb"\s*(?:<\?xml|<!--|<svg)", data) and b"<svg" in data[:4096]:
        return ".svg", data
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                kind = picture.format or ""
                if kind not in _MADE_PNG or picture.width * picture.height > _LARGEST_PIXELS:
                    return _ENDINGS.get(kind, ""), data
                made = io.BytesIO()
                picture.convert("RGBA" if "A" in picture.getbands() else "RGB").save(made, "PNG")
                return ".png", made.getvalue()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return "", data
    except Image.DecompressionBombError:
        return "", data
