"""What headings say of how a part is done."""

import re

import pytest

from generator.design.ways import way_of_label, ways_of, with_ways
from generator.reading.workbook import read_workbook
from tests.helpers.workbooks import one_chapter

WORDS = {"alone": ["Allein", "Jeder f\u00fcr sich"], "together": ["Gemeinsam", "Zu zweit"]}
ONE, TWO = "\u25cb", "\u26ad"


def ways(html: str, own: str = "") -> list[str]:
    return re.findall(r'data-way="([^"]*)"', with_ways(html, own, WORDS))


@pytest.mark.parametrize(
    ("heading", "sign"),
    [
        ("<h2>Gemeinsam: was wir hoffen</h2>", TWO),
        ("<h2>zu zweit : ein Abend</h2>", TWO),
        ("<h2><em>Jeder f\u00fcr sich</em>: ein Brief</h2>", ONE),
        ('<h2 class="together" id="x">Ein Abend</h2>', TWO),
        ('<h3 class="wide alone">Ein Brief</h3>', ONE),
    ],
)
def test_a_heading_says_it_by_its_first_word_or_a_class(heading, sign):
    assert ways(heading) == [sign]


@pytest.mark.parametrize(
    "heading", ["<h2>Gemeinsam sind wir</h2>", "<h2>Das: Gemeinsam</h2>", "<p>Allein: x</p>"]
)
def test_what_says_nothing_is_left_as_it_is(heading):
    assert with_ways(heading, "", WORDS) == heading


def test_it_holds_until_the_next_heading_of_its_level_or_a_higher_one():
    html = (
        "<h2>Anfang</h2><h2>Gemeinsam: a</h2><h3>Teil</h3><h3>Allein: b</h3><h4>c</h4><h3>d</h3>"
        "<h2>Ende</h2>"
    )

    assert ways(html) == ["", TWO, TWO, ONE, ONE, TWO, ""]
    assert ways(html, "alone")[0] == ways(html, "alone")[-1] == ONE


def test_a_letter_is_written_alone_where_anything_is_said():
    letter = '<h2 class="letter-title" data-alone>Ein Brief</h2>'

    assert ways(f"<h2>Gemeinsam: a</h2>{letter}") == [TWO, ONE]
    assert ways(letter, "together") == [ONE]
    assert with_ways(letter, "", WORDS) == letter


def test_a_fact_names_it_as_a_whole():
    assert way_of_label("<strong>Gemeinsam</strong>", WORDS) == "together"
    assert way_of_label("Gemeinsam und allein", WORDS) == ""


def test_a_chapter_is_done_as_its_title_its_facts_and_its_headings_say(tmp_path):
    text = "# A { .alone }\n\n## Gemeinsam: b\n\nWords.\n"
    (chapter,) = read_workbook(one_chapter(tmp_path / "a", text)).workbook.chapters
    facts = "# A\n\nZu zweit\n:   Eine Stunde\n\n## b\n\nWords.\n"
    (other,) = read_workbook(one_chapter(tmp_path / "b", facts)).workbook.chapters

    assert ways_of(chapter, WORDS) == ("alone", "together")
    assert ways_of(other, WORDS) == ("together",)
