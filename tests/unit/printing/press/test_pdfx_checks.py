"""What a file lacks to be PDF/X-4 is told, each thing by its clause."""

import io
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from generator.printing.press.icc_profile import read_profile
from generator.printing.press.pdfx import for_press
from generator.printing.press.pdfx_checks import lacking
from tests.helpers.drawn_pdf import drawn, made, stream
from tests.helpers.press_profile import press_profile

PRESS = read_profile(press_profile(), "house.icc")
MOMENT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
GOOD = for_press(drawn(b"0.8 0.2 0.2 rg 0 0 9 9 re f"), PRESS, MOMENT).data


def told(data: bytes) -> list[str]:
    return [str(one) for one in lacking(data)]


def changed(change) -> list[str]:
    """What a file lacks in which something was changed by `change(writer, page)`."""
    writer = PdfWriter(io.BytesIO(GOOD))
    change(writer, writer.pages[0])
    data = io.BytesIO()
    writer.write(data)
    return told(data.getvalue())


def put(key, value):
    def change(_writer, page):
        page[NameObject(key)] = made(value)

    return change


def put_in_root(key, value):
    def change(writer, _page):
        writer.root_object[NameObject(key)] = made(value)

    return change


def put_in_resources(key, value):
    def change(writer, page):
        if hasattr(value, "get_data"):
            page["/Resources"][NameObject(key)] = made({"X": writer._add_object(value)})
        else:
            page["/Resources"][NameObject(key)] = made({"X": value})

    return change


def put_in_intent(key, value):
    def change(writer, _page):
        writer.root_object["/OutputIntents"][0][NameObject(key)] = made(value)

    return change


def draw(content):
    def change(writer, page):
        page[NameObject("/Contents")] = writer._add_object(stream(content))

    return change


def test_a_book_for_a_press_lacks_nothing():
    assert told(GOOD) == []
    assert GOOD.startswith(b"%PDF-1.6\n")


@pytest.mark.parametrize(
    ("change", "lack"),
    [
        (put_in_root("/Version", "/1.7"), "it is of PDF 1.7, not of 1.6 (ISO 15930-7, 6.1)"),
        (put_in_root("/OutputIntents", []), "name the one press that it is for"),
        (put_in_intent("/Info", ""), "the press that it is for has no name"),
        (put_in_intent("/DestOutputProfile", 1), "the profile of the press is not in it"),
        (put_in_root("/Metadata", {}), "it does not call itself PDF/X-4 (ISO 15930-7, 6.10)"),
        (put("/ArtBox", [0, 0, 9, 9]), "a page does not say where it is cut"),
        (put("/TrimBox", [0, 0, 900, 9]), "a page is cut outside of what is printed"),
        (put("/CropBox", [9, 9, 90, 90]), "a page is cut outside of what is printed"),
        (put("/Annots", [{"Subtype": "/Link"}]), "something to click on its pages"),
        (put("/AA", {}), "there are actions in it (ISO 15930-7, 6.18)"),
        (put_in_root("/OpenAction", {"S": "/JavaScript", "JS": "x"}), "there are actions in it"),
        (put_in_root("/AcroForm", {"Fields": []}), "fields to fill in (ISO 15930-7, 6.26)"),
        (put_in_root("/OCProperties", {}), "there are layers in it (ISO 15930-7, 6.24)"),
        (put_in_root("/Names", {"EmbeddedFiles": {}}), "there is a file in it"),
        (
            put_in_resources("/Font", {"Subtype": "/Type1", "BaseFont": "/Helvetica"}),
            "the typeface Helvetica is not in it (ISO 15930-7, 6.5)",
        ),
        (put_in_resources("/ColorSpace", "/DeviceRGB"), "colours in it that are not inks"),
        (put_in_resources("/ColorSpace", ["/Lab", {}]), "colours in it that are not inks"),
        (put_in_resources("/ColorSpace", ["/ICCBased", 1]), "colours in it by another profile"),
        (draw(b"1 0 0 rg"), "drawn in colours that are not inks (ISO 15930-7, 6.4)"),
        (draw(b"/DeviceRGB CS"), "drawn in colours that are not inks"),
        (draw(b"BI /W 1 ID x\nEI"), "a picture in the midst of what is drawn"),
        (draw(b"BX 0 g EX"), "parts that some presses leave out (ISO 15930-7, 6.19)"),
        (
            put_in_resources("/XObject", stream(b"1 0 0 RG", Subtype="/Form")),
            "drawn in colours that are not inks",
        ),
        (
            put_in_resources("/Pattern", stream(b"1 0 0 rg", PatternType=1)),
            "drawn in colours that are not inks",
        ),
        (
            put_in_resources("/XObject", stream(b"", Subtype="/PS")),
            "a program for printers in it (ISO 15930-7, 6.14)",
        ),
        (
            put_in_resources("/XObject", stream(b"", Subtype="/Form", Ref={})),
            "stand-ins for other pictures",
        ),
        (
            put_in_resources("/XObject", stream(b"", ColorSpace="/DeviceGray", Intent="/Odd")),
            "a way to turn colours that there is not (ISO 15930-7, 6.23)",
        ),
        (put_in_resources("/XObject", stream(b"", Filter="/LZWDecode")), "presses don't take"),
        (put_in_resources("/XObject", stream(b"", F="elsewhere")), "lies in another file"),
        (
            put_in_resources("/ExtGState", {"TR": "/Identity"}),
            "changes how a press prints its greys (ISO 15930-7, 6.13)",
        ),
        (
            put("/Group", {"S": "/Transparency", "CS": "/DeviceRGB"}),
            "what shines through is not mixed in inks (ISO 15930-7, 6.20)",
        ),
    ],
)
def test_what_is_lacking_is_told(change, lack):
    found = changed(change)

    assert any(lack in one for one in found), found


def test_a_title_dates_and_trapping_are_told_where_they_are_not_the_same_in_both_places():
    def change(writer, _page):
        writer.add_metadata({"/Title": "Other", "/ModDate": "D:2001", "/Trapped": "x"})

    found = " ".join(changed(change))

    assert "its title is not the same" in found
    assert "its dates are missing, or not the same" in found
    assert "whether it is trapped" in found


def test_a_file_that_is_encrypted_or_has_no_identifier_is_told():
    locked = changed(lambda writer, _page: writer.encrypt("", algorithm="AES-256"))
    bare = told(GOOD.replace(b"/ID [", b"/IX ["))

    assert "it is encrypted (ISO 32000-1, 7.6)" in locked
    assert bare == ["it has no identifier (ISO 32000-1, 14.4)"]


def test_a_file_of_a_later_version_is_told():
    assert told(GOOD.replace(b"%PDF-1.6", b"%PDF-1.7")) == [
        "it is of PDF 1.7, not of 1.6 (ISO 15930-7, 6.1)"
    ]


@pytest.mark.parametrize("data", [b"", b"none", GOOD[:400]])
def test_a_damaged_file_is_told_and_nothing_is_raised(data):
    assert told(data)


def test_what_lacks_something_does_not_call_itself_so():
    pressed = for_press(drawn(b"BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc\nEI"), PRESS, MOMENT)

    assert [one.clause for one in pressed.lacks] == ["ISO 32000-1, 8.9.7"]
    assert b"PDF/X-4" not in pressed.data


def test_both_places_say_when_it_was_made():
    reader = PdfReader(io.BytesIO(GOOD))

    assert reader.metadata["/ModDate"] == "D:20260304050607+00'00'"
    assert b"2026-03-04T05:06:07+00:00" in reader.root_object["/Metadata"].get_data()


def test_the_press_is_named_as_its_profile_names_it_and_its_profile_is_in_it():
    reader = PdfReader(io.BytesIO(GOOD))

    (intent,) = reader.root_object["/OutputIntents"]
    assert intent["/OutputConditionIdentifier"] == intent["/Info"] == PRESS.name
    assert intent["/DestOutputProfile"].get_data() == PRESS.data
