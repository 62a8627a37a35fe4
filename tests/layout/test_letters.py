"""Letters that no typeface has: told once a book, whatever WeasyPrint says of each."""

from generator.build import Request, make_books
from tests.helpers.workbooks import one_chapter, write_workbook

NOBODY_HAS = "\u0378\u0379\u0380"  # code points without a letter: no font has them


def test_a_letter_that_no_font_has_is_told_once_with_its_lines(tmp_path):
    text = f"# Trust\n\nOne {NOBODY_HAS[0]}.\n\nTwo {NOBODY_HAS[1:]}, {NOBODY_HAS[0]}.\n"
    folder = write_workbook(tmp_path / "book", {"01-a.md": text, "02-b.md": text})

    (book,) = make_books(Request(workbook=folder), lambda *_: None)

    (found,) = book.diagnostics
    assert "3 letters, they print as empty boxes" in found.message, (
        "WeasyPrint's fonts have another shape: read printing/lettering.py against its new ones"
    )
    assert "(01-a.md, lines 3, 5, 02-b.md, lines 3, 5)" in found.message
    assert (found.location.line, found.location.page) == (3, "1")


def test_a_book_in_its_own_typefaces_is_told_nothing(tmp_path):
    (book,) = make_books(
        Request(workbook=one_chapter(tmp_path / "a", "# Trust\n\nWörter, naïve.\n")),
        lambda *_: None,
    )

    assert book.diagnostics == ()
