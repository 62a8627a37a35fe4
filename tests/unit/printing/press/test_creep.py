import pytest

from generator.printing.press.creep import creep, parse_thickness


def fore_edge(depth: int, thickness: float, half_sheet: float = 200.0) -> float:
    """Where the edge of a leaf lies, calculated on paper: of sheets of the same width, folded, lies
    each against the inside of the one around it. From the outside of the back: the sheets around
    its fold, and then half a sheet.
    """
    back = sum(thickness for _ in range(depth))
    return back + half_sheet


@pytest.mark.parametrize("depth", range(20))
def test_a_page_moves_as_far_as_its_leaf_sticks_out(depth):
    assert creep(depth, 0.1) == pytest.approx(fore_edge(depth, 0.1) - fore_edge(0, 0.1))


def test_the_middle_of_eighty_pages_of_usual_paper_is_moved_by_not_quite_two_millimetres():
    assert creep(19, 0.1) == pytest.approx(1.9)


@pytest.mark.parametrize(("text", "mm"), [("0.1mm", 0.1), ("0.12", 0.12), ("0.0039in", 0.09906)])
def test_a_thickness_is_read_in_millimetres_or_with_its_unit(text, mm):
    assert parse_thickness(text) == pytest.approx(mm)


@pytest.mark.parametrize("text", ["80g", "", "5mm", "0.001mm", "-0.1mm"])
def test_what_is_no_thickness_of_paper_is_told(text):
    with pytest.raises(ValueError, match="is no thickness"):
        parse_thickness(text)
