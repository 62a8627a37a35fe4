"""A space longer than a page goes on over pages in whole rows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.making.allotment import FEWEST_STEPS, PAGE_AREA, first_allotment, refit
from generator.model import Demand, Part, Placement
from generator.units import mm_to_px

PITCH, ABOVE, BELOW, PAGE = 8.7, 8.7, 1.45, 200.0


def asked(height: float) -> Demand:
    return Demand(
        height=height, weight=0.0, step=PITCH, above=ABOVE, below=BELOW, keep="question", spare=0.0
    )


def placed(name: str, top: float, bottom: float, page: int = 0) -> Placement:
    """An element between two heights in mm from the top of its page's text."""
    return Placement(id=name, page=page, x0=0, y0=mm_to_px(top), x1=100, y1=mm_to_px(bottom))


def area(page: int = 0) -> Placement:
    return placed(PAGE_AREA, 0, PAGE, page)


def heights(parts: tuple[Part, ...]) -> list[float]:
    return [part.height_mm for part in parts]


def cut(height: float, top: float) -> list[float]:
    """The parts of a space that begins at a height of its page."""
    spaces = {"a": asked(height)}
    first = first_allotment(spaces, PAGE)
    better = refit(spaces, first, [area(), placed("a", top, top + FEWEST_STEPS * PITCH)])
    return heights((better or first)["a"])


def test_a_space_that_a_page_can_hold_is_in_one_piece():
    assert first_allotment({"a": asked(100)}, PAGE) == {}


def test_a_space_that_no_page_can_hold_begins_with_a_few_rows():
    first = first_allotment({"a": asked(400)}, PAGE)

    assert heights(first["a"]) == [pytest.approx(FEWEST_STEPS * PITCH)]


def test_nothing_is_better_where_every_space_has_what_it_asked_for():
    assert refit({"a": asked(100)}, {}, [area(), placed("a", 50, 150)]) is None


def test_a_space_that_runs_over_the_foot_of_its_page_is_cut():
    better = refit({"a": asked(100)}, {}, [area(), placed("a", 150, 250)])

    assert heights(better["a"]) == [pytest.approx(FEWEST_STEPS * PITCH)]


def test_a_space_that_no_page_can_hold_with_its_question_is_cut():
    layout = [area(0), area(1), placed("question", 20, 40, page=0), placed("a", 0, 195, page=1)]

    better = refit({"a": asked(195)}, {}, layout)

    assert heights(better["a"]) == [pytest.approx(FEWEST_STEPS * PITCH)]


def test_a_space_that_is_not_on_any_page_is_left_as_it_is():
    assert refit({"a": asked(100)}, {}, [area()]) is None


def test_spaces_on_other_pages_are_measured_by_their_own_page():
    layout = [area(0), area(1), placed("a", 150, 250, page=1)]

    assert refit({"a": asked(100)}, {}, layout) is not None


def test_the_first_part_fills_its_page():
    first, *_ = cut(400, top=50)

    assert first <= PAGE - 50 < first + PITCH


def test_the_parts_between_fill_theirs_below_the_words_that_say_it_goes_on():
    _, between, *_ = cut(1000, top=50)

    assert between <= PAGE - ABOVE - BELOW + 0.31 < between + PITCH


def test_the_last_part_is_what_is_left():
    parts = cut(400, top=50)

    assert sum(parts) == pytest.approx(400)
    assert parts[-1] <= PAGE - ABOVE


def test_laying_out_the_parts_that_were_cut_changes_nothing_more():
    spaces = {"a": asked(400)}
    parts = tuple(Part(height_mm=height) for height in cut(400, top=50))
    layout = [area(), placed("a", 50, 50 + parts[0].height_mm)]

    assert refit(spaces, {"a": parts}, layout) is None


@settings(deadline=None, max_examples=200)
@given(st.floats(min_value=PAGE, max_value=2000), st.floats(min_value=0, max_value=150))
def test_the_parts_of_a_space_are_whole_rows_and_what_was_asked_for_together(height, top):
    parts = cut(height, top)

    assert sum(parts) == pytest.approx(height, abs=0.31)
    assert all(part / PITCH == pytest.approx(round(part / PITCH)) for part in parts[:-1])
    assert all(part <= PAGE + 0.31 for part in parts)


def test_no_part_is_too_low_to_write_in_where_the_page_has_room_for_the_rest():
    area = Placement(id=PAGE_AREA, page=0, x0=0, y0=0, x1=500, y1=mm_to_px(200.4))
    room = Placement(id="room", page=0, x0=0, y0=mm_to_px(50), x1=500, y1=mm_to_px(76.1))
    demand = asked(height=17 * PITCH + 0.4)

    parts = refit({"room": demand}, {"room": (Part(height_mm=26.1),)}, [area, room])["room"]

    assert len(parts) == 1 or all(part.height_mm >= PITCH for part in parts)
