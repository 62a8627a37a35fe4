"""Objects of one PDF carried into another: each once, with all that it leads to."""

from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
)

from generator.printing.pdf.incremental import Update, as_bytes, as_stream, contents_of
from generator.printing.pdf.objects import reference_to

_STREAM, _END = b"\nstream\n", b"\nendstream"


class Carrier:
    """Carries objects of one PDF into the file of an update."""

    def __init__(self, update: Update):
        """`update` gets the objects."""
        self._update = update
        self._numbers: dict[int, int] = {}
        self._waiting: list[tuple[int, PdfObject]] = []

    def carry(self, one: PdfObject) -> bytes:
        """Give what stands in an object, or a reference, as it is written in the new file."""
        data = self._written(one)
        while self._waiting:
            number, found = self._waiting.pop()
            self._update.put(number, self._written(found))
        return data

    def _written(self, one: PdfObject) -> bytes:
        match one:
            case IndirectObject():
                return reference_to(self._number(one))
            case StreamObject():
                body = as_bytes(one).partition(_STREAM)[2]
                # What reads a PDF takes the length away from the dictionary.
                length = b"/Length %d>>" % (len(body) - len(_END))
                return (
                    self._dictionary(one, "/Length").removesuffix(b">>") + length + _STREAM + body
                )
            case DictionaryObject():
                return self._dictionary(one)
            case ArrayObject():
                return b"[%b]" % b" ".join(map(self._written, one))
            case _:
                return as_bytes(one)

    def _dictionary(self, one: DictionaryObject, without: str = "") -> bytes:
        entries = (
            b"%b %b" % (name.encode(), self._written(one.raw_get(name)))
            for name in one
            if name != without
        )
        return b"<<%b>>" % b"".join(entries)

    def _number(self, reference: IndirectObject) -> int:
        if reference.idnum not in self._numbers:
            self._numbers[reference.idnum] = self._update.number()
            found = reference.get_object()
            assert found is not None, "what a book leads to is in it"
            self._waiting.append((self._numbers[reference.idnum], found))
        return self._numbers[reference.idnum]


def content_stream(page: PageObject) -> bytes:
    """Give the content of a page as one stream, as it is written."""
    parts = [
        found for one in contents_of(page) if isinstance(found := one.get_object(), StreamObject)
    ]
    if len(parts) == 1:
        return as_bytes(parts[0])
    return as_stream(b"\n".join(one.get_data() for one in parts))
