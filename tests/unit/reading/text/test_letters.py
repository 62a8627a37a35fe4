import pytest

from generator.reading.text.letters import find_lettered, is_lettered, label


def labels(text: str) -> list[str]:
    return [
        label(one.style, str(one.place)) for one in find_lettered(text.split("\n"), ()).values()
    ]


@pytest.mark.parametrize(
    "typed",
    [
        ["a)", "b)", "c)"],
        ["(a)", "(b)"],
        ["a.", "b."],
        ["A.", "B."],
        ["A)", "B)"],
        ["i.", "ii.", "iii.", "iv."],
        ["(i)", "(ii)"],
        ["I.", "II."],
        ["(1)", "(2)"],
    ],
)
def test_labels_in_their_order_are_a_list_and_are_printed_as_they_are_typed(typed):
    assert labels("\n".join(f"{one} words" for one in typed)) == typed


@pytest.mark.parametrize(
    "text",
    [
        "A. Miller wrote this.\nShe lives here.",
        "a) one alone",
        "b) not the first\nc) of its letters",
        "a) one\nc) out of order",
        "a) one\n\n## A heading\n\nb) of another part",
        "1) numbers are\n2) lists of Markdown",
    ],
)
def test_letters_that_are_no_list_stay_text(text):
    assert labels(text) == []


def test_each_question_has_a_list_of_its_own():
    text = "1. One?\n   a) x\n   b) y\n2. Two?\n   a) x\n   b) y\n   c) z"

    assert labels(text) == ["a)", "b)", "a)", "b)", "c)"]


def test_code_is_no_list():
    assert find_lettered(["a) one", "b) two"], {1, 2}) == {}


def test_a_style_of_no_lettered_list_leaves_the_number():
    assert label("point", "3") == "3"
    assert not is_lettered("point")
