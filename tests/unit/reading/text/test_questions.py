"""What asks, and in which way."""

from xml.etree.ElementTree import fromstring

import pytest

from generator.reading.text.questions import asks, form_of_line, is_aside, is_label


def paragraph(words: str):
    return fromstring(f"<p>{words}</p>")


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("<strong>What?</strong>", "bold"),
        ("<strong>What</strong>?", "bold"),
        ("<strong>What?</strong> Name it.", "bold"),
        ("<em><strong>What?</strong></em>", "bold"),
        ("<em>What?</em>", "italic"),
        ("What?", "plain"),
        ("Who was there? And when?", "plain"),
        ("¿Qué?", "plain"),
        ("Was meinst du mit „gut“?", "plain"),
        ("Qu’est-ce que c’est\u202f?", "plain"),
        ("What is it? (Think of last week.)", "plain"),
        ("何ですか？", "plain"),
        ("Q1. What?", "numbered"),
        ("Q1. What? Name three.", "trailing"),
    ],
)
def test_a_line_asks_in_the_way_it_is_written(words, form):
    assert form_of_line(paragraph(words)) == form


@pytest.mark.parametrize(
    "words",
    [
        "Then comes the story. Who would not want that?",
        "Is it so? It is not.",
        "<strong>What is a boundary?</strong> " + "It is a line that you draw, and you alone. " * 3,
        "Tell me more.",
        "",
    ],
)
def test_running_text_does_not_ask(words):
    assert form_of_line(paragraph(words)) is None


@pytest.mark.parametrize("words", ["Why? (Think.)", "Why?” (Think of it.).", "Why [if at all]?"])
def test_words_in_brackets_may_follow_the_mark(words):
    assert asks(paragraph(words))


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("My script:", True),
        ("<strong>My script</strong>:", True),
        ("It is so", False),
        (":", False),
    ],
)
def test_a_few_words_and_a_colon_are_a_label(words, label):
    assert is_label(paragraph(words)) is label


@pytest.mark.parametrize(
    ("words", "aside"),
    [("<em>In a word.</em>", True), ("(In a word.)", True), ("In a word.", False), ("", False)],
)
def test_italics_and_brackets_are_asides(words, aside):
    assert is_aside(paragraph(words)) is aside
