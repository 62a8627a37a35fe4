import pytest

from generator.printing.press.registration import (
    CROSS_MM,
    LINE_MM,
    Printer,
    Reading,
    ReadingError,
    correction,
)

LETTER = (215.9, 279.4)
SKEW = Reading(front=(31.2, 29.5), back=(28.9, 30.4), line=149.1)


def printed(point, reading: Reading, *, back: bool) -> tuple[float, float]:
    """Where a printer that was measured so puts a point of a page: a line is as much shorter as it
    was read, and the cross lands where it was read. Lengths from the lower left corner.
    """
    left, head = reading.back if back else reading.front
    scale = reading.line / LINE_MM
    x = left + (point[0] - CROSS_MM) * scale
    y = (LETTER[1] - head) + (point[1] - (LETTER[1] - CROSS_MM)) * scale
    return x, y


@pytest.mark.parametrize("point", [(0, 0), (100, 200), LETTER, (30, 249.4)])
@pytest.mark.parametrize("back", [False, True])
def test_what_is_corrected_comes_out_where_it_should_be(point, back):
    scale, across, up = correction(SKEW, LETTER, back=back)
    drawn = (scale * point[0] + across, scale * point[1] + up)

    assert printed(drawn, SKEW, back=back) == pytest.approx(point)


@pytest.mark.parametrize("point", [(0, 0), (100, 200)])
def test_a_back_that_stands_on_its_head_comes_out_there_too(point):
    scale, across, up = correction(SKEW, LETTER, back=True, over=True)
    drawn = (scale * point[0] + across, scale * point[1] + up)
    # The printer turns it round before it prints it.
    turned = (LETTER[0] - drawn[0], LETTER[1] - drawn[1])

    x, y = printed(turned, SKEW, back=True)
    assert (LETTER[0] - x, LETTER[1] - y) == pytest.approx(point)


def test_a_printer_that_moves_nothing_is_not_made_up_for():
    true = Reading(front=(30, 30), back=(30, 30), line=150)

    assert correction(true, LETTER, back=False) == pytest.approx((1, 0, 0))


@pytest.mark.parametrize(
    ("reading", "told"),
    [
        (Reading(front=(3, 30), back=(30, 30), line=150), "the cross of the front can't be 3 mm"),
        (Reading(front=(30, 30), back=(30, 55), line=150), "the cross of the back can't be 55 mm"),
        (Reading(front=(30, 30), back=(30, 30), line=141), "a line of 141 mm that is to be 150 mm"),
    ],
)
def test_what_no_printer_does_at_actual_size_is_told(reading, told):
    with pytest.raises(ReadingError, match=told):
        reading.check()


def test_a_printer_is_asked_for_sheets_that_lie_as_it_was_measured():
    printer = Printer(name="office", upright=SKEW)

    assert printer.reading(LETTER) == SKEW
    with pytest.raises(ReadingError) as reason:
        printer.reading((279.4, 215.9))
    assert reason.value.hint == "run workbook printer office --lying"
