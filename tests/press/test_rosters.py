"""Rosters of all kinds make the same copies; a dry run tells all that a run does."""

import csv
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.copies import CopyOptions, Request, RosterChoice, make_copies, rehearse_copies
from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.copies import manifest, run_copies
from tests.helpers.spreadsheets import ods, xlsx
from tests.helpers.workbooks import write_workbook

CHAPTERS = {
    "01-trust.md": "# Trust\n\n| Whose | When |\n|---|---|\n| {{ name }} | {{ date }} |\n",
    "02-care.md": "# Care\n\nWords.\n",
    "03-end.md": "# The end\n\n1. What now?\n",
}
ROWS = [
    ["name", "partner", "date"],
    ["Zoë Müller", "Łukasz Żak", "2026-12-05"],
    ["Rivera, Alex", "", "2026-12-06"],
]
CELLS = [[date.fromisoformat(one) if "-12-" in one else one or None for one in row] for row in ROWS]


def lines(sign: str, rows=ROWS, end: str = "\r\n") -> str:
    return "".join(sign.join(f'"{one}"' for one in row) + end for row in rows)


LISTS = {
    "semicolons.csv": ("\ufeff" + lines(";")).encode(),
    "tabs.txt": lines("\t").encode("utf-16"),
    "old.csv": lines(";").replace("Ł", "L").replace("Ż", "Z").encode("cp1252"),
    "mac.csv": lines("|", end="\r").encode(),
    "excel.csv": ("\ufeffsep=;\r\n" + lines(";")).encode(),
    "titled.csv": ("Guests,,\n\n" + lines(",") + ",,\nTotal: 2,,\n").encode(),
    "list.xlsx": xlsx({"Guests": CELLS}),
    "list.ods": ods({"Guests": CELLS}),
    "parts.csv": (
        "Email;First Name;Last Name;Spouse First Name;Spouse Last Name;Datum\n"
        "a@example.org;Zoë;Müller;Łukasz;Żak;05.12.2026\n"
        "b@example.org;Rivera,;Alex;;;06.12.2026\n"
    ).encode(),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_workbook(tmp_path_factory.mktemp("lists") / "ours", CHAPTERS)


def made(folder: Path, name: str, data: bytes, output: Path, **options):
    path = output / name
    output.mkdir(exist_ok=True)
    path.write_bytes(data)
    order = CopyOptions(**options)
    return make_copies(Request(workbook=folder, output=output), path, order, lambda *_: None)


def whole(done) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in done.folder.iterdir()}


@pytest.fixture(scope="module")
def plain(folder, tmp_path_factory):
    done = made(folder, "list.csv", lines(",").encode(), tmp_path_factory.mktemp("plain"))
    return whole(done)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_makes_the_copies_of_a_plain_one(folder, plain, tmp_path, name):
    done = made(folder, name, LISTS[name], tmp_path)

    if name == "old.csv":  # it has no letters for Ł and Ż
        assert sorted(whole(done)) == sorted(plain)
    else:
        assert whole(done) == plain


def test_days_are_written_out_in_any_column(tmp_path):
    book = write_workbook(tmp_path / "a", {"01-a.md": "# A\n\nFrom {{ first-day }} on.\n"})
    done = made(book, "list.csv", b"name;First day\nA;13/12/2026\n", tmp_path)

    text = " ".join(map(pdf.words, PdfReader(done.folder / "001-a.pdf").pages))
    assert "From December 13, 2026 on." in text


def test_heads_of_several_words_stand_in_texts(tmp_path):
    text = "# A\n\n{{ partners-first-name }} and {{ dog_name }} and {{ café }}.\n"
    book = write_workbook(tmp_path / "a", {"01-a.md": text})
    roster = "Name,Partner's First Name,Dog Name,Café\nA,Sam,Rex,Zoé\n"

    done = made(book, "list.csv", roster.encode(), tmp_path)

    assert "Sam and Rex and Zoé." in pdf.words(PdfReader(done.folder / "001-a.pdf").pages[-1])


def test_a_head_that_stands_twice_is_told_only_where_it_is_used(folder, tmp_path):
    roster = b"name,Group,group\nA,B,C\n"
    book = write_workbook(tmp_path / "a", {"01-a.md": "# A\n\n{{ group }}\n"})

    assert made(folder, "list.csv", roster, tmp_path).made == 1
    with pytest.raises(WorkbookError, match='two columns that are called "group"'):
        made(book, "list.csv", roster, tmp_path)


# A row for each thing that can be wrong with one, and one that is right.
WRONG = (
    "name,partner,date,edition,chapters\n"
    f"{'Maximiliane ' * 12},B,,,\n"
    "Only\n"
    "A,B,C,D,E,F\n"
    "Ma\ufffdia,B,,,\n"
    "Na\0,B,,,\n"
    "A,B,2026-02-30,,\n"
    "A,B,,velvet,\n"
    "A,B,,,9\n"
    f"{'x' * 1001},B,,,\n"
    "A \U00012000,B,,,\n"
    "MÃ¼ller,Mar?a,,,\n"
    ",B,,,\n"
    "Alex,Sam,2026-12-05,large print,1-2\n"
    ",,,,\n"
    "Total,13,,,\n"
)


@pytest.mark.parametrize(
    "options", [{}, {"partners": True}, {"rows": (range(3, 7), range(13, 14))}, {"merged": True}]
)
def test_a_dry_run_counts_and_refuses_what_a_run_does(folder, tmp_path, options):
    roster = WRONG
    if options.get("merged"):
        roster = WRONG.replace(",9\n", ",\n").replace("1-2", "")
    path = tmp_path / "roster.csv"
    path.write_text(roster, encoding="utf-8")
    request = Request(workbook=folder, output=tmp_path / "output")
    order = CopyOptions(**options)
    before: list[str] = []
    now: list[str] = []

    rehearsal = rehearse_copies(request, path, order, before.append)
    assert not (tmp_path / "output").exists()
    done = make_copies(request, path, order, lambda *_: None, now.append)

    assert before == now
    told = rehearsal.done
    assert (told.made, told.failed) == (done.made, done.failed)
    assert (told.pages, told.most_pages) == (done.pages, done.most_pages)
    assert told.diagnostics == done.diagnostics
    assert done.failed > 2
    if not options.get("merged"):
        promised = {(one.row, one.file, one.pages, one.reason) for one in rehearsal.copies}
        assert promised == {
            (
                int(entry["row"]),
                entry["file"],
                int(entry["pages"] or 0),
                "" if entry["state"] == "done" else entry["state"].removeprefix("failed: "),
            )
            for entry in manifest(done)
        }


def test_a_letter_that_no_face_has_is_named_without_the_name(folder, tmp_path):
    done, _ = run_copies(folder, "name\nRowan \U0001fae8\U00012000 Pike\n", tmp_path)

    if done.made:
        pytest.skip("this machine has typefaces for cuneiform and the newest emoji")
    (found,) = done.diagnostics
    assert "has no face for" in found.message
    assert "U+" in found.message
    assert "Pike" not in found.message
    assert "\U00012000" not in found.message


@pytest.fixture(scope="module")
def all_rows(folder, tmp_path_factory):
    roster = "name,partner\n" + "".join(f"Person {one},B\n" for one in range(1, 6))
    return roster, whole(made(folder, "r.csv", roster.encode(), tmp_path_factory.mktemp("all")))


def test_some_rows_alone_are_made_as_they_are_among_all(folder, tmp_path, all_rows):
    roster, every = all_rows
    done = made(folder, "r.csv", roster.encode(), tmp_path, rows=(range(2, 3), range(4, 6)))

    files = whole(done)
    assert sorted(files) == [
        "002-person-2.pdf",
        "004-person-4.pdf",
        "005-person-5.pdf",
        "manifest.csv",
    ]
    assert all(files[name] == every[name] for name in files if name != "manifest.csv")
    assert "Copy 2 of 5" in pdf.words(PdfReader(done.folder / "002-person-2.pdf").pages[1])


def test_the_others_stay_as_they_are(folder, tmp_path, all_rows):
    roster, every = all_rows
    made(folder, "r.csv", roster.encode(), tmp_path)

    changed = roster.replace("Person 2", "Ines").encode()
    done = made(folder, "r.csv", changed, tmp_path, rows=(range(2, 3),))

    files = whole(done)
    assert (done.made, done.kept) == (1, 0)
    assert [int(one["row"]) for one in manifest(done)] == [1, 3, 4, 5, 2]
    assert all(files[name] == every[name] for name in every if name[:3] not in ("002", "man"))
    again = made(folder, "r.csv", changed, tmp_path)
    assert (again.made, again.kept) == (0, 5)


def test_a_row_may_have_another_edition_and_other_chapters(folder, tmp_path):
    roster = (
        "name,Edition,Chapters\nAlex,,\nKit,Large Print,\nSam,fillable,3\nDana,,trust + 03-end\n"
    )
    done = made(folder, "r.csv", roster.encode(), tmp_path)

    assert (done.made, done.failed, done.folder.name) == (4, 0, "ours")
    books = {path.name[4:-4]: PdfReader(path) for path in done.folder.glob("*.pdf")}
    text = {name: " ".join(map(pdf.words, book.pages)) for name, book in books.items()}
    assert ["Care" in text[one] for one in ("alex", "kit", "sam", "dana")] == [
        True,
        True,
        False,
        False,
    ]
    assert ["The end" in text[one] for one in ("sam", "dana")] == [True, True]
    assert [bool(books[one].get_fields()) for one in ("alex", "sam")] == [False, True]
    assert all(name.capitalize() in text[name] for name in books)
    assert "Copy 3 of 4" in text["sam"]
    again = made(folder, "r.csv", roster.encode(), tmp_path)
    assert (again.made, again.kept) == (0, 4)


def test_one_file_for_the_printer_is_made_of_each_edition(folder, tmp_path):
    done = made(folder, "r.csv", b"name,edition\nAlex,\nKit,large\nSam,\n", tmp_path, merged=True)

    assert sorted(path.name for path in done.folder.glob("*.pdf")) == [
        "ours-large-print.pdf",
        "ours.pdf",
    ]
    assert done.made == 3


def test_other_chapters_do_not_go_into_one_file(folder, tmp_path):
    with pytest.raises(WorkbookError, match="can't stand in one file"):
        made(folder, "r.csv", b"name,chapters\nAlex,\nKit,1\n", tmp_path, merged=True)


def test_an_unknown_edition_stops_its_row_and_what_stands_there_is_not_told(folder, tmp_path):
    done = made(folder, "r.csv", b"name,edition\nAlex,\nKit,Velvet\n", tmp_path)

    assert (done.made, done.failed) == (1, 1)
    (found,) = done.diagnostics
    assert (
        "row 2: asks for an edition that is not there; known are: clear-print, facilitator"
        in found.message
    )
    assert "elvet" not in str(found)


def test_many_bad_rows_are_told_in_one_message(folder, tmp_path):
    roster = "name,partner\nA,B\n" + "Only\n" * 40 + "A,B\n" + "Only\n"

    done = made(folder, "r.csv", roster.encode(), tmp_path)

    (found,) = done.diagnostics
    assert found.message == "rows 2-41 and 43: has 1 cells, and the head has 2"


def test_no_name_is_told_where_a_user_names_a_column_that_is_not_there(folder, tmp_path):
    choice = RosterChoice(name=("Frist",), partner=("Spuose",))
    with pytest.raises(WorkbookError) as caught:
        made(folder, "r.csv", b"First,Spouse\nAlex,Sam\n", tmp_path, choice=choice)

    assert len(caught.value.diagnostics) == 2
    assert "Alex" not in str(caught.value)


def test_the_manifest_holds_what_stopped_each_row(folder, tmp_path):
    done = made(folder, "r.csv", "name\nA\nB\ufffd\n".encode(), tmp_path)

    with (done.folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        states = {one["row"]: one["state"] for one in csv.DictReader(file)}
    assert states["2"].startswith("failed: has lost letters")
