"""A book to be kept for decades: what PDF/A-2 (ISO 19005-2) asks beyond what the library writes.

Pictures are shown as they are and not smoothed (6.2.8.1); colours are those of the one output
intent, so that inks become light (6.2.4.3); the glyphs of embedded fonts go by numbers (6.2.11);
and resources that hold nothing are left out, since checkers that know no patterns stop at them.
"""

import io

import pydyf
from PIL import Image

from generator.printing.pdf.cid_keyed import cid_keyed
from generator.printing.pdf.colour_operators import change_colours, operator
from generator.printing.pdf.objects import bytes_of, object_at

_QUALITY = 95  # of JPEG, where nothing is seen of it
_INKS, _LIGHT = "/DeviceCMYK", "/DeviceRGB"
_OFTEN_EMPTY = ("Pattern", "Shading", "XObject", "ExtGState")


def make_archive(pdf: pydyf.PDF) -> None:
    """Have a PDF keep what an archive asks for, before it is written."""
    for one in pdf.objects:
        settings = one.extra if isinstance(one, pydyf.Stream) else one
        if not isinstance(settings, dict):
            continue
        if isinstance(one, pydyf.Stream):
            _keep_stream(one)
        if "FontFile3" in settings:
            _number_glyphs(object_at(pdf, settings["FontFile3"]))
        for held in (settings, settings.get("Resources", {})):
            for key in _OFTEN_EMPTY if isinstance(held, dict) else ():
                if held.get(key) == {}:
                    del held[key]


def _number_glyphs(file: pydyf.Stream) -> None:
    if file.extra.get("Subtype") == "/OpenType":
        file.stream = [cid_keyed(_data(file))]
        file.extra["Subtype"] = "/CIDFontType0C"


def _keep_stream(stream: pydyf.Stream) -> None:
    if stream.extra.get("Subtype") == "/Image":
        stream.extra["Interpolate"] = "false"
        if stream.extra.get("ColorSpace") == _INKS:
            _light_picture(stream)
    elif any(_INKS.encode() in one for one in stream.stream if isinstance(one, bytes)):
        stream.stream = [change_colours(_data(stream), _light_colour)]


def _data(stream: pydyf.Stream) -> bytes:
    return b"\n".join(map(bytes_of, stream.stream))


def _light_picture(stream: pydyf.Stream) -> None:
    """Turn a JPEG of inks into one of light: no other pictures are in inks here."""
    with Image.open(io.BytesIO(_data(stream)), formats=("JPEG",)) as picture:
        made = io.BytesIO()
        picture.convert("RGB").save(made, "JPEG", quality=_QUALITY, subsampling=0)
    stream.stream = [made.getvalue()]
    stream.extra["ColorSpace"] = _LIGHT
    stream.extra.pop("Decode", None)


def _light_colour(name: bytes, values: tuple[bytes, ...]) -> bytes | None:
    """Give an operator in light for one in inks: the library writes inks in this way alone."""
    if values == (_INKS.encode(),):
        return b""
    if name.lower() != b"scn" or len(values) != 4:
        return None
    *inks, black = map(float, values)
    light = tuple((1 - ink) * (1 - black) for ink in inks)
    return operator("RG" if name.isupper() else "rg", light)
