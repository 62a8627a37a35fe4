"""What `workbook check` prints for people."""

import json
from dataclasses import replace

import pytest

from generator.diagnostics import Location, error, note, warning
from generator.model import Questions, Ruling, SpaceReport
from generator.report import check_as_json, check_as_text, exit_status

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
ALL = Questions(found=1, with_room=1, to_talk_about=0)


def test_a_space_that_got_what_it_asks_for_is_a_line():
    assert check_as_text((SPACE,), ALL, ()).split("\n") == [
        "space        page  ruling  asked mm   got mm",
        "trust-q-why     3  lines       52.2     52.2",
        "1 question, with room",
        "1 space, 6 rows to write on",
        "nothing is wrong",
    ]


def test_a_space_that_got_less_is_marked_and_told():
    lines = check_as_text((SPACE, replace(SPACE, got_mm=43.5, rows=5)), ALL, ()).split("\n")

    assert [line.endswith("less") for line in lines[1:3]] == [False, True]
    assert lines[5] == "1 space got less than it asks for: take words away above, or ask for less"


def test_several_editions_are_told_apart():
    text = check_as_text((SPACE, replace(SPACE, edition="large-print", got_mm=72.0)), ALL, ())

    assert [line for line in text.split("\n") if line.endswith(":")] == [
        "participant:",
        "large-print:",
    ]


@pytest.mark.parametrize(
    ("found", "with_room", "text"),
    [
        (47, 45, "47 questions: 45 with room, 2 to talk about"),
        (3, 3, "3 questions, all with room"),
        (1, 1, "1 question, with room"),
        (1, 0, "1 question: 0 with room, 1 to talk about"),
        (0, 0, "no questions found"),
    ],
)
def test_questions_are_counted_with_and_without_room(found, with_room, text):
    counted = Questions(found=found, with_room=with_room, to_talk_about=found - with_room)

    report = check_as_text((), counted, ())

    assert text in report.split("\n")


def test_questions_that_have_no_room_though_nobody_said_so_are_counted_apart():
    report = check_as_text((), Questions(found=9, with_room=4, to_talk_about=2), ())

    assert "9 questions: 4 with room, 2 to talk about, 3 without" in report.split("\n")


def test_programs_get_the_page_of_a_finding_and_the_count_of_questions():
    place = Location(file="01-trust.md", line=3, page="F2")
    found = warning("is wrong", hint="mend it", at=place)

    counted = Questions(found=3, with_room=2, to_talk_about=0)

    report = json.loads(check_as_json((), counted, (found,)))

    assert report["questions"] == {"found": 3, "with_room": 2, "without_room": 1}
    assert report["diagnostics"][0]["page"] == "F2"


def test_programs_get_no_count_and_no_page_where_nothing_was_laid_out():
    found = error("is wrong", hint="mend it", at=Location(file="01-trust.md", line=3))

    report = json.loads(check_as_json((), None, (found,)))

    assert report["questions"] is None
    assert report["diagnostics"][0]["page"] is None


def test_a_note_is_no_fault_even_where_warnings_are():
    found = (note("x", hint="y"),)

    assert exit_status(found, strict=True) == 0
    assert exit_status((*found, warning("x", hint="y")), strict=True) == 1
    assert check_as_text((), ALL, found).splitlines()[-2:] == ["note: x", "hint: y"]
