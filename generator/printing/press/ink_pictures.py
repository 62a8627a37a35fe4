"""Pictures of a PDF (ISO 32000-1, 8.9) in inks: colours by the profile, greys as black alone.

A photograph that was packed as JPEG stays one; all others lose nothing.
"""

import io
import struct
import zlib

from PIL import Image, ImageChops, UnidentifiedImageError
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from generator.printing.pdf.bare_pages import packed_data, repack, value_of
from generator.printing.press.ink_colours import InkColours
from generator.printing.press.space_parts import KEPT, Space

_QUALITY = 95  # of JPEG, where nothing is seen of it
_UNSEEN = 2  # of 255: what JPEG makes of grey
_CHANNELS = {"L": 1, "RGB": 3, "CMYK": 4}
_PNG = b"\x89PNG\r\n\x1a\n"
_UNPACKED = (UnidentifiedImageError, OSError, SyntaxError, ValueError, PyPdfError, zlib.error)


def ink_picture(picture: StreamObject, space: Space, inks: InkColours) -> bool:
    """Turn a picture of a colour space into inks, where it is; tell whether that could be done."""
    if "/ImageMask" in picture or space.is_ink or (space.mode == "L" and space.palette is None):
        return True
    if space == KEPT or space.mode == "LAB" or isinstance(value_of(picture, "/Mask"), ArrayObject):
        return False
    if space.palette is not None:
        _ink_palette(picture, space, inks)
        return True
    try:
        seen, jpeg = _unpacked(picture, space.mode)
    except _UNPACKED:
        return False
    _put(picture, _in_inks(seen, space, inks), jpeg=jpeg)
    return True


def _in_inks(seen: Image.Image, space: Space, inks: InkColours) -> Image.Image:
    if seen.mode == "RGB" and _is_grey(seen):
        return seen.getchannel("G")
    return inks.transform(seen.mode, space.profile).apply(seen)


def _is_grey(seen: Image.Image) -> bool:
    red, green, blue = seen.split()
    apart = ImageChops.lighter(
        ImageChops.difference(red, green), ImageChops.difference(green, blue)
    )
    return not any(apart.histogram()[_UNSEEN + 1 :])


def _ink_palette(picture: StreamObject, space: Space, inks: InkColours) -> None:
    """Turn the colours of a picture with numbered ones into inks: its pixels stay as they are."""
    parts = _CHANNELS[space.mode]
    palette = space.palette or b""
    count = len(palette) // parts
    colours = Image.frombytes(space.mode, (count, 1), palette[: count * parts])
    made = colours if space.mode == "L" else _in_inks(colours, space, inks)
    base = "/DeviceGray" if made.mode == "L" else "/DeviceCMYK"
    picture[NameObject("/ColorSpace")] = ArrayObject(
        [
            NameObject("/Indexed"),
            NameObject(base),
            NumberObject(count - 1),
            ByteStringObject(made.tobytes()),
        ]
    )


def _unpacked(picture: StreamObject, mode: str) -> tuple[Image.Image, bool]:
    """Give the pixels of a picture, 8 bits a part, and whether it is a JPEG.

    Raises one of `_UNPACKED` where it is packed in a way that is not known here, or damaged.
    """
    packing = value_of(picture, "/Filter")
    if isinstance(packing, ArrayObject) and len(packing) == 1:
        packing = packing[0]
    width, height = value_of(picture, "/Width"), value_of(picture, "/Height")
    if packing == "/DCTDecode":
        with Image.open(io.BytesIO(packed_data(picture)), formats=("JPEG",)) as opened:
            seen = opened if opened.mode == mode else opened.convert(mode)
            seen.load()
        return _decoded(seen, picture), True
    bits = int(value_of(picture, "/BitsPerComponent", 8))
    settings = value_of(picture, "/DecodeParms", DictionaryObject())
    settings = settings[0].get_object() if isinstance(settings, ArrayObject) else settings
    predictor = int(value_of(settings, "/Predictor", 1))
    if packing == "/FlateDecode" and predictor >= 10 and mode == "RGB" and bits == 8:
        seen = _of_png_rows(packed_data(picture), width, height)
    elif bits in (8, 16):
        data = picture.get_data()
        size = (width, height)
        seen = Image.frombytes(mode, size, data[:: bits // 8][: width * height * _CHANNELS[mode]])
    else:
        raise ValueError(f"{bits} bits a part")
    return _decoded(seen, picture), False


def _of_png_rows(data: bytes, width: int, height: int) -> Image.Image:
    """Give the pixels of rows that are packed as in a PNG: which unpacks them a hundred times as
    fast as what is written in Python.
    """
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    file = _PNG + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
    with Image.open(io.BytesIO(file), formats=("PNG",)) as opened:
        opened.load()
        return opened.copy()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _decoded(seen: Image.Image, picture: StreamObject) -> Image.Image:
    """Give a picture as its numbers are meant: turned round where it says so (8.9.5.2)."""
    decode = [float(one) for one in value_of(picture, "/Decode", ())]
    jpeg = value_of(picture, "/Filter") == "/DCTDecode"
    # What opens a JPEG of inks turns it round by itself where its maker has marked it.
    if not decode or (jpeg and seen.mode == "CMYK"):
        return seen
    if decode == [0.0, 1.0] * len(seen.getbands()):
        return seen
    return ImageChops.invert(seen) if decode == [1.0, 0.0] * len(seen.getbands()) else seen


def _put(picture: StreamObject, made: Image.Image, *, jpeg: bool) -> None:
    space = "/DeviceGray" if made.mode == "L" else "/DeviceCMYK"
    picture[NameObject("/ColorSpace")] = NameObject(space)
    picture[NameObject("/BitsPerComponent")] = NumberObject(8)
    picture.pop("/Decode", None)
    if not jpeg:
        repack(picture, made.tobytes())
        return
    packed = io.BytesIO()
    made.save(packed, "JPEG", quality=_QUALITY, subsampling=0)
    repack(picture, packed.getvalue(), jpeg=True)
    if made.mode == "CMYK":
        # Inks are written the other way round, as Adobe began to.
        picture[NameObject("/Decode")] = ArrayObject(map(NumberObject, [1, 0] * 4))
