"""Colour spaces (ISO 32000-1, 8.6): of which kind they are, and how much ink a colour takes."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pypdf.generic import ArrayObject, NameObject

from generator.checking.preflight.graphics_state import Paint
from generator.checking.preflight.pdf_values import entry, resolved
from generator.model.press_target import Space

_DEEPEST = 8  # spaces within spaces
_PROCESS = frozenset({"/Cyan", "/Magenta", "/Yellow", "/Black"})
_DEVICE = {
    "/DeviceGray": "/DeviceGray", "/G": "/DeviceGray", "/CalGray": "/DeviceGray",
    "/DeviceRGB": "/DeviceRGB", "/RGB": "/DeviceRGB", "/CalRGB": "/DeviceRGB",
    "/DeviceCMYK": "/DeviceCMYK", "/CMYK": "/DeviceCMYK",
}  # fmt: skip
_KINDS = {"/DeviceGray": Space.GRAY, "/DeviceRGB": Space.RGB, "/DeviceCMYK": Space.CMYK}
_BY_COUNT = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
_EVERYTHING = 4  # plates that the colour of registration marks is on


class ColourSpace(NamedTuple):
    """A colour space: its kind, how its numbers are meant, the spot colours in it.

    `meaning` is the name of the device's own space with as many numbers, or `/Lab`, `/Tints`,
    `/All`, `/None`, `/Indexed`, `/Pattern`.
    """

    kind: Space | None
    meaning: str
    spots: str = ""

    def paint(self, numbers: Sequence[float]) -> Paint:
        """Give what is painted with for a colour of this space."""
        return Paint(self.kind, self._ink(numbers), self.spots)

    def _ink(self, numbers: Sequence[float]) -> float:
        if not numbers or self.meaning == "/None":
            return 0.0
        tints = [min(max(one, 0.0), 1.0) for one in numbers]
        match self.meaning:
            case "/DeviceGray" | "/DeviceRGB":
                return 100 * (1 - min(tints))
            case "/Lab":
                return 100 - min(max(numbers[0], 0.0), 100.0)
            case "/All":
                return 100 * tints[0] * _EVERYTHING
            case "/Indexed":
                return 100.0
        return 100 * sum(tints)

    @property
    def first(self) -> Paint:
        """What is painted with before a colour is chosen."""
        black = {"/DeviceGray": (0,), "/DeviceRGB": (0, 0, 0), "/DeviceCMYK": (0, 0, 0, 1)}
        return self.paint(black.get(self.meaning, (0,) if self.meaning == "/Lab" else (1,)))


GRAY = ColourSpace(Space.GRAY, "/DeviceGray")
RGB = ColourSpace(Space.RGB, "/DeviceRGB")
CMYK = ColourSpace(Space.CMYK, "/DeviceCMYK")
_UNKNOWN = ColourSpace(None, "/Tints")


def colour_space(value: Any, resources: Any, depth: int = 0) -> ColourSpace:
    """Give the space of a name or an array; one of no kind where it is none."""
    value = resolved(value)
    if depth > _DEEPEST:
        return _UNKNOWN
    if isinstance(value, str):
        name = str(value)
        if name in _DEVICE:
            return ColourSpace(_KINDS[_DEVICE[name]], _DEVICE[name])
        if name == "/Pattern":
            return ColourSpace(None, "/Pattern")
        named = entry(entry(resources, "/ColorSpace"), name)
        return colour_space(named, resources, depth + 1) if named is not None else _UNKNOWN
    if not isinstance(value, ArrayObject) or not value:
        return _UNKNOWN
    return _of_array(str(resolved(value[0])), value, resources, depth)


def _of_array(family: str, value: ArrayObject, resources: Any, depth: int) -> ColourSpace:
    if family == "/ICCBased" and len(value) > 1:
        profile = resolved(value[1])
        meaning = _BY_COUNT.get(entry(profile, "/N"), "/Tints")
        return ColourSpace(Space.PROFILE, meaning)
    if family in ("/CalGray", "/CalRGB", "/Lab"):
        return ColourSpace(Space.PROFILE, _DEVICE.get(family, "/Lab"))
    if family in ("/Indexed", "/I") and len(value) > 1:
        base = colour_space(value[1], resources, depth + 1)
        return ColourSpace(base.kind, "/Indexed", base.spots)
    if family == "/Pattern":
        base = colour_space(value[1], resources, depth + 1) if len(value) > 1 else _UNKNOWN
        return ColourSpace(base.kind, "/Pattern", base.spots)
    if family == "/Separation" and len(value) > 1:
        name = str(resolved(value[1]))
        if name in ("/All", "/None"):
            return ColourSpace(Space.CMYK, name)
        return _of_tints([name])
    if family == "/DeviceN" and len(value) > 1:
        names = resolved(value[1])
        return _of_tints([str(resolved(one)) for one in names][:32])
    return colour_space(NameObject(family), resources, depth + 1)


def _of_tints(names: Sequence[str]) -> ColourSpace:
    spots = [one for one in names if one not in _PROCESS and one != "/None"]
    kind = Space.SPOT if spots else Space.CMYK
    return ColourSpace(kind, "/Tints", ", ".join(one.removeprefix("/") for one in spots))
