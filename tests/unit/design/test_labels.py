"""The printed words of a theme are held against those of the base theme, and told by line."""

from pathlib import Path

import pytest

from generator import files
from generator.design.labels import read_labels
from generator.diagnostics import Findings

LABELS = files.shipped("templates") / "base" / "labels"


@pytest.fixture(scope="module")
def english():
    text = (LABELS / "en.yml").read_text(encoding="utf-8")
    return read_labels(Path("en.yml"), text, None, Findings())


@pytest.fixture
def read(english):
    def read(text: str):
        findings = Findings()
        words = read_labels(Path("theme/labels/xx.yml"), text, english, findings)
        return words, [str(one) for one in findings.all]

    return read


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("contents: [What, now]", "contents: is to be words", 'contents: "Contents"'),
        ("contents: {a: b}", "contents: is to be words", 'contents: "Contents"'),
        ("contents:", "contents: is empty", '"" for none'),
        ("contnts: x", 'unknown words "contnts"', 'did you mean "contents"?'),
        ("numbers: one", "numbers: is a list of words", "numbers: [one, two, three]"),
        ("numbers: []", "numbers: is a list of words", "numbers: [one, two, three]"),
        ("numbers: [one, [two]]", "numbers: is a list of words", "numbers: [one, two, three]"),
        (
            "note: care",
            "note: is a group of words",
            "indented: definition, remark, tip, quote,",
        ),
        ("note: {car: x}", 'unknown words "note.car"', 'did you mean "care"?'),
        ("note: {care: [x]}", "note.care: is to be words", 'care: "Take care"'),
        ("chapter: Kapitel {nummer}", "chapter: nothing is called {nummer}", "{number}"),
        ("dear: Hello {name}", "dear: nothing is called {name}", "words alone"),
        ("dear: !!int x", "a value can't begin with !", "delete"),
        ("dear: a: b", "a colon stands where none can", "double quotes"),
    ],
)
def test_words_that_are_wrong_are_told_with_their_line(read, text, problem, hint):
    _, (message,) = read(f"\n{text}\n")

    assert message.startswith("error: theme/labels/xx.yml:2: ")
    assert problem in message
    assert hint in message.split("\nhint: ")[1]


def test_words_are_the_text_that_was_typed(read):
    words, told = read("contents: 12\ndear: NO\ndate: 1.10\nnumbers: [1, 02]\nclose: ''\n")

    assert told == []
    assert words == {
        "contents": "12",
        "dear": "NO",
        "date": "1.10",
        "numbers": ["1", "02"],
        "close": "",
    }


def test_all_that_is_wrong_is_told_at_once(read):
    _, told = read("contents: [a]\nzebra: x\nnote: x\n")

    assert len(told) == 3


@pytest.mark.parametrize("name", files.list_folder(LABELS, ".yml"))
def test_the_words_that_come_with_the_program_are_right(read, name):
    _, told = read((LABELS / name).read_text(encoding="utf-8"))

    assert told == []
