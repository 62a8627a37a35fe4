"""A roster: read strictly, each mistake told with its row."""

import pytest

from generator.diagnostics import WorkbookError
from generator.reading.roster import check_roster, iterate_recipients


@pytest.fixture
def roster(tmp_path):
    def read(data: str | bytes):
        path = tmp_path / "roster.csv"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return check_roster(path, "roster.csv")

    return read


@pytest.fixture
def refusal(roster):
    def said(data: str | bytes) -> str:
        with pytest.raises(WorkbookError) as caught:
            roster(data)
        (found,) = caught.value.diagnostics
        return str(found)

    return said


def words(roster) -> list[dict[str, str]]:
    return [one.words for one in iterate_recipients(roster)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_line_ends_and_marks_of_all_systems_are_read(roster, end, start):
    found = roster(start + end.join(["name,partner", "Zoë,Noor", "李小龙,"]) + end)

    assert found.rows == 2
    assert words(found) == [
        {"name": "Zoë", "partner": "Noor"},
        {"name": "李小龙", "partner": ""},
    ]


def test_columns_can_be_called_anything_and_capitals_do_not_matter(roster):
    found = roster("Name,Session-2\nA,Saturday\n")

    assert found.columns == ("name", "session-2")
    assert words(found) == [{"name": "A", "session-2": "Saturday"}]


def test_cells_are_taken_as_typed(roster):
    cells = ["{{ 7*7 }}", "<script>", "=HYPERLINK()", "../x", "CON"]

    found = roster("name\n" + "\n".join(cells) + "\n")

    assert [one["name"] for one in words(found)] == cells


def test_empty_lines_are_no_rows(roster):
    assert roster("name,partner\n\nA,B\n,\nC,D\n").rows == 2


def test_a_comma_between_quotes_is_part_of_a_name(roster):
    assert words(roster('name,partner\n"Rivera, Alex","Sam ""Sami"" O"\n')) == [
        {"name": "Rivera, Alex", "partner": 'Sam "Sami" O'}
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A", "has 1 cells, and the head has 2"),
        ("A,B,C", "has 3 cells, and the head 2: quote a cell with a comma"),
        ("A\0,B", "has a character that can't be printed"),
        (f"{'x' * 1001},B", "has a cell of more than 1,000 letters"),
    ],
)
def test_a_bad_row_is_told_and_stops_only_itself(roster, row, reason):
    found = roster(f"name,partner\nA,B\n{row}\nC,D\n")

    assert [(bad.row, bad.reason) for bad in found.bad] == [(2, reason)]
    assert [one.row for one in iterate_recipients(found)] == [1, 3]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "is empty|name,partner,date"),
        ("name,partner\n", "has no rows|a row for each couple"),
        ("name;partner\nA;B\n", "1: its cells are parted by semicolons|with commas"),
        ("name\tpartner\nA\tB\n", "1: its cells are parted by tabs|with commas"),
        ("name,name\nA,B\n", '1: two columns are called "name"|a name of its own'),
        ("nmae,partner\nA,B\n", '1: there is no column "name"|did you mean "nmae"'),
        ("who,partner\nA,B\n", '1: there is no column "name"|call the column'),
        ("name,\nA,B\n", "1: column 2 has no head|one word"),
        ('name,partner\nA,B\nC,"D\n', "row 2: a quotation mark is opened and not closed|correct"),
        ('name,partner\nA,"B" x\n', "row 1: after a closing quotation mark stands more|correct"),
        ("name\nZoë\n".encode("latin-1"), "2: is not UTF-8 but seems to be Latin-1|UTF-8"),
        ("name\nZoë\n".encode("utf-16"), "is written in UTF-16|UTF-8"),
        (b"PK\x03\x04rest", "is a workbook of a spreadsheet program|CSV"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_with_what_to_do(refusal, data, said):
    message, hint = said.split("|")

    first, second = refusal(data).split("\n")

    assert first.startswith("error: roster.csv")
    assert message in first
    assert hint in second


def test_a_roster_that_is_not_there_is_told(tmp_path):
    with pytest.raises(WorkbookError) as caught:
        check_roster(tmp_path / "none.csv", "none.csv")

    assert "there is no such roster" in str(caught.value)


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_read_one_by_one(roster):
    import tracemalloc

    found = roster("name,partner\n" + "Alexandra Rivera,Sam Okafor\n" * 100_000)
    tracemalloc.start()
    count = sum(1 for _ in iterate_recipients(found))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 100_000
    assert peak < 1_000_000


def test_empty_lines_above_the_heads_are_passed_over(roster):
    found = roster("\n\n , \nname,partner\nA,B\n")

    assert words(found) == [{"name": "A", "partner": "B"}]


def test_empty_columns_at_the_end_are_left_out(roster):
    found = roster("name,partner,,\nA,B,,\nC,D\n")

    assert found.columns == ("name", "partner")
    assert found.bad == ()
    assert [one["partner"] for one in words(found)] == ["B", "D"]


def test_a_quotation_mark_that_is_not_closed_is_told_where_it_is_opened(refusal):
    text = "name,partner\nA,B\n" + '"C,D\n' + "E,F\n" * 50

    assert refusal(text).startswith("error: roster.csv:3: row 2: a quotation mark")


def test_a_roster_that_is_gone_while_copies_are_made_is_told(roster):
    found = roster("name,partner\nA,B\n")
    found.path.unlink()

    with pytest.raises(WorkbookError, match=r"roster\.csv: can't be read: No such file"):
        list(iterate_recipients(found))


def test_a_roster_that_became_another_file_while_copies_are_made_is_told(roster):
    found = roster("name,partner\nA,B\n")
    found.path.write_bytes(b"name,partner\n\xff\xfe,B\n")

    with pytest.raises(WorkbookError, match="it is another file than before"):
        list(iterate_recipients(found))
