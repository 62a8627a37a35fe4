"""Page breaks that give way on another paper, and those that ask for a side."""

import pytest

from generator.units import MM_PER_PX
from tests.helpers.workbooks import book_of, lay, one_chapter

LITTLE = "# Trust\n\n*x*\n\n## One\n\nA.\n\n/// newpage\n///\n\n## Two\n\nB.\n"
ROOMS = "# Trust\n\n*x*\n\n1. What? {{ lines={} }}\n\n/// newpage\n///\n\n2. How? {{ lines=3 }}\n"


def page_of(laid, name: str) -> int:
    return laid.one(name).page


def test_a_break_holds_on_the_paper_that_the_text_is_written_for(tmp_path):
    laid = lay(one_chapter(tmp_path, ROOMS.format(3)))

    assert page_of(laid, "trust-q-how") == page_of(laid, "trust-q-what") + 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_letter_and_a4_are_alike(tmp_path, paper):
    folder = one_chapter(tmp_path, ROOMS.format(3), "paper: letter\n")

    laid = lay(folder, paper=paper)

    assert page_of(laid, "trust-q-how") == page_of(laid, "trust-q-what") + 1


@pytest.mark.parametrize(("rows", "parted"), [(3, 0), (8, 0), (13, 1)])
def test_on_another_paper_it_breaks_only_where_less_than_a_third_is_left(tmp_path, rows, parted):
    folder = one_chapter(tmp_path, ROOMS.format(rows), "compose: exact\n")

    laid = lay(folder, paper="a5")

    assert page_of(laid, "trust-q-how") - page_of(laid, "trust-q-what") == parted


def test_large_print_passes_it_over_too(tmp_path):
    laid = lay(one_chapter(tmp_path, ROOMS.format(3)), edition="large-print")

    assert page_of(laid, "trust-q-how") == page_of(laid, "trust-q-what")


def test_what_fills_its_page_ends_it_on_every_paper(tmp_path):
    laid = lay(one_chapter(tmp_path, ROOMS.format("fill")), paper="a5")

    assert page_of(laid, "trust-q-how") == page_of(laid, "trust-q-what") + 1


def test_a_break_below_a_room_of_several_pages_is_weighed_where_it_ends(tmp_path):
    laid = lay(one_chapter(tmp_path, ROOMS.format(24)), paper="a5")

    (room,) = laid.layout["trust-q-what-room-2"]
    assert page_of(laid, "trust-q-how") == room.page


@pytest.mark.parametrize("above", (1, 7, 13))
def test_a_room_of_several_pages_is_cut_for_the_pages_that_it_comes_to_stand_on(tmp_path, above):
    text = ROOMS.format(above).replace("lines=3", "lines=26") + "\n/// newpage\n///\n\nOn.\n"

    laid = lay(one_chapter(tmp_path, text, "compose: exact\n"), paper="a5", edition="large-print")

    name = "trust-q-how-room"
    parts = [one for part, (one, *_) in laid.layout.items() if part.startswith(name)]
    assert parts[0].page == page_of(laid, "trust-q-how")
    assert sum(part.height for part in parts) * MM_PER_PX == pytest.approx(26 * 12, abs=0.5)
    assert [part.page for part in parts] == list(range(parts[0].page, parts[0].page + len(parts)))


@pytest.mark.parametrize(("side", "odd"), [("left", 0), ("right", 1), ("spread", 0)])
def test_a_side_is_kept_on_every_paper(tmp_path, side, odd):
    text = LITTLE.replace("/// newpage", f"/// newpage\n    side: {side}")

    book = book_of(one_chapter(tmp_path, text + "\n1. Why? { lines=3 }\n"), paper="a5")

    assert book.spaces[0].page % 2 == odd


def test_a_side_of_another_name_is_told(tmp_path):
    from generator.diagnostics import WorkbookError

    text = LITTLE.replace("/// newpage", "/// newpage\n    side: middle")

    with pytest.raises(WorkbookError, match="side: left, side: right or side: spread"):
        book_of(one_chapter(tmp_path, text))


SPREAD = (
    "# Trust\n\n*x*\n\n"
    "/// spread | Both\n1. What? {{ lines={} }}\n2. How? {{ lines=18 }}\n///\n\nOn.\n"
)


def test_a_spread_lies_on_two_pages_that_face_each_other(tmp_path):
    book = book_of(one_chapter(tmp_path, SPREAD.format(18), "compose: exact\n"))

    first, second = (one.page for one in book.spaces)
    assert (first % 2, second) == (0, first + 1)
    assert book.diagnostics == ()


def test_a_spread_of_three_pages_is_told(tmp_path):
    book = book_of(one_chapter(tmp_path, SPREAD.format(40), "compose: exact\n"))

    assert ["a spread takes more than the two pages" in str(one) for one in book.diagnostics] == [
        True
    ]
