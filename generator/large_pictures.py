"""Pictures of more pixels than print can show, with fewer: they would take gigabytes."""

import io
import math

from PIL import Image, UnidentifiedImageError

MOST_PIXELS = 40_000_000  # what is left of more is a page of letter or A4 at 300 dpi, and beyond
_STRIP = 64  # rows that are made at a time: nothing as large as the whole is made beside it
_QUALITY = 92  # of JPEG, with all of its colour
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_COLOURS = {"1": "L", "P": "RGBA", "PA": "RGBA"}  # what can be made smaller of each


def within_pixels(data: bytes) -> bytes:
    """Give a picture that was checked before with no more than so many pixels: PNG, or JPEG of a
    JPEG, with its profile and with which way is up. What is none, or small, comes back as it is.
    """
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            pixels = picture.width * picture.height
            return _reduced(picture, pixels) if pixels > MOST_PIXELS else data
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return data


def _reduced(picture: Image.Image, pixels: int) -> bytes:
    kept = {name: picture.info[name] for name in ("icc_profile", "exif") if name in picture.info}
    kind = "JPEG" if picture.format == "JPEG" else "PNG"
    how = {"quality": _QUALITY, "subsampling": 0} if kind == "JPEG" else {"compress_level": 3}
    times = _times(pixels)
    picture.draft(None, (picture.width // times, picture.height // times))  # a JPEG is unpacked so
    made = io.BytesIO()
    _smaller(picture, _times(picture.width * picture.height)).save(made, kind, **how, **kept)
    return made.getvalue()


def _times(pixels: int) -> int:
    """Give how many times smaller a picture has to be, in width and in height."""
    return math.ceil(math.sqrt(pixels / MOST_PIXELS))


def _smaller(picture: Image.Image, times: int) -> Image.Image:
    picture.load()
    deep = picture.mode.startswith("I")  # 16 bits
    mode = "L" if deep else _COLOURS.get(picture.mode, picture.mode)
    made = Image.new(mode, (-(-picture.width // times), -(-picture.height // times)))
    for top in range(0, made.height, _STRIP):
        foot = min((top + _STRIP) * times, picture.height)
        strip = picture.crop((0, top * times, picture.width, foot))
        if deep:
            strip = strip.convert("I").point(lambda level: level / 256).convert("L")
        elif strip.mode != mode:
            strip = strip.convert(mode)
        made.paste(strip.reduce(times), (0, top))
    return made
