"""Columns of a roster in a book for all: blanks to fill in."""

import re

import pytest

from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.workbooks import book_of, one_chapter

TEXT = """# What {{ partner }} needs

Dear {{ name }}, this book is yours and that of {{ partner }}.

| Group | {{ group }} |
|---|---|
| Date | {{ date }} |

1. What does {{ partner }} need from you?
"""


def test_columns_are_blanks_with_room_to_write(tmp_path):
    html = book_of(one_chapter(tmp_path / "a", TEXT), html=True).html

    assert re.search('stem"[^>]*>Dear <span class="blank"', html)
    assert '<td class="write"></td>' in html
    assert "\ue004" not in html


def test_the_running_head_and_the_contents_have_a_gap(tmp_path):
    text = TEXT + "\n1. And you? { lines=40 }\n"
    reader = pdf.reader(book_of(one_chapter(tmp_path / "a", text)).pdf)

    assert any("What ____ needs" in pdf.words(page) for page in reader.pages)
    assert not any("\ue004" in page.extract_text() for page in reader.pages)
    assert "\ue004" not in str(reader.metadata)


def test_on_a_screen_they_are_fields(tmp_path):
    book = book_of(one_chapter(tmp_path / "a", TEXT), editions=("fillable",))
    fields = pdf.reader(book.pdf).get_fields()

    assert any("Dear" in field["/TU"] for field in fields.values())


def test_a_theme_may_print_columns(tmp_path):
    theme = tmp_path / "theme" / "partials"
    theme.mkdir(parents=True)
    (theme / "contents.html").write_text(
        '<section class="contents" id="contents">'
        '<p>For {{ name }}, of {{ column("group") }}</p></section>'
    )
    book = book_of(one_chapter(tmp_path / "a", "# A\n\nB\n"), theme=theme.parent)

    assert "For , of" in pdf.words(pdf.reader(book.pdf).pages[2])


def test_a_word_that_a_theme_does_not_call_a_column_is_refused(tmp_path):
    theme = tmp_path / "theme" / "partials"
    theme.mkdir(parents=True)
    (theme / "contents.html").write_text("<p>{{ group }}</p>")
    folder = one_chapter(tmp_path / "a", "# A\n\nB\n")

    with pytest.raises(WorkbookError, match='nothing is called "group" there'):
        book_of(folder, theme=theme.parent)
