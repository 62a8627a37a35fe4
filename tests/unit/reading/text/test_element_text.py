from xml.etree.ElementTree import Element, fromstring

import pytest

from generator.reading.text.element_text import is_question, text_of


def paragraph(text: str) -> Element:
    element = Element("p")
    element.text = text
    return element


@pytest.mark.parametrize(
    "text",
    ["Why?", "Why? ", "“Why?”", "(Why?)", "Why?)", "为什么？", "لماذا؟", "*Why?*", "Why? »"],
)
def test_a_text_that_ends_in_a_question_mark_is_a_question(text):
    assert is_question(paragraph(text))


@pytest.mark.parametrize("text", ["", "Why", "Why? Because.", "Why? 1"])
def test_any_other_text_is_no_question(text):
    assert not is_question(paragraph(text))


def test_the_text_of_an_element_is_without_its_footnotes():
    element = fromstring("<p>Why<span class='footnote'> a note</span>? <b>So</b></p>")

    assert text_of(element) == "Why? So"
