"""A command under guard: what is endless or too large is ended, and told with its chapter."""

import os
import re
import signal
import stat
from pathlib import Path

import pytest

from tests.helpers.guarded import AFRESH, Commands, contents, posix
from tests.helpers.workbooks import one_chapter

bounded = pytest.mark.skipif(
    not Path("/proc/self").is_dir(), reason="memory is bounded otherwise here, or not at all"
)

TEXT = "# Trust\n\n1. What now?\n2. And then? { lines=3 }\n"
EDITIONS = "editions:\n  first: {}\n  second: {paper: a5}\n"
# Each property is twice as long as the one before it.
DOUBLED = (f"--a{one}: var(--a{one - 1}) var(--a{one - 1});" for one in range(1, 40))
BOMB = f":root {{ --a0: x x; {' '.join(DOUBLED)} }}\np {{ font-family: var(--a39) }}\n"
GRADIENT = f"p {{ background: linear-gradient({', '.join(['red', 'tan'] * 45_000)}) }}\n"
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


@pytest.mark.spoils("ours.pdf")
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
@pytest.mark.parametrize(
    ("css", "place"),
    [(BOMB, "ours/01-trust.md"), (GRADIENT, "the front matter")],
    ids=["var() bomb", "gradient"],
)
def test_css_that_eats_gigabytes_is_refused_by_the_memory_limit(commands, css, place):
    (commands.folder / "theme/css/theme.css").write_text(css, encoding="utf-8")

    done = commands.run("build", "ours", "--theme", "theme", "--memory-limit", "300")

    assert done.status == 1
    # A library that is given no memory may break, which is told by the process that looks on.
    (told,) = re.findall(f"^error: {place}: (.*\n.*)", done.err, re.M)
    assert "memory" in told
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
