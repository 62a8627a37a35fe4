"""The longest word of the headings decides how large they can be set."""

from generator.design.heading_words import longest_heading
from generator.model import Chapter, Prose


def measure(text: str, **_face: bool) -> float:
    return len(text) / 2


def chapter(title: str, html: str) -> dict:
    return {
        "chapter": Chapter(
            slug="a", file="a.md", number=1, title=title, title_text=title, lede="", facts=(),
            blocks=(Prose(html=html),), columns=(),
        )
    }  # fmt: skip


def test_it_is_that_of_titles_and_heads_not_of_text():
    part = chapter("On trust", "<h2>About <em>conversations</em></h2><p>Misunderstandings.</p>")

    assert longest_heading([part], "Interdependence", measure) == len("conversations") / 2


def test_a_title_stands_on_the_cover_alone():
    assert longest_heading([{"look": "plain"}], "Healthy interdependence", measure) == 7.5


def test_a_line_may_break_behind_a_hyphen():
    assert longest_heading([chapter("Self-knowledge", "")], "", measure) == len("knowledge") / 2


def test_without_headings_nothing_is_in_the_way():
    assert longest_heading([{"rows": ()}], "Book", measure) == 1.0
