"""What can't be printed of other programs' notations is told, once for each kind."""

import pytest


def told(reading) -> list[tuple[int | None, str]]:
    return [(one.location.line, one.message) for one in reading.warnings]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("%% mine %%", "a comment between %% and %% is left out"),
        ("$a^2$", "a formula is printed as it is typed"),
        ("$$\nx\n$$", "a formula is printed as it is typed"),
        ("[TOC]", "a mark for a table of contents is left out"),
        ("\\vspace{1cm}", "a command of LaTeX is left out"),
        ("#one #two", "a line of tags is left out"),
        ("*[HTML]: a language", "what an abbreviation stands for is left out"),
        ("![[note]]", "a note that another one holds is not taken in"),
        ("{{< youtube x >}}", "a command of a web site's builder is left out"),
        ("{% include x %}", "a command of a web site's builder is left out"),
        ("{++x++}", "a suggested change is taken as accepted"),
        (":heart:", "a code for an emoji is printed as it is typed"),
        ('<audio src="a.wav"></audio>', "a sound, a film or a page of the web can't be printed"),
        ('<input type="text">', "a field of a web page is left out"),
        ("::: columns\nx\n:::", "a part fenced with ::: is dissolved"),
        ("<style>\np { color: red }\n</style>", "<style> is no part of a text; it is left out"),
        ("<style>", "<style> has no end; it is printed as text"),
        ('<Card title="x">a</Card>', "a part of a web page is left out"),
        ("[a](b.pdf)", "a link leads to a file; only the words of the link are printed"),
        ("[[nowhere]]", "a link leads to no chapter of this book"),
        ("a[^1]", "this refers to a note that is not there"),
        ("a\n\n[^1]: b", "a note is left out: nothing refers to it"),
        ("![a](https://example.org/a.png)", "a picture on the web is not fetched"),
    ],
)
def test_each_kind_is_told_with_its_first_line_and_its_count(read, text, message):
    (line, found), *more = told(read(f"# T\n\n{text}\n\nBetween.\n"))

    assert (line, more) == (5 if text.startswith("a\n") else 3, [])
    assert found.startswith(message)


@pytest.mark.parametrize(
    "text",
    [
        "It is 50%% or 60%% of them.",
        "It costs $5 or $10, and 3$.",
        "At 10:30:45.",
        "a == b, c ~ d, e ^ f",
        "`%%x%%`, `$a^2$`, `[[b]]` and `:heart:`",
        "```\n%% x %%\n[[b]] $a^2$ [TOC]\n```",
        "    [[b]] $a^2$",
        "A line that ends in ::: dots",
        "[1] and [a] and [ ]",
        "5 < 6 and a<b",
        "\\$a^2\\$",
    ],
)
def test_what_only_looks_like_one_is_text(read, text):
    assert told(read(f"# T\n\n{text}\n")) == []


def test_a_kind_is_told_once_in_a_file(read):
    reading = read("# T\n\n$a^2$ and $b^2$\n\n$c^2$\n")

    assert told(reading) == [(3, "a formula is printed as it is typed (3 of them, lines 3 and 5)")]


def test_a_fence_that_is_not_closed_loses_no_text(chapter):
    (block,) = chapter("# T\n\n::: note\n\nWords.\n").blocks

    assert "Words." in block.html


@pytest.mark.parametrize("word", ["[!WARNING]", "[!danger]", "[!Important]"])
def test_a_warning_of_another_program_is_a_note_of_care(chapter, word):
    (block,) = chapter(f"# T\n\n> {word}\n> Words.\n").blocks

    assert (block.kind, block.options.kind) == ("note", "care")


def test_a_callout_that_another_program_does_not_know_has_its_name(chapter):
    (block,) = chapter("# T\n\n> [!for-two]\n> Words.\n").blocks

    assert block.title == "For two"


def test_a_callout_in_an_item_is_a_note(chapter):
    (listing,) = chapter("# T\n\n- Item\n\n    > [!tip]\n    > Words.\n").blocks

    assert listing.items[0].body[1].kind == "note"
