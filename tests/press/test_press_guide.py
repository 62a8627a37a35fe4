"""The page that explains a file of sheets: one page on paper of the office, with a true ruler."""

import pypdfium2
import pytest

from generator.build import plan_press
from generator.making.press_guide_page import office_paper
from tests.helpers import pdf
from tests.helpers.workbooks import book_of, one_chapter

PIXELS = 4  # a point


@pytest.mark.parametrize(
    ("sheet", "name"),
    [
        ((431.8, 279.4), "letter"),
        ((279.4, 215.9), "letter"),
        ((297, 210), "a4"),
        ((400, 300), "a4"),
    ],
)
def test_it_is_for_the_paper_that_lies_where_such_sheets_are_printed(sheet, name):
    assert office_paper(sheet).name == name


@pytest.mark.parametrize("paper", ["half-letter", "a5"])
def test_it_has_one_page_whose_ruler_is_as_long_as_it_says(tmp_path, paper):
    folder = one_chapter(tmp_path / "ours", "# Ours\n\n1. What now? { lines=3 }\n")
    guide = book_of(folder, paper=paper, press=plan_press("booklet")).pressed.guide

    (page,) = pypdfium2.PdfDocument(guide)
    assert "this line is 100 mm long" in pdf.words(pdf.reader(guide).pages[0])
    picture = page.render(scale=PIXELS).to_pil().convert("L")
    lower = picture.crop((0, picture.height * 9 // 10 - 60, picture.width, picture.height))
    longest = max(
        sum(1 for x in range(lower.width) if lower.getpixel((x, y)) < 128)
        for y in range(lower.height)
    )
    assert longest / PIXELS * 25.4 / 72 == pytest.approx(100, abs=0.5)


def test_it_is_tagged_and_says_what_it_is(tmp_path):
    folder = one_chapter(tmp_path / "ours", "# Ours\n\n1. What now? { lines=3 }\n")
    guide = pdf.reader(book_of(folder, press=plan_press("booklet")).pressed.guide)

    assert guide.metadata.title == "Ours: How to make the booklet"
    assert "/H1" in {kind for kind, _ in pdf.tags(guide)}
