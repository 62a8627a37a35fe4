import pytest

from generator.diagnostics import Location
from generator.model import ColumnWidth, Prose, Table
from generator.reading.text.tables import DEEPEST, TableDepthError, part_tables


@pytest.fixture
def table(chapter):
    """Read the one table of a chapter."""

    def read_table(text: str) -> Table:
        (found,) = [one for one in chapter(f"# Trust\n\n{text}").blocks if isinstance(one, Table)]
        return found

    return read_table


@pytest.mark.parametrize(
    "nothing", ["", " ", "<br>", "<br/><br>", "&nbsp;", "\u00a0", "**&nbsp;**"]
)
def test_a_cell_without_words_is_one_to_write_in(table, nothing):
    found = table(f"| A | B |\n|---|---|\n| x | {nothing} |")

    assert [cell.empty for cell in found.body[0]] == [False, True]
    assert found.body[0][1].html == ""


@pytest.mark.parametrize("words", ["x", "____", "0", "&mdash;"])
def test_a_cell_with_anything_in_it_is_not_empty(table, words):
    found = table(f"| A | B |\n|---|---|\n| x | {words} |")

    assert not found.body[0][1].empty


def test_what_stands_in_braces_right_below_a_table_is_for_it(table):
    found = table("| A | B |\n|---|---|\n| x | |\n{ rows=3 landscape ticks=5mm #week }")

    assert (found.rows, found.landscape, found.ticks) == (3, True, 5.0)
    assert found.id == "trust-week"
    assert len(found.body) == 1


@pytest.mark.parametrize(
    "text",
    [
        "| A | B |\n|---|---|\n| x | |\n\n{ landscape }",
        "{ landscape }\n\n| A | B |\n|---|---|\n| x | |",
    ],
)
def test_braces_of_their_own_beside_a_table_are_for_it(chapter, text):
    (found,) = chapter(f"# Trust\n\n{text}\n").blocks

    assert isinstance(found, Table)
    assert found.landscape


def test_braces_that_ask_for_room_below_a_table_are_a_room_of_their_own(chapter):
    table, room = chapter("# Trust\n\n| A | B |\n|---|---|\n| x | |\n\n{ lines=4 }\n").blocks

    assert not table.landscape
    assert room.space is not None


def test_a_head_says_how_wide_its_column_is(table):
    found = table("| A { width=25mm } | B | C { width=40% } |\n|---|---|---|\n| x | | |")

    assert found.widths == (ColumnWidth(mm=25.0), None, ColumnWidth(share=0.4))
    assert [cell.html for cell in found.head[0]] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{ rows=0 }", "rows=0: that is no number of lines"),
        ("{ rows=many }", "rows=many: that is no number of lines"),
        ("{ ticks=1mm }", "ticks=1mm: that is no width to tick in"),
        ("{ landscap }", '"landscap" means nothing below a table'),
        ("{ landscape=yes }", '"landscape=yes" means nothing below a table'),
        ("{ lines=3 }", '"lines=3" means nothing below a table'),
    ],
)
def test_a_mistake_below_a_table_is_told_with_its_line(refused, text, message):
    (told,) = refused(f"# Trust\n\n| A | B |\n|---|---|\n| x | |\n{text}\n")

    assert f"book/01-trust.md:3: {message}" in told


def test_a_width_that_is_none_is_told(refused):
    (told,) = refused("# Trust\n\n| A { width=wide } | B |\n|---|---|\n| x | |\n")

    assert 'book/01-trust.md:3: "wide" is no width of a column' in told


def test_words_beyond_the_columns_are_told_not_lost(read):
    found = read("# Trust\n\n| A | B |\n|---|---|\n| x | y | z |\n| x | y | 1 | 2 |\n")

    assert str(found.warnings[0]).startswith(
        'warning: book/01-trust.md:3: "z" (and those of 1 more rows) stands beyond the 2 columns'
    )


@pytest.mark.parametrize(
    "text",
    [
        "| Name | |\n| Street | |",
        "|---|---|\n| Name | |\n| Street | |",
        "| | |\n|---|---|\n| Name | |\n| Street | |",
    ],
)
def test_a_table_needs_no_head(table, text):
    found = table(text)

    assert found.head == ()
    assert [row[0].html for row in found.body] == ["Name", "Street"]


def test_a_line_between_bars_that_is_no_table_stays_text(chapter):
    (block,) = chapter("# Trust\n\n|x| = |y|\n").blocks

    assert block == Prose(html="<p>|x| = |y|</p>")


def test_a_table_in_a_list_and_in_a_quotation_is_read_too(chapter):
    text = "- one\n\n  | A | B |\n  |---|---|\n  | x | |\n\n> | C | D |\n> |---|---|\n> | y | |\n"

    (block,) = chapter(f"# Trust\n\n{text}").blocks

    assert [table.head[0][0].html for table in block.tables] == ["A", "C"]
    assert [table.place.line for table in block.tables] == [5, 9]
    assert block.html.count("<table></table>") == 2


def test_html_keeps_its_spans_sides_and_caption(table):
    found = table(
        "<table><caption>Both</caption><tr><th colspan='2' align='right'>A</th></tr>"
        "<tr><td rowspan=2 style='text-align: center'>x</td><td></td></tr>"
        "<tr><td>y</td></tr></table>"
    )

    assert found.caption == "Both"
    assert (found.head[0][0].across, found.head[0][0].align) == (2, "right")
    assert (found.body[0][0].down, found.body[0][0].align) == (2, "center")
    assert found.body[0][1].empty
    assert found.place.line == 3


def test_a_table_within_a_cell_is_kept_there(table):
    found = table("<table><tr><td>a</td><td><table><tr><td>b</td></tr></table></td></tr></table>")

    ((_, cell),) = found.body
    assert [one.body[0][0].html for one in cell.tables] == ["b"]


def test_no_two_tables_have_one_id(chapter):
    text = "| A | B |\n|---|---|\n| x | |\n\nand\n\n"

    blocks = chapter(f"# Trust\n\n## Table\n\n{text * 3}").blocks

    ids = [block.id for block in blocks if isinstance(block, Table)]
    assert len(set(ids)) == 3


def test_braces_of_a_table_below_no_table_are_told(refused):
    (told,) = refused("# Trust\n\nSome text.\n\n{ landscape }\n")

    assert 'book/01-trust.md:5: "landscape" stands below no table' in told
    assert "right below the last row of a table" in told


def test_tables_in_tables_are_bounded_and_told_by_the_line_of_the_outermost():
    def nested(times: int) -> str:
        inside = "<table><tr><td>" * (times - 1) + "words" + "</td></tr></table>" * (times - 1)
        return f'<table data-line="7"><tr><td>{inside}</td></tr></table>'

    def place(line: int | None) -> Location:
        return Location(file="a.md", line=line)

    assert part_tables(nested(DEEPEST), lambda _: "t", place)
    with pytest.raises(TableDepthError, match="more than 10 deep") as caught:
        part_tables(nested(DEEPEST + 1), lambda _: "t", place)
    assert str(caught.value.at) == "a.md:7"
