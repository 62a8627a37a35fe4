"""`workbook new`: a folder that builds at once."""

import shutil

import pytest

from tests.helpers import pdf
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
