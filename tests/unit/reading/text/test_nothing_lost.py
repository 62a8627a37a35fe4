"""No visible word of a text is lost in reading, whatever notation it is in."""

import re

import pytest

from generator.diagnostics import WorkbookError
from tests.helpers.commonmark import (
    OTHERWISE,
    TEXTS,
    VISIBLE,
    chapter_of,
    examples,
    shown,
    with_specification,
    words,
)
from tests.helpers.outline import outline

# Numbers of items are in an attribute of the outline, and on the page: see the test of the layout.
NUMBERS = {266, 313}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_word_of_a_text_is_in_the_book(chapter, text):
    text = chapter_of(text)

    found = words(shown(outline(chapter(text))))

    wanted = words(text)
    assert [word for word in VISIBLE if word in found] == [
        word for word in VISIBLE if word in wanted
    ]


@pytest.mark.slow
@with_specification
def test_no_word_of_the_examples_of_commonmark_is_lost(chapter):
    lost = {}
    for number, text, html in examples():
        try:
            book = outline(chapter(chapter_of(text)))
        except WorkbookError:  # told: a missing picture, code without an end
            continue
        found = set(words(shown(book) + " ".join(re.findall(r'alt="(.*?)"', book))))
        if missing := [word for word in words(shown(html)) if word not in found]:
            lost[number] = missing

    assert set(lost) - set(OTHERWISE) - NUMBERS == set(), lost
