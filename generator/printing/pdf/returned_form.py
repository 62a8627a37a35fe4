"""A form that comes back, read as viewers have saved it (ISO 32000-1, 12.7).

Its fields are found by what lies on its pages: a viewer may write a value into what is seen and
leave the field behind it as it was.
"""

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ByteStringObject, DictionaryObject, StreamObject

from generator.model.answers import FormField, ReturnedForm
from generator.printing.pdf.form_marks import marks_in
from generator.pypdf_log import DAMAGE, unheard

MOST_PAGES = 2_000
MOST_FIELDS = 50_000
LONGEST_ANSWER = 100_000  # letters
PRESSED = "x"
_DEEPEST = 16  # fields within fields
_OFF = ("", "/Off")


class FormError(ValueError):
    """A file that is no form of ours, or can't be read; says what is wrong with it."""


def read_form(data: bytes) -> ReturnedForm:
    """Read a form. Raises `FormError`."""
    with unheard():
        try:
            return _read(data)
        except FormError:
            raise
        except DAMAGE as reason:
            raise FormError("is damaged, or no PDF") from reason


def _read(data: bytes) -> ReturnedForm:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise FormError("opens with a password only")
    if len(reader.pages) > MOST_PAGES:
        raise FormError(f"has more than {MOST_PAGES:,} pages")
    fields: dict[str, FormField] = {}
    widgets = list(islice(_widgets(reader), MOST_FIELDS + 1))
    if len(widgets) > MOST_FIELDS:
        raise FormError(f"has more than {MOST_FIELDS:,} fields")
    for widget in widgets:
        one = _field(widget)
        # The same field on several pages: what was typed in any of them.
        if one and not (one.name in fields and fields[one.name].value):
            fields[one.name] = one
    if not fields:
        raise FormError("has no fields: it was printed or scanned, or is a book for paper")
    information = reader.trailer.get("/Info", DictionaryObject()).get_object()
    workbook, copy = marks_in(information)
    return ReturnedForm(workbook=workbook, copy=copy, fields=tuple(fields.values()))


def _widgets(reader: PdfReader) -> Iterator[DictionaryObject]:
    for page in reader.pages:
        for one in page.get("/Annots") or ():
            widget = one.get_object()
            if isinstance(widget, DictionaryObject) and widget.get("/Subtype") == "/Widget":
                yield widget


def _field(widget: DictionaryObject) -> FormField | None:
    """Give the field that a widget shows; none of a kind that holds no answer."""
    names = [str(one["/T"]) for one in _line_of(widget) if "/T" in one]
    kind, label = _said(widget, "/FT"), str(_said(widget, "/TU") or "")
    if not names or kind not in ("/Tx", "/Btn"):
        return None
    value = _said(widget, "/V")
    is_button = kind == "/Btn"
    if is_button:
        state = str(widget.get("/AS") or value or "")
        text = "" if state in _OFF else PRESSED
    else:
        text = _text(value)
    return FormField(name=".".join(reversed(names)), label=label, value=text, is_button=is_button)


def _line_of(widget: DictionaryObject) -> Iterator[DictionaryObject]:
    """Give a widget and the fields above it."""
    one: Any = widget
    for _ in range(_DEEPEST):
        yield one
        if "/Parent" not in one:
            return
        one = one["/Parent"].get_object()
    raise FormError("has fields within fields without an end")


def _said(widget: DictionaryObject, key: str) -> Any:
    """Give what a widget, or else the fields above it, say under a key."""
    return next((one[key].get_object() for one in _line_of(widget) if key in one), None)


def _text(value: Any) -> str:
    if isinstance(value, StreamObject):
        value = value.get_data()
    if isinstance(value, ByteStringObject | bytes):
        value = bytes(value).decode("latin-1")
    if not isinstance(value, str):
        return ""
    lines = value[:LONGEST_ANSWER].replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in lines if one in "\n\t" or one.isprintable()).strip()
