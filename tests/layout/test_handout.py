"""One chapter by itself, to hand out in a session."""

import pytest

from generator.build import Request, make_books
from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.workbooks import write_workbook

CHAPTERS = {
    "01-welcome.md": "# Welcome\n\n*Words.*\n\n"
    "See [trust](03-trust.md) and [more](03-trust.md#more).\n",
    "03-trust.md": "# Trust\n\n*Say it.*\n\nTime\n:   One hour\n\n"
    "Back to [the start](01-welcome.md), or [below](#more).\n\n## More\n\n1. What now?\n\n"
    "/// facilitator | Lead\nGo slowly.\n///\n",
    "12-end.md": "# The end\n\n1. And then? { lines=fill }\n",
}
SETTINGS = "title: Ours\nauthor: Harbour Lane Counselling\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_workbook(tmp_path_factory.mktemp("handout") / "ours", CHAPTERS, SETTINGS)


def handout(folder, chapter, *editions):
    request = Request(workbook=folder, chapter=chapter, editions=editions)
    (book,) = make_books(request, lambda *_: None)
    return book


@pytest.mark.parametrize("name", ["03", "3", "03-trust", "03-trust.md", "trust"])
def test_a_chapter_is_named_by_its_number_or_its_file(folder, name):
    assert handout(folder, name).name == "ours-trust"


@pytest.mark.parametrize("name", ["2", "4", "03-trsut", "trust-me", ""])
def test_a_chapter_that_is_not_there_is_refused_with_those_there_are(folder, name):
    if not name:
        assert handout(folder, name).name == "ours"  # all of it
        return
    with pytest.raises(WorkbookError) as caught:
        handout(folder, name)

    (found,) = caught.value.diagnostics
    assert name in found.message
    assert "03-trust" in found.hint


def test_it_is_the_chapter_alone_and_begins_with_page_one(folder):
    book = handout(folder, "3")
    document = pdf.reader(book.pdf)

    assert book.pages == len(document.pages) == 1
    assert document.page_labels == ["1"]
    assert [title for _, title, _ in pdf.outline(document)] == ["Trust", "More"]


def test_its_head_has_the_practice_the_workbook_and_lines_for_name_and_date(folder):
    words = pdf.words(pdf.reader(handout(folder, "3").pdf).pages[0])

    assert words.startswith("Harbour Lane Counselling Ours")
    assert {"Name", "Date"} <= set(words.split())
    assert "Chapter two".upper() in words.upper()


def test_opening_and_questions_stand_on_one_page(folder):
    words = pdf.words(pdf.reader(handout(folder, "3").pdf).pages[0])

    assert "One hour" in words
    assert "What now?" in words


def test_links_to_other_chapters_become_words(folder):
    for name in ("1", "3"):
        book = handout(folder, name)
        assert book.diagnostics == ()

    document = pdf.reader(handout(folder, "3").pdf)
    assert "the start" in pdf.words(document.pages[0])
    links = [kind for kind, _ in pdf.tags(document) if kind == "/Link"]
    assert links == ["/Link"]  # the one to its own section


def test_an_edition_of_some_chapters_has_no_dead_links_either(tmp_path):
    settings = SETTINGS + "editions:\n  start:\n    chapters: [01-welcome.md]\n"
    folder = write_workbook(tmp_path / "ours", CHAPTERS, settings)

    (book,) = make_books(Request(workbook=folder, editions=("start",)), lambda *_: None)

    assert book.diagnostics == ()


def test_space_that_fills_the_page_does_so_below_the_head(folder):
    book = handout(folder, "12")

    (space,) = book.spaces
    assert book.pages == 1
    assert 10 <= space.rows <= 18


def test_it_goes_with_an_edition(folder):
    assert handout(folder, "3", "large-print").name == "ours-large-print-trust"
    led = pdf.reader(handout(folder, "3", "facilitator").pdf)
    assert led.page_labels == ["F1", "F2", "1"]


def test_it_has_fields_for_name_and_date_on_a_screen(folder):
    fields = pdf.reader(handout(folder, "3", "fillable").pdf).get_fields()

    assert {"trust-line-name", "trust-line-date"} <= set(fields)
