"""What reaches beyond its place on a page."""

import pytest

from generator.checking.edges import beyond_edges
from generator.checking.faults import Kind
from generator.model.printed_page import Sort
from tests.helpers.printed_pages import AREA, box, page, piece


def kinds(*pieces) -> list[Kind]:
    return [one.kind for one in beyond_edges(page(*pieces))]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (box(100, 100, 500, 110), []),
        (box(100, 100, 501, 110), []),  # a quarter of a millimetre: an italic leaning over
        (box(100, 100, 510, 110), [Kind.OUTSIDE]),
        (box(90, 100, 500, 110), [Kind.OUTSIDE]),
        (box(100, 695, 500, 705), [Kind.OUTSIDE]),
        (box(100, 100, 610, 110), [Kind.OFF_PAPER]),
        (box(100, 795, 500, 805), [Kind.OFF_PAPER]),
    ],
)
def test_text_beyond_the_type_area_and_off_the_paper(where, found):
    assert kinds(piece("Words", where)) == found


def test_how_far_is_told_in_millimetres():
    (fault,) = beyond_edges(page(piece("Words", box(100, 100, 500 + 96 / 25.4 * 8, 110), line=7)))

    assert (fault.line, fault.page, fault.what) == (7, "1", '"Words"')
    assert fault.mm == pytest.approx(8)


def test_what_hangs_by_design_may_stand_there():
    hung = box(70, 100, 500, 700)

    assert kinds(piece("1", box(72, 100, 80, 110), place=hung)) == []


def test_text_that_its_box_cuts_is_told_and_a_blank_is_not():
    cut, where = box(100, 100, 200, 120), box(100, 100, 240, 110)

    assert kinds(piece("Words", where, cut=cut)) == [Kind.CUT]
    assert kinds(piece("", box(100, 100, 900, 101), cut=cut, sort=Sort.BLANK)) == []


def test_a_table_is_told_and_not_each_of_its_words():
    cell = box(400, 100, 560, 140)

    found = kinds(
        piece("", cell, sort=Sort.CELL), piece("Words", box(410, 110, 550, 120), cell=cell)
    )

    assert found == [Kind.TABLE]


def test_a_word_that_leaves_its_cell_is_told():
    cell = box(100, 100, 200, 140)

    assert kinds(piece("Words", box(110, 110, 230, 120), cell=cell)) == [Kind.OUT_OF_CELL]


@pytest.mark.parametrize(
    ("sort", "what"),
    [
        (Sort.PICTURE, 'the picture "Two circles"'),
        (Sort.ROOM, "room to write"),
        (Sort.MARK, "a mark to tick or to circle"),
    ],
)
def test_figures_and_room_are_called_by_what_they_are(sort, what):
    (fault,) = beyond_edges(page(piece("Two circles", box(100, 100, 520, 300), sort=sort)))

    assert fault.what == what


def test_a_page_within_its_edges_is_told_of_nothing():
    assert kinds(piece("Words", AREA)) == []
