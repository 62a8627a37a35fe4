"""How chapters open, and what stands on the pages around them."""

import pytest

from generator.diagnostics import WorkbookError
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


FACTS = "Alone\n:   40 minutes\n\nTogether\n:   25 minutes\n\n"
WITH_FACTS = {
    "01-one.md": f"# One\n\n*A lede.*\n\n{FACTS}## First\n\n{LONG}\n\n{LONG}\n",
    "02-two.md": f"# Two\n\n{FACTS}## Second\n\n1. What now?\n",
}


def test_an_opening_says_the_pages_of_its_chapter_and_has_room_for_two_days(tmp_path):
    book = book_of(write_workbook(tmp_path, WITH_FACTS))
    document = pdf.reader(book.pdf)
    pages = titles(book)
    openings = [pdf.words(document.pages[pages[title]]) for title in ("One", "Two")]
    written = [at for at in range(pages["Two"]) if pdf.words(document.pages[at])]
    labels = document.page_labels

    assert f"PAGES 1\u2013{labels[written[-1]]} " in openings[0].upper()
    assert f"PAGES {labels[pages['Two']]}\u2013{labels[-1]} " in openings[1].upper()
    assert all({"BEGUN", "FINISHED"} <= set(text.upper().split()) for text in openings)


def test_facts_begin_at_the_same_height_with_a_lede_and_without(tmp_path):
    book = book_of(write_workbook(tmp_path, WITH_FACTS))

    heights, pages = [], titles(book)
    for page in (pages["One"], pages["Two"]):
        picture = pdf.image(book.pdf, page, 50)
        rows = [y for y in range(picture.height) if picture.getpixel((200, y)) < 220]
        heights.append(min(y for y in rows if y > 0.45 * picture.height))
    assert abs(heights[0] - heights[1]) <= 1


def test_run_in_openers_stand_above_the_text(tmp_path):
    book = book_of(write_workbook(tmp_path, WITH_FACTS, "openers: run-in\nopenings: any\n"))
    pages = [pdf.words(page) for page in pdf.reader(book.pdf).pages]

    (opening,) = [page for page in pages if "What now?" in page]
    assert "40 minutes" in opening
    assert "Two" in opening
    assert "FINISHED" not in opening.upper()


def test_another_word_for_openers_is_refused_with_those_there_are(tmp_path):
    with pytest.raises(WorkbookError) as caught:
        book_of(write_workbook(tmp_path, WITH_FACTS, "openers: none\n"))

    (found,) = caught.value.diagnostics
    assert "openers" in found.message
    assert "run-in" in found.hint


def test_days_are_typed_in_on_a_screen(tmp_path):
    book = book_of(write_workbook(tmp_path, WITH_FACTS), editions=("fillable",))

    assert {"one-line-begun", "one-line-finished"} <= set(pdf.reader(book.pdf).get_fields())


@pytest.mark.parametrize("edition", ["large-print", ""])
@pytest.mark.parametrize("paper", ["letter", "half-letter"])
def test_all_of_an_opening_stands_on_one_page(tmp_path, edition, paper):
    lede = "A boundary is a garden gate: it shows where the path is, and opens from the inside."
    facts = f"{FACTS}Bring\n:   A pencil\n\n"
    text = f"# Where I end and you begin\n\n*{lede}*\n\n{facts}1. What now?\n"
    editions = (edition,) if edition else ()
    book = book_of(one_chapter(tmp_path, text), paper=paper, editions=editions)

    pages = pdf.reader(book.pdf).pages
    opening = titles(book)["Where I end and you begin"]
    words = pdf.words(pages[opening])
    assert "boundary" in words
    assert "PAGES" in words.upper()
    assert "FINISHED" in words.upper()
    assert "What now?" in pdf.words(pages[opening + 1])
