import pytest

from generator.printing.press.folding import FoldingError
from generator.printing.press.sheet_layout import Edge, Kind, Scheme, plan_sheets
from generator.printing.press.sheet_sizes import parse_sheet

HALF = (139.7, 215.9)
A5 = (148.0, 210.0)
LETTER = (215.9, 279.4)


def plan(kind: str, pages: int, size=HALF, **options):
    return plan_sheets(pages, size, Scheme(kind=Kind(kind), **options))


def shown(sides) -> list[int]:
    return sorted(place.page for side in sides for place in side.places)


@pytest.mark.parametrize("kind", ["booklet", "2up", "4up"])
@pytest.mark.parametrize("pages", [2, 3, 7, 50])
def test_every_page_is_there_once_and_inside_its_sheet(kind, pages):
    found = plan(kind, pages)

    assert shown(found.sides) == list(range(pages))
    for side in found.sides:
        for place in side.places:
            x0, y0, x1, y1 = place.seen
            assert -0.01 <= x0 < x1 <= found.sheet.width_mm + 0.01
            assert -0.01 <= y0 < y1 <= found.sheet.height_mm + 0.01


def test_pages_of_a_booklet_keep_their_size_and_meet_in_its_fold():
    found = plan("booklet", 8)

    assert found.scale == 1.0
    assert found.sheet.name == "letter"
    left, right = found.sides[0].places
    assert (left.page, right.page) == (7, 0)
    assert left.x + HALF[0] == pytest.approx(right.x) == pytest.approx(139.7)


def test_pages_that_are_narrower_than_half_the_sheet_meet_in_its_middle():
    left, right = plan("booklet", 8, A5).sides[0].places

    assert right.x == pytest.approx(297 / 2)
    assert left.x == pytest.approx(0.5)


def test_inner_pages_move_towards_the_fold_by_the_paper_around_them():
    found = plan("booklet", 16, thickness=0.25)

    for number, side in enumerate(found.sides):
        moved = number // 2 * 0.25
        assert [place.x for place in side.places] == pytest.approx([moved, 139.7 - moved])
        # Nothing of them is seen beyond the fold.
        assert side.places[0].seen[2] == side.places[1].seen[0] == pytest.approx(139.7)
    assert found.most_creep == pytest.approx(0.75)


def test_creep_begins_again_with_each_signature():
    found = plan("booklet", 32, thickness=0.25, signature=16)

    assert found.most_creep == pytest.approx(0.75)


def test_pages_become_smaller_on_a_sheet_that_is_too_small():
    found = plan("booklet", 8, LETTER, sheet=parse_sheet("letter"))

    assert (found.sheet.width_mm, found.sheet.height_mm) == (279.4, 215.9)
    assert found.scale == pytest.approx(139.7 / 215.9)


def test_pages_stay_as_they_are_on_a_larger_sheet_with_marks_round_them():
    found = plan("booklet", 8, LETTER, sheet=parse_sheet("sra3"))

    assert found.scale == 1.0
    left, right = found.sides[0].places
    assert right.x == pytest.approx(225)
    for x0, y0, x1, y1 in found.sides[0].marks:
        inside = left.x < min(x0, x1) < right.x + LETTER[0] and left.y < min(y0, y1)
        assert not (inside and max(y0, y1) < left.y + LETTER[1])


def test_a_booklet_whose_pages_fill_its_sheet_has_no_marks():
    assert {side.marks for side in plan("booklet", 8).sides} == {()}


def test_sheets_to_cut_have_marks_on_their_cuts():
    (side, *_) = plan("4up", 4).sides

    upright = {x0 for x0, _, x1, _ in side.marks if x0 == x1}
    lying = {y0 for _, y0, _, y1 in side.marks if y0 == y1}
    assert upright == {139.7}
    assert lying == {215.9}


def test_four_pages_lie_in_reading_order():
    (side,) = plan("4up", 4).sides

    upper, lower = side.places[:2], side.places[2:]
    assert [place.page for place in side.places] == [0, 1, 2, 3]
    assert upper[0].y == upper[1].y > lower[0].y == lower[1].y
    assert upper[0].x == lower[0].x < upper[1].x == lower[1].x


def test_a_booklet_is_turned_over_along_the_short_edge_unless_its_backs_stand_on_their_heads():
    usual, other = plan("booklet", 8), plan("booklet", 8, edge=Edge.LONG)

    assert usual.edge is Edge.SHORT
    assert [side.over for side in usual.sides] == [False] * 4
    assert other.edge is Edge.LONG
    assert [side.over for side in other.sides] == [False, True, False, True]


def test_sheets_that_stand_upright_are_turned_over_along_the_long_edge():
    assert plan("booklet", 8, (100.0, 300.0)).edge is Edge.LONG


def test_sheets_to_cut_are_printed_on_one_side():
    assert plan("2up", 8).edge is None
    assert len(plan("2up", 7).sides) == 4


def test_what_can_not_be_folded_is_told():
    with pytest.raises(FoldingError):
        plan("booklet", 1)
