"""Pictures (ISO 32000-1, 8.9): their pixels, their colours, and the ink that they take."""

import io
from typing import Any, NamedTuple

from pypdf.errors import PyPdfError
from pypdf.generic import StreamObject

from generator.checking.preflight.colour_spaces import colour_space
from generator.checking.preflight.pdf_values import entry, number_of, resolved
from generator.model.press_target import Space

MOST_PIXELS = 60_000_000  # of a picture whose inks are looked at
_SAMPLES = 20_000  # pixels that are looked at
_SHARE = 0.01  # of them may have more ink: single pixels are not seen to smear
_SHORT = {"/W": "/Width", "/H": "/Height", "/CS": "/ColorSpace", "/IM": "/ImageMask"}


class Printed(NamedTuple):
    """A picture of a PDF: pixels across and down, the ink of its darkest parts in percent.

    A `stencil` is printed in the colour that is painted with.
    """

    width: float
    height: float
    space: Space | None
    spots: str
    ink: float
    see_through: bool
    stencil: bool


def picture(image: Any, resources: Any) -> Printed:
    """Read the dictionary of a picture, be it one in a content stream."""

    def said(key: str) -> Any:
        if isinstance(image, StreamObject):
            return entry(image, key)
        return next((resolved(one) for name, one in image.items() if _SHORT.get(name, name) == key),
                    None)  # fmt: skip

    stencil = bool(said("/ImageMask"))
    declared = said("/ColorSpace")
    space = colour_space(declared, resources) if declared is not None else None
    kind = space.kind if space and not stencil else None
    ink = 100.0
    if space is not None and space.meaning == "/DeviceCMYK" and isinstance(image, StreamObject):
        ink = _most_ink(image)
    return Printed(
        width=float(said("/Width") or 0),
        height=float(said("/Height") or 0),
        space=kind,
        spots=space.spots if space else "",
        ink=ink,
        see_through=said("/SMask") is not None,
        stencil=stencil,
    )


def _most_ink(image: StreamObject) -> float:
    """Give the ink that all but a few of the pixels of a CMYK picture do not exceed, in percent."""
    width, height = number_of(image, "/Width", 0), number_of(image, "/Height", 0)
    if not 0 < width * height <= MOST_PIXELS:
        return 100.0
    filters = entry(image, "/Filter")
    names = filters if isinstance(filters, list) else [filters]
    inverted = _is_inverted(image)
    try:
        if resolved(names[-1]) == "/DCTDecode":
            data = _decoded(image.get_data())
        elif number_of(image, "/BitsPerComponent", 8) == 8:
            data = image.get_data()
        else:
            return 100.0
    except (PyPdfError, OSError, ValueError, RuntimeError):
        return 100.0  # what can't be unpacked is told by other rules, or by a viewer
    count = len(data) // 4
    step = max(count // _SAMPLES, 1)
    sums = sorted(sum(data[at * 4 : at * 4 + 4]) for at in range(0, count, step))
    if not sums:
        return 100.0
    if inverted:
        return (1020 - sums[int(len(sums) * _SHARE)]) / 2.55
    return sums[min(int(len(sums) * (1 - _SHARE)), len(sums) - 1)] / 2.55


def _is_inverted(image: StreamObject) -> bool:
    decode = entry(image, "/Decode")
    return isinstance(decode, list) and bool(decode) and resolved(decode[0]) == 1


def _decoded(data: bytes) -> bytes:
    """Give the inks of a JPEG, as the file has them."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as opened:
        if opened.mode != "CMYK" or opened.width * opened.height > MOST_PIXELS:
            raise ValueError("no picture of four inks")
        opened.draft("CMYK", (200, 200))
        inks = opened.convert("CMYK").tobytes()
        # Pillow turns over what Adobe's programs write the other way round; a PDF says so itself.
        return bytes(255 - one for one in inks) if "adobe" in opened.info else inks
