"""What a page has left goes to its last rooms, in whole rows, and no room gets too much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.making.leftover import LEVEL_ROWS, give_away
from generator.model import Demand, Part, Placement
from generator.units import mm_to_px

PITCH = 8.7


def asked(rows: int, *, spare: int) -> Demand:
    return Demand(
        height=rows * PITCH, weight=0, step=PITCH, above=0, below=0, keep="x", spare=spare * PITCH
    )


def placed(name: str, page: int, top: int, rows: int = 4) -> Placement:
    y0, y1 = mm_to_px(top * PITCH), mm_to_px((top + rows) * PITCH)
    return Placement(id=name, page=page, x0=0, y0=y0, x1=1, y1=y1)


def rows_given(demands, layout, free_rows, first_page=2, allotment=None) -> dict[str, int]:
    free = [rows * PITCH for rows in free_rows]
    given_away = give_away(demands, allotment or {}, layout, free, first_page)
    return {name: round(mm / PITCH) for name, mm in given_away.items()}


def test_the_last_room_gets_most_and_all_get_some():
    demands = {name: asked(4, spare=2) for name in "abc"}
    layout = [placed("a", 0, 0), placed("b", 0, 6), placed("c", 0, 12)]

    assert rows_given(demands, layout, [4]) == {"a": 1, "b": 1, "c": 2}
    assert rows_given(demands, layout, [1]) == {"c": 1}
    assert rows_given(demands, layout, [0]) == {}
    assert rows_given(demands, layout, [20]) == {"a": 2, "b": 2, "c": 2}


def test_rooms_side_by_side_get_the_same():
    demands = {"me": asked(6, spare=3), "you": asked(4, spare=2), "below": asked(4, spare=2)}
    layout = [placed("me", 0, 0), placed("you", 0, 1), placed("below", 0, 9)]

    assert rows_given(demands, layout, [9]) == {"me": 2, "you": 2, "below": 2}


def test_a_room_in_parts_has_what_it_asked_for():
    demands = {"long": asked(40, spare=20)}

    parts = {"long": (Part(height_mm=8.7), Part(height_mm=8.7))}

    assert rows_given(demands, [placed("long", 0, 0)], [5], allotment=parts) == {}


@pytest.mark.parametrize(("first_page", "expected"), [(2, {"a": 2, "b": 1}), (1, {"a": 2, "b": 3})])
def test_facing_pages_end_level_where_they_come_near_it(first_page, expected):
    demands = {"a": asked(4, spare=2), "b": asked(8, spare=4)}
    layout = [placed("a", 0, 0), placed("b", 1, 0)]

    # The left page can't reach its foot by two rows; from folio 1 on the two are leaf and back.
    assert rows_given(demands, layout, [4, 3], first_page) == expected


def test_a_page_is_not_held_back_by_one_that_ends_far_above():
    demands = {"a": asked(2, spare=1), "b": asked(8, spare=4)}
    layout = [placed("a", 0, 0), placed("b", 1, 0)]

    assert rows_given(demands, layout, [2 + LEVEL_ROWS, 4]) == {"a": 1, "b": 4}


@given(
    st.lists(st.tuples(st.integers(1, 12), st.integers(0, 6)), min_size=1, max_size=6),
    st.integers(0, 30),
)
def test_no_more_is_given_than_is_free_and_none_gets_more_than_it_may(rooms, free):
    demands = {str(at): asked(rows, spare=spare) for at, (rows, spare) in enumerate(rooms)}
    layout = [placed(name, 0, at * 20, 1) for at, name in enumerate(demands)]

    given_away = rows_given(demands, layout, [free])

    assert sum(given_away.values()) == min(free, sum(spare for _, spare in rooms))
    assert all(more <= rooms[int(name)][1] for name, more in given_away.items())
