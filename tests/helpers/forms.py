"""Forms filled in as viewers do it, and what is in them then."""

import ctypes
import io
from collections.abc import Mapping

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader, PdfWriter

# A chapter with every kind of field.
EVERY_KIND = """# Trust

*Words.*

Place
:   ____________

1. What helps? { lines=7 }
2. What do I say when ______________________________ { dotted=3 }

I feel ____ when you ______________________________

- [ ] A walk
- [ ] A talk

| About | Yes | No |
|---|---|---|
| Money | | |

Draw here. { box=4 }

Squares. { grid=4 }

/// choice | When we quarrel
    of: [I go, "I stay: and talk"]
    other: Something else
///

/// scale | How safe is it?
    from: 1
    to: 5
    rows: [now, later]
///

/// scale | How near?
    from: 1
    to: 5
    marks: line
///

/// tracker | Habits
    rows: [A meal, ""]
    columns: [Week 1, ""]
///

/// tracker | Days
    rows: [A walk]
    cells: boxes
///

/// partners | Us
    columns: [Me, You]
    space: lines=4
///

/// agreement | Ours
    clauses: [We will]
    signatures: 1
///

/// letter | Yours
///
"""


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
    pdfium.FORM_OnMouseMove(book.formenv, page, 0, x, y)
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
    pdfium.FORM_ForceToKillFocus(book.formenv)


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


def held_in_chrome(data: bytes) -> dict[str, str]:
    """Give what the fields of a form hold, by their names, as Chrome has it; /Yes where pressed."""
    book = pypdfium2.PdfDocument(data)
    book.init_forms()
    found = {}
    for page in book:
        for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
            one = pdfium.FPDFPage_GetAnnot(page, at)
            kind = pdfium.FPDFAnnot_GetFormFieldType(book.formenv, one)
            if kind >= 0:
                name = _said(pdfium.FPDFAnnot_GetFormFieldName, book.formenv, one)
                if kind == pdfium.FPDF_FORMFIELD_CHECKBOX:
                    found[name] = "/Yes" if pdfium.FPDFAnnot_IsChecked(book.formenv, one) else ""
                else:
                    found[name] = _said(pdfium.FPDFAnnot_GetFormFieldValue, book.formenv, one)
            pdfium.FPDFPage_CloseAnnot(one)
    book.close()
    return found


def _said(ask, formenv, annotation) -> str:
    size = ask(formenv, annotation, None, 0)
    taken = ctypes.create_string_buffer(size)
    ask(formenv, annotation, ctypes.cast(taken, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return taken.raw[:size].decode("utf-16-le").rstrip("\0")
