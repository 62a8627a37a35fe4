"""Questions are counted with room and without."""

from generator.model import Questions, count_questions


def test_questions_inside_others_and_in_blocks_count_too(read):
    text = (
        "# T\n\n1. One?\n\n    1. Sub? { space=none }\n\n2. Two? { space=none }\n\n"
        "/// prompt | Three?\n///\n\n/// note | N\n1. Four?\n///\n"
    )

    counted = count_questions(read(text).workbook.chapters)

    assert counted == Questions(found=5, with_room=3, to_talk_about=2)
    assert (counted.without_room, counted.missing) == (2, 0)


def test_a_text_that_asks_nothing_has_none(read):
    assert count_questions(read("# T\n\nWords.\n").workbook.chapters).found == 0
