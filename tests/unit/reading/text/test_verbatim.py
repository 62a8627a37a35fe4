"""Code between fences, and comments."""

from pathlib import Path

import pytest

from generator.diagnostics import Findings
from generator.reading.source import Source
from generator.reading.text.verbatim import find_verbatim


def found(text: str):
    findings = Findings()
    source = Source(path=Path("a.md"), name="a.md", text=text)
    return find_verbatim(source, findings), [str(one) for one in findings.all]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("```\na\n```\nb", {1, 2, 3}),
        ("~~~ python\na\n~~~~~\nb", {1, 2, 3}),
        ("````\n```\n````\nb", {1, 2, 3}),
        ("   ```\n   a\n  ```\nb", {1, 2, 3}),
        ("<!-- a\nb -->\nc", {1, 2}),
        ("a `x` ``` b", set()),
        ("<!-- pagebreak -->", set()),
    ],
)
def test_lines_of_code_and_comments_are_known(text, numbers):
    assert found(text)[0].numbers == numbers


def test_code_is_written_as_the_parser_knows_it():
    assert found("  ~~~\n    a\n  ~~~~~  ")[0].lines == ["~~~", "  a", "~~~"]
    assert found("```` c\n```\n````")[0].lines == ["```` c", "```", "````"]


def test_code_in_an_item_is_known_apart():
    known = found("- a\n\n  ```\n  b\n  ```\n- c")[0]

    assert (known.numbers, known.code_in_items) == (set(), {3, 4, 5})
    assert known.lines[3] == "b"


@pytest.mark.parametrize(("text", "what"), [("a\n```\nb", "code"), ("a\n<!-- b", "comment")])
def test_what_has_no_end_is_told(text, what):
    (message,) = found(text)[1]

    assert message.startswith(f"error: a.md:2: this {what} has no end")
