"""Numbers of questions that go on over a chapter or a book."""

import pytest

from generator.model import Item, Listing, Prompt

ONE = "# One\n\n3. What?\n\nWords.\n\n**1. Who?**\n\n1. When?\n    1. At night?\n2. It was late.\n"
TWO = "# Two\n\n1. Why?\n\n- How? { lines=2 }\n\n1. read\n2. write\n"


def numbers(reading) -> list[list[str]]:
    found = []
    for chapter in reading.workbook.chapters:
        own: list[str] = []
        for block in chapter.blocks:
            items = block.items if isinstance(block, Listing) else [block]
            own += [one.number for one in items if isinstance(one, Prompt | Item)]
        found.append(own)
    return found


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", [["3", "1", "1", "2"], ["1", ""]]),
        ("numbering: as written\n", [["3", "1", "1", "2"], ["1", ""]]),
        ("numbering: chapter\n", [["1", "2", "3", "4"], ["1", ""]]),
        ("numbering: book\n", [["1", "2", "3", "4"], ["5", ""]]),
    ],
)
def test_questions_are_numbered_as_the_settings_say(read, settings, expected):
    files = {"02-two.md": TWO} | ({"workbook.yml": settings} if settings else {})

    assert numbers(read(ONE, files)) == expected


def test_an_outline_inside_a_question_keeps_its_numbers(read):
    reading = read(ONE, {"workbook.yml": "numbering: book\n"})

    listing = reading.workbook.chapters[0].blocks[-1]
    assert [one.number for one in listing.items[0].follow[0].items] == ["1"]


def test_another_numbering_is_refused_with_what_there_is(refused):
    (message,) = refused("# T\n", {"workbook.yml": "numbering: roman\n"})

    assert message.startswith("error: book/workbook.yml:1: ")
    assert message.endswith('hint: write "as written", "chapter" or "book"')
