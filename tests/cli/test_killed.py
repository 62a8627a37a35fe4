"""Commands that are killed, interrupted, or at work at once: no file is torn, nothing is left."""

import random
import signal
import subprocess
import time

import pytest

from tests.helpers.guarded import AFRESH, Commands, alive, contents, family, posix
from tests.helpers.workbooks import one_chapter, write_workbook

LONG = {
    f"{number:02}-a.md": f"# Chapter {number}\n\n" + "1. What now?\n2. And then?\n" * 60
    for number in range(1, 20)
}
EDITIONS = "editions:\n  first: {}\n  second: {paper: a5}\n"
MOMENTS = 10


@pytest.fixture
def commands(tmp_path) -> Commands:
    one_chapter(tmp_path / "ours", "# Trust\n\n1. What now?\n2. And then? { lines=3 }\n")
    return Commands(tmp_path)


def kill_at_moments(commands: Commands, *arguments, seed: int, seconds: float):
    """Kill a command that takes so long, or the child at its work, at moments of its run; say when
    each is over.
    """
    moments = random.Random(seed)
    for number in range(MOMENTS):
        with commands.start(*arguments) as process:
            try:
                process.wait(moments.uniform(0.05, seconds))
            except subprocess.TimeoutExpired:
                children = family(process)
                victim = children[0] if children and number % 3 == 2 else process
                victim.kill()
                assert not alive(children)
        yield


@pytest.mark.slow
@posix
def test_kill_9_at_ten_moments_of_a_build_tears_no_file_and_leaves_nothing_after_the_next_run(
    commands,
):
    build = ("build", "ours", "--html")
    begin = time.monotonic()
    assert commands.run(*build).status == 0
    seconds = time.monotonic() - begin
    output = commands.folder / "output"
    whole = {path.name: path.read_bytes() for path in output.iterdir()}

    for _ in kill_at_moments(commands, *build, seed=23, seconds=seconds):
        there = {one.name: one.read_bytes() for one in output.iterdir() if one.name[0] != "."}
        assert there == whole

    assert commands.run(*build).status == 0
    assert commands.left("output") == []


@pytest.mark.slow
@posix
def test_kill_9_at_ten_moments_of_copies_tears_no_file_and_leaves_nothing_after_the_next_run(
    commands,
):
    rows = "".join(f"Person {number},Partner {number}\n" for number in range(60))
    (commands.folder / "roster.csv").write_text("name,partner\n" + rows, encoding="utf-8")
    copies = ("copies", "roster.csv", "-w", "ours", "-o")
    begin = time.monotonic()
    assert commands.run(*copies, "whole").status == 0
    seconds = time.monotonic() - begin
    expected = contents(commands.folder / "whole/copies/ours")
    folder = commands.folder / "broken/copies/ours"

    for _ in kill_at_moments(commands, *copies, "broken", seed=27, seconds=seconds):
        there = contents(folder) if folder.is_dir() else {}
        there.pop("manifest.csv", None)  # it is written as copies are made
        assert there.items() <= expected.items()

    assert commands.run(*copies, "broken").status == 0
    assert contents(folder) == expected
    assert commands.left("broken", "broken/copies", "broken/copies/ours") == []


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_build_that_the_system_asks_to_end_ends_in_order(commands, name):
    number = getattr(signal, name)
    with started(commands) as process:
        children = family(process)
        process.send_signal(number)
        _, told = process.communicate(timeout=60)

    assert process.returncode == 128 + number
    assert told.endswith("ended; nothing was written\n")
    assert "Traceback" not in told
    assert not alive(children)
    assert commands.left("output") == []


@posix
def test_ctrl_c_that_comes_to_the_command_alone_interrupts_its_child(commands):
    with started(commands) as process:
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)

    assert process.returncode == 130
    assert told.endswith("interrupted; nothing was written\n")
    assert commands.left("output") == []


@posix
@pytest.mark.parametrize("way", ["", AFRESH], ids=["copied", "afresh"])
def test_no_child_outlives_the_command_that_is_killed(commands, way):
    with started(commands, before=way) as process:
        children = family(process)
        process.kill()

    assert len(children) >= 3  # the child, and two that make books
    assert not alive(children)


def started(commands: Commands, before: str = "") -> subprocess.Popen:
    """A build of two books by two processes that has begun with a chapter."""
    write_workbook(commands.folder / "long", LONG, EDITIONS)
    process = commands.start("build", "long", "-e", "all", "-j", "2", before=before)
    assert process.stderr.readline() == "1/19 Chapter 1\n"
    return process


def test_two_builds_of_a_workbook_at_once_end_well_and_their_files_are_whole(commands):
    build = ("build", "ours", "--html")
    both = [commands.start(*build), commands.start(*build)]
    told = [one.communicate(timeout=120)[1] for one in both]

    assert [one.returncode for one in both] == [0, 0], told
    made = contents(commands.folder / "output")
    assert commands.run(*build, "-o", "alone").status == 0
    assert made == contents(commands.folder / "alone")
    assert commands.left("output") == []


@pytest.mark.spoils()  # what is there of many copies is looked at above
def test_copies_into_a_folder_that_another_run_writes_into_are_refused_at_once(commands):
    rows = "".join(f"Person {number},Partner {number}\n" for number in range(2000))
    (commands.folder / "first.csv").write_text("name,partner\n" + rows, encoding="utf-8")
    (commands.folder / "second.csv").write_text("name,partner\nAda,Ben\n", encoding="utf-8")
    (commands.folder / "output/copies").mkdir(parents=True)
    (commands.folder / "output/copies/.workbook-ours.lock").touch()  # of a run that was killed
    with commands.start("copies", "first.csv", "-w", "ours") as first:
        first.stderr.readline()  # copies are being made
        second = commands.run("copies", "second.csv", "-w", "ours")
        assert first.poll() is None
        first.communicate(timeout=120)

    assert (first.returncode, second.status) == (0, 1)
    assert second.err == (
        "error: output/copies/ours: another run is writing here\n"
        "hint: wait until it has ended, or give another folder with -o DIR\n"
    )
    folder = commands.folder / "output/copies/ours"
    listed = (folder / "manifest.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert {row.split(",")[1] for row in listed} == {one.name for one in folder.glob("*.pdf")}
    assert len(listed) == 2000
    assert commands.left("output/copies") == []
