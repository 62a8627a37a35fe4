"""Where what authors drew below their questions lands on the page."""

import pytest

from generator.model import ByHand
from tests.helpers import pdf
from tests.helpers.workbooks import book_of, lay, one_chapter

FILLER = "A paragraph of words to move what follows down the page. " * 7 + "\n\n"
DRAWN = {
    "lines": "_" * 60 + "\n\n" + "_" * 60,
    "boxes": "- [ ] yes, in all that we did together\n- [ ] no\n- [ ] partly",
    "table": "| Me | You |\n|---|---|\n| | |\n| | |",
    "numbers": "1.\n2.\n3.",
}


@pytest.mark.parametrize("drawn", DRAWN)
def test_a_question_and_what_is_drawn_below_it_are_on_one_page(tmp_path, drawn):
    text = "# Trust\n\n" + "".join(
        FILLER * (number % 4) + f"**Is this question number {number}?**\n\n{DRAWN[drawn]}\n\n"
        for number in range(1, 20)
    )

    laid = lay(one_chapter(tmp_path, text))

    for number in range(1, 20):
        name = f"trust-q-is-this-question-number-{number}"
        (keep,), (room,) = laid.layout[name], laid.layout[f"{name}-room"]
        assert keep.page == room.page
        assert keep.y0 < room.y0 and room.y1 <= keep.y1 + 0.5
        assert room.y1 <= laid.layout["page-area"][0].y1 + 0.5


def test_what_no_page_can_hold_goes_on_over_pages_from_the_one_of_its_question(tmp_path):
    rows = "| | |\n" * 60
    text = f"# Trust\n\n{FILLER}**What did each of you do?**\n\n| Me | You |\n|---|---|\n{rows}"

    laid = lay(one_chapter(tmp_path, text))

    parts = laid.layout["trust-q-what-did-each-of-you-do-room"]
    assert [part.page for part in parts] == [0, 1, 2]


def test_lines_the_author_drew_stand_on_the_grid_of_all_pages(tmp_path):
    text = "# Trust\n\n**What was hard?**\n\n" + ("_" * 60 + "\n\n") * 4

    laid = lay(one_chapter(tmp_path, text))
    room = laid.one("trust-q-what-was-hard-room")
    picture = pdf.image(laid.pdf, laid.front + room.page, 200)
    x = round((room.x0 + 100) * 200 / 96)
    rules = pdf.dark_runs(picture, x, round(room.y0 * 200 / 96), round(room.y1 * 200 / 96))

    offsets = [(y / 200 * 25.4 - laid.grid.top) % laid.grid.pitch for y in rules]
    assert len(rules) == 4
    assert max(offsets) - min(offsets) <= 0.21


def test_check_lists_what_is_drawn_with_its_page_and_its_rows(tmp_path):
    parts = [
        "# Trust",
        "1. Do you feel heard?\n   - [ ] yes\n   - [ ] no\n2. What now?",
        f"**Who helped?**\n\n{DRAWN['lines']}",
        f"Three good things:\n\n{DRAWN['numbers']}",
        f"What did we do?\n\n{DRAWN['table']}",
        "1. How often: ____ times?",
    ]
    text = "\n\n".join(parts)

    book = book_of(one_chapter(tmp_path, text))

    assert [(one.id, one.ruling.value, one.rows) for one in book.spaces] == [
        ("trust-q-do-you-feel-heard", "drawn", 0),
        ("trust-q-what-now", "lines", 7),
        ("trust-q-who-helped", "drawn", 2),
        ("trust-q-three-good-things", "drawn", 3),
        ("trust-q-what-did-we-do", "drawn", 2),
        ("trust-q-how-often-times", "drawn", 1),
    ]
    drawn = [one for one in book.spaces if one.ruling is ByHand.DRAWN]
    assert all(one.got_mm == one.asked_mm > 4 for one in drawn)
    assert {one.pages for one in drawn} == {1}


def test_lines_the_author_drew_are_fields_on_a_screen(tmp_path):
    text = f"# Trust\n\n**Who helped?**\n\n{DRAWN['lines']}\n\nTwo good things:\n\n1.\n2.\n"

    book = book_of(one_chapter(tmp_path, text), editions=("fillable",))

    fields = pdf.reader(book.pdf).get_fields()
    labels = [(name, one["/TU"]) for name, one in fields.items() if name.startswith("trust")]
    assert labels == [
        ("trust-q-who-helped-room", "Who helped?"),
        ("trust-line-two-good-things", "Two good things"),
        ("trust-line-two-good-things-2", "Two good things (2)"),
    ]
