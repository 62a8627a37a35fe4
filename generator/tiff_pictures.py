"""Pictures as scanners and designers hand them on (TIFF 6.0) -> PNG, which all of a PDF takes.

What is see-through stays so, and so does the resolution; inks become the colours that they stand
for, by the profile of the picture where it has one.
"""

import io

from PIL import Image, ImageCms

_BEGINNINGS = (b"II*\0", b"MM\0*")
_DEEP = ("I;16", "I;16B", "I;16L", "I", "F")
_GREYS = 257  # of 65,536 in one of 256


def is_tiff(data: bytes) -> bool:
    """Say whether a file is a TIFF, by how it begins."""
    return data.startswith(_BEGINNINGS)


def as_png(data: bytes) -> bytes:
    """Give a TIFF that was checked before as a PNG of its first page, and others as they are."""
    if not is_tiff(data):
        return data
    with Image.open(io.BytesIO(data), formats=("TIFF",)) as picture:
        resolution = picture.info.get("dpi")
        profile = picture.info.get("icc_profile")
        made = io.BytesIO()
        turned = _in_light(picture, profile)
        turned.save(made, "PNG", **({"dpi": resolution} if resolution else {}))
    return made.getvalue()


def _in_light(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Give a picture in red, green and blue, or in grey, with what is see-through."""
    if picture.mode in _DEEP:
        return picture.convert("I").point(lambda grey: grey / _GREYS).convert("L")
    if picture.mode in ("CMYK", "LAB"):
        return _by_profile(picture, profile) or picture.convert("RGB")
    if picture.mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
        return picture
    return picture.convert("RGBA" if "A" in picture.mode or "a" in picture.mode else "RGB")


def _by_profile(picture: Image.Image, profile: bytes | None) -> Image.Image | None:
    if not profile:
        return None
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        usual = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, own, usual, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return None  # a profile that is damaged, or one of other inks
