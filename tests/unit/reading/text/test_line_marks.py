from pathlib import Path

import pytest

from generator.diagnostics import Findings
from generator.reading.source import Source
from generator.reading.text.line_marks import last_line, mark_source, take_mark, without_marks

KINDS = frozenset(["note", "newpage"])


def marked(text: str):
    findings = Findings()
    source = Source(path=Path("a.md"), name="a.md", text=text)
    return mark_source(source, KINDS, findings), findings.all


def line_marks(text: str) -> list[int | None]:
    """The line that each line of a marked source carries."""
    return [take_mark(line)[1] for line in marked(text)[0].text.split("\n")]


def test_a_mark_tells_its_line_and_the_number_of_an_item():
    line = marked("\n\n12. What?")[0].text.split("\n")[2]

    assert take_mark(line) == ("12. What?", 3, "12")


def test_a_text_without_marks_stays_as_it_is():
    assert take_mark("What?") == ("What?", None, "")
    assert last_line("What?") is None


def test_all_marks_can_be_taken_out_again():
    text = "# T\n\n- a\n    - b\n> c\n\n1. d\n:   e\n"

    assert without_marks(marked(text)[0].text) == text


def test_the_last_line_of_a_paragraph_is_known():
    assert last_line(marked("one\ntwo\nthree")[0].text) == 3


@pytest.mark.parametrize(
    "line",
    [
        "",
        "|---|---|",
        "---",
        "* * *",
        "===",
        "<div>",
        "[name]: address",
        "///",
        "    ---",
    ],
)
def test_lines_that_mean_something_by_how_they_begin_get_no_mark(line):
    assert line_marks(line) == [None]


@pytest.mark.parametrize("before", ["", "> ", "    "])
def test_the_first_row_of_a_table_is_marked_behind_its_first_bar(before):
    text = "\n".join(f"{before}{row}" for row in ("| a | b |", "|---|---|", "| c | |"))

    first, *others = marked(text)[0].text.split("\n")

    assert take_mark(first)[:2] == (f"{before}| a | b |", 1)
    assert [take_mark(one)[1] for one in others] == [None, None]


@pytest.mark.parametrize(
    "line",
    [
        "# T",
        "text",
        "- item",
        "1. item",
        ":   value",
        "> quoted",
        "[^1]: note",
        "    deep",
        "[a](b)",
    ],
)
def test_lines_of_text_get_a_mark(line):
    assert line_marks(line) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "```\ncode\n\n1. What?\n```",
        "~~~~ python\ncode\n~~~\n~~~~",
        "<!-- a\n\n1. What?\n-->",
        "```\n/// note\n```",
        "<!--\n/// nonsense\n-->",
    ],
)
def test_code_and_comments_stay_as_they_are(text):
    source, findings = marked(text)

    assert source.text == text
    assert source.headers == ()
    assert findings == ()


def test_text_after_code_has_its_own_lines():
    assert line_marks("```\na\n```\nb")[3] == 4


def test_a_number_that_no_list_has_is_not_carried():
    assert take_mark(marked("9" * 5000 + ". What?")[0].text)[1:] == (1, "")


def test_a_head_carries_its_title_its_options_and_its_lines():
    source, findings = marked("text\n\n/// note | A title \n    kind: care\nbody\n///")

    (header,) = source.headers
    assert (header.kind, header.title, dict(header.options)) == (
        "note",
        "A title",
        {"kind": "care"},
    )
    assert (header.line, header.options_line) == (3, 4)
    assert findings == ()


def test_a_head_inside_an_item_has_its_options_deeper_still():
    source, _ = marked("1. What?\n\n    /// note\n        kind: care\n    body\n    ///")

    assert dict(source.headers[0].options) == {"kind": "care"}


def test_a_title_with_a_great_many_spaces_is_read_at_once():
    source, _ = marked("\n\n".join(["/// note | a" + " " * 18_000 + "b\n///"] * 20))

    assert len(source.headers) == 20
