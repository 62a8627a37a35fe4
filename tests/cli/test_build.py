"""`workbook build`: what it writes, what it says, and how it ends."""

import os
import re
import subprocess
import sys

import pytest

from tests.helpers import pdf
from tests.helpers.workbooks import ROOT, one_chapter, write_workbook

TEXT = "# Trust\n\n1. What now?\n2. And then? { lines=3 }\n"


def test_it_writes_a_pdf_named_after_the_folder(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", TEXT)

    run = workbook("build", "our-trust")

    assert run.status == 0
    assert (tmp_path / "output/our-trust.pdf").read_bytes().startswith(b"%PDF-")


def test_it_ends_in_a_short_summary(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", TEXT)

    run = workbook("build", "our-trust")

    assert run.out == "output/our-trust.pdf: 5 pages, 2 prompts, 13 rows to write on\n"


def test_it_says_each_chapter_in_a_quiet_line_where_there_is_no_terminal(workbook, tmp_path):
    write_workbook(tmp_path / "two", {"01-a.md": "# Alpha\n\nx\n", "02-b.md": "# Beta\n\nx\n"})

    run = workbook("build", "two")

    assert run.err == "1/2 Alpha\n2/2 Beta\n"


def test_a_single_file_is_a_workbook(workbook, tmp_path):
    (tmp_path / "evening.md").write_text("# An evening\n\n1. What now?\n", encoding="utf-8")

    run = workbook("build", "evening.md")

    document = pdf.reader((tmp_path / "output/evening.pdf").read_bytes())
    assert run.status == 0
    assert document.metadata.title == "An evening"


def test_the_paper_named_on_the_command_line_wins(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", TEXT, "paper: letter\n")

    workbook("build", "our-trust", "--paper", "a5")

    page = pdf.reader((tmp_path / "output/our-trust.pdf").read_bytes()).pages[0]
    assert pdf.size_mm(page) == pytest.approx((148, 210), abs=0.1)


def test_the_output_folder_can_be_chosen(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", TEXT)

    workbook("build", "our-trust", "-o", "elsewhere/deep")

    assert (tmp_path / "elsewhere/deep/our-trust.pdf").is_file()


def test_html_is_written_beside_the_pdf_and_can_be_laid_out_alone(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", TEXT)

    run = workbook("build", "our-trust", "--html")

    html = tmp_path / "output/our-trust.html"
    assert "output/our-trust.html" in run.out
    subprocess.run([sys.executable, "-m", "weasyprint", html, tmp_path / "bare.pdf"], check=True)
    bare = pdf.reader((tmp_path / "bare.pdf").read_bytes())
    made = pdf.reader((tmp_path / "output/our-trust.pdf").read_bytes())
    assert [pdf.words(page) for page in bare.pages if pdf.words(page)] == [
        pdf.words(page) for page in made.pages if pdf.words(page)
    ]


def test_a_warning_is_told_and_does_not_stop_the_build(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", "No title here.\n")

    run = workbook("build", "our-trust")

    assert run.status == 0
    assert 'warning: our-trust/01-trust.md:1: has no title; it is called "Trust"' in run.err
    assert run.out.endswith("1 warning\n")


def test_strict_makes_a_warning_an_end(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", "No title here.\n")

    run = workbook("build", "our-trust", "--strict")

    assert run.status == 1
    assert not (tmp_path / "output/our-trust.pdf").exists()


def test_without_content_in_sight_it_says_how_to_begin(workbook):
    run = workbook("build")

    assert run.status == 1
    assert "error: there is no workbook here, and no folder content with one" in run.err
    assert "hint: begin one with: workbook new content/my-workbook" in run.err


def test_the_workbook_that_comes_along_can_be_built_by_its_name(workbook, tmp_path):
    run = workbook("build", "healthy-interdependence", "--chapter", "02")

    assert run.status == 0
    assert (tmp_path / "output/healthy-interdependence-where-we-begin.pdf").is_file()


def test_a_folder_that_cannot_be_written_is_told_before_any_work(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", TEXT)
    (tmp_path / "output").write_text("a file where the folder would be", encoding="utf-8")

    run = workbook("build", "our-trust")

    assert run.status == 1
    assert "error: output: can't write into this folder" in run.err
    assert "1/1" not in run.err


def test_an_error_leaves_the_last_good_pdf_as_it_was(workbook, tmp_path):
    folder = one_chapter(tmp_path / "our-trust", TEXT)
    workbook("build", "our-trust")
    before = (tmp_path / "output/our-trust.pdf").read_bytes()
    (folder / "01-trust.md").write_text("# Trust\n\n1. What? { lined=3 }\n", encoding="utf-8")

    run = workbook("build", "our-trust")

    assert run.status == 1
    assert (tmp_path / "output/our-trust.pdf").read_bytes() == before


def test_two_processes_write_the_same_bytes(tmp_path):
    one_chapter(tmp_path / "our-trust", TEXT)
    command = [sys.executable, "-m", "generator", "build", tmp_path / "our-trust", "-o"]

    for name in ("a", "b"):
        subprocess.run([*command, tmp_path / name], check=True, capture_output=True)

    first, second = (tmp_path / name / "our-trust.pdf" for name in "ab")
    assert first.read_bytes() == second.read_bytes()


def test_a_paper_nobody_knows_is_an_error_with_the_known_ones(workbook, tmp_path):
    one_chapter(tmp_path / "our-trust", TEXT)

    run = workbook("build", "our-trust", "--paper", "a99")

    assert run.status == 1
    assert run.err.splitlines() == [
        'error: unknown paper "a99"',
        "hint: one of letter, legal, a4, a5, half-letter, b5, or WIDTHxHEIGHT such as 170mmx240mm",
    ]


def test_an_unknown_option_is_wrong_usage(workbook):
    run = workbook("build", "--papr", "a4")

    assert run.status == 2
    assert "--paper" in run.err


def test_an_interrupted_build_ends_as_such(workbook, tmp_path, monkeypatch):
    from generator import build

    one_chapter(tmp_path / "our-trust", TEXT)
    monkeypatch.setattr(build, "make_books", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))

    run = workbook("build", "our-trust")

    assert run.status == 130
    assert run.err.strip() == "interrupted; nothing was written"
    assert not list((tmp_path / "output").iterdir())


@pytest.mark.parametrize(
    ("reason", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted; one file was written before\n"),
        (ZeroDivisionError(), 70, "not of your workbook. One file was written before.\n"),
        (OSError(28, "No space", "x"), 1, "error: x: No space; one file was written before\n"),
        (PermissionError(13, "Denied", "x"), 1, "hint: see that you may read it"),
    ],
)
def test_what_was_written_before_a_build_ends_is_told(
    workbook, tmp_path, monkeypatch, reason, status, said
):
    from generator import files

    one_chapter(tmp_path / "our-trust", TEXT)
    write, asked = files.write_atomically, []

    def second_fails(*given, **more):
        asked.append(given)
        if len(asked) == 2:
            raise reason
        write(*given, **more)

    monkeypatch.setattr(files, "write_atomically", second_fails)

    run = workbook("build", "our-trust", "--html")

    assert run.status == status
    assert said in run.err
    assert len(list((tmp_path / "output").iterdir())) == 1


def test_a_defect_is_owned_up_to_without_a_traceback(workbook, tmp_path, monkeypatch):
    from generator import build

    one_chapter(tmp_path / "our-trust", TEXT)
    monkeypatch.setattr(build, "make_books", lambda *_: {}["nothing"])

    run = workbook("build", "our-trust")

    assert run.status == 70
    assert "this is a defect of the program" in run.err
    assert "Nothing was written." in run.err
    assert "Traceback" not in run.err


def test_missing_system_libraries_are_named_with_the_command(workbook, tmp_path, monkeypatch):
    from generator import build

    def no_pango(*_):
        raise OSError("cannot load library 'libpango-1.0-0': error 0x7e")

    one_chapter(tmp_path / "our-trust", TEXT)
    monkeypatch.setattr(build, "make_books", no_pango)

    run = workbook("build", "our-trust")

    assert run.status == 1
    for command in ("apt-get install", "dnf install", "brew install", "pacman -S"):
        assert command in run.err


def test_help_names_every_command(workbook):
    run = workbook("--help")

    assert run.status == 0
    assert {"build", "check", "new"} <= set(re.findall(r"^  (\w+) ", run.out, re.M))


def test_help_starts_without_the_heavy_libraries():
    code = (
        "import sys; sys.argv = ['workbook', '--help']\n"
        "from generator.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'weasyprint', 'jinja2', 'pydantic', 'pypdf', 'markdown'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_it_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--version"], capture_output=True, text=True, check=True
    )

    assert done.stdout.startswith("workbook, version ")


def test_all_builds_every_workbook_of_the_content_folder(workbook, tmp_path):
    one_chapter(tmp_path / "content/one", TEXT)
    one_chapter(tmp_path / "content/two", TEXT)
    (tmp_path / "content/brands").mkdir()

    run = workbook("build", "--all")

    assert run.status == 0
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == ["one.pdf", "two.pdf"]


def test_one_wrong_workbook_does_not_keep_the_others_from_being_built(workbook, tmp_path):
    one_chapter(tmp_path / "content/one", "# One\n\n1. What? { lined=3 }\n")
    one_chapter(tmp_path / "content/two", TEXT)

    run = workbook("build", "--all")

    assert run.status == 1
    assert 'unknown ruling "lined"' in run.err
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["two.pdf"]


def test_all_where_there_is_no_content_says_how_to_begin(workbook):
    run = workbook("build", "--all")

    assert run.status == 1
    assert "error: content: there are no workbooks in this folder" in run.err


def test_nothing_is_left_behind_in_the_temporary_folder(tmp_path):
    one_chapter(tmp_path / "our-trust", TEXT)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary), "TEMP": str(temporary)}
    command = [sys.executable, "-m", "generator", "build", "our-trust"]

    subprocess.run(
        command,
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )

    assert list(temporary.iterdir()) == []


def test_one_chapter_is_written_beside_the_book(workbook, tmp_path):
    write_workbook(tmp_path / "two", {"01-a.md": "# Alpha\n\nx\n", "02-b.md": "# Beta\n\nx\n"})

    run = workbook("build", "two", "--chapter", "02")

    assert run.status == 0
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["two-b.pdf"]


def test_all_workbooks_and_one_chapter_do_not_go_together(workbook):
    run = workbook("build", "--all", "--chapter", "02")

    assert run.status == 2
    assert "--chapter" in run.err


@pytest.mark.parametrize("given", [["--chapter", "1", "--chapter", "2"], ["--chapter", ""]])
def test_one_chapter_is_named_once(workbook, tmp_path, given):
    one_chapter(tmp_path / "our-trust", TEXT)

    run = workbook("build", "our-trust", *given)

    assert run.status == 2
    assert "name one chapter" in run.err


def test_two_workbooks_of_one_name_are_refused_naming_both(workbook, tmp_path):
    one_chapter(tmp_path / "content/our trust", "# A\n")
    one_chapter(tmp_path / "content/our-trust", "# B\n")

    run = workbook("build", "--all")

    assert run.status == 1
    assert '"our trust" and "our-trust" would both be called our-trust.pdf' in run.err
    assert not list(tmp_path.glob("output/*.pdf"))


def test_an_edition_that_is_called_as_another_workbook_takes_no_books_place(workbook, tmp_path):
    one_chapter(tmp_path / "content/ours", "# A\n", "editions: {evening: {}}\n")
    one_chapter(tmp_path / "content/ours-evening", "# B\n")

    run = workbook("build", "--all", "-e", "all")

    assert run.status == 1
    assert 'its book "ours-evening.pdf" would take the place of one of "ours"' in run.err
