import pytest

from generator.printing.press.sheet_sizes import name_of, parse_sheet, sheet_for


@pytest.mark.parametrize(
    ("size", "name"),
    [
        ((279.4, 215.9), "letter"),
        ((296, 210), "a4"),  # two A5
        ((420, 297), "a3"),
        ((431.8, 279.4), "tabloid"),
        ((352, 250), "b4"),
        ((400, 300), ""),
    ],
)
def test_two_pages_lie_on_the_sheet_that_is_sold_in_their_size(size, name):
    sheet = sheet_for(*size)

    assert sheet.name == name
    assert sheet.width_mm >= size[0] - 0.05


def test_a_page_is_named_where_it_has_a_name():
    assert name_of(139.7, 215.9) == "half-letter"
    assert name_of(120, 200) == "120mmx200mm"


def test_sheets_are_named_or_measured():
    assert parse_sheet("Tabloid").width_mm == 279.4
    assert parse_sheet("320x450mm").height_mm == 450
    with pytest.raises(ValueError, match="unknown paper"):
        parse_sheet("leter")
