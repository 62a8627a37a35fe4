from pathlib import Path

import pytest

from generator.design.word_widths import FaceMeasure, divisions, unbroken
from generator.model import FontFile
from generator.printing.brand_fonts import all_files

FACES = all_files(None)
SERIF, SANS = '"Workbook Serif", serif', '"Workbook Sans", sans-serif'


def width(text, *, bold=False, sans=False, files=FACES, serif=SERIF):
    measure = FaceMeasure(files, serif=serif, sans=SANS)
    return measure(text, sans=sans, bold=bold, slanted=False)


def test_a_word_is_as_wide_as_its_letters():
    assert width("iii") < width("www")
    assert width("ab") == pytest.approx(width("a") + width("b"))


def test_a_bold_word_is_measured_in_the_bold_face():
    assert width("Habit", bold=True) > width("Habit")


def test_letters_that_no_face_has_are_taken_for_wide_ones():
    assert width("\u4e2d") > 1.0


def test_marks_over_letters_take_no_room():
    assert width("e\u0323\u0301") == width("e")


def test_a_face_that_is_not_at_hand_is_taken_for_wider_than_the_usual_one():
    assert width("Habit", serif=f'"Nowhere", {SERIF}') > width("Habit")


def test_a_file_that_is_no_font_is_passed_over(tmp_path):
    path = Path(tmp_path, "a.ttf")
    path.write_bytes(b"no font")
    broken = FontFile(family="Workbook Serif", weights=(400, 400), style="normal", path=path)

    assert width("Habit", files=(broken,)) > 0


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("one two", ["one", "two"]),
        ("Hills-Lowlands", ["Hills-", "Lowlands"]),
        ("1-10", ["1-10"]),
        ("a\u00a0b", ["a\u00a0b"]),
        ("yes\u2014no", ["yes\u2014", "no"]),
    ],
)
def test_a_text_is_taken_apart_where_a_line_may_break(text, pieces):
    assert unbroken(text) == pieces


def test_a_long_word_of_a_head_can_be_divided_by_the_rules_of_its_language():
    assert ("Aufmerksam-", "keit") in divisions("Aufmerksamkeit", "de")
    assert divisions("Haus", "de") == []
    assert divisions("Aufmerksamkeit", "xx") == []
