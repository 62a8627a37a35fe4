"""PDFs that are damaged, or made to do harm, given to `workbook check`: refused, and soon."""

import io
import time
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from generator.checking.preflight import inspection, page_ink
from generator.checking.preflight.inspection import RefusedError, inspect
from generator.reading.press_targets import find_target
from tests.helpers.press_pdfs import TEXT, Book, Page, spoiled, stream, written

SOON = 20  # seconds, on a machine that is busy


@pytest.fixture
def shop():
    return find_target("shop", ())


@pytest.fixture(autouse=True)
def in_time():
    begin = time.perf_counter()
    yield
    assert time.perf_counter() - begin < SOON


def with_password() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(Book().data())))
    writer.encrypt("secret", "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def content(data: bytes) -> bytes:
    """A page whose content unpacks to this."""
    return Book(objects={101: stream("", data)}).data()


def unpacking(filters: str, data: bytes) -> bytes:
    head = f"<< /Filter {filters} /Length {len(data)} >>\nstream\n".encode()
    return Book(objects={101: head + data + b"\nendstream"}).data()


def drawn(body: str, resources: str) -> str:
    return (
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 999 999] /Resources << {resources} >> "
        f"/Length {len(body)} >>\nstream\n{body}\nendstream"
    )


def forms_in_forms(times: int) -> bytes:
    """Ten forms, each of which draws the next one so many times."""
    bodies = {
        number: drawn("/G Do " * times, f"/XObject << /G {number + 1} 0 R >>")
        for number in range(20, 30)
    }
    bodies[30] = drawn("0 g 1 1 9 9 re f", "")
    return spoiled(1, "/G Do", objects=bodies, drawn="/G 20 0 R")


def gigabytes() -> bytes:
    """What unpacks to 4 GB."""
    packer = zlib.compressobj(9)
    zeros = bytes(1_000_000)
    return b"".join([*(packer.compress(zeros) for _ in range(4_000)), packer.flush()])


REFUSED = {
    "nothing": (b"", "damaged"),
    "no PDF": (b"Dear all,\n" * 100, "damaged"),
    "half a PDF": (Book().data()[: len(Book().data()) // 3], "damaged"),
    "a password": (with_password(), "password"),
    "no pages": (Book(pages=[]).data(), "no pages"),
    "a page tree that goes in circles": (
        written({1: b"<< /Type /Catalog /Pages 2 0 R >>",
                 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                 3: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}), "damaged|no pages"),
    "a page tree without end": (
        written({1: b"<< /Type /Catalog /Pages 2 0 R >>"} | {
            number: f"<< /Type /Pages /Kids [{number + 1} 0 R] /Count 1 >>".encode()
            for number in range(2, 400)}), "damaged|no pages"),
    "content of gigabytes": (unpacking("/FlateDecode", gigabytes()), "damaged"),
    "content that is packed twice": (
        unpacking("[/FlateDecode /FlateDecode]", zlib.compress(gigabytes())), "damaged"),
    "content that is slow to unpack": (
        unpacking("/RunLengthDecode", bytes((129, 32)) * 400_000 + b"\x80"), "damaged"),
    "a form that draws itself": (
        spoiled(1, "/G Do", drawn="/G 20 0 R",
                objects={20: drawn("/G Do", "/XObject << /G 20 0 R >>")}), "page 1: draws a form"),
    "forms that draw forms that draw forms": (forms_in_forms(10), "page 1: .*operators"),
    "a pattern that is filled with itself": (
        spoiled(1, "/Pattern cs /R scn 0 0 99 99 re f", resources="/Pattern << /R 20 0 R >>",
                objects={20: (
                    "<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] "
                    "/XStep 9 /YStep 9 /Resources << /Pattern << /R 20 0 R >> >> /Length 38 >>\n"
                    "stream\n/Pattern cs /R scn 0 0 9 9 re f      \nendstream")}),
        "page 1: draws a form"),
    "millions of operators": (content(b"0 g " * 4_000_000), "page 1: .*operators"),
    "an operator without an end": (content(b"1 " * 4_000_000), "page 1: .*operands"),
    "an array without an end": (content(b"[" + b"1 " * 4_000_000), "page 1: .*end"),
    "arrays in arrays": (content(b"[" * 1_000_000), "page 1: arrays"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_t_be_looked_at_is_refused_with_what_to_do(name, shop):
    data, told = REFUSED[name]

    with pytest.raises(RefusedError, match=told) as refused:
        inspect(data, shop)

    assert refused.value.hint


ODD = {
    "huge numbers": "1e308 999999999999999999999999 0 0 1e400 -1e308 cm 0 g 0 0 9 9 re f 9 w",
    "numbers that are none": "-- +-1 1..2 w 0 0 . re f",
    "operators without operands": "cm re w Tf TJ Do gs scn k ' \" Tm",
    "operands of other kinds": "(a) w [1 2] cm /F /F Tf << /A 1 >> Tj [(a) [1] << >>] TJ /X gs",
    "what is not there": "/Nothing Do /Nothing gs /Nothing cs 1 scn /Nothing sh /Nothing 9 Tf",
    "states that are never kept": "Q " * 1_000 + "q " * 1_000,
    "strings without an end": "(((( (\\",
    "a picture without an end": "BI /W 9 /H 9 ID abc",
    "signs of other languages": "{ } ) ] >> ÿþ",
    "a picture as large as a city": "q 99999999 0 0 99999999 0 0 cm /P Do Q",
    "a picture of no size": "q 0 0 0 0 0 0 cm /P Do Q",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_content_is_passed_over(name, shop):
    found = inspect(spoiled(1, f"q {ODD[name]}\nQ"), shop)

    assert found.pages == 8


def test_odd_entries_of_a_page_are_passed_over_or_told(shop):
    more = (
        "/CropBox [1 2 3] /ArtBox (box) /Rotate /North /UserUnit -1 /Annots (none) /Group 7 "
        "/Tabs [/S]"
    )
    book = Book()
    book.pages[3] = Page(more=more)

    found = inspect(book.data(), shop)

    assert {flaw.rule.value for flaw in found.flaws} >= {"boxes"}


def test_of_very_many_pages_the_first_are_looked_at_and_it_is_said(shop, monkeypatch):
    monkeypatch.setattr(inspection, "MOST_PAGES", 50)
    kids = " ".join(["100 0 R"] * 10_000)
    pages = f"<< /Type /Pages /Kids [{kids}] /Count 10000 >>"
    data = Book(objects={2: pages}, pages=[Page(content=TEXT)]).data()

    found = inspect(data, shop)

    assert "10,000 pages, and the first 50 were looked at" in found.flaws[0].message


def test_what_many_pages_unpack_to_is_bounded_together(shop, monkeypatch):
    monkeypatch.setattr(page_ink, "MOST_BYTES", 1_000)

    with pytest.raises(RefusedError, match="unpacks to more"):
        inspect(Book(pages=[Page() for _ in range(40)]).data(), shop)


def test_any_damage_ends_well(shop):
    data = Book().data()
    for number in range(60):
        broken = bytearray(data)
        place = (number * 7_919) % (len(data) - 40)
        broken[place : place + 20] = bytes((number * 31 + at) % 256 for at in range(20))
        try:
            inspect(bytes(broken), shop)
        except RefusedError as reason:
            assert str(reason)
