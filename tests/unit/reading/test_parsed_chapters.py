import pytest

from generator.diagnostics import WorkbookError
from generator.reading import parsed_chapters
from generator.reading.parsed_chapters import ParsedChapters
from generator.reading.workbook import read_workbook
from tests.helpers.workbooks import write_workbook

SCALE = "/// scale | The line\n    low: never\n    high: always\n///\n"
CHAPTERS = {
    "01-one.md": f"# One\n\n1. What is mine?\n\n{SCALE}",
    "02-two.md": "# Two\n\nSee [there](01-one.md#nowhere).\n",
    "03-three.md": "# Three\n\n/// scale\n    same: the-line\n///\n",
    "04-four.md": "# Four\n\n2. And then?\n",
}


@pytest.fixture
def parses(monkeypatch):
    """The files that are parsed, in order."""
    done = []
    parse = parsed_chapters.parse_chapter

    def noted(source, *others, **more):
        done.append(source.path.name)
        return parse(source, *others, **more)

    monkeypatch.setattr(parsed_chapters, "parse_chapter", noted)
    return done


def again(folder, texts, parses):
    """What is parsed when a workbook is read once more, with other texts; and what is read."""
    kept = ParsedChapters()
    read_workbook(folder, {}, kept)
    parses.clear()
    return read_workbook(folder, texts, kept), list(parses)


def test_chapters_whose_text_is_the_same_are_not_parsed_again(tmp_path, parses):
    folder = write_workbook(tmp_path, CHAPTERS)

    reading, parsed = again(folder, {"04-four.md": "# Four\n\n2. And now?\n"}, parses)

    assert parsed == ["04-four.md"]
    assert reading == read_workbook(folder, {"04-four.md": "# Four\n\n2. And now?\n"})


def test_one_that_draws_something_again_is_parsed_after_what_it_draws(tmp_path, parses):
    folder = write_workbook(tmp_path, CHAPTERS)
    changed = {"01-one.md": CHAPTERS["01-one.md"].replace("always", "daily")}

    reading, parsed = again(folder, changed, parses)

    assert parsed == ["01-one.md", "03-three.md"]
    assert reading == read_workbook(folder, changed)


def test_what_was_found_is_told_each_time(tmp_path, parses):
    folder = write_workbook(tmp_path, CHAPTERS)

    reading, parsed = again(folder, {}, parses)

    assert parsed == []
    assert ["leads to no section" in one.message for one in reading.warnings] == [True]


def test_a_chapter_before_that_gets_a_number_moves_those_of_the_rest(tmp_path, parses):
    folder = write_workbook(tmp_path, CHAPTERS)

    reading, parsed = again(
        folder,
        {"01-one.md": CHAPTERS["01-one.md"].replace("# One", "# One { .unnumbered }")},
        parses,
    )

    assert [one.number for one in reading.workbook.chapters] == [0, 1, 2, 3]
    assert parsed == list(CHAPTERS)


def test_an_error_is_told_until_it_is_mended(tmp_path):
    folder = write_workbook(tmp_path, CHAPTERS)
    kept = ParsedChapters()
    read_workbook(folder, {}, kept)

    for _ in range(2):
        with pytest.raises(WorkbookError) as wrong:
            read_workbook(folder, {"02-two.md": "# Two\n\n/// scale\n    lw: a\n///\n"}, kept)
        assert {one.location.line for one in wrong.value.diagnostics if one.location} == {4}
    assert read_workbook(folder, {}, kept) == read_workbook(folder)


def test_pictures_are_looked_at_again_when_it_forgets(tmp_path, parses):
    folder = write_workbook(tmp_path, CHAPTERS)
    kept = ParsedChapters()
    read_workbook(folder, {}, kept)
    parses.clear()

    kept.forget()
    read_workbook(folder, {}, kept)

    assert parses == list(CHAPTERS)


def test_a_text_that_is_not_on_the_disk_is_read_in_its_files_place(tmp_path):
    folder = write_workbook(tmp_path, CHAPTERS)

    reading = read_workbook(folder, {"workbook.yml": "title: Another\n", "04-four.md": "# Last\n"})

    assert reading.workbook.title == "Another"
    assert reading.workbook.chapters[-1].title_text == "Last"
