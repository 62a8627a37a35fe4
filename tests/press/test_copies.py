"""Named copies: the right words in the right books, and nobody else's."""

import os
import re
import stat
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.copies import CopyOptions, Request, make_copies, rehearse_copies
from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.copies import everything, manifest, run_copies
from tests.helpers.workbooks import ROOT, one_chapter

TEXT = """# Trust

*Words.*

1. What now? { lines=3 }

/// agreement | Ours
    clauses: [We will]
///

/// letter | Yours
///
"""
ROSTER = (
    "name,partner,date\n"
    "Alex Rivera,Sam Okafor,2026-12-05\n"
    "Zoë Müller,Noor al-Hassan,2026-12-05\n"
    "María José Ñúñez,Łukasz Dvořák,2026-12-05\n"
    "Dana O'Neil,,2026-12-05\n"
)


# On a cover of Letter paper at 50 dpi: in the first circle, where both meet, in the other alone.
PLACES = ((26, 90), (264, 165), (370, 335))


def run(folder: Path, roster: str = ROSTER, *, output: Path | None = None, **options):
    return run_copies(folder, roster, output, **options)[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return one_chapter(tmp_path_factory.mktemp("copies") / "ours", TEXT)


@pytest.fixture(scope="module")
def done(folder):
    return run(folder)


@pytest.fixture(scope="module")
def books(done) -> list[PdfReader]:
    return [PdfReader(done.folder / entry["file"]) for entry in manifest(done)]


def test_each_row_gets_a_file_of_its_own(done):
    assert (done.made, done.failed) == (4, 0)
    assert [entry["file"] for entry in manifest(done)] == [
        "001-alex-rivera.pdf",
        "002-zoe-muller.pdf",
        "003-maria-jose-nunez.pdf",
        "004-dana-oneil.pdf",
    ]
    assert {entry["state"] for entry in manifest(done)} == {"done"}


def test_the_right_names_are_on_the_right_covers(books):
    covers = [pdf.words(book.pages[0]) for book in books]

    assert "Alex Rivera" in covers[0]
    assert "Sam Okafor" in covers[0]
    assert "Zoë Müller" in covers[1]
    assert "María José Ñúñez" in covers[2]
    assert "Łukasz Dvořák" in covers[2]
    assert "Dana O'Neil" in covers[3]


def test_agreement_and_letter_have_them_too(books):
    (agreement,) = [text for text in map(pdf.words, books[0].pages) if "We will" in text]
    (letter,) = [text for text in map(pdf.words, books[0].pages) if "Dear" in text]

    assert "Alex Rivera" in agreement
    assert "Sam Okafor" in agreement
    assert (letter.count("Sam Okafor"), letter.count("Alex Rivera")) == (1, 1)


def test_each_says_which_copy_it_is(books):
    assert [re.search(r"Copy \d of \d", pdf.words(book.pages[1]))[0] for book in books] == [
        "Copy 1 of 4",
        "Copy 2 of 4",
        "Copy 3 of 4",
        "Copy 4 of 4",
    ]


def test_each_of_two_people_has_a_circle_and_one_alone_has_one(done):
    pictures = [
        pdf.image((done.folder / manifest(done)[at]["file"]).read_bytes(), 0, 50) for at in (0, 3)
    ]
    couple, alone = ({picture.getpixel(at) for at in PLACES} for picture in pictures)

    left, both, right = (pictures[0].getpixel(at) for at in PLACES)
    assert both < left == right < 255
    assert len(couple) == 2
    assert [pictures[1].getpixel(at) for at in PLACES] == [left, left, 255]
    assert len(alone) == 2


def test_names_on_a_cover_are_large_and_have_no_line(books):
    content = books[0].pages[0].get_contents().get_data().decode("latin-1")

    sizes = [float(one) for one in re.findall(r"/Words ([\d.]+) Tf", content)]
    assert all(26 < size < 30 for size in sizes)
    assert len(sizes) == 2
    assert "Name" not in pdf.words(books[0].pages[0])


def test_no_copy_holds_anothers_words_in_any_form(done):
    entries = manifest(done)
    rows = [line.split(",")[:2] for line in ROSTER.splitlines()[1:]]
    for entry, own in zip(entries, rows, strict=True):
        data = everything((done.folder / entry["file"]).read_bytes())
        for other in rows:
            for name in set(other) - set(own) - {""}:
                for form in (
                    name.encode(),
                    name.encode("utf-16-be"),
                    name.encode("utf-16-be").hex().encode(),
                    name.encode("utf-16-be").hex().upper().encode(),
                ):
                    assert form not in data
                assert name.split()[-1].encode() not in data


def test_the_font_of_a_copy_holds_its_own_letters_alone(books):
    for book in books:
        font = book.pages[0]["/Resources"]["/Font"]["/Words"]
        letters = set(re.findall(rb"<\w\w> <(\w{4,})>", font["/ToUnicode"].get_data()))
        own = {
            letter.encode("utf-16-be").hex().encode()
            for page in (0, 1)
            for letter in pdf.words(book.pages[page])
        }
        assert letters
        assert letters <= own


def test_the_words_are_tagged_where_they_stand(books):
    spans = [
        element["/K"]
        for kind, element in pdf.tags(books[0])
        if kind == "/Span" and isinstance(element["/K"], list)
    ]

    content = books[0].pages[0].get_contents().get_data()
    marks = [int(mark) for mark in re.findall(rb"/Span<</MCID (\d+)/ActualText", content)]
    assert len(marks) == 2
    assert all([mark] in spans for mark in marks)


def test_no_name_is_in_the_documents_own_words(books):
    for book in books:
        told = " ".join(str(value) for value in (book.metadata or {}).values())
        assert not re.search("Rivera|Müller|Ñúñez|Neil", told)


def test_a_copy_is_hardly_larger_than_the_book(done):
    sizes = [int(entry["bytes"]) for entry in manifest(done)]
    plain = sizes[3]

    assert max(sizes) - plain < 60_000


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_nobody_else_on_the_machine_can_read_them(done):
    modes = {stat.S_IMODE(path.stat().st_mode) for path in done.folder.iterdir()}

    assert modes == {0o600}
    assert stat.S_IMODE(done.folder.stat().st_mode) == 0o700
    assert not [path for path in done.folder.iterdir() if path.name.endswith(".part")]


def test_a_second_run_keeps_what_is_done(folder, tmp_path):
    first = run(folder, output=tmp_path)
    before = {path.name: path.read_bytes() for path in first.folder.iterdir()}

    second = run(folder, output=tmp_path)

    assert (second.made, second.kept) == (0, 4)
    assert {path.name: path.read_bytes() for path in second.folder.iterdir()} == before


@pytest.mark.spoils("003-maria-jose-nunez.pdf")
def test_what_was_broken_off_goes_on_to_the_same_bytes(folder, tmp_path):
    whole = run(folder, output=tmp_path / "whole")
    broken = run(folder, output=tmp_path / "broken")
    lines = (broken.folder / "manifest.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (broken.folder / "manifest.csv").write_text("".join(lines[:3]) + lines[3][:20])
    (broken.folder / "003-maria-jose-nunez.pdf").write_bytes(b"%PDF-torn")
    (broken.folder / "004-dana-oneil.pdf").unlink()

    again = run(folder, output=tmp_path / "broken")

    assert (again.made, again.kept) == (2, 2)
    for path in whole.folder.iterdir():
        assert (again.folder / path.name).read_bytes() == path.read_bytes()


def test_a_row_that_changed_is_made_again(folder, tmp_path):
    run(folder, output=tmp_path)

    done = run(folder, ROSTER.replace("Sam Okafor", "Sam Okonkwo"), output=tmp_path)

    assert (done.made, done.kept) == (1, 3)


def test_a_file_of_a_row_that_is_gone_is_told(folder, tmp_path):
    run(folder, output=tmp_path)

    done = run(folder, ROSTER.replace("Alex Rivera", "Alexa Rivera"), output=tmp_path)

    again = run(folder, ROSTER.replace("Alex Rivera", "Alexa Rivera"), output=tmp_path)

    for (found,) in (done.diagnostics, again.diagnostics):
        assert "a file is of a run before" in found.message
        assert "manifest.csv" in found.hint
        assert "Rivera" not in str(found)


def test_what_was_not_reached_stays_in_the_manifest(folder, tmp_path):
    first = run(folder, output=tmp_path)
    lines = (first.folder / "manifest.csv").read_text(encoding="utf-8").splitlines()

    def stop(done: int, *_: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    path = tmp_path / "again.csv"
    path.write_text(ROSTER, encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        make_copies(Request(workbook=folder, output=tmp_path), path, CopyOptions(), stop)

    again = (first.folder / "manifest.csv").read_text(encoding="utf-8").splitlines()
    assert {line.split(",")[1] for line in again} >= {line.split(",")[1] for line in lines[2:]}


def test_a_bad_row_stops_only_itself_and_the_manifest_says_why(folder, tmp_path):
    rows = ROSTER.splitlines()
    rows.insert(3, "Only one cell")

    done = run(folder, "\n".join(rows) + "\n", output=tmp_path)

    assert (done.made, done.failed) == (4, 1)
    (bad,) = [entry for entry in manifest(done) if entry["row"] == "3"]
    assert bad["state"] == "failed: has 1 cells, and the head has 3"
    assert "row 3: has 1 cells" in done.diagnostics[0].message


def test_letters_that_no_typeface_has_are_told_and_never_printed_as_boxes(folder, tmp_path):
    done = run(folder, "name,partner\nA \U00012000\U0001217f,B\nC,D\n", output=tmp_path)

    if done.failed:  # where the machine has no typeface for cuneiform
        assert "no typeface here has its letters" in done.diagnostics[0].message
        assert "\U00012000" not in str(done.diagnostics[0])
        assert (done.made, done.failed) == (1, 1)
    else:
        assert done.made == 2


@pytest.mark.parametrize(
    "name", ["../x", "CON", "x" * 300, "\u202eevil", "...", "日本", "a/b\\c:d", " "]
)
def test_files_stay_in_the_folder_whatever_a_name_is(folder, tmp_path, name):
    done = run(folder, f'name,partner\n"{name}",B\nOther,B\n', output=tmp_path)

    files = [entry["file"] for entry in manifest(done) if entry["file"]]
    assert len(set(files)) == len(files)
    assert all(re.fullmatch(r"\d{3}-[a-z0-9-]+\.pdf", file) and len(file) < 60 for file in files)
    assert sorted(path.name for path in done.folder.glob("*.pdf")) == sorted(files)


def test_partners_get_a_book_each(folder, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("name,partner\nAlex,Sam\nDana,\n", encoding="utf-8")
    request = Request(workbook=folder, output=tmp_path)

    done = make_copies(request, path, CopyOptions(partners=True), lambda *_: None)

    assert [entry["file"] for entry in manifest(done)] == [
        "001-alex-a.pdf",
        "001-sam-b.pdf",
        "002-dana-a.pdf",
    ]


def rehearsed(folder: Path, roster: str, tmp_path: Path, **options):
    path = tmp_path / "roster.csv"
    path.write_text(roster, encoding="utf-8")
    request = Request(workbook=folder, output=tmp_path / "output", **options)
    return rehearse_copies(request, path, CopyOptions())


def test_a_rehearsal_makes_nothing(folder, tmp_path):
    rehearsal = rehearsed(folder, "name,partner\nAlex,Sam\nDana\n", tmp_path)

    alex, dana = rehearsal.copies
    assert (alex.row, alex.file, alex.pages) == (1, "001-alex.pdf", 7)
    assert (dana.row, dana.reason) == (2, "has 1 cells, and the head has 2")
    assert not (tmp_path / "output").exists()


def test_a_rehearsal_says_of_each_row_what_a_run_does(folder, tmp_path):
    roster = f"name,partner\nAlex,Sam\n{'Maximiliane ' * 12},B\nOnly\nDana,\n"

    rehearsal = rehearsed(folder, roster, tmp_path)
    done = run(folder, roster, output=tmp_path)

    assert (rehearsal.done.made, rehearsal.done.failed) == (done.made, done.failed) == (2, 2)
    told = [one.message for one in done.diagnostics]
    assert [one.message for one in rehearsal.done.diagnostics] == told
    states = {
        int(entry["row"]): entry["state"].removeprefix("failed: ") for entry in manifest(done)
    }
    assert {one.row: one.reason or "done" for one in rehearsal.copies} == states


def test_a_rehearsal_tells_of_a_column_that_is_not_there(tmp_path):
    book = one_chapter(tmp_path / "a", "# A\n\nDear {{ nam }}\n")

    with pytest.raises(WorkbookError, match='the roster has no column "nam"'):
        rehearsed(book, "name,partner\nAlex,Sam\n", tmp_path)


def test_a_rehearsal_tells_of_one_in_the_footer_of_a_brand(folder, tmp_path):
    brand = tmp_path / "_brand.yml"
    brand.write_text(
        'meta: {name: Ours}\ndefaults: {workbook: {footer: "{{ grup }} of ours"}}\n',
        encoding="utf-8",
    )

    with pytest.raises(WorkbookError, match='the roster has no column "grup"'):
        rehearsed(folder, "name,group\nAlex,Red\n", tmp_path, brand=brand)


def test_a_rehearsal_tells_of_one_in_a_template_of_a_theme(folder, tmp_path):
    theme = tmp_path / "theme"
    (theme / "partials").mkdir(parents=True)
    (theme / "partials/blank.html").write_text("{{ grup }}", encoding="utf-8")

    with pytest.raises(WorkbookError, match="grup"):
        rehearsed(folder, "name,group\nAlex,Red\n", tmp_path, theme=theme)


@pytest.mark.parametrize("edition", ["facilitator", "large-print", "fillable"])
def test_every_edition_can_be_copied(folder, tmp_path, edition):
    done = run(folder, output=tmp_path, editions=(edition,))

    assert done.made == 4
    assert done.folder.name == f"ours-{edition}"
    first = PdfReader(done.folder / manifest(done)[0]["file"])
    assert "Alex Rivera" in pdf.words(first.pages[0])


def test_a_long_name_is_set_smaller_and_stays_in_its_place(folder, tmp_path):
    name = "Maximiliane Alexandra Voss"

    done = run(folder, f"name,partner\n{name},B\n", output=tmp_path)

    cover = PdfReader(done.folder / manifest(done)[0]["file"]).pages[0]
    content = cover.get_contents().get_data().decode("latin-1")
    size = float(re.search(r"/Words ([\d.]+) Tf", content)[1])
    assert 20 < size < 27
    assert name in pdf.words(cover)


def test_a_longer_one_stands_in_two_lines(folder, tmp_path):
    name = "Maximiliane Alexandra Theodora von und zu Hohenstein-Rosenthal"

    done = run(folder, f"name,partner\n{name},B\n", output=tmp_path)

    cover = PdfReader(done.folder / manifest(done)[0]["file"]).pages[0]
    content = cover.get_contents().get_data().decode("latin-1")
    words = content[content.index("/ActualText") :]
    heights = {float(one) for one in re.findall(r"([\d.]+) Tm", words)[: len(name) - 1]}
    assert len(heights) == 2
    across = [float(one) for one in re.findall(r"1 0 0 1 ([\d.]+) [\d.]+ Tm", words)]
    assert max(across) < 612
    assert name in pdf.words(cover)


def test_one_that_is_too_long_is_told_and_never_cut(folder, tmp_path):
    name = "Maximiliane " * 12

    done = run(folder, f"name,partner\n{name},B\nC,D\n", output=tmp_path)

    assert (done.made, done.failed) == (1, 1)
    (found,) = done.diagnostics
    assert "row 1: has words that are too long for their place on page 1" in found.message
    assert "Maximiliane" not in str(found)


def test_a_row_without_a_name_is_told(folder, tmp_path):
    done = run(folder, "name,partner\n,B\n", output=tmp_path)

    assert done.made == 1
    assert "row 1: has no name" in done.diagnostics[0].message


def test_a_book_with_warnings_makes_no_copies_where_they_count(tmp_path):
    book = one_chapter(tmp_path / "a", "# A\n\nDear {{ first name }}\n")

    with pytest.raises(WorkbookError, match="names no column"):
        run(book, output=tmp_path, strict=True)

    assert not list(tmp_path.rglob("*.pdf"))


def merged(folder: Path, tmp_path: Path, *, rows: int = 3, separators: bool = False):
    path = tmp_path / "roster.csv"
    lines = [f"Person {number} Ñ,Partner {number}" for number in range(rows)]
    path.write_text("name,partner\n" + "\n".join(lines) + "\n", encoding="utf-8")
    request = Request(workbook=folder, output=tmp_path)
    order = CopyOptions(merged=True, separators=separators)
    done = make_copies(request, path, order, lambda *_: None)
    return done, done.folder.read_bytes()


def test_one_file_for_the_printer_has_all_copies_in_order(folder, tmp_path):
    done, data = merged(folder, tmp_path)
    document = pdf.reader(data)

    sheets = done.pages + done.pages % 2  # each begins on a sheet of its own
    assert len(document.pages) == 3 * sheets
    for number in range(3):
        cover = pdf.words(document.pages[number * sheets])
        assert f"Person {number} Ñ" in cover
        assert f"Partner {number}" in cover


def test_its_pages_look_like_those_of_the_copies(folder, tmp_path):
    done, data = merged(folder, tmp_path, rows=1)
    path = tmp_path / "roster.csv"
    single = make_copies(
        Request(workbook=folder, output=tmp_path / "single"),
        path,
        CopyOptions(),
        lambda *_: None,
    )
    alone = (single.folder / manifest(single)[0]["file"]).read_bytes()

    for number in range(done.pages):
        assert pdf.image(data, number, 50).tobytes() == pdf.image(alone, number, 50).tobytes()


def test_what_copies_share_is_stored_once(folder, tmp_path):
    _, few = merged(folder, tmp_path, rows=2)
    _, many = merged(folder, tmp_path, rows=102)

    assert (len(many) - len(few)) / 100 < 3_000


def test_sheets_with_the_name_stand_between_copies(folder, tmp_path):
    done, data = merged(folder, tmp_path, rows=2, separators=True)
    document = pdf.reader(data)

    sheets = done.pages + done.pages % 2
    assert len(document.pages) == 2 * (sheets + 2)
    assert pdf.words(document.pages[sheets + 2]) == "Person 1 Ñ Partner 1 Copy 2 of 2"
    assert pdf.words(document.pages[1]) == ""


def test_a_place_that_looks_different_makes_all_copies_again(folder, tmp_path):
    run(folder, output=tmp_path)
    theme = tmp_path / "theme" / "partials"
    theme.mkdir(parents=True)
    imprint = (ROOT / "templates/base/partials/imprint.html").read_text(encoding="utf-8")
    (theme / "imprint.html").write_text(
        imprint.replace('"copy", 0', '"copy", 9.5'), encoding="utf-8"
    )

    done = run(folder, output=tmp_path, theme=theme.parent)

    assert (done.made, done.kept) == (4, 0)


def test_files_are_called_after_names_in_any_script(folder, tmp_path):
    rows = "Łukasz Żółć,,\nДмитрий,,\nנועה,,\nCON,,\n?,,\n"
    path = tmp_path / "roster.csv"
    path.write_text(f"name,partner,date\n{rows}", encoding="utf-8")

    request = Request(workbook=folder, output=tmp_path / "output")
    rehearsal = rehearse_copies(request, path, CopyOptions())

    assert [one.file for one in rehearsal.copies] == [
        "001-lukasz-zolc.pdf",
        "002-dmitriy.pdf",
        "003-nvh.pdf",
        "004-con.pdf",
        "005-copy.pdf",
    ]
