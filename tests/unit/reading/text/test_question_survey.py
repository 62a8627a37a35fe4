"""Which questions of a chapter get room, and which are told."""

import pytest

from generator.model import RoomKind, iterate_prompts, iterate_questions


def rooms(chapter) -> list[str]:
    return [one.room.value for one in iterate_questions(chapter)]


def told(read, text: str, settings: str = "") -> list[str]:
    files = {"workbook.yml": settings} if settings else None
    return [one.message for one in read(text, files).warnings]


@pytest.mark.parametrize(
    "lines",
    [
        ["**What?**", "**Who?**"],
        ["*What?*", "*Who?*"],
        ["## What?", "### Who?"],
        ["- What?", "- Who?", "* When?"],
        ["What?", "Who?", "When?"],
        ["> What?", "Words between.", "> Who?", "Words.", "> When?"],
        ["Words.", "Term\n:   What?", "Words.", "Term\n:   Who?", "Words.", "Term\n:   When?"],
        ["1. What? Name it.", "2. Who? Name them.", "3. When? Say it."],
        ["Here:", "There:", "**Everywhere:**"],
    ],
)
def test_a_file_that_asks_in_one_way_gets_room_for_each_question(read, lines):
    reading = read("# T\n\n" + "\n\n".join(lines) + "\n")

    (chapter,) = reading.workbook.chapters
    assert reading.warnings == ()
    assert rooms(chapter) == ["space"] * sum(
        "?" in line or line.endswith((":", ":**")) for line in lines
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1. A?\n\n**What?**", "1 question in bold gets no room (line 5)"),
        ("1. A?\n\n*What?*\n\n*Who?*", "2 questions in italics get no room (lines 5, 7)"),
        ("1. A?\n\n## What?", "1 heading that asks gets no room (line 5)"),
        (
            "1. A?\n\n- B?\n- C?\n- D?\n- E?",
            "4 questions with a bullet get no room (lines 5, 6, 7 ...)",
        ),
        ("1. A?\n\nWhat?", "1 question in a paragraph of its own gets no room (line 5)"),
        ("1. A?\n\n> What?\n>\n> Who?", "2 questions in a quotation get no room (lines 5, 7)"),
        (
            "1. A?\n2. What? Name it.",
            "1 numbered question with words after the question mark gets no room (line 4)",
        ),
        ("1. A?\n\nT\n:   What?", "1 question in a definition list gets no room (line 6)"),
        (
            "1. A?\n\n| |\n|-|\n| What? |",
            "1 question in a table without an empty cell gets no room (line 7)",
        ),
        ("1. A?\n\nMy script:", "1 label with nothing after the colon gets no room (line 5)"),
    ],
)
def test_what_asks_in_another_way_than_the_rest_is_told_once_a_kind(read, text, message):
    assert told(read, f"# T\n\n{text}\n") == [message]


@pytest.mark.parametrize(
    "text",
    [
        "It is said. Who would not want that? Nobody knows, and nobody asks.",
        "## What is it?\n\n" + "It is a thing that people say at such times. " * 6,
        "What is it?\n\n" + "It is a thing that people say at such times. " * 6,
        "## What helps?\n\n- a walk\n- a call",
        "## What do I need?\n\n1. A pen?",
        "> Who knows?\n> — Somebody",
        "| What? | Who? |\n|---|---|\n| a | b |",
        "| It asks | It answers |\n|---|---|\n| Who pays? | She does. |",
        "Who pays?\n:   The one who asked.",
        "You need:\n\n- a pen",
        "- [ ] Did I call?",
        "/// facilitator\n- What do you say?\n///",
        "**What?** { space=none }",
        "- What? { space=none }",
        "## What? { space=none }",
        "> What? { space=none }",
        "*What do I bring?*",
        "1. What helps?\n   - a walk?\n   - a call?",
    ],
)
def test_what_does_not_ask_its_reader_is_not_told(read, text):
    assert told(read, f"# T\n\n{text}\n") == []


def test_a_file_with_a_room_asked_for_is_not_given_others(read):
    text = "# T\n\n**What?** { lines=3 }\n\n**Who?**\n\n**When?**\n"

    assert told(read, text) == ["2 questions in bold get no room (lines 5, 7)"]


def test_a_file_with_a_room_drawn_is_not_given_others(read):
    text = "# T\n\n**What?**\n\n__________\n\n**Who?**\n"

    assert told(read, text) == ["1 question in bold gets no room (line 7)"]


def test_the_settings_give_room_to_all(read):
    files = {"workbook.yml": "prompts: all\n"}
    reading = read("# T\n\n- What?\n\n**Who?**\n\nMy script:\n", files)

    assert reading.warnings == ()
    assert rooms(reading.workbook.chapters[0]) == ["space"] * 3


def test_the_settings_give_room_to_none_but_those_that_carry_it(read):
    text = "# T\n\n1. What?\n2. Who? { lines=2 }\n\n## More { .prompts }\n\n- I am\n"
    reading = read(text, {"workbook.yml": "prompts: marked\n"})

    assert reading.warnings == ()
    assert [one.text for one in iterate_prompts(reading.workbook.chapters[0].blocks)] == [
        "Who?",
        "I am",
    ]
    assert rooms(reading.workbook.chapters[0]) == ["missing", "space", "space"]


@pytest.mark.parametrize("braces", ["{ prompts=all }", '{ .unnumbered prompts="all" }'])
def test_a_chapter_says_so_for_itself(read, braces):
    reading = read(f"# T {braces}\n\n- What?\n")

    assert rooms(reading.workbook.chapters[0]) == ["space"]


def test_a_chapter_that_says_something_else_is_refused(refused):
    assert refused("# T { prompts=some }\n\n1. What?\n") == [
        'error: book/01-trust.md:1: "prompts=some" says nothing of questions\n'
        'hint: write "numbered", "all" or "marked"'
    ]


def test_a_heading_that_asks_may_carry_its_room(chapter):
    (prompt,) = chapter("# T\n\n## What? { lines=2 }\n").blocks

    assert (prompt.text, prompt.space.size.count) == ("What?", 2)


def test_every_question_is_known_with_its_line_and_its_room(chapter):
    text = (
        "# T\n\n1. A?\n2. B? { space=none }\n3. C?\n   - [ ] yes\n   - [ ] no\n\n"
        "- D?\n\nWords.\n\n| E? | |\n|---|---|\n| F? | |\n\n/// prompt | G?\n///\n"
    )

    questions = list(iterate_questions(chapter(text)))

    assert [(one.line, one.room) for one in questions] == [
        (3, RoomKind.SPACE),
        (4, RoomKind.NONE),
        (5, RoomKind.DRAWN),
        (9, RoomKind.MISSING),
        (13, RoomKind.DRAWN),
        (15, RoomKind.DRAWN),
        (17, RoomKind.SPACE),
    ]
    assert [one.id for one in questions][:4] == ["trust-q-a", "trust-q-b", "trust-q-c", ""]


def test_links_still_lead_to_a_heading_that_became_a_question(chapter):
    blocks = chapter("# T\n\nSee [there](#what-now).\n\n## What now?\n\n## What then?\n").blocks

    assert [one.id for one in iterate_prompts(blocks)] == ["trust-what-now", "trust-what-then"]
