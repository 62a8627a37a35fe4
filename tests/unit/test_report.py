"""What `workbook check` prints for people."""

from dataclasses import replace

from generator.model import Ruling, SpaceReport
from generator.report import check_as_text

SPACE = SpaceReport(
    edition="participant",
    id="trust-q-why",
    chapter="trust",
    page=3,
    pages=1,
    ruling=Ruling.LINES,
    asked_mm=52.2,
    got_mm=52.2,
    rows=6,
)


def test_a_space_that_got_what_it_asks_for_is_a_line():
    assert check_as_text((SPACE,), ()).split("\n") == [
        "space        page  ruling  asked mm   got mm",
        "trust-q-why     3  lines       52.2     52.2",
        "1 space, 6 rows to write on",
        "nothing is wrong",
    ]


def test_a_space_that_got_less_is_marked_and_told():
    lines = check_as_text((SPACE, replace(SPACE, got_mm=43.5, rows=5)), ()).split("\n")

    assert [line.endswith("less") for line in lines[1:3]] == [False, True]
    assert lines[4] == "1 space got less than it asks for: take words away above, or ask for less"


def test_several_editions_are_told_apart():
    text = check_as_text((SPACE, replace(SPACE, edition="large-print", got_mm=72.0)), ())

    assert [line for line in text.split("\n") if line.endswith(":")] == [
        "participant:",
        "large-print:",
    ]
