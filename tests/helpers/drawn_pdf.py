"""PDFs made for a test, of a page that draws what it is told to."""

import io
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)


def made(value: Any) -> Any:
    """An object of what Python has: texts that begin with a slash are names."""
    if isinstance(value, PdfObject):
        return value
    if isinstance(value, dict):
        pairs = {NameObject(f"/{key}"): made(one) for key, one in value.items()}
        return DictionaryObject(pairs)
    if isinstance(value, list | tuple):
        return ArrayObject(made(one) for one in value)
    if isinstance(value, str):
        return NameObject(value) if value.startswith("/") else TextStringObject(value)
    if isinstance(value, float):
        return FloatObject(value)
    return NumberObject(value) if type(value) is int else value


def stream(data: bytes, **settings: Any) -> DecodedStreamObject:
    """A stream that is not packed, or packed already as `Filter` says."""
    one = DecodedStreamObject()
    one.update(made(settings))
    one.set_data(data)
    return one


def drawn(content: bytes | list[bytes], **resources: Any) -> bytes:
    """A PDF of one page that draws `content`; streams in `resources` become objects."""
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    page[NameObject("/TrimBox")] = made([0, 0, 100, 100])
    page[NameObject("/Resources")] = _placed(made(resources), writer)
    parts = [content] if isinstance(content, bytes) else content
    streams = ArrayObject(writer._add_object(stream(one)) for one in parts)
    page[NameObject("/Contents")] = streams if len(streams) > 1 else streams[0]
    writer.add_metadata({"/Title": "Drawn"})
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _placed(value: Any, writer: PdfWriter) -> Any:
    if isinstance(value, DecodedStreamObject):
        for key in list(value):
            value[NameObject(key)] = _placed(value.raw_get(key), writer)
        return writer._add_object(value)
    if isinstance(value, DictionaryObject):
        return DictionaryObject({key: _placed(value.raw_get(key), writer) for key in value})
    if isinstance(value, ArrayObject):
        return ArrayObject(_placed(one, writer) for one in value)
    return value


def page_of(data: bytes) -> Any:
    """The page of a PDF that has one."""
    (page,) = PdfReader(io.BytesIO(data)).pages
    return page
