"""`workbook new`: a folder that builds at once."""

import shlex
import shutil
import sys
from pathlib import Path

import pytest

from tests.helpers import pdf
from tests.helpers.documents import paragraph, picture, png, table, word_document
from tests.helpers.workbooks import ROOT

ARTICLE = ROOT / "tests/unit/reading/article/repair.txt"


def test_a_new_workbook_builds_at_once_and_nothing_is_wrong_with_it(workbook, tmp_path):
    started = workbook("new", "content/coming-home")

    built = workbook("build", "content/coming-home", "--strict")

    assert (started.status, built.status) == (0, 0)
    document = pdf.reader((tmp_path / "output/coming-home.pdf").read_bytes())
    assert document.metadata.title == "Coming home"


def test_it_says_what_it_wrote_and_what_to_do_next(workbook):
    run = workbook("new", "coming-home")

    assert run.out.splitlines() == [
        "coming-home/workbook.yml",
        "coming-home/01-welcome.md",
        "coming-home/02-together.md",
        "coming-home/certificate.md",
        "build it with: workbook build coming-home",
    ]


def test_an_articles_questions_become_prompts_with_room(workbook, tmp_path):
    shutil.copy(ARTICLE, tmp_path / "repair.txt")

    started = workbook("new", "n", "--from", "repair.txt")
    built = workbook("build", "n")

    assert "left out what a web page left at its end: Comments" in started.err
    assert "3 prompts, 18 rows to write on" in built.out


@pytest.mark.parametrize("quote", ['A "quoted" title', "Back\\slash", "Colon: here", "# Hash"])
def test_any_title_can_be_written_into_the_settings(workbook, tmp_path, quote):
    (tmp_path / "a.txt").write_text(f"{quote}\n\nA sentence.\n", encoding="utf-8")

    workbook("new", "n", "--from", "a.txt")

    assert workbook("build", "n").status == 0


def test_what_stands_there_is_not_touched(workbook, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/01-a.md").write_text("# Mine\n", encoding="utf-8")

    run = workbook("new", "mine")

    assert run.status == 1
    assert "error: mine: something stands there already" in run.err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["01-a.md"]


@pytest.mark.spoils("a.pdf")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.txt", "none.txt: there is no such article"),
        ("a.pdf", "a.pdf: is no article that can be read"),
        ("a.docx", "a.docx: is damaged or no .docx"),
        ("empty.txt", "empty.txt: has no text"),
    ],
)
def test_an_article_that_can_not_be_read_is_told_and_nothing_written(
    workbook, tmp_path, name, message
):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "a.docx").write_bytes(b"no zip")
    (tmp_path / "empty.txt").write_bytes(b"\n\n")

    run = workbook("new", "n", "--from", name)

    assert run.status == 1
    assert message in run.err
    assert not (tmp_path / "n").exists()


def test_a_document_builds_at_once_and_it_is_said_what_was_found(workbook, tmp_path):
    (tmp_path / "evening.docx").write_bytes(
        word_document(
            paragraph("An evening", style="Title"),
            paragraph("What first?", item=(1, 0)),
            paragraph("What then?", item=(1, 0)),
            table(("Situation", "Thought"), ("Home", "")),
            paragraph(picture("Two cups")),
            paragraph("So ", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", " it is."),
            image=png(),
        )
    )

    started = workbook("new", "n", "--from", "evening.docx")
    built = workbook("build", "n", "--strict")

    assert started.out.splitlines() == [
        "n/workbook.yml",
        "n/01-an-evening.md",
        "n/images/picture.png",
        "2 questions, 1 table, 1 picture; left out: 1 formula (line 12)",
        "build it with: workbook build n",
    ]
    assert (built.status, "2 prompts" in built.out) == (0, True)


def test_a_folder_of_notes_builds_at_once(workbook, tmp_path):
    notes = tmp_path / "vault"
    notes.mkdir()
    (notes / "a.md").write_text("---\nauthor: Jane Doe\n---\n# A\n\nSee [[b]] %%me%%.\n", "utf-8")
    (notes / "b.md").write_text("1. What helps?\n\nSee [[a]] and [[gone]].\n", "utf-8")

    started = workbook("new", "n", "--from", "vault")
    built = workbook("build", "n", "--strict")

    assert built.status == 0
    assert 'author: "Jane Doe"' in (tmp_path / "n/workbook.yml").read_text("utf-8")
    assert "2 chapters, 1 question; left out: 1 private comment (01-a.md line 3), 1 link " in (
        started.out
    )


@pytest.mark.parametrize(
    "line",
    [
        "1. How? { lines=9999 }",
        "Why? { ruled=3 }",
        "/// unknown | x",
        "///",
        "/// scale | How?\n    from: many\n///",
        "```\nno end",
        "[a](../../etc/passwd) ![b](/etc/passwd)",
        "<a href='nowhere.md'>a</a> <img src=gone.png>",
        "- { lines=3 } { box=3 }",
        "## A { lines=3 }",
    ],
)
def test_what_is_carried_over_never_keeps_the_book_from_being_built(workbook, tmp_path, line):
    (tmp_path / "a.md").write_text(f"# A\n\nA text.\n\n{line}\n\nThe end.\n", encoding="utf-8")

    started = workbook("new", "n", "--from", "a.md")

    assert started.status == 0
    assert workbook("build", "n").status == 0


def test_the_command_that_is_printed_works_as_it_stands(workbook):
    run = workbook("new", "my evenings/it's us")

    command = run.out.splitlines()[-1].removeprefix("build it with: ")
    program, *arguments = shlex.split(command)
    assert program == "workbook"
    assert workbook(*arguments).status == 0


@pytest.mark.parametrize(
    ("started", "command"),
    [
        (".venv/bin/workbook", ".venv/bin/workbook build n"),
        ("/elsewhere/bin/workbook", "/elsewhere/bin/workbook build n"),
        ("generator/__main__.py", f"{Path(sys.executable).name} -m generator build n"),
    ],
)
def test_the_command_begins_as_the_program_was_started(workbook, monkeypatch, started, command):
    monkeypatch.setattr(sys, "argv", [started])

    run = workbook("new", "n")

    assert run.out.splitlines()[-1] == f"build it with: {command}"
