"""Where the fields of a book to fill in on a screen come from, and what they are called."""

import re
from html import unescape

import pytest

from generator.design.fields import Fields

PARAGRAPH = '<p class="stem">I feel <span class="blank" style="width: 4em"></span> today.</p>'
LONG_END = '<p class="stem">Because <span class="blank blank-end" style="width: 400mm"></span></p>'
TABLE = (
    "<table><thead><tr><th>About</th><th>Yes</th><th>No</th></tr></thead><tbody>"
    '<tr><td>Money &amp; time:</td><td class="write"></td><td class="write"></td></tr>'
    '<tr><td class="write"></td><td class="write"></td><td class="write"></td></tr>'
    "</tbody></table>"
)


def fields_in(html: str) -> list[tuple[str, str]]:
    """The name and the words of each field, in order."""
    return [
        (name, unescape(title))
        for name, title in re.findall(r'name="([^"]+)" title="([^"]*)"', html)
    ]


def woven(html: str, within: str = "") -> str:
    return str(Fields("trust", on_screen=True).words(html, within))


@pytest.mark.parametrize("html", [PARAGRAPH, LONG_END, TABLE, "<p>a &lt; b</p>"])
def test_on_paper_nothing_changes(html):
    assert str(Fields("trust", on_screen=False).words(html)) == html


def test_on_paper_there_is_no_field():
    fields = Fields("trust", on_screen=False)

    assert fields.field("area", "Why?") == fields.button("dot", "Why?", "why", "so") == ""


@pytest.mark.parametrize("html", [PARAGRAPH, LONG_END, TABLE])
def test_without_its_fields_the_html_is_the_same(html):
    bare = re.sub(r"<input[^>]*>| id=\"[^\"]*\"", "", woven(html))

    assert bare == html


def test_a_blank_is_called_after_its_sentence():
    assert fields_in(woven(PARAGRAPH)) == [("line/trust-line-i-feel-today", "I feel … today.")]


def test_it_stands_inside_the_blank():
    assert re.search(
        r'<span class="blank" style="width: 4em"><input [^>]*></span>', woven(PARAGRAPH)
    )


def test_a_long_blank_at_the_end_says_the_id_of_the_box_where_it_ends():
    html = woven(LONG_END)

    assert fields_in(html) == [("line/trust-line-because/trust-line-because-line", "Because …")]
    assert '<p class="stem" id="trust-line-because-line">' in html


def test_an_id_that_is_there_already_is_used():
    html = woven(LONG_END.replace("<p ", '<p id="trust-mine" '))

    assert fields_in(html)[0][0] == "line/trust-line-because/trust-mine"
    assert html.count(" id=") == 1


def test_a_blank_in_a_question_ends_where_the_question_does():
    inline = 'What about <span class="blank blank-end" style="width: 400mm"></span>'

    assert (
        fields_in(woven(inline, "trust-q-what"))[0][0] == "line/trust-line-what-about/trust-q-what"
    )


def test_the_same_words_twice_give_two_names():
    names = [name for name, _ in fields_in(woven(PARAGRAPH + PARAGRAPH))]

    assert names == ["line/trust-line-i-feel-today", "line/trust-line-i-feel-today-2"]


def test_names_never_meet_however_the_words_are_numbered():
    html = "".join(
        f'<p>{words} <span class="blank"></span></p>' for words in ("Name", "Name", "Name 2")
    )

    names = [name for name, _ in fields_in(woven(html))]

    assert len(set(names)) == 3


def test_a_box_to_tick_is_called_after_its_words():
    html = woven(
        '<ul class="ticks"><li class="tick">A <em>walk</em></li><li class="tick">B</li></ul>'
    )

    assert fields_in(html) == [("tick/trust-tick-a-walk", "A walk"), ("tick/trust-tick-b", "B")]


def test_a_cell_is_called_after_its_row_and_its_column():
    assert [title for _, title in fields_in(woven(TABLE))] == [
        "Money & time: Yes",
        "Money & time: No",
        "2: About",
        "2: Yes",
        "2: No",
    ]


def test_a_field_is_called_after_its_words_without_markup():
    field = Fields("trust", on_screen=True).field("line", "Jo &amp;\n  me")

    assert fields_in(field) == [("line/trust-line-jo-me", "Jo & me")]


def test_words_in_a_name_cannot_end_the_attribute():
    field = str(Fields("trust", on_screen=True).field("area", '"><b>', "trust-x"))

    assert field.count("<") == 1
    assert fields_in(field) == [("area/trust-x", '"><b>')]


def test_a_footnote_and_raw_markup_come_through():
    html = '<p>A<br>b &#8217; &copy; <span class="tick">c</span></p>'

    assert re.sub(r"<input[^>]*>", "", woven(html)) == html
