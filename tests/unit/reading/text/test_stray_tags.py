"""What looks like HTML and is none is printed."""

import pytest

from generator.reading.text.sanitise import plain_text


def printed(chapter, text: str) -> str:
    found = chapter(f"# T\n\n{text}\n\nThe end.\n")
    return plain_text("".join(getattr(block, "html", "") for block in found.blocks))


@pytest.mark.parametrize(
    "text",
    [
        "Dear <name>, come.",
        "Dear <first name>, come.",
        "<your name here>",
        "a <b c> d",
        "1 < 2 and 3<4",
        "<localhost:5001/a>",
        "<foo.bar.baz>",
        "<a h*#ref=hi>",
        "</a href=x>",
        "<time and place>",
        "<address>",
        "&#87654321;",
    ],
)
def test_words_in_pointed_brackets_are_printed(chapter, text):
    assert printed(chapter, text) == f"{text} The end."


@pytest.mark.parametrize("tag", ["style", "script", "textarea", "title", "iframe", "plaintext"])
def test_a_tag_without_an_end_hides_nothing(chapter, tag):
    assert printed(chapter, f"<{tag}>\n\nWords.").endswith("Words. The end.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a <em>b</em> <br/> c", "a b c"),
        ("<https://example.org>", "https://example.org"),
        ("<a@example.org>", "a@example.org"),
        ("a <!-- b --> c", "a c"),
        ("`<name>` and ``a `<b>` c``", "<name> and a `<b>` c"),
        ('<span class="x"\nid="y">a</span>', "a"),
        ("\\<b>", "<b>"),
    ],
)
def test_html_addresses_comments_and_code_stay_what_they_are(chapter, text, words):
    assert printed(chapter, text) == f"{words} The end."


def test_markdown_between_tags_that_wrap_it_is_read(chapter):
    (block,) = chapter('# T\n\n<div align="center">\n\n**bold**\n\n</div>\n').blocks

    assert block.html == "<p><strong>bold</strong></p>"


def test_html_without_empty_lines_stays_html(chapter):
    (block,) = chapter('# T\n\n<div class="mine">\n<em>a</em>\n</div>\n').blocks

    assert block.html == '<div class="mine">\n<em>a</em>\n</div>'
