"""`workbook check` on finished PDFs: each spoiled in one way, and ours."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from generator.checking.preflight import file_rules
from generator.checking.preflight.inspection import inspect
from generator.diagnostics import Severity
from generator.model.press_target import Rule
from generator.reading.press_targets import find_target
from tests.helpers.press_pdfs import CLEAN, HEIGHT, RULE, TEXT, WIDTH, Book, Page, spoiled

# Everything that a PDF can be told for, at once.
EVERYTHING = """\
bleed: 3mm
margin: 5mm
colours: [gray, cmyk]
most-ink: 300
least-dpi: 300
least-text: 6pt
least-line: 0.25pt
least-pages: 8
most-pages: 12
pages-multiple: 4
trim-sizes: [a5]
errors: [fonts]
"""
NOT_FONTS = [one for one in Rule if one is not Rule.FONTS]


@pytest.fixture
def strictest(tmp_path):
    path = tmp_path / "strictest.yml"
    listed = ", ".join(NOT_FONTS)
    path.write_text(f"{EVERYTHING}warnings: [{listed}]\n", encoding="utf-8")
    return find_target(str(path), ())


def with_page(number: int, **given) -> bytes:
    book = Book()
    book.pages[number - 1] = Page(**given)
    return book.data()


def encrypted(data: bytes, password: str = "") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def named(**pages: int) -> bytes:
    """A book in which these names lead to pages."""
    names = " ".join(
        f"({name.replace('_', '-')}) [{98 + 2 * page} 0 R /Fit]" for name, page in pages.items()
    )
    return Book(catalog=f"/Names << /Dests << /Names [{names}] >> >>").data()


def without(*marks: str) -> str:
    return "\n".join(one for one in CLEAN if one not in marks)


HALF = Book(resources="/ExtGState << /H << /ca 0.5 >> >>")
FORM = (
    "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >> "
    "/Length 16 >>\nstream\n0.5 g 0 0 9 9 re\nendstream"
)
SPOT = "/ColorSpace << /S [/Separation /Gold /DeviceCMYK 9 0 R] >>"
NOTE = "/Annots [<< /Type /Annot /Subtype /Text /Rect [100 100 120 120] >>]"
LINK = "/Annots [<< /Type /Annot /Subtype /Link /Rect [100 100 120 120] >>]"
SPOILED = {
    "a typeface that is not in the file": (Rule.FONTS, range(1, 9), Book(embedded=False).data()),
    "a picture of 72 dpi": (Rule.RESOLUTION, range(1, 9), Book(pixels=48).data()),
    "a picture that is drawn too large": (
        Rule.RESOLUTION, [3], with_page(3, content=f"{TEXT}\nq 200 0 0 200 90 90 cm /P Do Q")),
    "colours in RGB": (Rule.COLOUR, [2], spoiled(2, "0 0 0 rg 100 100 50 50 re f")),
    "a spot colour": (
        Rule.COLOUR, [2], spoiled(2, "/S cs 1 scn 100 100 50 50 re f", resources=SPOT)),
    "a trim beyond the sheet": (
        Rule.BOXES, [4], with_page(4, more=f"/CropBox [0 0 {WIDTH + 90} {HEIGHT}]")),
    "room for printer's marks": (
        Rule.BOXES, [4], with_page(4, bleed=30, content=without(CLEAN[2]))),
    "text over the trim": (
        Rule.OVER_TRIM, [5], spoiled(5, "BT /F 11 Tf 0 g 380 200 Td (Where we begin) Tj ET")),
    "text near the trim": (
        Rule.MARGINS, [5], spoiled(5, "BT /F 11 Tf 0 g 100 5 Td (Where) Tj ET")),
    "a line near the trim": (Rule.MARGINS, [5], spoiled(5, "0 G 1 w 100 5 m 200 5 l S")),
    "a tint without bleed": (Rule.BLEED, [5], spoiled(5, f"0.1 g {WIDTH - 50} 200 50 50 re f")),
    "a tint with too little bleed": (
        Rule.BLEED, [5], spoiled(5, f"0.1 g {WIDTH - 50} 200 54 50 re f")),
    "a question parted from its room": (
        Rule.PARTED, [3], named(trust_q_what=3, trust_q_what_room=4, trust=1)),
    "a thin line": (Rule.HAIRLINES, [7], spoiled(7, "0 G 0.1 w 60 200 m 90 200 l S")),
    "a line as thin as can be": (Rule.HAIRLINES, [7], spoiled(7, "0 G 0 w 60 200 m 90 200 l S")),
    "a line that is drawn smaller": (
        Rule.HAIRLINES, [7], spoiled(7, "q 0.2 0 0 0.2 0 0 cm 0 G 1 w 600 900 m 990 900 l S Q")),
    "a thin filled box": (Rule.HAIRLINES, [7], spoiled(7, "0 g 60 200 90 0.2 re f")),
    "a thin frame of two boxes": (
        Rule.HAIRLINES, [7], spoiled(7, "0 g 60 200 90 50 re 60.1 200.1 89.8 49.8 re f*")),
    "text of 4 pt": (
        Rule.SMALL_TEXT, [8], spoiled(8, "BT /F 4 Tf 0 g 90 90 Td (In small print) Tj ET")),
    "text that is drawn smaller": (
        Rule.SMALL_TEXT, [8],
        spoiled(8, "q 0.5 0 0 0.5 0 0 cm BT /F 8 Tf 0 g 180 180 Td (Small) Tj ET Q")),
    "ink over 300 %": (Rule.INK, [1], spoiled(1, "0.8 0.8 0.8 0.7 k 100 100 50 50 re f")),
    "the colour of registration marks": (
        Rule.INK, [1],
        spoiled(1, "/S cs 1 scn 100 100 50 50 re f", resources=SPOT.replace("Gold", "All"))),
    "a picture with ink over 300 %": (
        Rule.INK, range(1, 9), Book(picture=bytes((230, 220, 210, 200)) * 200**2).data()),
    "what is half transparent": (
        Rule.TRANSPARENCY, [2],
        spoiled(2, "/H gs 0 g 100 100 50 50 re f", resources=HALF.resources)),
    "a mode of blending": (
        Rule.TRANSPARENCY, [2],
        spoiled(2, "/H gs 0 g 100 100 50 50 re f",
                resources="/ExtGState << /H << /BM /Multiply >> >>")),
    "a transparency group": (
        Rule.GROUPS, [2],
        spoiled(2, "q 1 0 0 1 100 100 cm /G Do Q", objects={9: FORM}, drawn="/G 9 0 R")),
    "a note": (Rule.COMMENTS, [3], with_page(3, more=NOTE)),
    "a link": (Rule.LINKS, [3], with_page(3, more=LINK)),
    "bookmarks": (
        Rule.BOOKMARKS, [],
        Book(catalog="/Outlines 9 0 R", objects={9: "<< /Count 1 /First 9 0 R >>"}).data()),
    "an encrypted file": (Rule.ENCRYPTION, [], encrypted(Book().data())),
    "a blank page": (Rule.BLANK_PAGES, [3], with_page(3, content="1 g 0 0 90 90 re f")),
    "pages that no staple holds": (
        Rule.PAGE_COUNT, [], Book(pages=[Page() for _ in range(11)]).data()),
    "too few pages": (Rule.PAGE_COUNT, [], Book(pages=[Page() for _ in range(4)]).data()),
    "too many pages": (Rule.PAGE_COUNT, [], Book(pages=[Page() for _ in range(16)]).data()),
    "a turned page": (Rule.ROTATION, [4], with_page(4, more="/Rotate 180")),
    "a page of another size": (
        Rule.PAGE_SIZES, [4], with_page(4, trim=(0, 0, WIDTH + 20, HEIGHT))),
    "pages of a size that is not printed": (
        Rule.TRIM_SIZE, range(1, 9),
        Book(pages=[Page(trim=(0, 0, WIDTH, HEIGHT - 20)) for _ in range(8)]).data()),
}  # fmt: skip


def test_a_clean_pdf_has_nothing_wrong(strictest):
    found = inspect(Book().data(), strictest)

    assert found.flaws == ()
    assert found.fonts == ("SourceSans",)
    assert [one.value for one in found.spaces] == ["gray", "cmyk"]


@pytest.mark.parametrize("name", SPOILED)
def test_what_is_spoiled_is_found_and_nothing_else(name, strictest):
    rule, pages, data = SPOILED[name]

    found = inspect(data, strictest).flaws

    assert [(one.rule, list(one.pages)) for one in found] == [(rule, list(pages))]


def test_a_whole_font_is_told_by_its_size(strictest, monkeypatch):
    monkeypatch.setattr(file_rules, "LARGE_FONT", 10_000)
    data = Book().data().replace(b"/ABCDEF+SourceSans", b"/SourceSansRegular")

    (flaw,) = inspect(data, strictest).flaws

    assert flaw.rule is Rule.WHOLE_FONTS
    assert '"SourceSansRegular"' in flaw.message


def test_what_is_wrong_is_told_with_its_place_in_mm_from_the_trim(strictest):
    (flaw,) = inspect(spoiled(2, "0 0 0 rg 100 100 50 50 re f"), strictest).flaws

    assert flaw.place.x == pytest.approx(100 / 72 * 25.4)
    assert flaw.place.y == pytest.approx((HEIGHT - 150) / 72 * 25.4)
    assert flaw.place.width == pytest.approx(50 / 72 * 25.4)


def test_the_place_on_a_turned_page_is_as_it_is_seen(strictest):
    page = Page(more="/Rotate 90")
    page.content += "\n0 0 0 rg 100 100 50 50 re f"
    found = inspect(Book(pages=[page] * 8).data(), strictest).flaws

    (colour,) = [one for one in found if one.rule is Rule.COLOUR]
    # Turned clockwise, what was on the left is on top.
    assert colour.place.x == pytest.approx(100 / 72 * 25.4)
    assert colour.place.y == pytest.approx(100 / 72 * 25.4)


def test_many_pages_with_the_same_fault_are_one_finding(strictest):
    pages = [Page(content=f"{TEXT}\n{RULE}\n0 0 0 rg 90 90 9 9 re f") for _ in range(12)]

    (flaw,) = inspect(Book(pages=pages).data(), strictest).flaws

    assert flaw.pages == tuple(range(1, 13))


def test_what_is_clipped_away_is_not_told(strictest):
    content = "q 100 100 50 50 re W n 0 G 0.1 w 0 0 m 90 90 l S 0 0 0 rg 10 10 20 20 re f Q"

    assert inspect(spoiled(2, content), strictest).flaws == ()


def test_white_and_invisible_marks_near_the_edge_are_not_told(strictest):
    white = "1 g 100 3 50 5 re f BT 3 Tr /F 11 Tf 100 5 Td (Where) Tj 0 Tr ET"

    assert inspect(spoiled(2, white), strictest).flaws == ()


def test_rules_of_a_pattern_are_measured_as_they_are_printed(strictest):
    cell = (
        "<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 500 20] "
        "/XStep 500 /YStep 20 /Matrix [0.5 0 0 0.5 0 0] /Resources << >> /Length 24 >>\n"
        "stream\n0 g 0 10 500 0.4 re f   \nendstream"
    )
    data = spoiled(
        2, "/Pattern cs /R scn 60 100 200 100 re f",
        objects={9: cell}, resources="/Pattern << /R 9 0 R >>",
    )  # fmt: skip

    (flaw,) = inspect(data, strictest).flaws

    assert (flaw.rule, flaw.pages) == (Rule.HAIRLINES, (2,))
    assert "0.20 pt" in flaw.message


def test_a_left_hand_page_and_the_last_ones_may_be_blank(strictest):
    book = Book()
    for number in (2, 7, 8):
        book.pages[number - 1].content = ""

    assert inspect(book.data(), strictest).flaws == ()


def test_the_margin_at_the_fold_is_that_of_the_page_count():
    target = find_target("kdp", ())
    near = "BT /F 11 Tf 0 g 1 0 0 1 30 200 Tm (Where) Tj ET"
    size = (0, 0, 432, 648)

    def flaws(pages):
        book = Book(pages=[Page(content=TEXT, trim=size, bleed=0) for _ in range(pages)])
        book.pages[0].content += near
        return [one.rule for one in inspect(book.data(), target).flaws]

    assert Rule.MARGINS not in flaws(24)  # 30 pt are 10.6 mm; 9.5 mm are asked for
    assert Rule.MARGINS in flaws(152)  # 12.7 mm are


def test_a_page_without_a_trim_box_is_cut_as_its_size_says():
    target = find_target("kdp", ())
    bleed = 9
    sheet = (0, 0, 432 + bleed, 648 + 2 * bleed)
    inner = "0.1 g 0 200 40 90 re f"  # at the fold: no bleed there
    outer = f"0.1 g {sheet[2] - 50} 0 50 90 re f"
    pages = [Page(content=f"{TEXT}\n{inner}\n{outer}", trim=sheet, bleed=0)] + [
        Page(content=TEXT, trim=sheet, bleed=0) for _ in range(23)
    ]
    data = Book(pages=pages).data().replace(b"/TrimBox", b"/OddsBox")

    found = inspect(data, target)

    assert found.shapes[0].width == pytest.approx(152.4, abs=0.1)
    assert [one.rule for one in found.flaws if one.severity is Severity.ERROR] == []


def test_our_own_book_is_clean_for_an_office_printer(starter):
    found = inspect(starter.pdf, find_target("office", ()))

    assert [one.message for one in found.flaws] == []
    assert found.pages == starter.pages


def test_a_book_of_ours_tells_which_question_is_parted_from_its_room(starter):
    (prompt,) = [
        name for name in PdfReader(io.BytesIO(starter.pdf)).named_destinations
        if name.endswith("-q-what-did-the-people-who-raised-you-say-or-show")
    ]  # fmt: skip
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(starter.pdf)))
    room = writer.get_named_dest_root()
    at = [str(one) for one in room[::2]].index(f"{prompt}-room")
    moved = room[2 * at + 1].get_object()
    moved[0] = writer.pages[20].indirect_reference
    out = io.BytesIO()
    writer.write(out)

    found = inspect(out.getvalue(), find_target("office", ()))

    (flaw,) = found.flaws
    assert flaw.rule is Rule.PARTED
    assert "on page 21" in flaw.message
