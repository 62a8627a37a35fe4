"""Books of several editions and workbooks, made by all processors: as if one after the other."""

import json
import os
import signal
import subprocess
import sys

import psutil
import pytest

from tests.helpers.workbooks import ROOT, write_workbook

EDITIONS = "editions:\n  first: {}\n  second: {paper: a5}\n"
GOOD = {"01-a.md": "# Alpha\n\n1. What now?\n", "02-b.md": "# Beta\n\n2. And then?\n"}
LONG = {
    f"{number:02}-a.md": f"# Chapter {number}\n\n" + "1. What now?\n2. And then?\n" * 60
    for number in range(1, 20)
}
START = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from generator.cli import main; main(sys.argv[1:])"
)


@pytest.fixture
def content(tmp_path):
    write_workbook(tmp_path / "content/apart", GOOD, EDITIONS)
    write_workbook(tmp_path / "content/better", {"01-a.md": "# Delta\n\n漢 and on.\n"}, EDITIONS)
    write_workbook(tmp_path / "content/close", GOOD, EDITIONS)
    return tmp_path


def command(*arguments) -> list[str]:
    return [sys.executable, "-c", START, *map(str, arguments)]


def surroundings() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def both_ways(workbook, content):
    """Give what a command ends with, prints and writes: by one process, and by three."""

    def go(*arguments) -> tuple[tuple, tuple]:
        ways = []
        for jobs in (1, 3):
            done = workbook(*arguments, "--jobs", jobs)
            output = content / "output"
            written = {one.name: one.read_bytes() for one in output.glob("*")}
            if written:
                output.rename(content / f"by {jobs}")
            ways.append((done.status, done.out, done.err, written))
        return tuple(ways)

    return go


def test_all_editions_are_the_same_files_with_the_same_words(both_ways):
    alone, together = both_ways("build", "content/apart", "-e", "all", "--html")

    assert alone == together
    assert alone[0] == 0
    assert {"apart.pdf", "apart-second.pdf", "apart-second.html"} <= alone[3].keys()
    assert alone[2].startswith("1/2 Alpha\n2/2 Beta\n1/2 Alpha\n")


def test_all_workbooks_are_the_same_files_with_the_same_words(both_ways):
    alone, together = both_ways("build", "--all")

    assert alone == together
    assert sorted(alone[3]) == ["apart.pdf", "better.pdf", "close.pdf"]


def test_what_is_wrong_with_one_workbook_is_told_whole_and_the_others_are_built(content, both_ways):
    (content / "content/better/01-a.md").write_text("# D\n\n{{ nobody }}\n\n/// scal\n///\n")

    alone, together = both_ways("build", "--all")

    assert alone == together
    assert alone[0] == 1
    assert "content/better/01-a.md:5: " in alone[2]
    assert sorted(alone[3]) == ["apart.pdf", "close.pdf"]


def test_with_strict_a_warning_keeps_its_workbook_from_being_written(both_ways):
    alone, together = both_ways("build", "--all", "--strict")

    assert alone == together
    assert alone[0] == 1
    assert "漢" in alone[2] or "U+6F22" in alone[2]
    assert sorted(alone[3]) == ["apart.pdf", "close.pdf"]


def test_a_check_of_all_editions_finds_the_same(both_ways):
    alone, together = both_ways("check", "content/better", "-e", "all", "--format", "json")

    assert alone == together
    assert json.loads(alone[1])


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="Ctrl-C is sent otherwise here")
def test_ctrl_c_ends_all_processes_within_a_moment(tmp_path):
    write_workbook(tmp_path / "long", LONG, EDITIONS)
    with subprocess.Popen(
        command("build", "long", "-e", "all", "-j", "2"), cwd=tmp_path, env=surroundings(),
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stderr.readline() == "1/19 Chapter 1\n"
        children = psutil.Process(process.pid).children(recursive=True)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=10)
    _, alive = psutil.wait_procs(children, timeout=2)

    assert len(children) >= 2
    assert not alive
    assert process.returncode == 130
    assert told.endswith("interrupted; nothing was written\n")
    assert "Traceback" not in told


@pytest.mark.slow
def test_a_process_that_is_killed_is_told_without_a_traceback(tmp_path):
    write_workbook(tmp_path / "long", LONG, EDITIONS)
    with subprocess.Popen(
        command("build", "long", "-e", "all", "-j", "2"), cwd=tmp_path, env=surroundings(),
        stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stderr.readline() == "1/19 Chapter 1\n"
        (at_work,) = psutil.Process(process.pid).children()
        for child in at_work.children():
            child.kill()
        _, told = process.communicate(timeout=60)

    assert process.returncode == 1
    assert "error: the process that made book 1 of " in told
    assert "--jobs 1" in told
    assert "Traceback" not in told
    assert not list((tmp_path / "output").iterdir())
