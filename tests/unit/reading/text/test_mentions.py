"""Columns of a roster in a text: read as marks, set as words or as blanks."""

from pathlib import Path

import pytest

from generator.design.recipient_words import Words, fill_in
from generator.model.merge_fields import Place, mark, without_marks
from generator.reading.text.engine import Engine
from generator.reading.workbook import read_workbook as read
from tests.helpers.workbooks import one_chapter


def filled(html: str, **words: str) -> str:
    whole = fill_in(f"<head></head><body>{html}</body>", Words(words), lambda _column: "")
    return whole.partition("<body>")[2][: -len("</body>")]


def slotted(html: str) -> str:
    return fill_in(f"<body>{html}</body>", Words({}), lambda column: f"[{column}]")


def html_of(text: str) -> str:
    engine = Engine()
    return engine.html(*engine.tree(text))


@pytest.mark.parametrize("written", ["{{ name }}", "{{name}}", "{{\tName }}"])
def test_a_column_is_a_word_in_double_braces(written):
    assert html_of(f"Dear {written}!") == f"<p>Dear {mark('name')}!</p>\n"


@pytest.mark.parametrize("text", ["`{{ name }}`", "```\n{{ name }}\n```", "\\{\\{ name }}"])
def test_code_and_escaped_braces_stay(text):
    assert "{{ name }}" in html_of(text)


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{{ name.upper() }}", "{{ name | e }}", "{{}}"])
def test_nothing_is_ever_calculated(text):
    assert text in html_of(text)


def test_marks_beside_a_column_are_set_as_beside_a_name():
    assert html_of('"{{ name }}" and {{ partner }}\'s') == (
        f"<p>“{mark('name')}” and {mark('partner')}’s</p>\n"
    )


def test_a_name_with_underscores_is_no_emphasis():
    assert html_of("{{ first_name }} and _that_") == (
        f"<p>{mark('first_name')} and <em>that</em></p>\n"
    )


def test_words_that_are_known_are_set_and_escaped():
    assert filled(f"<p>Dear {mark('name')}</p>", name="A <b> & {{ x }}") == (
        '<p>Dear <span class="column">A &lt;b&gt; &amp; {{ x }}</span></p>'
    )


def test_words_that_are_not_known_are_blanks():
    assert filled(f"<p>Dear {mark('name')}, {mark('date')}</p>") == (
        '<p>Dear <span class="blank" style="width: 10em"></span>, '
        '<span class="blank" style="width: 7em"></span></p>'
    )


def test_in_an_attribute_they_are_plain_text():
    html = f'<p title="For {mark("name")} > all">x</p>'

    assert filled(html, name='"A"') == '<p title="For &quot;A&quot; > all">x</p>'
    assert filled(html) == '<p title="For ____ > all">x</p>'


def test_no_words_are_in_the_head_of_a_document():
    html = f"<head><title>{mark('name')}</title></head><body></body>"

    assert "Alex" not in fill_in(html, Words({"name": "Alex"}), lambda _: "")


def test_lines_stand_apart_only_where_something_is_to_be_written():
    html = f'<p class="{mark("name", Place.STEM)}">{mark("name")}</p>'

    assert filled(html).startswith('<p class="stem">')
    assert filled(html, name="Alex").startswith('<p class="">')


def test_it_is_known_which_columns_stand_in_running_text():
    words = Words({"name": "Alex"})

    fill_in(
        f"<body><p>{mark('name')} {mark('group')}</p><p>{mark('partner', Place.LINE)}</p></body>",
        words,
        lambda _column: "",
    )

    assert words.asked == {"name", "group"}


def test_a_column_alone_has_a_place_of_fixed_size():
    line, cell = mark("name", Place.LINE), mark("name", Place.CELL)

    assert filled(line) == '<span class="blank" style="width: 20em"></span>'
    assert filled(cell) == ""
    assert "[name]" in slotted(line)
    assert "[name]" in slotted(cell)


def book(tmp_path: Path, text: str):
    return read(one_chapter(tmp_path / "a", text))


def test_a_chapter_knows_the_columns_it_uses_and_where(tmp_path):
    text = "# A {{ name }}\n\n`{{ no }}` {{ Group }}\n\n```\n{{ nor }}\n```\n\n{{ name }} again\n"
    (chapter,) = book(tmp_path, text).workbook.chapters

    assert [(one.column, one.line) for one in chapter.columns] == [("name", 1), ("group", 3)]
    assert without_marks(chapter.title_text) == "A ____"


def test_what_only_looks_like_a_column_is_told(tmp_path):
    (found,) = book(tmp_path, "# A\n\nDear {{ first name }}\n").warnings

    assert found.location.line == 3
    assert '"{{ first name }}" names no column' in found.message


def test_options_of_exercises_may_name_columns(tmp_path):
    text = (
        "# A\n\n/// partners | {{ name }} or {{ partner }}\n"
        "    columns: [{{ name }}, {{ partner }}]\n///\n"
    )
    (block,) = book(tmp_path, text).workbook.chapters[0].blocks

    assert block.options.columns == (mark("name"), mark("partner"))
    assert block.title == f"{mark('name')} or {mark('partner')}"


def test_the_title_of_a_workbook_names_no_column(tmp_path):
    from generator.diagnostics import WorkbookError

    folder = one_chapter(tmp_path / "a", "# A\n\nB\n")
    (folder / "workbook.yml").write_text('title: "For {{ name }}"\n', encoding="utf-8")

    with pytest.raises(WorkbookError, match="a column can't stand in the title"):
        read(folder)
