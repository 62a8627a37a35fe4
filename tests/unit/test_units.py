import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.units import PAPERS, mm_to_px, parse_length, parse_paper, px_to_mm


@pytest.mark.parametrize(
    ("text", "mm"),
    [
        ("45mm", 45.0),
        ("4.5cm", 45.0),
        ("2in", 50.8),
        ("72pt", 25.4),
        (" 45 MM ", 45.0),
        (".5in", 12.7),
        ("-3mm", -3.0),
    ],
)
def test_a_length_is_read_in_millimetres(text, mm):
    assert parse_length(text) == pytest.approx(mm)


@pytest.mark.parametrize("text", ["", "45", "mm", "45px", "1e3mm", "1.2.3mm", "45mm 3", "4,5cm"])
def test_what_is_no_length_is_named(text):
    with pytest.raises(ValueError, match="is no length"):
        parse_length(text)


@settings(deadline=None, max_examples=100)
@given(
    st.decimals(min_value=0, max_value=10_000, places=3, allow_nan=False),
    st.sampled_from([("mm", 1), ("cm", 10), ("in", 25.4), ("pt", 25.4 / 72)]),
)
def test_every_length_that_is_written_comes_back(number, unit):
    name, factor = unit

    assert parse_length(f"{number}{name}") == pytest.approx(float(number) * factor)


def test_a_css_px_is_a_96th_of_an_inch():
    assert px_to_mm(96) == pytest.approx(25.4)
    assert mm_to_px(25.4) == pytest.approx(96)


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_found_by_its_name_in_any_case(name):
    assert parse_paper(f" {name.upper()} ") == PAPERS[name]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("170mmx240mm", (170, 240)),
        ("170x240mm", (170, 240)),
        ("170 x 240", (170, 240)),
        ("7inx10in", (177.8, 254)),
        ("7x10in", (177.8, 254)),
        ("17cm×24cm", (170, 240)),
    ],
)
def test_a_paper_is_read_from_its_sides(text, size):
    paper = parse_paper(text)

    assert (paper.width_mm, paper.height_mm) == pytest.approx(size)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("foolscap", 'unknown paper "foolscap"'),
        ("", 'unknown paper ""'),
        ("wide x high", '"wide x high" is no paper size'),
        ("1.2.3x200", '"1.2.3x200" is no paper size'),
        ("99x200", '"99x200" is no size to print: a side is 100 to 1000 mm'),
        ("200x1001", '"200x1001" is no size to print: a side is 100 to 1000 mm'),
        ("-200x200", '"-200x200" is no paper size'),
    ],
)
def test_an_impossible_paper_is_named_with_the_reason(text, problem):
    with pytest.raises(ValueError) as reason:
        parse_paper(text)

    assert str(reason.value) == problem
