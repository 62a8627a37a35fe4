"""The last line of a paragraph."""

import pytest

from generator.design.last_words import with_last_words

LONG = "Before there was an us there was a person with habits, friends and"
NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize("tag", ["p", "li", "dd", "h2"])
def test_the_last_two_words_of_a_text_stay_on_one_line(tag):
    made = with_last_words(f"<{tag}>{LONG} a plan.</{tag}>")

    assert made == f"<{tag}>{LONG} a{NO_BREAK}plan.</{tag}>"


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{LONG} <em>a few plan</em>.</p>",
        f"<p>{LONG} a <strong>few plans.</strong></p>\n",
        f'<p class="note">{LONG} a <a href="#a b">few plans</a></p>',
    ],
)
def test_marks_and_tags_at_the_end_do_not_part_them(html):
    assert with_last_words(html).count(NO_BREAK) == 1
    assert with_last_words(html).replace(NO_BREAK, " ") == html


@pytest.mark.parametrize(
    "html",
    [
        "<p>We rest.</p>",
        f"<p>{LONG} conversations afterwards.</p>",
        f"<pre>{LONG} a plan.</pre>",
        f"<p>{LONG} <code>a plan</code></p>",
        f'<p>{LONG} a <img src="a b.png"></p>',
        f"<ul><li>{LONG} much<ul><li>No one</li></ul></li></ul>",
        "<p>日本語の文章はここで終わります。</p>",
    ],
)
def test_short_texts_long_words_code_and_tags_stay_as_they_are(html):
    assert with_last_words(html) == html


def test_the_length_of_the_html_stays_as_it_is():
    html = f"<p>{LONG} a plan.</p>" * 200

    assert len(with_last_words(html)) == len(html)
    assert with_last_words(html).count(NO_BREAK) == 200
