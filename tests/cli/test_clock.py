"""A clock that jumps, as one does that is set, or of a machine that slept: all goes on."""

import pytest

from tests.helpers.guarded import AFRESH, Commands, contents
from tests.helpers.workbooks import one_chapter

# Each look at the time of day is days before or after the one before it; the clock that never goes
# back leaps ahead by an hour now and then, as on a machine that slept.
JUMPS = """\
import itertools, time
def jumping(clock):
    jumps = itertools.cycle((0, 90_000, -90_000, 40_000_000, -5, 700))
    return lambda: clock() + next(jumps)
def leaping(clock):
    looks = itertools.count()
    return lambda: clock() + next(looks) // 7 * 3_600
time.time, time.monotonic = jumping(time.time), leaping(time.monotonic)
"""


@pytest.fixture
def commands(tmp_path) -> Commands:
    one_chapter(tmp_path / "ours", "# Trust\n\nFor {{ name }}.\n\n1. What now?\n2. And then?\n")
    rows = "".join(f"Person {number},Partner {number}\n" for number in range(6))
    (tmp_path / "roster.csv").write_text("name,partner\n" + rows, encoding="utf-8")
    return Commands(tmp_path)


@pytest.mark.parametrize("way", ["", AFRESH], ids=["copied", "afresh"])
def test_a_build_makes_the_same_book_whatever_the_clock_does(commands, way):
    assert commands.run("build", "ours", "-o", "steady").status == 0

    done = commands.run("build", "ours", "-o", "jumping", before=f"{JUMPS}{way}")

    assert done.status == 0, done.err
    assert contents(commands.folder / "jumping") == contents(commands.folder / "steady")
    assert commands.left("jumping") == []


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_copies_are_the_same_and_are_gone_on_with_whatever_the_clock_does(commands, jobs):
    copies = ("copies", "roster.csv", "-w", "ours", "-j", jobs, "-o")
    assert commands.run(*copies, "steady").status == 0
    made = commands.run(*copies, "jumping", "--rows", "1-3", before=JUMPS)

    done = commands.run(*copies, "jumping", before=JUMPS)

    assert (made.status, done.status) == (0, 0), made.err + done.err
    whole = contents(commands.folder / "steady/copies/ours")
    assert contents(commands.folder / "jumping/copies/ours").keys() == whole.keys()
    for name in set(whole) - {"manifest.csv"}:
        assert (commands.folder / "jumping/copies/ours" / name).read_bytes() == whole[name]
    assert commands.left("jumping", "jumping/copies", "jumping/copies/ours") == []
