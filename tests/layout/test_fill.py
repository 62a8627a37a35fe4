"""Spaces that take the rest of their page."""

import pytest

from generator.units import MM_PER_PX
from tests.helpers.workbooks import book_of, lay, one_chapter

PITCH = 8.7


def left_below(laid, page: int = 0) -> float:
    """How much of a page is left below the last thing on it, in mm."""
    area = laid.layout["page-area"][page]
    ends = [
        place.y1
        for name, places in laid.layout.items()
        for place in places
        if name != "page-area" and place.page == page
    ]
    return (area.y1 - max(ends)) * MM_PER_PX


def rows(laid, name: str) -> float:
    return laid.one(name).height * MM_PER_PX / PITCH


def test_a_space_fills_its_page_to_within_a_row(tmp_path):
    laid = lay(one_chapter(tmp_path, "# Trust\n\n1. What now? { lines=fill }\n"))

    assert laid.pages == 1
    assert 0 <= left_below(laid) < PITCH
    assert rows(laid, "trust-q-what-now-room") > 15


def test_weights_share_the_page(tmp_path):
    text = "# Trust\n\n1. A little? { lines=fill }\n2. Twice as much? { lines=fill*2 }\n"

    laid = lay(one_chapter(tmp_path, text))

    little, much = rows(laid, "trust-q-a-little-room"), rows(laid, "trust-q-twice-as-much-room")
    assert abs(much - 2 * little) <= 1.01
    assert 0 <= left_below(laid) < PITCH


@pytest.mark.parametrize("ruling", ["lines", "dotted", "grid", "dots", "box", "blank"])
def test_every_ruling_can_fill(tmp_path, ruling):
    laid = lay(one_chapter(tmp_path, f"# Trust\n\n1. What now? {{ {ruling}=fill }}\n"))

    assert laid.pages == 1
    assert 0 <= left_below(laid) < PITCH


def test_ruled_spaces_get_whole_rows(tmp_path):
    text = (
        "# Trust\n\n1. One? { lines=fill }\n2. Two? { dotted=fill*3 }\n3. Three? { lines=fill }\n"
    )

    laid = lay(one_chapter(tmp_path, text))

    for name in ("one", "two", "three"):
        count = rows(laid, f"trust-q-{name}-room")
        assert count == pytest.approx(round(count), abs=0.01)
        assert round(count) >= 3


def test_columns_of_partners_end_level(tmp_path):
    text = (
        "# Trust\n\n/// partners | What we need\n    columns: [Mine, Yours]\n"
        "    spaces: [lines=fill, box=fill]\n///\n"
    )

    laid = lay(one_chapter(tmp_path, text))

    mine = laid.one("trust-partners-what-we-need-1-room")
    yours = laid.one("trust-partners-what-we-need-2-room")
    assert (mine.y1 - yours.y1) * MM_PER_PX == pytest.approx(0, abs=PITCH)
    assert 0 <= left_below(laid) < 1.5 * PITCH


def test_a_question_with_no_room_left_for_three_rows_moves_on(tmp_path):
    text = "# Trust\n\n1. Long? { lines=18 }\n2. The rest? { lines=fill }\n"

    laid = lay(one_chapter(tmp_path, text))

    assert laid.one("trust-q-the-rest").page == laid.one("trust-q-the-rest-room").page == 1
    assert rows(laid, "trust-q-the-rest-room") > 20


def test_what_follows_on_the_page_stays_there(tmp_path):
    text = "# Trust\n\n1. What now? { lines=fill }\n\nA last word.\n\n/// newpage\n///\n\nNext.\n"

    laid = lay(one_chapter(tmp_path, text))

    assert laid.pages == 2
    assert 0 <= left_below(laid) < PITCH


def test_a_long_space_before_it_does_not_keep_a_space_from_filling_its_page(tmp_path):
    text = f"# Trust\n\n1. {'Is it so, ' * 20}or not? {{ lines=25 }}\n2. Rest? {{ lines=fill }}\n"

    laid = lay(one_chapter(tmp_path, text))

    assert 0 <= left_below(laid, page=laid.pages - 1) < PITCH


def test_a_letter_fills_a_page_of_its_own(tmp_path):
    text = "# Trust\n\nBefore.\n\n/// letter | To you\n///\n\nAfter.\n"

    laid = lay(one_chapter(tmp_path, text))

    letter = laid.one("trust-letter-to-you")
    assert (letter.page, laid.pages) == (1, 3)
    assert 0 <= left_below(laid, page=1) < PITCH


def test_the_report_says_what_a_filling_space_got(tmp_path):
    book = book_of(one_chapter(tmp_path, "# Trust\n\n1. What now? { lines=fill }\n"))

    (space,) = book.spaces
    assert space.got_mm == space.asked_mm > 15 * PITCH
