"""Books for a press: boxes, bleed, crop marks, and nothing that only a screen has."""

import pytest

from generator.model.bleed import Bleed
from generator.units import MM_PER_POINT
from tests.helpers import pdf
from tests.helpers.workbooks import ROOT, book_of, one_chapter

TEXT = "# Trust\n\n*Words.*\n\nSee [below](#more).\n\n1. What helps?\n\n## More\n\nWords.\n"
BRANDS = ROOT / "content/brands"
BANDS = {"picture": BRANDS / "saltmarsh", "band": BRANDS / "two-rivers"}
KINDS = {
    "bleed and marks": Bleed(mm=3, marks=True),
    "bleed alone": Bleed(mm=3.175, marks=False),
    "none on the bound side": Bleed(mm=3.175, marks=False, inner=False),
}
DPI = 72


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return one_chapter(tmp_path_factory.mktemp("press") / "ours", TEXT)


def box(page, name: str) -> list[float]:
    """A box of a page, in mm."""
    return [round(float(value) * MM_PER_POINT, 3) for value in page[name]]


def sides(outer: list[float], inner: list[float]) -> list[float]:
    """How much further out one box is than another: left, foot, right, head; mm."""
    away = [one - other for one, other in zip(inner, outer, strict=True)]
    return [round(one, 2) for one in (away[0], away[1], -away[2], -away[3])]


@pytest.mark.parametrize("kind", KINDS)
def test_boxes_are_right_to_a_tenth_of_a_millimetre(folder, kind):
    bleed = KINDS[kind]
    book = pdf.reader(book_of(folder, bleed=bleed).pdf)

    for number, page in enumerate(book.pages):
        trim, bled, media = (box(page, name) for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
        assert trim == pytest.approx([0, 0, 215.9, 279.4], abs=0.1)
        wanted = [bleed.mm] * 4
        if not bleed.inner:
            wanted[2 if number % 2 else 0] = 0.0  # a left-hand page is bound on its right
        assert sides(bled, trim) == pytest.approx(wanted, abs=0.1)
        around = [bleed.around_mm] * 4 if bleed.marks else wanted
        assert sides(media, trim) == pytest.approx(around, abs=0.1)


def test_nothing_of_a_screen_is_in_it(folder):
    book = pdf.reader(book_of(folder, bleed=KINDS["bleed alone"]).pdf)
    root = book.trailer["/Root"]

    assert not {"/Outlines", "/Names", "/Dests", "/StructTreeRoot", "/AcroForm"} & set(root)
    assert book.outline == []
    assert not any("/Annots" in page for page in book.pages)
    kinds = [book.get_object(number) for number in range(1, int(book.trailer["/Size"]))]
    assert not [one for one in kinds if isinstance(one, dict) and one.get("/Type") == "/Annot"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_itself_is_that_of_the_book_for_an_office(folder, kind):
    bleed = KINDS[kind]
    office, press = book_of(folder).pdf, book_of(folder, bleed=bleed).pdf
    book = pdf.reader(press)

    for number, page in enumerate(book.pages):
        whole = pdf.image(press, number, DPI)
        left, foot, _, _ = (
            float(one) - float(other)
            for one, other in zip(page["/TrimBox"], page["/MediaBox"], strict=True)
        )
        paper = pdf.image(office, number, DPI)
        top = whole.height - round(foot) - paper.height
        inside = whole.crop((round(left), top, round(left) + paper.width, top + paper.height))
        black, wanted = (
            sum(one.point(lambda grey: 255 if grey < 128 else 0).histogram()[255:])
            for one in (inside, paper)
        )
        assert abs(black - wanted) <= 0.12 * wanted + 8  # letters lie otherwise on the pixels


@pytest.mark.parametrize("look", BANDS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_reaches_the_edge_goes_on_into_the_bleed(folder, look, kind):
    bleed = KINDS[kind]
    book = book_of(folder, bleed=bleed, brand=BANDS[look] / "_brand.yml").pdf
    page = pdf.reader(book).pages[0]
    whole = pdf.image(book, 0, DPI)

    media, bled = page["/MediaBox"], page["/BleedBox"]
    left, top = float(bled[0]) - float(media[0]), float(media[3]) - float(bled[3])
    right = float(bled[2]) - float(media[0])
    down = round(top) + 60
    row = [whole.getpixel((x, down)) for x in (round(left) + 1, round(right) - 2)]
    assert max(row) < 250
    assert whole.getpixel((whole.width // 2, round(top) + 1)) < 250


def test_crop_marks_stand_at_the_corners_outside_the_bleed(folder):
    bleed = KINDS["bleed and marks"]
    book = book_of(folder, bleed=bleed).pdf
    page, whole = pdf.reader(book).pages[-1], pdf.image(book, len(pdf.reader(book).pages) - 1, 288)
    scale = 288 / 72
    left = (float(page["/TrimBox"][0]) - float(page["/MediaBox"][0])) * scale
    beyond = (bleed.mm / MM_PER_POINT) * scale

    column = [whole.getpixel((round(left), y)) for y in range(round(left - beyond) - 2)]
    assert min(column) < 230
    row = [whole.getpixel((x, round(left))) for x in range(round(left - beyond) - 2)]
    assert min(row) < 230
    near = [whole.getpixel((round(left), y)) for y in range(round(left - beyond), round(left))]
    assert min(near) == 255  # what is printed there is cut off, or seen


def test_it_says_nothing_of_a_bleed_that_is_there(folder):
    bare = book_of(folder, brand=BANDS["picture"] / "_brand.yml").diagnostics
    book = book_of(folder, brand=BANDS["picture"] / "_brand.yml", bleed=KINDS["bleed alone"])

    assert "has no bleed" in " ".join(one.message for one in bare)
    assert "has no bleed" not in " ".join(one.message for one in book.diagnostics)


def test_the_same_press_book_has_the_same_bytes(folder):
    bleed = KINDS["bleed and marks"]

    assert book_of(folder, bleed=bleed).pdf == book_of(folder, bleed=bleed).pdf
