import pytest

from generator.reading.text.sanitise import plain_text, sanitise


def keep(_tag: str, address: str) -> str:
    return address


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p onclick='x'>a</p>", "<p>a</p>"),
        ("<script>alert(1)</script>a", "a"),
        ("<style>p { color: red }</style>a", "a"),
        ("<iframe></iframe>a", "a"),
        ("<base><link><meta>a", "a"),
        ("<p style='color: red'>a</p>", "<p>a</p>"),
        ("<span style='width: 4em'></span>", '<span style="width: 4em"></span>'),
        ("<span style='width: 4em; color: red'></span>", "<span></span>"),
        ("<a rel='attachment' href='x'>a</a>", '<a href="x">a</a>'),
        ("<td colspan='51'>a</td>", "a"),
        ("<div><b>not closed", "<div><b>not closed</b></div>"),
    ],
)
def test_only_harmless_html_is_left(html, clean):
    assert sanitise(html, keep) == clean


def test_a_cell_spans_up_to_fifty_columns():
    table = "<table><tbody><tr><td colspan='{}'>a</td></tr></tbody></table>"

    assert 'colspan="50"' in sanitise(table.format(50), keep)
    assert "colspan" not in sanitise(table.format(51), keep)
    assert "colspan" not in sanitise(table.format("1000000"), keep)


@pytest.mark.parametrize("number", ["²", "0", "-2", "+2", "٣", "2.0", "two", "", "9" * 5000])
def test_a_span_that_is_no_number_in_digits_is_left_out(number):
    table = (
        f"<table><tbody><tr><td colspan='{number}' rowspan='{number}'>a</td></tr></tbody></table>"
    )

    assert "span=" not in sanitise(table, keep)


def test_ids_get_the_name_of_the_chapter():
    assert sanitise('<p id="a">x</p>', keep, make_id="trust-{}".format) == '<p id="trust-a">x</p>'


def test_blocks_are_taken_out_of_a_line():
    assert sanitise("<div><p>a <b>b</b></p></div>", keep, inline=True) == "a <b>b</b>"


def test_an_address_that_is_not_allowed_goes_and_its_words_stay():
    assert sanitise('<a href="x">a</a>', lambda *_: None) == "<a>a</a>"


def test_the_check_is_told_the_tag_and_the_address():
    asked = []

    sanitise('<img src="a.png"><a href="b">b</a>', lambda *given: asked.append(given))

    assert asked == [("img", "a.png"), ("a", "b")]


@pytest.mark.parametrize("scheme", ["http", "file", "ftp", "data", "javascript"])
def test_no_address_is_dropped_before_the_check_has_seen_it(scheme):
    asked = []

    sanitise(f'<img src="{scheme}:x">', lambda *given: asked.append(given))

    assert asked == [("img", f"{scheme}:x")]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a <b>b</b>\n c", "a b c"),
        ("a &amp; b &lt;c&gt; &nbsp; d", "a & b <c> d"),
        ('Why?<span class="footnote"><span>A <br>note</span></span> So', "Why? So"),
        ("", ""),
    ],
)
def test_html_as_plain_text_is_what_is_read_without_its_footnotes(html, text):
    assert plain_text(html) == text
