"""In which order cards lie on a sheet."""

import pytest

from generator.copies.card_order import side_by_side


def test_two_of_a_couple_lie_side_by_side_and_those_alone_fill_what_is_left():
    # Rows 1 and 4 are couples, 2, 3 and 5 people alone.
    order = side_by_side([1, 1, 2, 3, 4, 4, 5], across=2)

    assert order == [0, 1, 2, 3, 4, 5, 6]


def test_a_couple_after_somebody_alone_is_not_parted():
    assert side_by_side([1, 2, 2, 3, 3, 4], across=2) == [1, 2, 3, 4, 0, 5]


@pytest.mark.parametrize("across", [1, 3])
def test_where_cards_lie_one_or_three_across_none_stays_clear(across):
    assert side_by_side([1, 2, 2, 3], across=across) == [0, 1, 2, 3]


def test_everybody_gets_one_card():
    rows = [1, 1, 2, 3, 3, 4, 5, 6, 6, 7]

    assert sorted(side_by_side(rows, across=4)) == list(range(len(rows)))
