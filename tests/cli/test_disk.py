"""A disk that is full, or does not let be written, in the midst of the work: nothing is torn."""

import errno
import os
import tempfile
from pathlib import Path

import pytest

from tests.helpers.guarded import contents
from tests.helpers.workbooks import one_chapter

TEXT = "# Trust\n\n1. What now?\n2. And then?\n"
REASONS = [errno.ENOSPC, errno.EACCES, errno.EIO]
CALLS = [(os, "fsync"), (tempfile, "mkstemp"), (Path, "replace")]
failing = pytest.mark.parametrize("call", CALLS, ids=lambda one: one[1])
reasons = pytest.mark.parametrize("reason", REASONS, ids=lambda one: errno.errorcode[one])


@pytest.fixture
def ours(tmp_path):
    return one_chapter(tmp_path / "ours", TEXT)


@pytest.fixture
def roster(tmp_path):
    rows = "".join(f"Person {number},Partner {number}\n" for number in range(4))
    (tmp_path / "roster.csv").write_text("name,partner\n" + rows, encoding="utf-8")
    return tmp_path / "roster.csv"


def break_off(monkeypatch, call: tuple[object, str], reason: int, *, after: int) -> list[int]:
    """Let a call of the system fail from the one after so many on; give a list of those made."""
    where, name = call
    real = getattr(where, name)
    made: list[int] = []

    def broken(*arguments, **options):
        made.append(1)
        if len(made) > after:
            raise OSError(reason, os.strerror(reason))
        return real(*arguments, **options)

    monkeypatch.setattr(where, name, broken)
    return made


def leftovers(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.rglob(".*") if one.suffix in (".part", ".lock"))


@pytest.mark.spoils("ours.pdf")
@failing
@reasons
def test_a_book_that_cannot_be_written_leaves_the_old_one_whole(
    ours, workbook, tmp_path, monkeypatch, call, reason
):
    out = tmp_path / "out"
    out.mkdir()
    (out / "ours.pdf").write_bytes(b"old")
    made = break_off(monkeypatch, call, reason, after=0)

    run = workbook("build", ours, "-o", out)

    assert made
    assert run.status == 1
    assert f"ours.pdf: can't write the file: {os.strerror(reason)}\nhint: " in run.err
    assert "Traceback" not in run.err and "defect" not in run.err
    assert contents(out) == {"ours.pdf": b"old"}
    assert leftovers(out) == []


@failing
@reasons
@pytest.mark.parametrize("after", [0, 2])
def test_copies_that_cannot_be_written_are_told_and_made_the_next_time(
    ours, roster, workbook, tmp_path, monkeypatch, call, reason, after
):
    copies = ("copies", roster, "-w", ours, "-j", "1", "-o")
    assert workbook(*copies, tmp_path / "whole").status == 0
    whole = contents(tmp_path / "whole/copies/ours")
    folder = tmp_path / "out/copies/ours"

    with monkeypatch.context() as patch:
        made = break_off(patch, call, reason, after=after)
        run = workbook(*copies, tmp_path / "out")

    assert len(made) > after
    assert run.status == 1
    assert os.strerror(reason) in run.err and "hint: " in run.err
    assert "Traceback" not in run.err and "defect" not in run.err
    assert "Person" not in run.err
    there = contents(folder)
    there.pop("manifest.csv", None)
    assert there.items() <= whole.items()
    assert leftovers(tmp_path / "out") == []

    assert workbook(*copies, tmp_path / "out").status == 0
    assert contents(folder).keys() == whole.keys()
    assert {
        n: d for n, d in contents(folder).items() if n != "manifest.csv"
    }.items() <= whole.items()
