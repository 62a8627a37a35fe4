"""Forms filled in as viewers do it, and what is in them then."""

import ctypes
import io
from collections.abc import Mapping

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader, PdfWriter


def widgets(document: PdfReader):
    """Every widget with the index of its page, in the order of the pages."""
    for number, page in enumerate(document.pages):
        for one in page.get("/Annots", ()):
            if one.get_object().get("/Subtype") == "/Widget":
                yield number, one.get_object()


def whole(widget, key):
    """What a widget or the field it belongs to says."""
    return widget.get(key, widget["/Parent"].get_object().get(key) if "/Parent" in widget else None)


def filled(document: PdfReader, values: dict[str, str]) -> bytes:
    writer = PdfWriter(clone_from=document)
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, values, auto_regenerate=False)
    saved = io.BytesIO()
    writer.write(saved)
    return saved.getvalue()


def typed(book: pypdfium2.PdfDocument, page, rect, keys: str) -> str:
    """Type keys into the field at a place, as people do in Chrome; give what is in it then."""
    x, y = rect[0] + 5, rect[3] - 5
    pdfium.FORM_OnLButtonDown(book.formenv, page, 0, x, y)
    pdfium.FORM_OnLButtonUp(book.formenv, page, 0, x, y)
    for key in keys:
        pdfium.FORM_OnChar(book.formenv, page, ord(key), 0)
    pdfium.FORM_SelectAllText(book.formenv, page)
    size = pdfium.FORM_GetSelectedText(book.formenv, page, None, 0)
    taken = ctypes.create_string_buffer(size)
    pdfium.FORM_GetSelectedText(book.formenv, page, taken, size)
    pdfium.FORM_ForceToKillFocus(book.formenv)
    return taken.raw[:size].decode("utf-16-le").rstrip("\0")


def pressed(book: pypdfium2.PdfDocument, page, rect) -> None:
    """Click on the button at a place."""
    x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
    pdfium.FORM_OnMouseMove(book.formenv, page, 0, x, y)
    pdfium.FORM_OnLButtonDown(book.formenv, page, 0, x, y)
    pdfium.FORM_OnLButtonUp(book.formenv, page, 0, x, y)


def filled_in_chrome(data: bytes, values: Mapping[str, str]) -> bytes:
    """Type values into fields by their names, and press those whose value is /Yes; save it."""
    document = PdfReader(io.BytesIO(data))
    book = pypdfium2.PdfDocument(data)
    book.init_forms()
    pages = {number: book[number] for number in range(len(document.pages))}
    for number, widget in widgets(document):
        name = str(whole(widget, "/T"))
        rect = [float(value) for value in widget["/Rect"]]
        if values.get(name) == "/Yes":
            pressed(book, pages[number], rect)
        elif name in values:
            typed(book, pages[number], rect, values[name].replace("\n", "\r"))
    saved = io.BytesIO()
    book.save(saved)
    book.close()
    return saved.getvalue()
