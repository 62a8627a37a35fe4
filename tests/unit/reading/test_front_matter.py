"""What stands between two lines --- at the top of a text."""

import pytest

from generator.reading.workbook import read_workbook


def test_its_title_is_the_title_of_the_chapter_and_its_subtitle_the_lede(chapter):
    text = "---\ntitle: Two of us\nsubtitle: An *evening*\n---\n\nWords.\n"

    found = chapter(text, {"02-more.md": "# More\n\nWords.\n"})

    assert (found.title_text, found.lede) == ("Two of us", "An <em>evening</em>")
    assert "title" not in found.blocks[0].html


def test_the_title_of_the_text_itself_comes_first(chapter):
    assert chapter("---\ntitle: Above\n---\n# Below\n\nWords.\n").title_text == "Below"


def test_what_has_no_place_in_a_book_is_told_by_name(read):
    reading = read("---\ntitle: Us\ntags: [a, b]\ndate: 2024-05-20\n---\n\nWords.\n")

    (found,) = reading.warnings
    assert '"tags", "date" is left out' in found.message
    assert found.location.line == 1


def test_of_a_text_alone_all_of_it_is_for_the_book(tmp_path):
    path = tmp_path / "evening.md"
    path.write_text(
        "---\ntitle: Us\nsubtitle: Six evenings\nauthors:\n  - name: Ann Lee\n  - Bo\n"
        "lang: de\ndescription: For couples.\n---\n\nText.\n",
        encoding="utf-8",
    )

    book = read_workbook(path).workbook

    assert (book.title, book.subtitle) == ("Us", "Six evenings")
    assert (book.author, book.language) == ("Ann Lee, Bo", "de")
    assert book.description == "For couples."


def test_the_first_chapter_speaks_for_the_book_and_workbook_yml_before_it(read):
    files = {
        "01-trust.md": "---\nauthor: Ann\nlanguage: fr\n---\n# T\n\nWords.\n",
        "02-more.md": "---\nauthor: Bo\n---\n# M\n\nWords.\n",
        "workbook.yml": "language: de\n",
    }

    reading = read(files=files)

    assert (reading.workbook.author, reading.workbook.language) == ("Ann", "de")
    told = [(one.location.file, one.location.line, one.message) for one in reading.warnings]
    assert told == [
        (
            "book/01-trust.md",
            3,
            'the language of the book is "de", not "fr" as it says here',
        ),
        ("book/02-more.md", 2, 'the author of the book is "Ann", not "Bo" as it says here'),
    ]


def test_a_language_that_is_none_is_told(read):
    reading = read("---\nlanguage: german please\n---\n# T\n\nWords.\n")

    assert [one.message for one in reading.warnings] == ['"german please" is no language']


@pytest.mark.parametrize("title", ["Trust: how", '"Trust: how"', "'Trust: how'"])
def test_a_title_with_a_colon_is_read_quoted_or_not(chapter, title):
    assert chapter(f"---\ntitle: {title}\n---\n\nWords.\n").title_text == "Trust: how"


def test_a_text_between_two_rules_is_no_front_matter(chapter):
    found = chapter("---\nWords between rules.\n\n---\n\n# T\n\nMore.\n")

    assert "Words between rules." in "".join(block.html for block in found.blocks)


def test_toml_is_read_too(chapter):
    assert chapter('+++\ntitle = "Trust"\n+++\n\nWords.\n').title_text == "Trust"


def test_lines_keep_their_numbers_below_it(refused):
    (message,) = refused("---\ntitle: T\n---\n\nWhat? { lined=3 }\n")

    assert message.startswith("error: book/01-trust.md:5:")
