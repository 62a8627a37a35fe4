"""`workbook answers` and `workbook carry`: what they write, what they say, and how they end."""

import io
import stat

import pytest
from pypdf import PdfReader

from tests.helpers.forms import filled
from tests.helpers.workbooks import book_of, one_chapter

TEXT = "# Trust\n\n1. What helps?\n2. What hurts?\n"
WHAT = "trust-q-what-helps-room"


@pytest.fixture
def ready(tmp_path):
    folder = one_chapter(tmp_path / "ours", TEXT)
    form = book_of(folder, editions=("fillable",)).pdf
    (tmp_path / "back").mkdir()
    for name, answer in (("alex", "Tea"), ("kit", "Silence")):
        data = filled(PdfReader(io.BytesIO(form)), {WHAT: answer})
        (tmp_path / f"back/{name}.pdf").write_bytes(data)
    return tmp_path


def test_answers_writes_a_table_named_after_the_workbook(workbook, ready):
    run = workbook("answers", "back")

    assert run.status == 0
    assert run.out == "output/ours-answers.csv: 2 forms, 4 questions, 2 answers\n"
    assert stat.S_IMODE((ready / "output/ours-answers.csv").stat().st_mode) == 0o600


def test_answers_go_where_they_are_asked_for(workbook, ready):
    assert workbook("answers", "back/kit.pdf", "-o", "mine/kit.csv").status == 0

    lines = (ready / "mine/kit.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["file,row,Name,Name (2),What helps?,What hurts?", "kit.pdf,,,,Silence,"]


@pytest.mark.spoils("ruined.pdf")
def test_all_files_that_cant_be_read_are_told_and_none_of_their_words(workbook, ready):
    (ready / "back/ruined.pdf").write_bytes(b"Silence")

    run = workbook("answers", "back", "gone.pdf", ready / "ours")

    assert run.status == 1
    assert "back/ruined.pdf: is damaged, or no PDF" in run.err
    assert "gone.pdf: is not there" in run.err
    assert "ours: holds no PDF" in run.err
    assert "Silence" not in run.err + run.out
    assert "2 forms" in run.out


@pytest.mark.usefixtures("ready")
def test_a_table_that_is_no_csv_is_wrong_usage(workbook):
    run = workbook("answers", "back", "-o", "answers.xlsx")

    assert run.status == 2
    assert "-o answers.csv" in run.err


def test_carry_makes_the_book_and_says_how_many_answers_it_has(workbook, ready):
    run = workbook("carry", "back/kit.pdf", "-w", "ours", "-e", "large-print")

    assert run.status == 0
    assert run.out == "output/carried/kit.pdf: 1 answer carried\n"
    fields = PdfReader(ready / "output/carried/kit.pdf").get_fields()
    assert fields[WHAT]["/V"] == "Silence"


def test_carry_takes_the_fillable_edition_where_none_is_named(workbook, ready):
    workbook("carry", "back/kit.pdf", "-w", "ours")
    pages = len(PdfReader(ready / "output/carried/kit.pdf").pages)

    assert pages == book_of(ready / "ours", editions=("fillable",)).pages


def test_carry_tells_what_found_no_place(workbook, ready):
    one_chapter(ready / "ours", "# Trust\n\n1. What else?\n2. What hurts?\n")

    run = workbook("carry", "back/kit.pdf", "-w", "ours")

    assert run.status == 1
    assert "holds no answer that has a place in the new book" in run.err
    assert not (ready / "output/carried").exists()


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("editions", [("all",), ("fillable", "large-print")])
def test_carry_takes_one_edition(workbook, editions):
    options = [word for name in editions for word in ("-e", name)]

    assert workbook("carry", "back/kit.pdf", "-w", "ours", *options).status == 2


def test_carry_never_writes_over_the_old_file(workbook, ready):
    (ready / "output/carried").mkdir(parents=True)
    (ready / "back/kit.pdf").rename(ready / "output/carried/kit.pdf")
    before = (ready / "output/carried/kit.pdf").read_bytes()

    run = workbook("carry", "output/carried/kit.pdf", "-w", "ours")

    assert run.status == 1
    assert "give another folder with -o DIR" in run.err
    assert (ready / "output/carried/kit.pdf").read_bytes() == before
