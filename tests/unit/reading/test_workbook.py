"""A folder of Markdown becomes a workbook, or is refused with file, line, problem and hint."""

from pathlib import Path

import pytest

from generator import files
from generator.diagnostics import WorkbookError
from generator.model import Rows, Ruling, Space, iterate_prompts
from generator.reading.workbook import read_workbook
from generator.reading.workbook_places import BEGIN


def at(line: int | None, problem: str, hint: str, severity: str = "error") -> str:
    """A message as it is printed for a place in the chapter."""
    place = "book/01-trust.md" if line is None else f"book/01-trust.md:{line}"
    return f"{severity}: {place}: {problem}\nhint: {hint}"


def test_chapters_stand_in_the_order_of_their_file_names(read):
    book = read(files={"02-b.md": "# B\n", "10-c.md": "# C\n", "01-a.md": "# A\n"}).workbook

    assert [one.title for one in book.chapters] == ["A", "B", "C"]
    assert [one.slug for one in book.chapters] == ["a", "b", "c"]
    assert [one.number for one in book.chapters] == [1, 2, 3]


def test_chapters_without_a_number_are_not_counted(read):
    book = read(files={"01-a.md": "# A { .unnumbered }\n", "02-b.md": "# B\n"}).workbook

    assert [one.number for one in book.chapters] == [0, 1]


def test_chapters_of_the_same_name_keep_their_numbers_as_names(read):
    book = read(files={"01-a.md": "# A\n", "02-a.md": "# A\n", "03.md": "# C\n"}).workbook

    assert [one.slug for one in book.chapters] == ["01-a", "02-a", "03"]


@pytest.mark.parametrize("name", ["_draft.md", ".hidden.md", "notes.txt", "README"])
def test_drafts_and_other_files_are_no_chapters(read, name):
    book = read("# Trust\n", {name: "not read \xff"}).workbook

    assert [one.title for one in book.chapters] == ["Trust"]


def test_a_workbook_is_named_after_its_folder(read):
    book = read("# Trust\n").workbook

    assert (book.name, book.title) == ("book", "Book")


def test_a_single_file_is_a_workbook_named_after_its_first_line(tmp_path):
    (tmp_path / "My text.md").write_text("# Trust *us*\n")
    (tmp_path / "workbook.yml").write_text("title: Another\n")

    book = read_workbook(tmp_path / "My text.md").workbook

    assert (book.name, book.title) == ("my-text", "Trust us")


def test_a_workbook_that_comes_with_the_program_is_found_by_its_name(tmp_path, monkeypatch):
    (tmp_path / "shipped" / "trust").mkdir(parents=True)
    (tmp_path / "shipped" / "trust" / "01-a.md").write_text("# A\n")
    monkeypatch.setattr(files, "shipped", lambda _kind: tmp_path / "shipped")
    monkeypatch.chdir(tmp_path)

    assert read_workbook(Path("trust")).workbook.name == "trust"


def test_a_chapter_without_a_title_is_called_after_its_file_with_a_warning(read):
    reading = read(files={"01-our-trust.md": "Text.\n"})

    assert reading.workbook.chapters[0].title == "Our trust"
    assert [str(one) for one in reading.warnings] == [
        'warning: book/01-our-trust.md:1: has no title; it is called "Our trust" after its file\n'
        "hint: begin the file with a line such as # Trust"
    ]


def test_a_second_title_is_a_section_with_a_warning(read):
    assert [str(one) for one in read("# A\n\n# B\n").warnings] == [
        at(
            3,
            "a second title with one #; it is set as a section",
            "a chapter has one title; write ## for its sections",
            "warning",
        )
    ]


def test_a_picture_without_a_description_is_shown_with_a_warning(read):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'

    reading = read("# A\n\n![](a.svg)\n", {"a.svg": drawing})

    assert [str(one) for one in reading.warnings] == [
        at(
            3,
            'a picture has no description: "a.svg"',
            "say in the square brackets what it shows, for those who can't see it",
            "warning",
        )
    ]


def test_a_question_in_a_numbered_list_gets_the_default_room(chapter):
    (prompt,) = iterate_prompts(chapter("# T\n\n1. Why?\n").blocks)

    assert prompt.space == Space(ruling=Ruling.LINES, size=Rows(count=6))


def test_the_name_of_a_question_depends_on_the_chapter_and_its_words_alone(read):
    first = read(files={"01-trust.md": "# T\n\n1. Why?\n\n2. How?\n"}).workbook.chapters[0]
    later = read_again(read, "# T\n\n## New\n\nText\n\n7. How?\n")

    assert [one.id for one in iterate_prompts(first.blocks)][1] == "trust-q-how"
    assert [one.id for one in iterate_prompts(later.blocks)] == ["trust-q-how"]


def read_again(read, text: str):
    return read(files={"01-trust.md": text}).workbook.chapters[0]


def test_two_questions_of_the_same_words_have_two_names(chapter):
    prompts = iterate_prompts(chapter("# T\n\n1. Why?\n2. Why?\n").blocks)

    assert [one.id for one in prompts] == ["trust-q-why", "trust-q-why-2"]


def test_a_footnote_is_no_part_of_the_words_of_a_question(chapter):
    (prompt,) = iterate_prompts(chapter("# T\n\n1. Why?[^1]\n\n[^1]: A note.\n").blocks)

    assert (prompt.text, prompt.id) == ("Why?", "trust-q-why")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nothing", f"error: nothing: there is no such workbook\nhint: {BEGIN}"),
        ("a/b", f"error: a/b: there is no such workbook\nhint: {BEGIN}"),
        ("nothing.md", f"error: nothing.md: there is no such workbook\nhint: {BEGIN}"),
        (
            "notes.txt",
            "error: notes.txt: is no workbook\n"
            "hint: name a folder of Markdown files, or one file NAME.md",
        ),
        (
            "empty",
            "error: empty: this workbook has no chapters\n"
            "hint: put a Markdown file such as 01-welcome.md into the folder",
        ),
    ],
)
def test_a_path_that_is_no_workbook_is_refused(tmp_path, monkeypatch, path, message):
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").write_text("")
    Path("empty").mkdir()

    with pytest.raises(WorkbookError) as reason:
        read_workbook(Path(path))

    assert str(reason.value) == message


def test_chapters_whose_names_have_raised_figures_are_in_order(read):
    files = {"1²3-a.md": "# A\n", "²-b.md": "# B\n", f"{'9' * 200}.md": "# C\n"}

    assert len(read("# T\n", files).workbook.chapters) == 4
