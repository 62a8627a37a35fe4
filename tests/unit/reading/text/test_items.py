from xml.etree.ElementTree import fromstring

import pytest

from generator.reading.text.element_text import text_of
from generator.reading.text.items import author_numbers, split_item


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        (["1", "2", "3"], ["1", "2", "3"]),
        (["3", "5"], ["3", "5"]),
        (["1", "1", "1"], ["1", "2", "3"]),
        (["7", "7"], ["7", "8"]),
        (["4"], ["4"]),
        (["2", "", "9"], ["2", "3", "4"]),
        ([], []),
    ],
)
def test_numbers_are_the_authors_or_counted_where_all_are_the_same(written, numbers):
    assert author_numbers(written) == numbers


def test_an_item_is_taken_apart_into_its_words_and_what_is_below():
    item = fromstring("<li data-line='3'>Why <em>not</em>?<ul><li>a</li></ul></li>")

    parts = split_item(item)

    assert text_of(parts.head) == "Why not?"
    assert [one.tag for one in parts.rest] == ["ul"]
    assert parts.line == 3


def test_an_item_with_paragraphs_has_its_words_in_the_first():
    item = fromstring("<li><p data-line='3' data-number='7'>Why?</p><p>More</p></li>")

    parts = split_item(item)

    assert (parts.number, parts.line) == ("7", 3)
    assert [text_of(one) for one in (parts.head, *parts.rest)] == ["Why?", "More"]


@pytest.mark.parametrize(
    ("text", "tick"), [("[ ] yes", True), ("[x] no", True), ("[] no", False), ("a [ ] b", False)]
)
def test_an_item_is_one_to_tick_where_it_begins_with_a_box(text, tick):
    assert split_item(fromstring(f"<li>{text}</li>")).tick is tick
