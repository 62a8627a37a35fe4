"""How chapters open, and what stands on the pages around them."""

import pytest

from tests.helpers import pdf
from tests.helpers.workbooks import book_of, one_chapter, write_workbook

LONG = "A sentence that fills a line or two of the page, so that there is more than one. " * 60

THREE = {
    "01-one.md": f"# One\n\n{LONG}\n\n{LONG}\n",
    "02-two.md": "# Two\n\n1. What now?\n",
    "03-three.md": "# Three\n\nWords.\n",
}


def titles(book) -> dict[str, int]:
    """The page index, from 0, of each bookmark of the first level."""
    return {title: page for level, title, page in pdf.outline(pdf.reader(book.pdf)) if level == 1}


def test_chapters_open_on_the_right_hand_page(tmp_path):
    book = book_of(write_workbook(tmp_path, THREE))

    pages = titles(book)

    assert all(pages[title] % 2 == 0 for title in ("One", "Two", "Three"))


def test_a_blank_page_goes_before_an_opening_where_one_is_needed(tmp_path):
    book = book_of(write_workbook(tmp_path, THREE))
    pages = pdf.reader(book.pdf).pages

    before = pages[titles(book)["Three"] - 1]

    assert pdf.words(before) == ""


def test_openings_any_leaves_no_page_blank_between_chapters(tmp_path):
    book = book_of(write_workbook(tmp_path, THREE, "openings: any\n"))
    pages = pdf.reader(book.pdf).pages

    first = titles(book)["One"]

    assert all(pdf.words(page) for page in pages[first:])
    assert titles(book)["Three"] == titles(book)["Two"] + 1


def test_a_chapter_that_opens_on_the_left_has_the_margins_of_the_left(tmp_path):
    book = book_of(write_workbook(tmp_path, THREE, "openings: any\n"))

    document = pdf.reader(book.pdf)
    folios = {document.page_labels[page]: page for page in titles(book).values()}

    for label, page in folios.items():
        if label.isdigit():
            picture = pdf.image(book.pdf, page, 50)
            columns = [
                x
                for x in range(picture.width)
                if min(picture.crop((x, 60, x + 1, 400)).tobytes()) < 128
            ]
            inner = 27 if int(label) % 2 else 20
            assert min(columns) / 50 * 25.4 == pytest.approx(inner, abs=1.2)


def test_an_opening_with_a_lede_has_the_page_to_itself(tmp_path):
    text = "# Trust\n\n*A lede of a few words.*\n\nAlone\n:   40 minutes\n\n## First\n\nWords.\n"

    book = book_of(one_chapter(tmp_path, text))

    pages = [pdf.words(page) for page in pdf.reader(book.pdf).pages]
    opening = next(page for page in pages if "A lede of a few words" in page)
    assert "40 minutes" in opening
    assert "First" not in opening


def test_the_chapters_name_runs_on_right_hand_pages_and_the_books_on_left_hand_ones(tmp_path):
    text = f"# Trusting slowly\n\n{LONG}\n\n{LONG}\n\n{LONG}\n"
    book = book_of(one_chapter(tmp_path, text, "title: Two of Us\n"))

    document = pdf.reader(book.pdf)
    by_label = dict(zip(document.page_labels, document.pages, strict=True))

    assert "Two of Us" in pdf.words(by_label["2"])
    assert "Trusting slowly" in pdf.words(by_label["3"])
    assert "Two of Us" not in pdf.words(by_label["1"])


def test_a_heading_is_never_the_last_thing_on_a_page(tmp_path):
    words = "Some words that make up a paragraph of two lines or three on this page here. " * 2
    text = "# Trust\n\n" + "".join(f"## Heading {number}\n\n{words}\n\n" for number in range(40))

    book = book_of(one_chapter(tmp_path, text))

    for page in pdf.reader(book.pdf).pages:
        lines = [line for line in page.extract_text().split("\n") if line.strip()]
        assert not lines or not any(line.startswith("Heading") for line in lines[-2:])


def test_a_page_break_begins_a_page(tmp_path):
    text = "# Trust\n\nBefore it.\n\n/// newpage\n///\n\nAfter it.\n"

    book = book_of(one_chapter(tmp_path, text))

    pages = [pdf.words(page) for page in pdf.reader(book.pdf).pages]
    assert not any("Before it" in page and "After it" in page for page in pages)


def test_a_footnote_stands_at_the_foot_of_its_page(tmp_path):
    text = "# Trust\n\nSomething is said.[^1]\n\n[^1]: It was said *before*.\n"

    book = book_of(one_chapter(tmp_path, text))

    lines = pdf.reader(book.pdf).pages[-1].extract_text().split("\n")
    below = lines.index(next(line for line in lines if "It was said" in line))
    assert below > lines.index(next(line for line in lines if "Something is said" in line))
