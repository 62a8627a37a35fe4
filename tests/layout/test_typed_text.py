"""What people type, on the page: rules between parts, drawings in code, boxes in a line."""

import pytest

from tests.helpers import pdf
from tests.helpers.workbooks import book_of, lay, one_chapter

DPI = 200
BETWEEN = '<p id="above">Above.</p>\n\n{}\n\n<p id="below">Below.</p>\n'


@pytest.mark.parametrize("above", ["", "words\n\n", "- item\n\n"])
def test_a_rule_has_as_much_room_below_as_above(tmp_path, above):
    laid = lay(one_chapter(tmp_path, f"# Trust\n\n{above}{BETWEEN.format('---')}"))
    above, below = laid.one("trust-above"), laid.one("trust-below")
    scale = DPI / 96

    picture = pdf.image(laid.pdf, laid.front + above.page, DPI).convert("L")

    column = round((above.x0 + 20) * scale)
    first, last = round(above.y1 * scale), round(below.y0 * scale)
    (rule, *_) = [y for y in range(first, last) if picture.getpixel((column, y)) < 200]
    assert abs((rule - first) - (last - rule)) <= 3
    assert rule - first > 20


def test_code_is_set_in_letters_of_equal_widths(tmp_path):
    text = "# Trust\n\n```\n┌────┐\n│ ii │\n└────┘\n```\n"

    fonts = pdf.fonts(pdf.reader(book_of(one_chapter(tmp_path, text)).pdf))

    assert [name.partition("+")[2] for name, embedded in fonts.items() if embedded].count(
        "Workbook-Mono"
    ) == 1
    assert all(fonts.values())


def test_a_box_in_a_line_can_be_ticked_on_a_screen(tmp_path):
    text = "# Trust\n\nPick ☐ yes or [ ] no.\n\n| a | b |\n|---|---|\n| ☐ | x |\n"

    document = pdf.reader(book_of(one_chapter(tmp_path, text), editions=("fillable",)).pdf)

    assert len([name for name in document.get_fields() if "tick" in name]) == 3


def test_lettered_options_are_printed_as_they_are_typed(tmp_path):
    text = "# Trust\n\nWhat helps?\na) This\nb) That\n\n(1) one\n(2) two\n\nI. one\nII. two\n"

    document = pdf.reader(book_of(one_chapter(tmp_path, text)).pdf)

    words = pdf.words(document.pages[-1])
    assert all(label in words for label in ("a)", "b)", "(1)", "(2)", "I.", "II."))


def test_a_picture_that_is_not_there_is_described_in_a_frame(tmp_path):
    text = "# Trust\n\n![The harbour](https://example.org/a.png)\n\n![Us](data:image/png;base64,AAAA)\n"

    document = pdf.reader(book_of(one_chapter(tmp_path, text)).pdf)

    words = pdf.words(document.pages[-1])
    assert "The harbour" in words
    assert "Us" in words


def test_numbers_of_a_list_are_printed_as_they_are_typed(tmp_path):
    text = "# Trust\n\n3. three\n4. four\n6. six\n\nand\n\n1. a\n   2. b\n\nand\n\n0. none\n"

    document = pdf.reader(book_of(one_chapter(tmp_path, text)).pdf)

    words = pdf.words(document.pages[-1])
    assert [words.count(f"{number}. ") for number in (0, 1, 2, 3, 4, 5, 6)] == [1, 1, 1, 1, 1, 0, 1]


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [('start="7"', "7. 8. 9."), ('type="a" start="3"', "c. d. e.")],
)
def test_numbers_of_a_list_in_html_are_printed(tmp_path, attributes, labels):
    text = f"# Trust\n\n<ol {attributes}><li>one</li><li>two</li><li>three</li></ol>\n"

    document = pdf.reader(book_of(one_chapter(tmp_path, text)).pdf)

    assert labels in pdf.words(document.pages[-1])
