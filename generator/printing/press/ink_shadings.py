"""Shadings of a PDF (ISO 32000-1, 8.7.4.5) in inks.

Inks halfway between those of two colours are not those of the colour between them: each part of a
function is written as a table of what is there (7.10.2), so that the eye sees no difference.
"""

from collections.abc import Callable, Iterable

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from generator.printing.pdf.bare_pages import repack, value_of
from generator.printing.press.ink_colours import Inks

_STEPS = 32
_BETWEEN, _JOINED = 2, 3  # kinds of functions: of two colours, and of other functions
_DEEPEST = 8

Inked = Callable[[tuple[float, ...]], Inks]


def ink_shading(shading: DictionaryObject, inked: Inked, writer: PdfWriter) -> bool:
    """Turn a shading into inks; `inked` gives those of a colour of its space.

    Tells whether that could be done: not for meshes, and for functions that are programs.
    """
    made = _function(value_of(shading, "/Function"), inked, writer, 0)
    if made is None or value_of(shading, "/ShadingType") not in (1, 2, 3):
        return False
    shading[NameObject("/Function")] = made
    shading[NameObject("/ColorSpace")] = NameObject("/DeviceCMYK")
    if "/Background" in shading:
        behind = tuple(map(float, value_of(shading, "/Background")))
        shading[NameObject("/Background")] = _numbers(inked(behind))
    return True


def _function(function: object, inked: Inked, writer: PdfWriter, depth: int) -> PdfObject | None:
    if not isinstance(function, DictionaryObject) or depth > _DEEPEST:
        return None
    kind = value_of(function, "/FunctionType")
    if kind == _BETWEEN:
        return _table(function, inked, writer)
    if kind != _JOINED:
        return None
    inner = value_of(function, "/Functions")
    parts = [_function(one.get_object(), inked, writer, depth + 1) for one in inner]
    if None in parts:
        return None
    joined = DictionaryObject(function)
    joined.pop("/Range", None)
    joined[NameObject("/Functions")] = ArrayObject(parts)
    return joined


def _table(function: DictionaryObject, inked: Inked, writer: PdfWriter) -> PdfObject:
    """Give the table of what a function between two colours gives."""
    first = tuple(map(float, value_of(function, "/C0", (0,))))
    last = tuple(map(float, value_of(function, "/C1", (1,))))
    start, end = map(float, value_of(function, "/Domain"))
    power = float(value_of(function, "/N"))
    data = bytearray()
    for step in range(_STEPS + 1):
        share = (start + (end - start) * step / _STEPS) ** power
        colour = tuple(one + share * (two - one) for one, two in zip(first, last, strict=True))
        data += bytes(round(255 * min(max(ink, 0.0), 1.0)) for ink in inked(colour))
    table = StreamObject()
    table[NameObject("/FunctionType")] = NumberObject(0)
    table[NameObject("/Domain")] = _numbers((start, end))
    table[NameObject("/Range")] = _numbers((0, 1) * 4)
    table[NameObject("/Size")] = ArrayObject([NumberObject(_STEPS + 1)])
    table[NameObject("/BitsPerSample")] = NumberObject(8)
    repack(table, bytes(data))
    return writer._add_object(table)


def _numbers(values: Iterable[float]) -> ArrayObject:
    return ArrayObject(FloatObject(round(one, 6)) for one in values)
