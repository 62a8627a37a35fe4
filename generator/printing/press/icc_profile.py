"""The profile of a press and its paper (ICC.1:2010, also ISO 15076-1): read, and held to be one."""

import io
import struct
from dataclasses import dataclass
from functools import cached_property

from PIL import Image, ImageCms

from generator.diagnostics import Location, WorkbookError, error

LIMIT_BYTES = 16_000_000
_HEAD, _COUNT, _TAG = 128, struct.Struct(">I"), struct.Struct(">4sII")
_MOST_TAGS = 200
_CLASSES = {
    b"scnr": "a scanner or a camera",
    b"mntr": "a screen",
    b"spac": "a colour space",
    b"link": "a link of two devices",
    b"abst": "an abstract change of colours",
    b"nmcl": "named colours",
}
_SPACES = {b"RGB ": "red, green and blue", b"GRAY": "grey", b"Lab ": "Lab", b"CMY ": "three inks"}
# From colours to inks, relative to the white of the paper or as photographs want it.
_TO_INKS = (b"B2A1", b"B2A0")
_HINT = (
    "take the .icc file that the printer names: of a press, in cyan, magenta, yellow and black, "
    "such as one of FOGRA, GRACoL or SWOP"
)


@dataclass(frozen=True)
class Profile:
    """A profile of a press in four inks: its bytes, and what it calls itself."""

    data: bytes
    name: str

    @cached_property
    def loaded(self) -> ImageCms.ImageCmsProfile:
        """The profile as the colour engine has it."""
        return ImageCms.ImageCmsProfile(io.BytesIO(self.data))

    def __getstate__(self) -> dict[str, object]:
        """Give what goes to another process: the engine's own does not."""
        return {"data": self.data, "name": self.name}


def read_profile(data: bytes, file: str) -> Profile:
    """Give the profile in the bytes of a `file`, as messages call it.

    Raises `WorkbookError` that says what it is where it is no profile of a press in four inks.
    """
    at = Location(file=file)
    reason = _wrong(data)
    if not reason:
        profile = Profile(data=data[: _COUNT.unpack_from(data)[0]], name="")
        try:
            name = " ".join(ImageCms.getProfileDescription(profile.loaded).split())
            to_inks(profile.loaded, "RGB").apply(Image.new("RGB", (1, 1)))
        except (ImageCms.PyCMSError, OSError, ValueError):
            reason = "its tables are damaged"
        else:
            return Profile(data=profile.data, name=name or "Custom")
    raise WorkbookError(error(f"no colours can be made for a press: {reason}", hint=_HINT, at=at))


class Transform:
    """Turns pictures of one colour space into others."""

    def __init__(self, made: ImageCms.ImageCmsTransform):
        """`made` is the engine's own."""
        self._made = made

    def apply(self, picture: Image.Image) -> Image.Image:
        """Give a picture in the other colours."""
        changed = ImageCms.applyTransform(picture, self._made)
        if changed is None:
            raise ValueError("changed in place")
        return changed


def to_inks(
    press: ImageCms.ImageCmsProfile, mode: str, source: ImageCms.ImageCmsProfile | None = None
) -> Transform:
    """Give what turns pictures of a `mode` into inks: relative colorimetric, black to black.

    Colours are those of sRGB, where a picture has no `source` of its own.
    """
    made = ImageCms.buildTransform(
        source or ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
        press,
        mode,
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return Transform(made)


def _wrong(data: bytes) -> str:
    """Tell what keeps bytes from being a profile of a press in four inks; nothing, if it is one."""
    if len(data) < _HEAD + _COUNT.size or data[36:40] != b"acsp":
        return "this is no ICC profile"
    size, version, kind, space = _COUNT.unpack_from(data)[0], data[8], data[12:16], data[16:20]
    if kind != b"prtr":
        return f"this is a profile of {_CLASSES.get(kind, 'something else')}, not of a press"
    if space != b"CMYK":
        inks = _SPACES.get(space, "other inks")
        return f"this is a profile of {inks}, not of cyan, magenta, yellow and black"
    if version not in (2, 4):
        return f"this is a profile of version {version}, and presses take version 2 or 4"
    if size > len(data):
        return f"this profile is cut off: it has {len(data):,} bytes of {size:,}"
    return _wrong_tags(data[:size])


def _wrong_tags(data: bytes) -> str:
    count = _COUNT.unpack_from(data, _HEAD)[0]
    start = _HEAD + _COUNT.size
    if not 0 < count <= _MOST_TAGS or start + count * _TAG.size > len(data):
        return "this profile is damaged: it has no table of what is in it"
    tags = [_TAG.unpack_from(data, start + number * _TAG.size) for number in range(count)]
    if any(at + size > len(data) for _, at, size in tags):
        return "this profile is damaged: parts of it lie beyond its end"
    names = {name for name, _, _ in tags}
    if not names & set(_TO_INKS):
        return "this profile says nothing of how colours become inks (B2A)"
    return ""
