"""A roster: any list is read; what is printed of it is looked at strictly, row by row."""

import pytest

from generator.diagnostics import WorkbookError
from generator.model import RosterChoice
from generator.reading.roster import check_roster, inspect_rows, iterate_recipients


@pytest.fixture
def roster(tmp_path):
    def read(data: str | bytes, **choice):
        path = tmp_path / "roster.csv"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return check_roster(path, "roster.csv", RosterChoice(**choice))

    return read


@pytest.fixture
def refusal(roster):
    def said(data: str | bytes, **choice) -> str:
        with pytest.raises(WorkbookError) as caught:
            roster(data, **choice)
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
        ("A", "has 1 cells, and the head has 3"),
        ("A,B,C,D", "has 4 cells, and the head 3: quote a cell with a comma"),
        ("A\0,B,", "has a character that can't be printed"),
        ("A\1,B,", "has a character that can't be printed"),
        (f"{'x' * 1001},B,", "has a cell of more than 1,000 letters"),
        ("A,B\ufffd,", 'has lost letters (U+FFFD stands for them) in its column "partner"'),
        ("A,B,2026-02-30", 'has a day that no calendar has in its column "date"'),
    ],
)
def test_a_bad_row_is_told_and_stops_only_itself(roster, row, reason):
    found = roster(f"name,partner,date\nA,B,\n{row}\nC,D,\n")

    bad = inspect_rows(found, found.columns).bad
    assert [(one.row, one.reason) for one in bad] == [(2, reason)]
    assert [one.row for one in iterate_recipients(found)] == [1, 3]


@pytest.mark.parametrize("cell", ["x\x01", "y" * 1001, "\ufffd", "2026-02-30", "MÃ¼ller"])
def test_what_is_not_printed_stops_no_row(roster, cell):
    found = roster(f"name,notes\nA,{cell}\n")

    inspection = inspect_rows(found, ("name",))

    assert (inspection.bad, inspection.damaged) == ((), ())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "is empty|name,partner,date"),
        ("name,partner\n", "has no rows|a row for each couple"),
        ("nmae,partner\nA,B\n", '1: there is no column "name"|did you mean "nmae"'),
        ("who,partner\nA,B\n", '1: there is no column "name", nor one that is like it: there are'),
        ('name,partner\nA,B\nC,"D\n', "row 2: a quotation mark is opened and not closed|correct"),
        ('name,partner\nA,"B" x\n', "row 1: after a closing quotation mark stands more|correct"),
        (
            "name\nZo\xeb\nM\xc3\xbc\n".encode("latin-1"),
            "2: has letters that are neither UTF-8|UTF-8",
        ),
        ("name\nA".encode("utf-16")[:-1], "2: is not UTF-16 throughout|UTF-8"),
        (b"PK\x03\x04rest", "is a spreadsheet that is damaged|CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "is a spreadsheet that can't be|CSV"),
        (b"%PDF-1.7\n", "is a PDF, not a list|CSV"),
        (b"\n<!doctype html><table>", "is a web page, not a list|CSV"),
        ("name,Name\nA,B\n", '1: "name" and "Name" may each be the name|another head'),
        ("Client,Attendee\nA,B\n", '1: "Client" and "Attendee" may each be|--name "Client"'),
    ],
)
def test_a_file_that_is_no_roster_is_refused_with_what_to_do(refusal, data, said):
    message, _, hint = said.partition("|")

    first, second = refusal(data).split("\n")

    assert first.startswith("error: roster.csv")
    assert message in first
    assert hint in second


def test_a_line_that_may_be_people_is_not_shown(refusal, tmp_path):
    text = "Rowan Pike,Ines Duarte\nKit Lowe,Sam Marsh\n"

    assert "Rowan" not in refusal(text)
    with pytest.raises(WorkbookError, match='there are "Rowan Pike", "Ines Duarte"'):
        check_roster(tmp_path / "roster.csv", "roster.csv", show_names=True)


def test_all_that_is_wrong_with_heads_is_told_at_once(roster):
    with pytest.raises(WorkbookError) as caught:
        roster("Email,Client\nA,B\n", name=("Frist", "Last"), partner=("Spouse",))

    assert [one.message for one in caught.value.diagnostics] == [
        'there is no column "Frist"',
        'there is no column "Last"',
        'there is no column "Spouse"',
    ]


@pytest.mark.parametrize(
    ("sign", "said"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars"), (",", "")]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_may_be_parted_by_other_signs(roster, sign, said, end):
    lines = [sign.join(one) for one in (("name", "partner"), ("A, B", "C|D;E\tF"))]
    text = end.join([lines[0], f'"A, B"{sign}"C|D;E F"']) + end

    found = roster(text)

    assert words(found) == [{"name": "A, B", "partner": "C|D;E F"}]
    assert found.said == (f"cells parted by {said}" if said else "")


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;;", "sep=;\ufeff"[:5]])
def test_a_first_line_for_excel_is_passed_over(roster, line):
    found = roster(f"\ufeff{line}\r\nname;partner\r\nA;B\r\n")

    assert words(found) == [{"name": "A", "partner": "B"}]


def test_a_comma_in_a_name_is_no_sign_between_cells(roster):
    found = roster("name;partner\nRivera, Alex;Okafor, Sam\nLowe, Kit;Marsh, Jo\n")

    assert words(found)[0] == {"name": "Rivera, Alex", "partner": "Okafor, Sam"}


def test_spaces_may_stand_before_quotation_marks(roster):
    found = roster('name, partner\n"Rivera, Alex", "Okafor, Sam"\n')

    assert words(found) == [{"name": "Rivera, Alex", "partner": "Okafor, Sam"}]


def test_heads_are_found_below_a_title_and_a_total_is_no_couple(roster):
    found = roster(
        "Attendee report,,\nExported 02/11/2026 09:14,,\n,,\nname,partner,date\n"
        "A,B,\nC,D,\n,,\n,,\nTotal: 2,,\n"
    )

    assert [one["name"] for one in words(found)] == ["A", "C"]
    assert found.said == "heads in line 4, line 9 left out, a total"


def test_a_person_may_be_called_as_a_total_is(roster):
    found = roster("name,partner\nTotal,Recall\nCount Basie,\nTotal,\nA,B\n")

    assert [one["name"] for one in words(found)] == ["Total", "Count Basie", "Total", "A"]


def test_heads_that_stand_again_in_the_middle_are_no_couple(roster):
    assert roster("name,partner\nA,B\nname,partner\nC,D\n").rows == 2


def test_heads_of_any_words_become_columns(roster):
    found = roster(
        "Name,Partner's First Name,Order #,,I'm 18 or older,Prénom,Order #\nA,B,1,,y,P,2\n"
    )

    assert found.columns == ("name", "partners-first-name", "im-18-or-older", "prenom", "partner")
    assert found.twice == {"order": (2, 6)}
    assert words(found)[0]["partner"] == "B"


def test_a_user_says_which_columns_make_the_name(roster):
    found = roster("A,B,C\nx,y,z\n", name=("C", "a"), partner=("B",))

    assert words(found)[0] == {"a": "x", "b": "y", "c": "z", "name": "z x", "partner": "y"}
    assert found.said == 'name is "C" + "A", partner is "B"'


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

    with pytest.raises(WorkbookError, match=r"roster\.csv: is not there"):
        list(iterate_recipients(found))


def test_a_roster_that_became_another_file_while_copies_are_made_is_told(roster):
    found = roster("name,partner\nA,B\n")
    found.path.write_bytes(b"name,partner\n\xff\xfe,B\n")

    with pytest.raises(WorkbookError, match="it is another file than before"):
        list(iterate_recipients(found))
