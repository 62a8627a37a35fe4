"""`workbook check`: the report of spaces and findings."""

import json

from tests.helpers.workbooks import one_chapter

TEXT = (
    "# Trust\n\n1. What now?\n2. And then? { box=45mm }\n"
    "3. Only to talk about? { space=none }\n4. Long? { lines=40 }\n"
)


def test_json_lists_the_spaces_with_room_in_reading_order(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", TEXT)

    run = workbook("check", "our-trust", "--format", "json")

    report = json.loads(run.out)
    assert [space["id"] for space in report["spaces"]] == [
        "trust-q-what-now",
        "trust-q-and-then",
        "trust-q-long",
    ]
    assert report["diagnostics"] == []


def test_json_says_of_each_space_what_it_asked_for_and_got(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", TEXT)

    run = workbook("check", "our-trust", "--format", "json")

    space = json.loads(run.out)["spaces"][1]
    assert space == {
        "edition": "participant",
        "id": "trust-q-and-then",
        "chapter": "trust",
        "page": 1,
        "pages": 1,
        "ruling": "box",
        "asked_mm": 45.0,
        "got_mm": 62.4,  # two rows that the page has left
        "rows": 7,
    }


def test_json_carries_every_finding(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", "# Trust\n\n1. What? { lined=3 }\n")

    run = workbook("check", "our-trust", "--format", "json")

    assert run.status == 1
    assert json.loads(run.out) == {
        "questions": None,
        "spaces": [],
        "diagnostics": [
            {
                "severity": "error",
                "file": "our-trust/01-trust.md",
                "line": 3,
                "page": None,
                "message": 'unknown ruling "lined"',
                "hint": 'did you mean "lines"?',
            }
        ],
    }


def test_text_is_a_table_and_a_verdict(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", "# Trust\n\n1. What now?\n")

    run = workbook("check", "our-trust")

    assert run.status == 0
    assert run.out.splitlines() == [
        "space             page  ruling  asked mm   got mm",
        "trust-q-what-now     1  lines       52.2     78.3",
        "1 question, with room",
        "1 space, 9 rows to write on",
        "nothing is wrong",
    ]


def test_nothing_is_written(workbook, tmp_path):
    folder = one_chapter(tmp_path / "our-trust", TEXT)

    workbook("check", folder)

    assert [path.name for path in tmp_path.iterdir()] == ["our-trust"]


def test_strict_makes_warnings_count(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", "No title.\n")

    assert workbook("check", "our-trust").status == 0
    assert workbook("check", "our-trust", "--strict").status == 1


def test_questions_are_counted_with_room_and_without(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", TEXT)

    text = workbook("check", "our-trust").out
    report = json.loads(workbook("check", "our-trust", "--format", "json").out)

    assert "4 questions: 3 with room, 1 to talk about" in text.splitlines()
    assert report["questions"] == {"found": 4, "with_room": 3, "without_room": 1}


def test_what_is_wrong_on_a_page_is_told_with_line_and_page(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", "# Trust\n\nWords.\n\n## Last\n")

    text = workbook("check", "our-trust").out
    report = json.loads(workbook("check", "our-trust", "--format", "json").out)

    message = 'the heading "Last" stands last on its page'
    assert f"warning: our-trust/01-trust.md:5: page 1: {message}" in text.splitlines()
    (found,) = report["diagnostics"]
    assert (found["line"], found["page"], found["message"]) == (5, "1", message)
