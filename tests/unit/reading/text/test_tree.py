import re
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.text.items import author_numbers, split_item
from generator.reading.text.tables import empty_cells
from generator.reading.text.words import is_question, text_of
from generator.slugs import slugify


def paragraph(text: str) -> Element:
    element = Element("p")
    element.text = text
    return element


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("What is trust?", "what-is-trust"),
        ("What's ours, and what’s yours?", "whats-ours-and-whats-yours"),
        ("  Café — Größe!  ", "cafe-große"),
        ("snake_case and 3 more", "snake-case-and-3-more"),
        ("今日 は", "今日-は"),
        ("?!", ""),
        ("a" * 60, "a" * 48),
        ("words " * 20, "words-words-words-words-words-words-words-words"),
    ],
)
def test_a_name_is_made_of_the_words_of_a_text(text, slug):
    assert slugify(text) == slug


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=80))
def test_a_name_is_made_of_letters_digits_and_hyphens(text):
    slug = slugify(text)

    assert re.fullmatch(r"[\w-]*", slug)
    assert len(slug) <= 48
    assert not slug.startswith("-")


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=80))
def test_a_name_of_a_name_is_that_name(text):
    slug = slugify(text)

    assert slugify(slug) == slug


@pytest.mark.parametrize(
    "text",
    ["Why?", "Why? ", "“Why?”", "(Why?)", "Why?)", "为什么？", "لماذا؟", "*Why?*", "Why? »"],
)
def test_a_text_that_ends_in_a_question_mark_is_a_question(text):
    assert is_question(paragraph(text))


@pytest.mark.parametrize("text", ["", "Why", "Why? Because.", "Why? 1"])
def test_any_other_text_is_no_question(text):
    assert not is_question(paragraph(text))


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


def test_the_text_of_an_element_is_without_its_footnotes():
    element = fromstring("<p>Why<span class='footnote'> a note</span>? <b>So</b></p>")

    assert text_of(element) == "Why? So"


def test_a_column_with_an_example_in_it_is_one_to_write_in():
    from xml.etree.ElementTree import SubElement

    table = Element("table")
    for cells in (["Day", "Mine", "Yours"], ["Monday", "a walk", ""], ["Tuesday", "", ""]):
        row = SubElement(table, "tr")
        for text in cells:
            SubElement(row, "th" if cells[0] == "Day" else "td").text = text

    empty_cells(table)

    widths = [float(cell.get("style").split()[1].rstrip("%")) for cell in table[0]]
    assert widths[1] == widths[2] > widths[0]
