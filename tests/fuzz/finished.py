"""Good inputs that are no texts: PDFs that are checked, forms that came back, lists in cells."""

import io

from pypdf import PdfReader, PdfWriter

from tests.helpers.press_pdfs import Book, Page, written
from tests.helpers.spreadsheets import ods, xlsx

CELLS = {
    "Couples": [["Name", "Partner", "Date"], ["Ada", "Ben", "2026-12-05"], ["Cy", "Dee", None]]
}
MANIFEST = (
    "row,file,pages,bytes,sha256,state,source\r\n"
    f"1,001-ada-ben.pdf,5,9000,{'0' * 64},done,{'0' * 16}\r\n"
    "2,,,,,failed: its picture is damaged,0\r\n"
)
RICH = (
    r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}{\colortbl;\red255\green0\blue0;}"
    "\n"
    r"\pard\b The title\b0\par Words of it, \'e9 and \u8217? more.\par"
    r"{\listtext\pntext 1.\tab}What now?\par\trowd a\cell b\cell\row{\pict\pngblip 89504e47}}"
)
PAGE = (
    "<!DOCTYPE html><title>Ours</title><h1>The title</h1><p>Words <b>of</b> <i>it</i>.</p>"
    "<h2>Part</h2><ol><li>What now?<ul><li>below</li></ul></li></ol>"
    "<table><tr><th>a</th><td>b</td></tr></table><img src=a.png alt='A face' width=9>"
    "<blockquote>Said</blockquote><pre>as it is</pre><a href='#x'>there</a><br><hr>\n"
)
NOTE = (
    "---\ntitle: Ours\n---\n# The title\n\nWords, ![a](a.png) and [more](b.md#c).\n\n- [ ] What?\n"
)


def lists() -> dict[str, bytes]:
    """Give a list as a spreadsheet, by the ending of its name."""
    return {"xlsx": xlsx(CELLS), "ods": ods(CELLS)}


def books() -> tuple[bytes, ...]:
    """Give finished PDFs whose content is plain to read: one without its typeface, one with it."""
    pages = [Page() for _ in range(4)]
    bare = Book(pages=pages, pixels=2, embedded=False).data()
    return (_unpacked(bare), bare, _unpacked(bare), Book(pages=pages, pixels=2).data())


def forms() -> tuple[bytes, ...]:
    """Give forms that were filled in: as this program makes them, and as another may."""
    return (_form("(Calm, mostly)", "/Yes"), _form("<FEFF00430061006C006D>", "/Off"))


def _form(value: str, state: str) -> bytes:
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R 5 0 R 6 0 R] "
        "/NeedAppearances true /DA (/F 9 Tf 0 g) >> >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Annots [4 0 R 5 0 R 7 0 R] >>",
        4: "<< /Type /Annot /Subtype /Widget /FT /Tx /T (trust-1) /TU (What now?) /Ff 4096\n"
        f"/V {value} /Rect [40 500 380 540] /P 3 0 R /F 4 >>",
        5: "<< /Type /Annot /Subtype /Widget /FT /Btn /T (trust-2-1) /TU (Often) "
        f"/V {state} /AS {state}\n/Rect [40 400 50 410] /P 3 0 R >>",
        6: "<< /FT /Tx /T (trust-3) /TU (And then?) /V (More) /Kids [7 0 R] >>",
        7: "<< /Type /Annot /Subtype /Widget /Parent 6 0 R /Rect [40 300 380 340] /P 3 0 R >>",
    }
    return written({number: body.encode() for number, body in objects.items()})


def _unpacked(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for page in writer.pages:
        content = page.get_contents()
        assert content is not None
        page.replace_contents(content)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
