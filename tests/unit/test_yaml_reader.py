"""YAML is read as it was typed, within bounds, and what is wrong is told in plain words."""

import time
import tracemalloc
from itertools import pairwise

import pytest

from generator.yaml_reader import YamlError, read_yaml


def refused(text: str) -> YamlError:
    with pytest.raises(YamlError) as caught:
        read_yaml(text)
    return caught.value


@pytest.mark.parametrize(
    "typed",
    [
        "007",
        "0x10",
        "0o17",
        "0b1",
        "1_000",
        "1.10",
        "1e3",
        "+1",
        "-0",
        ".5",
        ".inf",
        "-.inf",
        ".nan",
        "9" * 5000,
        "NO",
        "yes",
        "true",
        "False",
        "2001-99-99",
        "2001-01-01",
        "1:30",
        "²",
        "a *Love* b",
        "a & b",
        "x!y",
    ],
)
def test_a_value_is_the_text_that_was_typed(typed):
    assert read_yaml(f"a: {typed}\n")["a"] == typed


@pytest.mark.parametrize(("typed", "number"), [("0", 0), ("12", 12), ("-3", -3), ("0.14", 0.14)])
def test_a_number_is_one_where_its_digits_say_all_of_it(typed, number):
    value = read_yaml(f"a: {typed}\n")["a"]

    assert value == number
    assert str(value) == typed


@pytest.mark.parametrize("typed", ["", "~", "null", "# a remark"])
def test_nothing_is_nothing(typed):
    assert read_yaml(f"a: {typed}\n")["a"] is None


def test_a_value_between_quotes_is_text():
    assert read_yaml("a: '12'\nb: \"null\"\nc: ''\n") == {"a": "12", "b": "null", "c": ""}


def test_names_are_text_whatever_they_look_like():
    assert list(read_yaml("true: a\n12: b\n/x: c\nNO: d\n1.5: e\n")) == [
        "true",
        "12",
        "/x",
        "NO",
        "1.5",
    ]


def test_a_name_and_the_same_one_between_quotes_are_one():
    reason = refused("1: a\nb: c\n'1': d\n")

    assert (reason.line, str(reason)) == (2, '"1" is set twice')


def test_words_between_asterisks_are_words():
    stars = " ".join(f"*word{number}*" for number in range(40))

    assert read_yaml(f"a: |\n  {stars}\nb: see {stars}\nc: '{stars}'\n")["b"] == f"see {stars}"


def test_aliases_stand_for_what_has_their_name():
    assert read_yaml("a: &x [1, 2]\nb: *x\nc: &y {d: 1}\ne:\n  <<: *y\n")["e"] == {"d": 1}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nb: !!int abc\n", 1, "a value can't begin with !"),
        ("a: !!python/object:os.system x\n", 0, "a value can't begin with !"),
        ("a: !!binary x\n", 0, "a value can't begin with !"),
        ("a: !!omap [b: c]\n", 0, "a value can't begin with !"),
        ("a: !foo b\n", 0, "a value can't begin with !"),
        ("a: ! b\n", 0, "a value can't begin with !"),
        ("a: !e!x b\n", 0, "a value can't begin with this sign"),
        ("\nnull: x\n", 1, "a name is missing before a colon"),
        (": x\n", 0, "a name is missing before a colon"),
        ("[a, b]: x\n", 0, "a list or other settings stand where a name belongs"),
        ("? {a: b}\n: x\n", 0, "a list or other settings stand where a name belongs"),
        ("a: 1\nb: *Love* is\n", 1, 'a value begins with *, and nothing above is called "&Love*"'),
        ("a: &x [*x]\n", 0, "a value begins with *, and nothing above"),
        ("a: * b\n", 0, "a value can't begin with this sign"),
        ("a: @b\n", 0, "a value can't begin with this sign"),
        ("a: b: c\n", 0, "a colon stands where none can"),
        ("a: 1\nfoo\nb: c\n", 1, "this line has no colon after its name"),
        ("a: 1\nb: [c\nd: e\n\n", 1, "a list that begins with [ has no end"),
        ("a: 1\nb: {c: d\n", 1, "what begins with { has no end"),
        ("a: 1\nb: 'c\nd: e\n", 1, "a text that begins with a quotation mark has no end"),
        ('a: "b" c\n', 0, "this line does not go on what stands above it"),
        ("a: b\n- c\n", 1, "this line does not go on what stands above it"),
        ('a: "\\q"\n', 0, "a \\ between double quotes begins a sign"),
        ("%YAML 9.9\n---\na: b\n", 0, "a line can't begin with %"),
        ("a: b\n---\nc: d\n", 1, "a second list of settings begins here"),
        ("a: |2x\n b\n", 0, "the text below | or > can't be read"),
        ("a: [1, , 2]\n", 0, "a value is missing"),
        ("a: 1\n<<: 5\n", 1, "<< takes in the settings of another name"),
        ("a: 1\n\tb: c\n", 1, "a tab stands where YAML wants spaces"),
        ("a: 1\na: 2\n", 1, '"a" is set twice'),
        ('a: 1\nb: ["x", "\\x01"]\n', 1, "has a character that can't be printed (U+0001)"),
        ("a: 1\nb: \ufffe\n", 1, "this line can't be read"),
    ],
)
def test_what_is_no_yaml_is_told_by_line_in_plain_words(text, line, said):
    reason = refused(text)

    assert said in str(reason)
    assert reason.line == line
    assert reason.hint


@pytest.mark.parametrize(
    "text",
    [
        "a: &-- [x, x]\nb: [" + "*--, " * 21 + "]\n",
        "a: &² x\nb: [" + "*², " * 21 + "]\n",
        "&a a: b\nc: [" + "*a, " * 21 + "]\n",
        "a0: &a0 " + "x" * 15_000 + "\nb: [" + "*a0, " * 8 + "]\n",
        "a: &a [" + "x, " * 5000 + "]\n"
        + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in pairwise("abcdefg")),
    ],
    ids=["dashes", "odd letters", "a name", "long texts", "lists of lists"],
)  # fmt: skip
def test_a_bomb_of_aliases_is_refused(text):
    assert str(refused(text)) == "too many YAML aliases"


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 5000,
        "a: " + "{b: " * 5000,
        "- " * 5000,
        "? " * 5000,
        "".join(" " * n + "a:\n" for n in range(60)),
    ],
    ids=["lists", "maps", "items", "names", "lines"],
)
def test_what_is_nested_too_deeply_is_refused(text):
    assert str(refused(text)) == "the settings are nested too deeply"


@pytest.mark.parametrize("text", ["- a\n" * 60_000, "a: [" + "x, " * 60_000 + "]\n", "[" * 60_000])
def test_no_text_takes_long_to_be_refused(text):
    began = time.process_time()

    refused(text)

    assert time.process_time() - began < 6  # a second, on a machine that is slow


def test_a_bomb_takes_little_memory():
    tracemalloc.start()

    refused("a: &-- [" + "x, " * 5000 + "]\nb: [" + "*--, " * 20_000 + "]\n")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 50_000_000
