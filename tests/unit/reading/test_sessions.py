"""The sessions of a workshop, as the settings name them."""

import pytest

from generator.diagnostics import WorkbookError

MORE = {"02-us.md": "# Us\n", "03-you.md": "# You\n"}


def sessions_of(read, text: str):
    return read("# Trust\n", {**MORE, "workbook.yml": f"sessions:\n{text}"}).workbook.sessions


def mistakes(read, text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(WorkbookError) as caught:
        sessions_of(read, text)
    return [(one.location.line, one.message, one.hint) for one in caught.value.diagnostics]


def test_a_workbook_has_none_until_they_are_named(read):
    assert read("# Trust\n").workbook.sessions == ()


def test_they_have_titles_times_and_chapters(read):
    first, second = sessions_of(
        read,
        "  - title: Friday\n    starts: 10:00\n    chapters: [01-trust.md, 03-you]\n"
        "  - title: Later\n    chapters: [02-us.md]\n",
    )

    assert (first.title, first.starts, first.chapters) == ("Friday", 600, ("trust", "you"))
    assert (second.title, second.starts, second.chapters) == ("Later", None, ("us",))


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *[("9:30", 570), ("09.30", 570), ("14h15", 855), ("0:00", 0), ("23:59", 1439)],
        *[("2:30 pm", 870), ("2 PM", 840), ("12:15 am", 15), ("12 p.m.", 720), ("'10:00'", 600)],
    ],
)
def test_a_time_may_be_typed_as_people_do(read, typed, minutes):
    text = f"  - {{title: One, starts: {typed}, chapters: [01-trust.md]}}\n"

    assert sessions_of(read, text)[0].starts == minutes


@pytest.mark.parametrize("typed", ["24:00", "10:60", "10", "soon", "13 pm", "0 am", "-1:00"])
def test_what_is_no_time_is_told_with_its_line(read, typed):
    text = f"  - title: One\n    starts: {typed}\n    chapters: [01-trust.md]\n"

    ((line, message, hint),) = mistakes(read, text)

    assert line == 3
    assert "is no time of the day" in message and "starts: 10:00" in hint


def test_a_setting_that_is_misspelt_is_told(read):
    text = "  - title: One\n    chapter: [01-trust.md]\n"

    assert mistakes(read, text) == [
        (3, 'unknown setting of a session "chapter"', 'did you mean "chapters"?')
    ]


def test_a_chapter_that_is_not_there_is_told(read):
    text = "  - title: One\n    chapters: [01-trst.md]\n"

    assert mistakes(read, text) == [(3, 'no chapter "01-trst.md"', 'did you mean "01-trust.md"?')]


def test_a_chapter_in_two_sessions_is_told_with_the_first_of_them(read):
    text = (
        "  - title: One\n    chapters: [01-trust.md]\n"
        "  - title: Two\n    chapters: [02-us.md, 01-trust]\n"
    )

    ((line, message, _),) = mistakes(read, text)

    assert (line, message) == (5, 'the chapter "01-trust" is in "One" already')


def test_a_chapter_twice_in_a_session_is_told(read):
    ((_, message, _),) = mistakes(read, "  - {title: One, chapters: [02-us, 02-us.md]}\n")

    assert message == 'the chapter "02-us.md" is twice in "One"'


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("  One: [01-trust.md]\n", 1, "these are no sessions"),
        ("  - 01-trust.md\n", 2, "item 1 is no session"),
        ("  - chapters: [01-trust.md]\n", 2, "item 1 of the sessions has no title"),
        ("  - title: One\n", 2, "item 1 of the sessions has no chapters"),
        ("  - title: One\n    chapters: []\n", 2, "item 1 of the sessions has no chapters"),
    ],
)
def test_what_is_no_session_is_told(read, text, line, problem):
    ((at, message, hint),) = mistakes(read, text)

    assert (at, message) == (line, problem)
    assert hint
