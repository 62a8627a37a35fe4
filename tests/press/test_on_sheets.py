"""Books on sheets: what a printer gets, read back and rendered."""

import pypdfium2
import pytest
from PIL import Image, ImageChops

from generator.build import plan_press
from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.workbooks import book_of, write_workbook

ROUNDED = 4  # of 255: what edges of letters differ by where they are reckoned from another corner
PIXELS = 6  # a point: 600 % of a page as a viewer shows it
CHAPTERS = {
    "01-trust.md": "# Trust\n\n*Words.*\n\n1. What holds? { lines=4 }\n2. What not? { grid=5 }\n",
    "02-care.md": "# Care\n\n1. Who cares? { dots=4 }\n\n/// letter | Yours\n///\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_workbook(
        tmp_path_factory.mktemp("book") / "ours", CHAPTERS, "paper: half-letter\n"
    )


@pytest.fixture(scope="module")
def booklet(folder):
    return book_of(folder, press=plan_press("booklet", thickness="0.17638888mm"))  # half a point


def picture(data: bytes, page: int) -> Image.Image:
    return pypdfium2.PdfDocument(data)[page].render(scale=PIXELS).to_pil().convert("RGB")


def apart(one: Image.Image, other: Image.Image) -> int:
    """How far two pictures are from each other where they differ most, of 255."""
    assert one.size == other.size
    return max(most for _, most in ImageChops.difference(one, other).getextrema())


def test_a_page_looks_the_same_on_its_sheet(booklet):
    front, back = (picture(booklet.pressed.pdf, side) for side in (0, 1))
    width, height = front.width // 2, front.height

    assert apart(front.crop((width, 0, 2 * width, height)), picture(booklet.pdf, 0)) <= ROUNDED
    assert apart(back.crop((0, 0, width, height)), picture(booklet.pdf, 1)) <= ROUNDED


def test_a_page_inside_is_moved_towards_the_fold_and_else_the_same(booklet):
    inner, page = picture(booklet.pressed.pdf, 2), picture(booklet.pdf, 2)
    width, height, moved = page.width, page.height, PIXELS // 2

    kept = page.crop((moved, 0, width, height))
    assert apart(inner.crop((width, 0, 2 * width - moved, height)), kept) <= ROUNDED
    beyond = inner.crop((2 * width - moved, 0, 2 * width, height))
    assert beyond.getextrema() == ((255, 255),) * 3


def test_every_page_is_read_once_off_the_sheets(booklet):
    book = pypdfium2.PdfDocument(booklet.pdf)
    words = " ".join(page.get_textpage().get_text_range() for page in book).split()
    sheets = pypdfium2.PdfDocument(booklet.pressed.pdf)
    read = " ".join(page.get_textpage().get_text_range() for page in sheets).split()

    assert sorted(read) == sorted(words)
    assert len(sheets) == booklet.pressed.facts.sheets * 2


def test_sheets_say_their_title_and_how_they_are_printed(booklet):
    sheets = pdf.reader(booklet.pressed.pdf)
    catalog = sheets.trailer["/Root"]

    assert sheets.metadata.title == pdf.reader(booklet.pdf).metadata.title
    assert catalog["/Lang"] == "en"
    asked = catalog["/ViewerPreferences"]
    assert asked["/PrintScaling"] == "/None"
    assert asked["/Duplex"] == "/DuplexFlipShortEdge"
    for page in sheets.pages:
        assert pdf.size_mm(page) == pytest.approx((279.4, 215.9), abs=0.01)


def test_sheets_have_no_tags_bookmarks_links_or_fields(booklet):
    sheets = pdf.reader(booklet.pressed.pdf)

    lost = {"/StructTreeRoot", "/MarkInfo", "/Outlines", "/AcroForm", "/Names", "/PageLabels"}
    assert lost.isdisjoint(sheets.trailer["/Root"])
    assert not any("/Annots" in page or "/StructParents" in page for page in sheets.pages)
    # Not in a version before either: nothing of it is in the file.
    assert b"/StructTreeRoot" not in booklet.pressed.pdf


def test_sheets_are_the_same_bytes_from_run_to_run(folder, booklet):
    again = book_of(folder, press=plan_press("booklet", thickness="0.17638888mm"))

    assert again.pressed.pdf == booklet.pressed.pdf


def test_the_book_itself_is_as_it_is_without(folder, booklet):
    assert book_of(folder).pdf == booklet.pdf


def test_backs_stand_on_their_heads_for_a_printer_that_turns_along_the_long_edge(folder, booklet):
    other = book_of(folder, press=plan_press("booklet", thickness="0.17638888mm", edge="long"))
    usual, turned = booklet.pressed.pdf, other.pressed.pdf

    assert apart(picture(turned, 0), picture(usual, 0)) <= ROUNDED
    # Edges of letters are smoothed from the other side: both are looked at from further away.
    upright = picture(usual, 1).transpose(Image.Transpose.ROTATE_180).reduce(24)
    assert apart(picture(turned, 1).reduce(24), upright) < 60
    assert apart(picture(usual, 1).reduce(24), upright) > 100
    asked = pdf.reader(turned).trailer["/Root"]["/ViewerPreferences"]
    assert asked["/Duplex"] == "/DuplexFlipLongEdge"


def test_pages_that_become_too_small_to_write_on_are_told_with_the_paper_to_set_them_for(folder):
    book = book_of(folder, paper="letter", press=plan_press("booklet", onto="letter"))

    (found,) = book.diagnostics
    assert found.message == (
        "pages at 64.7% are small to write on: rules of 8.7 mm are 5.6 mm apart"
    )
    assert "--paper half-letter" in found.hint


def test_four_pages_on_a_sheet_have_marks_to_cut_along(folder):
    book = book_of(folder, press=plan_press("4up"))
    first = picture(book.pressed.pdf, 0)

    # In the middle of the head, from the very edge.
    rows = [first.getpixel((first.width // 2, y)) for y in range(8 * PIXELS)]
    assert max(max(row) for row in rows) < 200
    assert book.pressed.facts.edge == ""


def test_a_signature_larger_than_the_book_is_refused(folder):
    with pytest.raises(WorkbookError, match="larger than the book"):
        book_of(folder, press=plan_press("booklet", signature=200))
