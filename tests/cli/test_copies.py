"""`workbook copies`: what it writes, what it says, and how it ends."""

import os
import re
import signal
import subprocess
import sys

import psutil
import pytest

from tests.helpers.workbooks import ROOT, one_chapter

TEXT = "# Trust\n\n1. What now?\n"
ROSTER = "name,partner\nAlex Rivera,Sam Okafor\nDana O'Neil,\n"


@pytest.fixture
def ready(tmp_path):
    one_chapter(tmp_path / "ours", TEXT)
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def test_it_makes_a_copy_a_row(workbook, ready):
    run = workbook("copies", "roster.csv", "-w", "ours")

    assert run.status == 0
    assert run.out == (
        "output/copies/ours: 2 made, 5 pages each\n"
        "to bring, for 2 couples, 3 people: 2 books, 6 sheets of paper, 3 pens\n"
    )
    assert sorted(path.name for path in (ready / "output/copies/ours").iterdir()) == [
        "001-alex-rivera.pdf",
        "002-dana-oneil.pdf",
        "manifest.csv",
    ]


def test_no_name_is_in_what_it_prints(workbook, ready):
    (ready / "roster.csv").write_text(ROSTER + "Only One\n", encoding="utf-8")

    run = workbook("copies", "roster.csv", "-w", "ours")

    assert run.status == 1
    assert "row 3: has 1 cells" in run.err
    for name in ("Alex", "Sam", "Dana", "Only"):
        assert name not in run.out + run.err


def test_a_picture_that_cannot_be_used_is_told_alike_by_a_dry_run_and_without_its_name(
    workbook, ready
):
    one_chapter(ready / "ours", "# Trust\n\n![A photo of us]({{ photo }})\n")
    (ready / "okafor.jpg").write_text("no picture", encoding="utf-8")
    (ready / "roster.csv").write_text(
        "name,partner,photo\nAlex Rivera,Sam Okafor,okafor.jpg\nDana O'Neil,,../oneil.png\n"
        "Kit,Bo,rivera.jpg\nJo,Lee,\n",
        encoding="utf-8",
    )

    dry = workbook("copies", "roster.csv", "-w", "ours", "--dry-run")
    run = workbook("copies", "roster.csv", "-w", "ours")

    reasons = [
        'row 1: the picture in its column "photo" is damaged or no picture',
        'row 2: the picture in its column "photo" lies outside the list\'s folder',
        'row 3: the picture in its column "photo" is not in the list\'s folder',
    ]
    assert (dry.status, run.status) == (1, 1)
    for reason in reasons:
        assert f"  {reason}\n" in dry.out
        assert f"error: roster.csv: {reason}\n" in run.err
        assert reason in dry.err
    assert 'warning: roster.csv: row 4: has no picture in the column "photo"' in run.err
    assert run.out.startswith("output/copies/ours: 1 made, 3 failed")
    for name in ("okafor", "oneil", "rivera", "Rivera"):
        assert name not in dry.out + dry.err + run.out + run.err


def test_a_dry_run_lists_and_makes_nothing(workbook, ready):
    run = workbook("copies", "roster.csv", "-w", "ours", "--dry-run", "--names")

    assert run.status == 0
    assert run.out == (
        "ours: Ours\n"
        "edition participant, 215.9 x 279.4 mm, 5 pages each\n"
        "into output/copies/ours\n"
        "row 1: 001-alex-rivera.pdf, 5 pages\n"
        "row 2: 002-dana-oneil.pdf, 5 pages\n"
        "2 copies\n"
        "to bring, for 2 couples, 3 people: 2 books, 6 sheets of paper, 3 pens\n"
    )
    assert not (ready / "output").exists()


def test_a_dry_run_ends_with_what_will_be_refused_and_why(workbook, ready):
    rows = f"{'Maximiliane ' * 12},B\nOnly\nA,B\nAlso\nMa\ufffdia,C\n"
    (ready / "roster.csv").write_text("name,partner\n" + rows, encoding="utf-8")

    run = workbook("copies", "roster.csv", "-w", "ours", "--dry-run")

    assert run.status == 1
    assert run.out.splitlines()[3:] == [
        "row 3: a copy, 5 pages",
        "1 copy",
        "to bring, for 1 couple, 2 people: 1 book, 3 sheets of paper, 2 pens",
        "4 rows can't be used:",
        "  row 1: has words that are too long for their place on page 1",
        "  rows 2 and 4: has 1 cells, and the head has 2",
        '  row 5: has lost letters (U+FFFD stands for them) in its column "name"',
    ]
    assert "Maximiliane" not in run.out + run.err


@pytest.mark.parametrize(
    "words",
    [
        ("list.csv", "--name", "A", "B", "--partner", "C"),
        ("--name", "A", "B", "--partner", "C", "list.csv"),
        ("--partner", "C", "--name", "A", "B", "list.csv"),
        ("--name", "A", "--name", "B", "--partner=C", "list.csv"),
    ],
)
def test_columns_are_named_one_after_the_other(workbook, ready, words):
    (ready / "list.csv").write_text("A,B,C\nAlex,Rivera,Sam\n", encoding="utf-8")

    run = workbook("copies", *words, "-w", "ours", "--dry-run", "--names")

    assert 'list.csv: name is "A" + "B", partner is "C"\n' in run.err
    assert "row 1: 001-alex-rivera.pdf" in run.out


def test_settings_keep_which_columns_are_the_name(workbook, ready):
    (ready / "list.csv").write_text("A,B,C\nAlex,Rivera,Sam\n", encoding="utf-8")
    (ready / "ours/workbook.yml").write_text("roster:\n  name: [A, B]\n  partner: C\n")

    run = workbook("copies", "list.csv", "-w", "ours", "--dry-run", "--names")
    plain = workbook("copies", "roster.csv", "-w", "ours", "--dry-run", "--names")

    assert "001-alex-rivera.pdf" in run.out
    assert (plain.status, plain.err) == (0, "")


def test_damaged_letters_are_told_once_and_before(workbook, ready):
    text = "name,partner\nMÃ¼ller,B\nMar?a,C\nD,E\n"
    (ready / "roster.csv").write_text(text, encoding="utf-8")

    run = workbook("copies", "roster.csv", "-w", "ours")
    named = workbook("copies", "roster.csv", "-w", "ours", "--names")
    strict = workbook("copies", "roster.csv", "-w", "ours", "--strict", "-o", "strict")

    warning = "warning: roster.csv: rows 1-2: have letters that seem damaged"
    assert run.status == 0
    assert run.err.count(warning) == 1
    assert run.err.index(warning) < run.err.index("3/3 copies")
    assert "ller" not in run.err
    assert '"MÃ¼ller" was "Müller"' in named.err
    assert strict.status == 1
    assert not list((ready / "strict").rglob("*.pdf"))


def test_what_an_old_list_was_taken_for_is_said_and_a_name_only_on_demand(workbook, ready):
    (ready / "roster.csv").write_bytes("name;partner\r\nZoë;B\r\n".encode("cp1252"))

    run = workbook("copies", "roster.csv", "-w", "ours", "--dry-run")
    named = workbook("copies", "roster.csv", "-w", "ours", "--dry-run", "--names")

    assert run.err == (
        "roster.csv: read as Windows-1252, cells parted by semicolons, "
        "see by --dry-run --names that letters are right\n"
    )
    assert 'row 1 is then "Zoë"' in named.err


def test_workbook_and_roster_are_told_of_together(workbook, ready):
    (ready / "ours/01-trust.md").write_text("# A\n\n![x](none.png)\n", encoding="utf-8")
    (ready / "roster.csv").write_text("Email,When\na@example.org,B\n", encoding="utf-8")

    run = workbook("copies", "roster.csv", "-w", "ours")

    assert "none.png" in run.err
    assert 'there is no column "name"' in run.err


@pytest.mark.usefixtures("ready")
def test_rows_that_are_none_are_told(workbook):
    wrong = workbook("copies", "roster.csv", "-w", "ours", "--rows", "2-1")
    beyond = workbook("copies", "roster.csv", "-w", "ours", "--rows", "1,3-4")

    assert (wrong.status, beyond.status) == (2, 1)
    assert '"2-1" names no rows' in wrong.err
    assert "there is no row 4: the list has 2 rows" in beyond.err


@pytest.mark.usefixtures("ready")
def test_separators_are_for_one_file(workbook):
    assert workbook("copies", "roster.csv", "-w", "ours", "--separators").status == 2


def test_all_copies_come_in_one_file(workbook, ready):
    run = workbook("copies", "roster.csv", "-w", "ours", "--merged", "--separators")

    assert run.out == (
        "output/copies/ours.pdf: 2 made, 5 pages each\n"
        "to bring, for 2 couples, 3 people: 2 books, 8 sheets of paper, 3 pens\n"
    )
    assert (ready / "output/copies/ours.pdf").read_bytes().startswith(b"%PDF-")


def test_copies_of_several_editions_are_wrong_usage(workbook):
    assert workbook("copies", "roster.csv", "-w", "ours", "-e", "all").status == 2


def test_a_roster_that_is_not_there_makes_nothing(workbook, ready):
    run = workbook("copies", "none.csv", "-w", "ours")

    assert run.status == 1
    assert "none.csv: there is no such roster" in run.err
    assert not (ready / "output").exists()


@pytest.mark.slow
def test_what_costs_time_is_told_before_and_an_unknown_column_too(workbook, ready):
    (ready / "ours/01-trust.md").write_text("# Trust\n\nDear {{ name }}\n", encoding="utf-8")

    run = workbook("copies", "roster.csv", "-w", "ours")

    assert run.status == 0
    assert (
        "ours/01-trust.md:3: {{ name }} stands in running text: typeset again for each copy"
        in run.err
    )

    (ready / "ours/01-trust.md").write_text("# Trust\n\nDear {{ nmae }}\n", encoding="utf-8")
    run = workbook("copies", "roster.csv", "-w", "ours")

    assert run.status == 1
    assert 'ours/01-trust.md:3: the roster has no column "nmae"' in run.err
    assert 'did you mean "name"?' in run.err


@pytest.mark.slow
def test_processes_end_with_the_one_that_started_them(ready):
    (ready / "ours/01-trust.md").write_text("# Trust\n\nDear {{ name }}\n", encoding="utf-8")
    rows = "".join(f"Person {number},B\n" for number in range(300))
    (ready / "roster.csv").write_text("name,partner\n" + rows, encoding="utf-8")
    command = [sys.executable, "-m", "generator", "copies", "roster.csv", "-w", "ours", "-j", "2"]
    env = {"PYTHONPATH": str(ROOT), "PATH": ""}
    with subprocess.Popen(
        command, cwd=ready, env=env, stderr=subprocess.PIPE, text=True
    ) as process:
        wait_for_copies(process, 1)
        children = psutil.Process(process.pid).children(recursive=True)
        process.kill()

    assert len(children) >= 2
    _, alive = psutil.wait_procs(children, timeout=20)
    assert not alive


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="Ctrl-C is sent otherwise here")
def test_ctrl_c_ends_all_processes_soon_and_keeps_what_is_done(ready):
    (ready / "ours/01-trust.md").write_text("# Trust\n\nDear {{ name }}\n", encoding="utf-8")
    rows = "".join(f"Person {number},B\n" for number in range(400))
    (ready / "roster.csv").write_text("name,partner\n" + rows, encoding="utf-8")
    # Whoever runs the tests in the background has them ignore Ctrl-C, and all they start.
    listen = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    start = "from generator.cli import main; main(sys.argv[1:])"
    command = [
        sys.executable,
        "-c",
        listen + start,
        "copies",
        "roster.csv",
        "-w",
        "ours",
        "-j",
        "2",
    ]
    process = subprocess.Popen(
        command,
        cwd=ready,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    folder = ready / "output/copies/ours"
    wait_for_copies(process, 8)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=30)

    assert process.returncode == 130
    assert "Traceback" not in told
    assert told.endswith("interrupted; run the same command again to go on from here\n")
    made = {path.name for path in folder.glob("*.pdf")}
    assert 8 <= len(made) < 400
    rows = (folder / "manifest.csv").read_text(encoding="utf-8").splitlines()[1:]
    listed = {row.split(",")[1] for row in rows}
    assert listed <= made
    assert len(made - listed) <= 1  # Ctrl-C may come between a file and its row


def wait_for_copies(process: subprocess.Popen, count: int) -> None:
    """Wait until a run says that it has made so many copies; it says so now and then."""
    said = (re.match(r"(\d+)/\d+ copies", line) for line in process.stderr)
    assert any(one and int(one[1]) >= count for one in said), "it ended before"


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_killed_in_the_middle_and_run_again_it_ends_as_if_unbroken(ready):
    rows = "".join(f"Person {number},Partner {number}\n" for number in range(400))
    (ready / "roster.csv").write_text("name,partner\n" + rows, encoding="utf-8")
    command = [sys.executable, "-m", "generator", "copies", "roster.csv", "-w", "ours"]
    env = {"PYTHONPATH": str(ROOT), "PATH": ""}
    broken, whole = ready / "broken", ready / "whole"
    folder = broken / "copies/ours"
    with subprocess.Popen(
        [*command, "-o", str(broken)], cwd=ready, env=env, stderr=subprocess.PIPE, text=True
    ) as process:
        wait_for_copies(process, 20)
        process.kill()
    made = len(list(folder.glob("*.pdf")))
    assert 20 <= made < 400

    for output in (broken, whole):
        subprocess.run(
            [*command, "-o", str(output)], cwd=ready, env=env, check=True, capture_output=True
        )

    names = sorted(path.name for path in (whole / "copies/ours").iterdir())
    assert names == sorted(path.name for path in folder.iterdir())
    for name in names:
        assert (folder / name).read_bytes() == (whole / "copies/ours" / name).read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ("roster.csv", "--badges"),
        ("--badges", "roster.csv"),
        ("--badges", "-w", "ours", "roster.csv"),
    ],
)
def test_badges_of_the_usual_size_are_asked_for_in_any_order(workbook, ready, words):
    run = workbook("copies", *words, "-w", "ours")

    assert run.out == (
        "output/copies/ours-badges.pdf: 3 badges, 1 page of letter, 2 by 4, 88.9 x 57.15 mm each\n"
    )
    assert (run.status, run.err) == (0, "")
    assert [path.name for path in (ready / "output/copies").iterdir()] == ["ours-badges.pdf"]


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("size", ["90x54", "5395", "tent"])
def test_a_size_stands_behind_the_option(workbook, size):
    before = workbook("copies", "--badges", size, "roster.csv", "-w", "ours")
    after = workbook("copies", "roster.csv", "-w", "ours", "--badges", size)

    assert before.out == after.out
    assert (before.status, after.status) == (0, 0)
    assert size in after.out or "90 x 54" in after.out


def test_several_sheets_come_at_once_and_a_dry_run_says_the_same(workbook, ready):
    (ready / "roster.csv").write_text(ROSTER + "Only One\n", encoding="utf-8")
    (ready / "ours/certificate.md").write_text("# Done\n\n{{ name }}\n", encoding="utf-8")
    asked = ("copies", "roster.csv", "-w", "ours", "--badges", "--sign-in", "--certificates")

    dry = workbook(*asked, "--dry-run")
    assert not (ready / "output").exists()
    run = workbook(*asked)

    assert dry.out == "ours: Ours\ninto output/copies\n" + run.out
    assert (dry.err, dry.status) == (run.err, run.status) == (run.err, 1)
    assert "row 3: has 1 cells" in run.err
    assert [line.split(",")[0] for line in run.out.splitlines()] == [
        "output/copies/ours-badges.pdf: 3 badges",
        "output/copies/ours-sign-in.pdf: 3 rows",
        "output/copies/ours-certificates.pdf: 3 certificates",
    ]
    for name in ("Alex", "Sam", "Dana", "Only"):
        assert name not in run.out + run.err


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (("--partners",), "are for each person already: leave --partners away"),
        (("--merged",), "sheets are one file already: leave --merged away"),
        (("--merged", "--separators"), "sheets are one file already: leave --merged away"),
        (("--password-column", "name"), "has no password: leave --password-column away"),
        (("--jobs", "2"), "sheets are made by one process: leave --jobs away"),
        (("--scheduler", "tcp://localhost:1"), "one process: leave --scheduler away"),
        (("-e", "facilitator"), "sheets are of no edition: leave --edition away"),
        (("--chapter", "1"), "sheets are of the whole workbook: leave --chapter away"),
    ],
)
@pytest.mark.parametrize("sheet", ["--badges", "--sign-in", "--certificates"])
def test_what_means_nothing_for_sheets_is_wrong_usage(workbook, ready, sheet, option, told):
    run = workbook("copies", "roster.csv", "-w", "ours", sheet, *option)

    assert run.status == 2
    assert told in run.err
    assert not (ready / "output").exists()


def test_names_are_told_of_sheets_where_they_are_asked_for(workbook, ready):
    (ready / "roster.csv").write_text(f"name\n{'Przybyszewska' * 5}\n", encoding="utf-8")

    plain = workbook("copies", "roster.csv", "-w", "ours", "--badges")
    named = workbook("copies", "roster.csv", "-w", "ours", "--badges", "--names")

    assert "row 1: has words that are too long for their place on a badge\n" in plain.err
    assert "Przybyszewska" not in plain.err + plain.out
    assert "Przybyszewska" in named.err


@pytest.mark.usefixtures("ready")
def test_a_book_for_each_partner_is_counted_and_printed_for_each(workbook):
    run = workbook("copies", "roster.csv", "-w", "ours", "--partners")

    line = "to bring, for 2 couples, 3 people: 3 books, 9 sheets of paper, 3 pens"
    assert run.out.splitlines()[-1] == line


@pytest.mark.usefixtures("ready")
def test_booklets_are_counted_by_their_sheets(workbook):
    run = workbook("copies", "roster.csv", "-w", "ours", "--impose", "booklet")

    line = "to bring, for 2 couples, 3 people: 2 books, 4 sheets of paper, 3 pens"
    assert run.out.splitlines()[-1] == line


@pytest.mark.usefixtures("ready")
def test_copies_that_are_kept_are_counted_too(workbook):
    workbook("copies", "roster.csv", "-w", "ours")

    again = workbook("copies", "roster.csv", "-w", "ours")

    assert "2 books, 6 sheets" in again.out


@pytest.mark.usefixtures("ready")
def test_nothing_is_to_bring_of_copies_for_a_screen(workbook):
    run = workbook("copies", "roster.csv", "-w", "ours", "-e", "fillable")

    assert "to bring" not in run.out
