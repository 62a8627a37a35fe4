"""What is drawn again is found by its name, and is the earlier one in all but its words."""

import pytest

from generator.diagnostics import WorkbookError
from generator.model import Exercise, Picture, iterate_drawn
from generator.reading.workbook import read_workbook
from tests.helpers.workbooks import write_workbook

SCALE = """\
/// scale | Where I stand
    from: 2
    to: 9
    low: alone
    high: together
    marks: line
    rows: [today, later]
///
"""
AGAIN = "/// scale\n    same: where-i-stand\n///\n"
LINE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40"><path d="M0 20h200"/></svg>'


def drawn(folder, *chapters: str) -> list[Exercise | Picture]:
    """What is drawn in a workbook of these chapters, in order."""
    (folder / "images").mkdir()
    for name in ("line", "other"):
        (folder / "images" / f"{name}.svg").write_text(LINE, encoding="utf-8")
    texts = {f"{n}.md": f"# Part {n}\n\n*x*\n\n{text}" for n, text in enumerate(chapters, start=1)}
    read = read_workbook(write_workbook(folder, texts)).workbook.chapters
    return [one for chapter in read for one in iterate_drawn(chapter.blocks)]


def told(folder, *chapters: str) -> list[tuple[int | None, str, str]]:
    """What is wrong with these chapters: line, message and hint of each, without the folder."""
    with pytest.raises(WorkbookError) as raised:
        drawn(folder, *chapters)
    return [
        (
            one.location.line,
            one.message.replace(f"{folder}/", ""),
            one.hint.replace(f"{folder}/", ""),
        )
        for one in raised.value.diagnostics
    ]


def test_a_scale_takes_all_that_is_drawn_and_the_title_where_it_has_none(tmp_path):
    first, again = drawn(tmp_path, SCALE, AGAIN)

    assert again.options.model_dump(exclude={"same"}) == first.options.model_dump(exclude={"same"})
    assert (again.title, again.same) == ("Where I stand", first.id)
    assert again.id == "2-scale-where-i-stand"


def test_it_keeps_a_title_of_its_own(tmp_path):
    _, again = drawn(tmp_path, SCALE, AGAIN.replace("scale\n", "scale | And now\n"))

    assert (again.title, again.options.to) == ("And now", 9)


def test_it_may_stand_in_the_chapter_of_the_earlier_one(tmp_path):
    first, again = drawn(tmp_path, SCALE + "\n" + AGAIN)

    assert (again.same, again.options.rows) == (first.id, ("today", "later"))


def test_a_name_is_also_found_as_words(tmp_path):
    first, again = drawn(tmp_path, SCALE, AGAIN.replace("where-i-stand", "Where I stand"))

    assert again.same == first.id


def test_the_third_is_the_same_as_the_first_whatever_the_second_is_called(tmp_path):
    second = AGAIN.replace("scale\n", "scale | Half way\n")
    first, _, third = drawn(tmp_path, SCALE, second, AGAIN.replace("where-i-stand", "half-way"))

    assert third.same == first.id


def test_one_of_the_same_title_as_its_first_is_not_another(tmp_path):
    first, _, third = drawn(tmp_path, SCALE, AGAIN, AGAIN)

    assert third.same == first.id


def test_a_drawing_takes_its_figure_its_labels_and_its_space(tmp_path):
    text = "/// drawing | Us\n    figure: circles\n    labels: [me, you]\n    space: blank=8\n///\n"
    first, again = drawn(tmp_path, text, "/// drawing | Us now\n    same: us\n///\n")

    assert (again.options.figure, again.options.labels) == ("circles", ("me", "you"))
    assert (again.spaces[0].space, again.same) == (first.spaces[0].space, first.id)


def test_a_picture_is_known_by_its_file_and_as_wide_as_the_earlier_one(tmp_path):
    first, again = drawn(
        tmp_path,
        '![A line](images/line.svg "Then"){ width=60% }\n',
        "![The line again](images/line.svg){ same=line }\n",
    )

    assert (again.width, again.same) == (0.6, first.id)
    assert (again.alt, again.caption) == ("The line again", "")


@pytest.mark.parametrize("braces", ["{ #the-line }", " { #the-line }"])
def test_a_picture_is_known_by_the_id_that_its_author_gave(tmp_path, braces):
    first, again = drawn(
        tmp_path,
        f"![A line](images/line.svg){braces}\n\nSee [it](#the-line).\n\n"
        "![Not this one](images/line.svg)\n",
        "![Again](images/line.svg){ same=the-line }\n",
    )[::2]

    assert (first.id, again.same) == ("1-the-line", first.id)


def test_a_link_leads_to_a_picture_by_its_id(tmp_path):
    text = "![A line](images/line.svg){ #the-line }\n\nSee [it](#the-line).\n"
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "line.svg").write_text(LINE, encoding="utf-8")

    read = read_workbook(write_workbook(tmp_path, {"1.md": f"# T\n\n*x*\n\n{text}"}))

    assert read.warnings == ()


def test_what_is_written_once_more_alike_is_no_mistake(tmp_path):
    *_, again = drawn(tmp_path, SCALE, AGAIN.replace("///\n", "    to: 9\n///\n"))

    assert again.options.to == 9


def test_what_is_written_differently_is_told_with_its_line(tmp_path):
    again = "/// scale\n    same: where-i-stand\n    from: 1\n    to: 9\n    low: cold\n///\n"

    assert told(tmp_path, SCALE, again) == [
        (
            7,
            "scale option from: is another than that of 1.md:5",
            "leave it out: it is taken from 1.md:5",
        ),
        (
            9,
            "scale option low: is another than that of 1.md:5",
            "leave it out: it is taken from 1.md:5",
        ),
    ]


def test_a_name_of_none_is_told_with_the_nearest(tmp_path):
    wrong = AGAIN.replace("where-i-stand", "where-i-stood")

    assert told(tmp_path, SCALE, wrong) == [
        (6, 'no earlier scale is called "where-i-stood"', 'did you mean "where-i-stand"?')
    ]


def test_a_name_like_none_is_told_with_all_there_are(tmp_path):
    other = SCALE.replace("Where I stand", "Trust")

    assert told(tmp_path, SCALE + "\n" + other, AGAIN.replace("where-i-stand", "x")) == [
        (6, 'no earlier scale is called "x"', "known are: trust, where-i-stand")
    ]


def test_a_later_one_is_no_earlier_one(tmp_path):
    assert told(tmp_path, AGAIN, SCALE) == [
        (
            6,
            'no earlier scale is called "where-i-stand"',
            "no scale stands above it, in this chapter or one before: take same away",
        )
    ]


def test_two_of_one_name_are_told(tmp_path):
    ((line, problem, hint),) = told(tmp_path, SCALE, SCALE, AGAIN)

    assert (line, problem) == (6, '2 earlier scales are called "where-i-stand"')
    assert hint == (
        "they stand in 1.md:5 and 2.md:5: give the one that is meant a title of its own, "
        "and name that"
    )


def test_two_pictures_of_one_file_are_told_with_the_way_out(tmp_path):
    line = "![A line](images/line.svg)\n"

    ((_, problem, hint),) = told(tmp_path, line, line, line.rstrip() + "{ same=line }\n")

    assert problem == '2 earlier pictures are called "line"'
    assert hint.endswith(
        "give the one that is meant an id, such as { #the-line }, and write same=the-line"
    )


def test_another_kind_of_that_name_is_told(tmp_path):
    assert told(tmp_path, SCALE, "/// drawing\n    same: where-i-stand\n///\n")[0][:2] == (
        6,
        '"where-i-stand" is a scale, no drawing: 1.md:5',
    )


def test_another_picture_is_told(tmp_path):
    ((line, problem, hint),) = told(
        tmp_path, "![A](images/line.svg)\n", "![B](images/other.svg){ same=line }\n"
    )

    assert (line, problem) == (5, '"images/other.svg" is another picture than that of 1.md:5')
    assert hint == "write its address, images/line.svg, or take same= away"


def test_another_width_is_told(tmp_path):
    ((line, problem, hint),) = told(
        tmp_path, "![A](images/line.svg)\n", "![B](images/line.svg){ same=line width=50% }\n"
    )

    assert (line, problem) == (5, "the width of the picture: is another than that of 1.md:5")
    assert hint == "leave it out: it is taken from 1.md:5"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "Words ![B](images/line.svg){ same=line } more.\n",
            "a picture in a line of text or in a list",
        ),
        ("- ![B](images/line.svg){ same=line }\n", "a picture in a line of text or in a list"),
        ("![B]({{ photo }}){ same=line }\n", "a picture of the list's rows"),
        ("![B](images/line.svg) { same=line }\n", "this stands behind no picture: same"),
        ("/// scale\n    same:\n///\n", "scale option same: is empty"),
    ],
)
def test_where_nothing_can_be_drawn_again_it_is_told(tmp_path, text, problem):
    ((line, said, _),) = told(tmp_path, "![A](images/line.svg)\n", text)

    assert said.startswith(problem)
    assert line in (5, 6)


def test_an_earlier_one_that_is_wrong_is_told_alone(tmp_path):
    assert [said for _, said, _ in told(tmp_path, SCALE.replace("2", "no"), AGAIN)] == [
        'scale option from: is "no", not a whole number'
    ]
