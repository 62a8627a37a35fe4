"""What stands over something else on a page."""

import pytest

from generator.checking.overlaps import overlaps
from generator.model.printed_page import Sort
from tests.helpers.printed_pages import box, page, piece

HERE, NEAR, BELOW = box(100, 100, 300, 110), box(250, 104, 400, 114), box(100, 110, 300, 120)


def told(*pieces) -> list[tuple[str, str]]:
    return [(one.what, one.other) for one in overlaps(page(*pieces))]


def test_text_over_text_is_told():
    assert told(piece("One", HERE), piece("Two", NEAR)) == [('"Two"', '"One"')]


def test_lines_below_each_other_are_none():
    assert told(piece("One", HERE), piece("Two", BELOW)) == []


def test_pieces_of_one_row_are_none():
    assert told(piece("One", HERE, row=5), piece("Two", NEAR, row=5)) == []


@pytest.mark.parametrize("sort", [Sort.PICTURE, Sort.ROOM, Sort.MARK])
def test_text_over_a_figure_is_told_of_the_text(sort):
    (pair,) = told(piece("Figure", HERE, sort=sort), piece("Words", NEAR))

    assert pair[0] == '"Words"'


@pytest.mark.parametrize("sort", [Sort.CELL, Sort.BLANK])
def test_text_in_a_cell_or_on_a_blank_is_none(sort):
    assert told(piece("", HERE, sort=sort), piece("Words", NEAR)) == []


def test_a_number_in_its_own_ring_is_none():
    ring = piece("", HERE, sort=Sort.MARK, number=7)

    assert told(ring, piece("5", NEAR, inside=7)) == []


def test_the_words_of_a_figure_in_its_room_are_none():
    room = piece("q-room", HERE, sort=Sort.ROOM, block=3, number=7)

    assert told(room, piece("past", NEAR, flow=False, block=3)) == []
    assert len(told(room, piece("past", NEAR, flow=False, block=4))) == 1


def test_what_is_cut_away_covers_nothing():
    assert told(piece("One", HERE, cut=box(0, 0, 200, 800)), piece("Two", NEAR)) == []
