"""The pages of a PDF by themselves, written anew: nothing to click, to fill in or to read aloud.

Of the book stay what its pages show, what it says of itself, its language, the numbers of its
pages, and that it is printed as large as it is. ISO 32000-1: the catalog in 7.7.2, identifiers of
files in 14.4.
"""

import hashlib
import io
import zlib
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

_OF_THE_SCREEN = ("/Annots", "/StructParents", "/Tabs", "/AA", "/Metadata")
_KEPT = ("/Lang", "/PageLabels", "/ViewerPreferences")
_OF_LATER_VERSIONS = ("/Duplex",)  # PDF 1.7
_TRAILER = b"trailer\n<<"


def bare_pages(data: bytes, *, version: str) -> PdfWriter:
    """Give the pages of a PDF to change and to write, in a file of a `version`, such as 1.6."""
    reader = PdfReader(io.BytesIO(data))
    writer = PdfWriter()
    for page in reader.pages:
        for key in _OF_THE_SCREEN:
            page.pop(key, None)
        writer.add_page(page)
    for key in _KEPT:
        if key in reader.root_object:
            writer.root_object[NameObject(key)] = reader.root_object.raw_get(key).clone(writer)
    asked = value_of(writer.root_object, "/ViewerPreferences", DictionaryObject())
    for key in _OF_LATER_VERSIONS:
        asked.pop(key, None)
    writer.add_metadata(reader.metadata or {})
    writer.pdf_header = f"%PDF-{version}"
    return writer


def written(writer: PdfWriter) -> bytes:
    """Give a PDF as it is written, with an identifier made of its bytes: the same each time."""
    stream = io.BytesIO()
    writer.write(stream)
    data = stream.getvalue()
    mark = hashlib.sha256(data).hexdigest()[:32]
    before, trailer, after = data.rpartition(_TRAILER)
    return b"%b%b\n/ID [<%b> <%b>]%b" % (before, trailer, *[mark.encode()] * 2, after)


def value_of(one: DictionaryObject, key: str, usual: Any = None) -> Any:
    """Give what a dictionary says, wherever that stands; `usual`, where it says nothing."""
    try:
        return one[key]
    except KeyError:
        return usual


def packed_data(stream: StreamObject) -> bytes:
    """Give the bytes of a stream as they are in the file."""
    return StreamObject.get_data(stream)


def repack(stream: StreamObject, data: bytes, *, jpeg: bool = False) -> None:
    """Put other data in a stream: a picture that is packed as `jpeg`, or what is packed here."""
    for key in ("/DecodeParms", "/DP", "/F"):
        stream.pop(key, None)
    stream[NameObject("/Filter")] = NameObject("/DCTDecode" if jpeg else "/FlateDecode")
    StreamObject.set_data(stream, data if jpeg else zlib.compress(data, 6))
