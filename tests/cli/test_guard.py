"""A command under guard: what is killed, interrupted, endless or too large tears nothing and leaves
nothing, and is told.
"""

import os
import random
import re
import signal
import stat
import subprocess
from pathlib import Path

import pytest

from tests.helpers.guarded import AFRESH, Commands, alive, family
from tests.helpers.workbooks import one_chapter, write_workbook

posix = pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise here")
bounded = pytest.mark.skipif(
    not Path("/proc/self").is_dir(), reason="memory is bounded otherwise here, or not at all"
)

TEXT = "# Trust\n\n1. What now?\n2. And then? { lines=3 }\n"
LONG = {
    f"{number:02}-a.md": f"# Chapter {number}\n\n" + "1. What now?\n2. And then?\n" * 60
    for number in range(1, 20)
}
EDITIONS = "editions:\n  first: {}\n  second: {paper: a5}\n"
# Each property is twice as long as the one before it.
DOUBLED = (f"--a{one}: var(--a{one - 1}) var(--a{one - 1});" for one in range(1, 40))
BOMB = f":root {{ --a0: x x; {' '.join(DOUBLED)} }}\np {{ font-family: var(--a39) }}\n"
MOMENTS = 10
WAYS = ["", AFRESH]  # a child that is a copy, and one that begins afresh


@pytest.fixture
def commands(tmp_path) -> Commands:
    one_chapter(tmp_path / "ours", TEXT)
    (tmp_path / "theme/css").mkdir(parents=True)
    (tmp_path / "theme/css/theme.css").write_text(BOMB, encoding="utf-8")
    return Commands(tmp_path)


def instead(*lines: str) -> str:
    """What replaces the making of books."""
    body = "\n".join(f"    {line}" for line in lines)
    return (
        "import os, time\nfrom generator import build, pulse\n"
        f"def stand_in(*_):\n    pulse.beat('ours/01-trust.md')\n{body}\n"
        "build.make_books = stand_in\n"
    )


def kill_at_moments(commands: Commands, *arguments, seed: int, seconds: float):
    """Kill a command, or the child at its work, at moments of its run; say when each is over."""
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
    assert commands.run(*build).status == 0
    output = commands.folder / "output"
    whole = {path.name: path.read_bytes() for path in output.iterdir()}

    for _ in kill_at_moments(commands, *build, seed=23, seconds=1.5):
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
    assert commands.run(*copies, "whole").status == 0
    expected = contents(commands.folder / "whole/copies/ours")
    folder = commands.folder / "broken/copies/ours"

    for _ in kill_at_moments(commands, *copies, "broken", seed=27, seconds=2.0):
        there = contents(folder) if folder.is_dir() else {}
        there.pop("manifest.csv", None)  # it is written as copies are made
        assert there.items() <= expected.items()

    assert commands.run(*copies, "broken").status == 0
    assert contents(folder) == expected
    assert commands.left("broken", "broken/copies", "broken/copies/ours") == []


def contents(folder) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.name[0] != "."}


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
@pytest.mark.parametrize("way", WAYS, ids=["copied", "afresh"])
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


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_var_bomb_is_ended_by_the_time_limit_with_its_chapter(commands, jobs):
    (commands.folder / "ours/workbook.yml").write_text(EDITIONS, encoding="utf-8")
    (commands.folder / "output").mkdir()
    (commands.folder / "output/ours.pdf").write_bytes(b"old")

    done = commands.run(
        *("build", "ours", "-e", "all", "--theme", "theme", "-j", jobs, "--time-limit", "3"),
        before="import generator.build",  # to begin takes some of it
    )

    assert done.status == 1
    assert "error: ours/01-trust.md: took longer than 3 s\nhint: a theme's CSS" in done.err
    assert "--time-limit" in done.err
    assert contents(commands.folder / "output") == {"ours.pdf": b"old"}
    assert commands.left("output") == []


def test_a_book_gets_the_time_limit_for_each_of_its_steps(commands):
    steps = instead("for one in '123456': pulse.beat(one); time.sleep(0.5)", "return {}['done']")

    done = commands.run("build", "ours", "--time-limit", "1.5", before=steps)

    assert done.status == 70  # it came to its end


@bounded
def test_a_var_bomb_is_refused_by_the_memory_limit_with_its_chapter(commands):
    done = commands.run("build", "ours", "--theme", "theme", "--memory-limit", "300")

    assert done.status == 1
    assert "error: ours/01-trust.md: can't be laid out: it takes more memory than " in done.err
    assert "Traceback" not in done.err
    assert commands.left("output") == []


@bounded
def test_what_takes_more_memory_than_it_may_is_refused_with_its_chapter(commands):
    done = commands.run("build", "ours", before=instead("return bytes(3 * 10**9)"))

    assert done.status == 1
    assert done.err.startswith(
        "error: ours/01-trust.md: takes more than the 2,048 MB of memory that it may\nhint: "
    )


@posix
@pytest.mark.parametrize("name", ["SIGKILL", "SIGSEGV"])
def test_a_child_that_the_system_ends_is_told_with_its_chapter(commands, name):
    ended = instead(f"os.kill(os.getpid(), {int(getattr(signal, name))})")

    done = commands.run("build", "ours", before=ended)

    assert done.status == 1
    said = f"the process that was at work here was ended by the system ({name})\nhint: "
    assert f"error: ours/01-trust.md: {said}" in done.err
    assert "Traceback" not in done.err
    assert commands.left("output") == []


def test_a_defect_ends_with_70_and_leaves_where_it_broke_without_a_word_of_a_text(commands):
    defect = instead("raise KeyError('Marisol Vega')")

    done = commands.run("build", "ours", before=defect)

    assert done.status == 70
    assert "a defect of the program, not of your workbook. Nothing was written.\n" in done.err
    (file,) = commands.temporary.iterdir()
    assert f"hint: where it broke is in {file}; report it " in done.err
    told = file.read_text(encoding="utf-8")
    assert re.search(r"generator/cli/build\.py:\d+ build\n", told)
    assert re.search(r"start\.py:\d+ stand_in\nKeyError\n", told)
    assert "Vega" not in told + done.err
    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("way", WAYS, ids=["copied", "afresh"])
def test_a_command_prints_and_ends_as_without_a_guard(commands, way):
    good = commands.run("build", "ours", before=way)
    wrong = commands.run("build", "nowhere", before=way)
    usage = commands.run("build", "--papr", "a4", before=way)

    assert (good.status, good.err) == (0, "1/1 Trust\n")
    assert good.out == "output/ours.pdf: 5 pages, 2 prompts, 13 rows to write on\n"
    assert (wrong.status, wrong.out) == (1, "")
    assert usage.status == 2
    assert commands.left("output") == []


@pytest.mark.parametrize("way", WAYS, ids=["copied", "afresh"])
def test_a_command_that_asks_hears_what_is_typed(commands, monkeypatch, way):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(commands.folder / "settings"))

    done = commands.run("printer", "office", "--read", before=way, typed="30,30\n30.5,30\n150\n")

    assert done.status == 0, done.err
    assert "office" in done.out


def test_two_builds_of_a_workbook_at_once_end_well_and_their_files_are_whole(commands):
    build = ("build", "ours", "--html")
    both = [commands.start(*build), commands.start(*build)]
    told = [one.communicate(timeout=120)[1] for one in both]

    assert [one.returncode for one in both] == [0, 0], told
    made = contents(commands.folder / "output")
    assert commands.run(*build, "-o", "alone").status == 0
    assert made == contents(commands.folder / "alone")
    assert commands.left("output") == []


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
