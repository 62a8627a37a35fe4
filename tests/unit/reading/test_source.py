"""A file that can't be read as text is refused with its line, and nothing hangs."""

import os

import pytest

LINE = "error: book/01-trust.md:{}: {}\nhint: {}"
BREAK = "break it into shorter pieces, with an empty line between them"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_are_counted_whatever_they_end_in(refused, end):
    text = end.join(["# T", "", "What? { lined=3 }", ""])

    assert refused(text) == [LINE.format(3, 'unknown ruling "lined"', 'did you mean "lines"?')]


def test_a_byte_order_mark_is_no_part_of_the_text(read):
    reading = read("\ufeff# Trust\n")

    assert reading.workbook.chapters[0].title == "Trust"
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("data", "line", "byte"),
    [
        (b"# T\n\ncaf\xe9\n", 3, "0xe9"),
        ("# T\n".encode("utf-16"), 1, "0xff"),
        (b"# T\n\n\n\xed\xa0\x80\n", 4, "0xed"),
    ],
    ids=["Latin-1", "UTF-16", "lone surrogate"],
)
def test_what_is_not_utf8_is_refused_with_the_line(refused, data, line, byte):
    message = f"is not UTF-8: byte {byte} can't be read"

    assert refused(data) == [
        LINE.format(line, message, 'save it again with the encoding "UTF-8"'),
    ]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_an_empty_chapter_is_refused(refused, text):
    assert refused(text) == [
        "error: book/01-trust.md: is empty\n"
        "hint: write the chapter, beginning with # and its title, or put _ before its name"
    ]


@pytest.mark.parametrize(
    ("character", "name"), [("\0", "0000"), ("\ue000", "E000"), ("\x1f", "001F")]
)
def test_a_character_that_cant_be_printed_is_left_out_with_a_warning(read, character, name):
    reading = read(f"# T\n\nOne{character}word\n")

    assert reading.workbook.chapters[0].blocks[0].html == "<p>Oneword</p>"
    assert [str(one) for one in reading.warnings] == [
        f"warning: book/01-trust.md:3: has a character that can't be printed (U+{name}); "
        "it is left out\nhint: delete it; it often comes along when text is pasted from elsewhere"
    ]


def test_a_folder_named_like_a_chapter_is_refused(refused, tmp_path):
    (tmp_path / "book" / "01-trust.md").mkdir(parents=True)

    assert refused() == [
        "error: book/01-trust.md: is a folder, not a file\nhint: put a text file of this name there"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_named_like_a_chapter_is_refused_and_not_waited_for(refused, tmp_path):
    (tmp_path / "book").mkdir()
    os.mkfifo(tmp_path / "book" / "01-trust.md")

    assert refused() == [
        "error: book/01-trust.md: is a pipe, not a file\nhint: put a text file of this name there"
    ]


def test_a_chapter_that_is_a_link_out_of_the_folder_is_refused(refused, tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "secret.md").write_text("# Secret\n")
    (tmp_path / "book" / "01-trust.md").symlink_to("../secret.md")

    assert refused() == [
        "error: book/01-trust.md: is a link that leads out of its folder\n"
        "hint: put the file itself into the folder"
    ]


def test_a_file_of_many_megabytes_is_refused(refused):
    hint = "it has to be an ordinary text file of up to 2 MB, with embedded pictures 40 MB"

    assert refused(b"a" * 2_000_001) == [
        f"error: book/01-trust.md: has 2,000,001 letters, more than 2,000,000\nhint: {hint}"
    ]
    assert refused(b"a" * 40_000_001) == [
        f"error: book/01-trust.md: has 40,000,001 bytes, more than 40,000,000\nhint: {hint}"
    ]


@pytest.mark.parametrize(
    ("text", "line", "problem", "hint"),
    [
        (
            ">" * 10_000 + " a",
            3,
            "is nested 10000 levels deep",
            "up to 30 levels can be laid out; take some indents or > away",
        ),
        (
            "\n".join("    " * level + "- a" for level in range(500)),
            34,
            "is nested 31 levels deep",
            "up to 30 levels can be laid out; take some indents or > away",
        ),
        (
            "a" * 1_000_000,
            3,
            "this line is too long to be text (1,000,000 characters)",
            "break it into paragraphs, with an empty line between them",
        ),
        ("[" * 1_500, 3, "too many square brackets without an empty line (1,500)", BREAK),
        ("[\n" * 1_500, 3, "too many square brackets without an empty line (1,500)", BREAK),
        (
            "a\n\n" + "a *b* _c `d\n" * 1_900,
            5,
            "too long without an empty line (1,900 lines, 20,900 characters)",
            BREAK,
        ),
        (
            "## a\n" * 3_000,
            3,
            "too long without an empty line (3,000 lines, 12,000 characters)",
            BREAK,
        ),
        (
            "a\n\n" * 6_000,
            10_001,
            "has 12,004 lines, more than 10,000",
            "make several chapters of it, each in a file of its own",
        ),
        (
            "<a " * 101,
            3,
            "has more than 100 HTML tags without an end",
            "write &lt; for a < that is part of the text",
        ),
    ],
    ids=[
        "quotations", "levels of a list", "a word", "brackets", "lines of brackets", "a paragraph",
        "headings", "paragraphs", "tags",
    ],
)  # fmt: skip
def test_a_text_beyond_all_measure_is_refused_with_its_line(refused, text, line, problem, hint):
    assert refused(f"# T\n\n{text}\n") == [LINE.format(line, problem, hint)]


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n" + "| x | |\n" * 5_000,
        "<div>" * 1_000 + "x" + "</div>" * 1_000,
        "<div>\n\n" * 1_000 + "x",
        "\n".join("    " * level + "1. Why?" for level in range(30)),
        ">" * 30 + " a",
        "- " * 9_000 + "a",
        "**a*" * 4_000,
        "`a``" * 4_000,
        "a\n\n" * 4_000,
        "- [ ] a\n" * 900,
    ],
    ids=[
        "table of 5,000 rows", "1,000 nested divs", "divs without an end", "30 levels",
        "30 quotations", "list in a list", "emphasis", "code", "paragraphs", "boxes to tick",
    ],
)  # fmt: skip
def test_a_text_at_the_bounds_is_read(chapter, text):
    assert chapter(f"# T\n\n{text}\n").blocks
