"""The colour spaces of a PDF (ISO 32000-1, 8.6): which parts a colour has, what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pypdf.generic import ArrayObject, StreamObject

from generator.printing.pdf.bare_pages import value_of

_MODES = {
    "/DeviceGray": "L", "/CalGray": "L", "/G": "L",
    "/DeviceRGB": "RGB", "/CalRGB": "RGB", "/RGB": "RGB",
    "/DeviceCMYK": "CMYK", "/CMYK": "CMYK",
}  # fmt: skip
_BY_PARTS = {1: "L", 3: "RGB", 4: "CMYK"}
_DEEPEST = 4  # of spaces that are built on others


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """A colour space: the `mode` that pictures have in it, and the profile it is told by.

    One that is kept as it is has no mode: patterns, and inks of their own. `palette` are the
    colours of one with numbered colours, in the mode.
    """

    mode: str
    profile: bytes = b""
    palette: bytes | None = None

    @property
    def is_ink(self) -> bool:
        """Tell whether it is that of the press."""
        return self.mode == "CMYK" and not self.profile and self.palette is None

    def share(self, values: tuple[float, ...]) -> tuple[float, ...]:
        """Give the parts of a colour, each 0 to 1 of what its mode takes."""
        if self.mode != "LAB":
            return values
        lightness, red, yellow = values
        return lightness / 100, (red + 128) / 255, (yellow + 128) / 255


GREY, LIGHT, INKS = Space(mode="L"), Space(mode="RGB"), Space(mode="CMYK")
KEPT = Space(mode="")


def read_space(written: Any, named: Mapping[str, Any], depth: int = 0) -> Space:
    """Give what a colour space is, as a page names or describes it; `named` are its resources'."""
    found = written.get_object() if hasattr(written, "get_object") else written
    if isinstance(found, str):
        if found in _MODES:
            return Space(mode=_MODES[found])
        return read_space(named[found], {}, depth) if found in named else KEPT
    if not isinstance(found, ArrayObject) or not found or depth > _DEEPEST:
        return KEPT
    kind = str(found[0])
    if kind in _MODES:
        return Space(mode=_MODES[kind])
    if kind == "/ICCBased":
        return _by_profile(found[1].get_object())
    if kind == "/Lab":
        return Space(mode="LAB")
    if kind in ("/Indexed", "/I"):
        return _numbered(found, read_space(found[1], named, depth + 1))
    return KEPT


def _by_profile(stream: StreamObject) -> Space:
    parts = value_of(stream, "/N")
    mode = _BY_PARTS.get(parts, "")
    # Grey is grey whatever its profile says: it becomes black ink alone.
    return Space(mode=mode, profile=b"" if mode in ("L", "") else stream.get_data())


def _numbered(found: ArrayObject, base: Space) -> Space:
    if not base.mode or base.palette is not None or base.mode == "LAB":
        return KEPT
    table = found[3].get_object()
    data = table.get_data() if isinstance(table, StreamObject) else _bytes(table)
    return Space(mode=base.mode, profile=base.profile, palette=data)


def _bytes(text: Any) -> bytes:
    return bytes(text) if isinstance(text, bytes) else bytes(text.original_bytes)
