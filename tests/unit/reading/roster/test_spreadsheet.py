"""Spreadsheets as rosters: their cells as texts, and nothing that is larger than a list."""

from datetime import date

import pytest

from generator.diagnostics import WorkbookError
from generator.model import RosterChoice
from generator.reading.roster import check_roster, iterate_recipients
from tests.helpers.spreadsheets import ods, packed, xlsx

ROWS = [
    ["Guests of the evening"],
    [],
    ["First Name", "Last Name", "Partner", "Date", "Seats"],
    ["Zoë", "Müller", None, date(2026, 12, 5), 2.0],
    ["Alex", "Rivera", "Sam Okafor", date(2026, 12, 6), 2.5],
]


def read(tmp_path, data: bytes, sheet: str = ""):
    path = tmp_path / "list.bin"
    path.write_bytes(data)
    return check_roster(path, "list.bin", RosterChoice(sheet=sheet))


@pytest.mark.parametrize("write", [xlsx, ods])
def test_cells_are_read_as_they_show(tmp_path, write):
    roster = read(tmp_path, write({"Guests": ROWS, "Other": [["name"], ["B"]]}))

    first, second = iterate_recipients(roster, ("name", "partner", "date", "seats"))
    assert first.words == {"name": "Zoë Müller", "partner": "", "date": "2026-12-05", "seats": "2"}
    assert second.words["seats"] == "2.5"
    assert roster.said == 'the sheet "Guests", heads in line 3, name is "First Name" + "Last Name"'


@pytest.mark.parametrize("write", [xlsx, ods])
def test_another_sheet_can_be_named(tmp_path, write):
    roster = read(tmp_path, write({"Guests": ROWS, "Other": [["name"], ["B"]]}), "other")

    assert [one.words for one in iterate_recipients(roster)] == [{"name": "B"}]


def refusal(tmp_path, data: bytes, sheet: str = "") -> str:
    with pytest.raises(WorkbookError) as caught:
        read(tmp_path, data, sheet)
    return str(caught.value)


def test_a_sheet_that_is_not_there_is_told(tmp_path):
    said = refusal(tmp_path, xlsx({"Guests": ROWS}), "Gests")

    assert 'has no sheet "Gests"' in said
    assert 'did you mean "Guests"?' in said


def test_a_text_has_no_sheets(tmp_path):
    assert "is a text and has no sheets" in refusal(tmp_path, b"name\nA\n", "Guests")


def test_a_sheet_that_stretches_to_the_last_cell_is_refused(tmp_path):
    data = xlsx({"S": [["name"], ["A"]]})
    cells = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    far = data_with(data, "xl/worksheets/sheet1.xml", "</sheetData>", cells)
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
    repeated = f'<table:table-row table:number-rows-repeated="9999">{cell}<text:p>x</text:p>'
    repeated += "</table:table-cell></table:table-row></table:table>"
    wide = data_with(ods({"S": [["name"], ["A"]]}), "content.xml", "</table:table>", repeated)

    for one in (far, wide):
        assert "has a sheet of more than 5,000,000 cells" in refusal(tmp_path, one)


def test_rows_that_are_empty_to_the_last_do_not_count(tmp_path):
    repeated = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
    repeated += 'table:number-columns-repeated="16384"/></table:table-row></table:table>'
    data = data_with(ods({"S": [["name"], ["A"]]}), "content.xml", "</table:table>", repeated)

    assert read(tmp_path, data).rows == 1


def test_what_unpacks_to_more_than_a_list_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.reading.roster.spreadsheet.LIMIT_UNPACKED", 500)

    assert "unpacks to more than 500 bytes" in refusal(tmp_path, xlsx({"S": ROWS}))


@pytest.mark.parametrize(
    ("part", "kind"),
    [("word/document.xml", "a text document"), ("Index/Document.iwa", "a Numbers document")],
)
def test_other_packed_files_are_called_by_name(tmp_path, part, kind):
    assert f"is {kind}, not a list" in refusal(tmp_path, packed({part: "x"}))


def test_a_torn_file_is_refused(tmp_path):
    assert "is a spreadsheet that is damaged" in refusal(tmp_path, xlsx({"S": ROWS})[:-100])


def data_with(data: bytes, part: str, before: str, after: str) -> bytes:
    """A packed file with something else in one of its parts."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    assert before in parts[part]
    return packed(parts | {part: parts[part].replace(before, after)})
