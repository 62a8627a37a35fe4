"""What a model finds wrong is told in plain words, each thing once, with the line of it."""

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from generator.diagnostics import Findings, Location
from generator.yaml import load_mapping, validate

Count = Annotated[int, Field(ge=1, le=60)]
Label = Annotated[str, Field(max_length=10)]


class Options(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    words: str = ""
    count: Count = 1
    share: Annotated[float, Field(gt=0, lt=1)] = 0.5
    kind: Literal["one", "two"] = "one"
    sure: bool = False
    names: Annotated[tuple[Label, ...], Field(min_length=2, max_length=3)] = ("a", "b")
    rows: Count | Annotated[tuple[Label, ...], Field(min_length=1)] = 1
    columns: Literal["days"] | Count | tuple[Label, ...] = "days"
    ink: dict[str, tuple[Count, Count]] = Field(default_factory=dict)
    short: Annotated[str, Field(min_length=1)] = "a"


def told(text: str) -> list[str]:
    findings = Findings()
    data = load_mapping(text, lambda line: Location(file="f", line=line), findings)
    at = findings.all or validate(
        Options, data, lambda line: Location(file="f", line=line), findings, what="option"
    )
    assert at is None or isinstance(at, Options)
    return [f"{one.location.line}: {one.message}" for one in findings.all]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("words: [a]", "words: is a list, not a text"),
        ("words: {a: b}", "words: is a group of settings, not a text"),
        ("words:", "words: is empty"),
        ("count: many", 'count: is "many", not a whole number'),
        ("count: 1.5", 'count: is "1.5", not a whole number'),
        ("count: 0x10", 'count: is "0x10", not a whole number'),
        ("count: .inf", 'count: is ".inf", not a whole number'),
        ("count: [1]", "count: is a list, not a whole number"),
        ("count: 0", 'count: "0" is less than 1'),
        ("count: 61", 'count: "61" is more than 60'),
        ("count: " + "9" * 5000, 'count: is "' + "9" * 57 + '...", not a whole number'),
        ("share: 8%", 'share: is "8%", not a number'),
        ("share: 0", 'share: "0" is not more than 0'),
        ("share: 1", 'share: "1" is not less than 1'),
        ("kind: three", "kind: \"three\" is not one of 'one' or 'two'"),
        ("kind: [one]", "kind: a list is not one of 'one' or 'two'"),
        ("sure: perhaps", 'sure: is "perhaps", not true or false'),
        ("names: a", 'names: is "a", not a list'),
        ("names: [a]", "names: has 1 item, fewer than 2"),
        ("names: []", "names: is empty"),
        ("names: [a, b, c, d]", "names: has 4 items, more than 3"),
        ("names: [a, [b]]", "names: item 2: is a list, not a text"),
        ("names: [a, ~]", "names: item 2: is empty"),
        ("names: [a, abcdefghijkl]", "names: item 2: has 12 letters, more than 10"),
        ("rows: few", 'rows: can\'t be "few"'),
        ("rows: 99", 'rows: "99" is more than 60'),
        ("rows: [a, abcdefghijkl]", "rows: item 2: has 12 letters, more than 10"),
        ("rows: {a: b}", "rows: can't be a group of settings"),
        ("columns: weeks", 'columns: can\'t be "weeks"'),
        ("columns: 99", 'columns: "99" is more than 60'),
        ("ink: {teal: [1]}", "ink: teal: lacks a value"),
        ("ink: {teal: [1, 99]}", 'ink: teal: item 2: "99" is more than 60'),
        ("ink: {teal: [1, 2, 3]}", "ink: teal: has 3 items, more than 2"),
        ("ink: 5", 'ink: is "5", not names with values'),
        ("short: ''", "short: is empty"),
    ],
)
def test_a_mistake_is_told_in_plain_words(text, said):
    assert told(f"\n{text}\n") == [f"2: option {said}"]


def test_an_item_is_told_with_its_own_line_and_others_like_it_with_their_count():
    long = "a" * 11

    assert told(f"names:\n  - a\n  - {long}\n  - {long}\n") == [
        "3: option names: item 2: has 11 letters, more than 10 (and 1 more)"
    ]


def test_each_setting_is_told_once():
    assert told("words: [a]\ncount: x\nzebra: 1\n") == [
        "1: option words: is a list, not a text",
        '2: option count: is "x", not a whole number',
        '3: unknown option "zebra"',
    ]
