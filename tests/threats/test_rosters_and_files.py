"""What rosters, forms and PDFs that come in may hold, and what happens then."""

import os

import pytest
from pypdf import PdfReader

from tests.helpers.command_line import check_refused
from tests.helpers.workbooks import one_chapter

TEXT = "# Trust\n\nDear {{ name }}, words.\n\n1. What now? { lines=2 }\n"
CELLS = ["{{ 7*7 }}", "<script>alert(1)</script>", "=HYPERLINK(1)", "&lt;b&gt;", "{% raw %}"]


@pytest.fixture
def ours(tmp_path):
    return one_chapter(tmp_path / "ours", TEXT)


@pytest.fixture
def copied(ours, workbook, tmp_path):
    """Make copies for a roster; give how that went, and their folder."""

    def make(roster: str, *options: object):
        (tmp_path / "roster.csv").write_text(roster, encoding="utf-8")
        asked = ("roster.csv", "-w", ours, "-o", tmp_path / "out", "-j", "1", *options)
        return workbook("copies", *asked), tmp_path / "out" / "copies" / "ours"

    return make


@pytest.mark.parametrize("cell", CELLS)
def test_08_a_cell_of_a_roster_is_printed_as_it_is_typed(copied, cell):
    run, folder = copied(f'name,partner\n"{cell}",Sam\n')

    (file,) = folder.glob("*.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(file).pages)
    assert run.status == 0
    assert f"Dear{cell},words." in "".join(text.split()) or cell in text


@pytest.mark.parametrize(
    "names",
    [
        ["../x", "..\\x", "/etc/x"],
        ["CON", "nul.txt", "aux"],
        ["A" * 300, "A" * 300],
        ["Zoë", "Zoe\u0308", "zoë"],
        ["\u202eabc", "abc\u200f"],
        ["Ann", "ann", "ANN"],
    ],
)
def test_12_names_of_files_are_unique_and_inside_the_folder(copied, names):
    run, folder = copied("name\n" + "".join(f'"{name}"\n' for name in names))

    files = [one.name for one in folder.glob("*.pdf")]
    told = run.err.count("row")
    assert len({name.casefold() for name in files}) == len(files)
    assert len(files) == len(names) or told
    assert {one.name for one in folder.parent.iterdir()} == {"ours"}
    assert all(name.isascii() and len(name) < 200 for name in files)


def test_26_a_bad_row_stops_only_itself(copied):
    run, folder = copied('name,partner\nAlex,Sam\n"A\u0000B",Kim\nNoor,Ida\n')

    assert run.status == 1
    assert len(list(folder.glob("*.pdf"))) == 2
    assert "row 3" in run.err or "row 2" in run.err


def test_27_names_are_in_no_message_and_in_no_other_file(copied):
    run, folder = copied("name,partner\nXanthippe Quill,Zebulon Wray\nUna Vey,Ivo Rix\n")

    one, other = sorted(folder.glob("*.pdf"))
    said = f"{run.out}{run.err}"
    assert run.status == 0
    assert not any(name in said for name in ("Xanthippe", "Quill", "Zebulon", "Wray", "Rix"))
    texts = [
        " ".join(page.extract_text() for page in PdfReader(file).pages) for file in (one, other)
    ]
    assert sum("Xanthippe" in text for text in texts) == 1
    if os.name == "posix":
        assert {file.stat().st_mode & 0o077 for file in (one, other, folder)} == {0}


HOSTILE = {
    "nothing": b"",
    "no PDF": b"\x00" * 5000,
    "a beginning alone": b"%PDF-1.7\n",
    "a page tree in a ring": (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
        b"trailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF"
    ),
}


@pytest.mark.spoils("a.pdf")
@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("command", ["check", "answers", "carry"])
def test_21_33_a_hostile_pdf_is_refused(workbook, ours, tmp_path, command, data):
    (tmp_path / "a.pdf").write_bytes(data)
    options = ("-w", ours) if command == "carry" else ()

    run = workbook(command, "a.pdf", *options)

    assert run.status == 1
    assert "Traceback" not in run.err and "defect" not in run.err
    assert "a.pdf" in run.err + run.out
    assert "hint: " in run.err + run.out


@pytest.mark.spoils("ours.pdf")
def test_24_a_book_that_another_program_holds_open_is_kept_and_told(
    ours, workbook, tmp_path, monkeypatch
):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "ours.pdf").write_bytes(b"as it was")

    def held(*_args):  # as Windows says it
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr("pathlib.Path.replace", held)
    run = workbook("build", ours, "-o", tmp_path / "out")

    check_refused(run, "ours.pdf: can't write the file", "hint: close it in other programs")
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["ours.pdf"]
    assert (tmp_path / "out" / "ours.pdf").read_bytes() == b"as it was"
