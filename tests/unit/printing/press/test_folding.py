"""Imposition order, held against folding the sheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.printing.press.folding import (
    FoldingError,
    check_signature,
    in_reading_order,
    saddle_stitch,
)


def read_when_folded(sheets) -> list:
    """The pages as somebody reads them who puts each signature's sheets on the table, the first
    lowest and with its front down, folds the pile over to the left, and lays the signatures one
    behind the other.
    """
    pages = []
    piles: list[list] = []
    for sheet in sheets:
        if sheet.depth == 0:
            piles.append([])
        piles[-1].append(sheet)
    for pile in piles:
        # Seen from above, the left half of a front that lies down is its right cell.
        left = [(sheet.front[1], sheet.back[0]) for sheet in pile]  # below, above
        right = [(sheet.front[0], sheet.back[1]) for sheet in pile]
        for below, above in left:  # from the outside to the middle: what is below is read first
            pages += [below, above]
        for below, above in reversed(right):
            pages += [above, below]
    return pages


@given(pages=st.integers(4, 200), signatures=st.integers(1, 5))
def test_folded_sheets_read_in_order_with_every_page_once(pages, signatures):
    filled = -(-pages // 4) * 4
    size = max(4, -(-filled // signatures // 4) * 4)

    read = read_when_folded(saddle_stitch(pages, signature=min(size, filled)))

    assert read == [*range(pages), *[None] * (filled - pages)]


@given(pages=st.integers(2, 200))
def test_a_back_cover_stays_the_last_page(pages):
    read = read_when_folded(saddle_stitch(pages, back_cover=True))

    assert read[-1] == pages - 1
    assert [one for one in read if one is not None] == list(range(pages))
    assert read[: pages - 1] == list(range(pages - 1))


def test_the_outermost_sheet_has_the_first_and_the_last_page_on_its_front():
    first, second = saddle_stitch(8)

    assert (first.front, first.back, first.depth) == ((7, 0), (1, 6), 0)
    assert (second.front, second.back, second.depth) == ((5, 2), (3, 4), 1)


def test_each_signature_is_folded_by_itself():
    assert [sheet.depth for sheet in saddle_stitch(20, signature=8)] == [0, 1, 0, 1, 0]


@pytest.mark.parametrize("pages", [0, 1])
def test_a_booklet_of_one_page_is_none(pages):
    with pytest.raises(FoldingError, match=r"a booklet of .* is none"):
        saddle_stitch(pages)


@pytest.mark.parametrize(
    ("pages", "hint"), [(18, "the nearest: 16 or 20"), (3, "the nearest: 4"), (1, "the nearest: 4")]
)
def test_a_signature_that_is_no_multiple_of_four_is_told_with_the_nearest(pages, hint):
    with pytest.raises(FoldingError) as reason:
        check_signature(pages)

    assert reason.value.hint == hint


def test_a_signature_larger_than_the_book_is_told_with_the_largest():
    with pytest.raises(FoldingError) as reason:
        saddle_stitch(50, signature=56)

    assert reason.value.hint.startswith("give 52 or less")


def test_pages_in_reading_order_fill_sheet_after_sheet():
    assert [sheet.front for sheet in in_reading_order(6, 4)] == [(0, 1, 2, 3), (4, 5, None, None)]
