"""Inputs made bad by chance: a bounded part of `make fuzz`, and all it has ever found."""

import subprocess
import sys

import pytest

from tests.fuzz.__main__ import made
from tests.fuzz.found import CORPUS, kept, smaller
from tests.fuzz.seeds import ROOT
from tests.fuzz.trial import defect_of

COUNT = 20  # of half a second of work each


def fuzz(*arguments: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "tests.fuzz", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.mark.slow
def test_what_is_made_bad_by_chance_is_built_or_refused_with_a_hint_and_a_place():
    run = fuzz("--count", COUNT, "--seed", "suite", "--seconds", 240)

    assert run.stdout.startswith(f"inputs tried {COUNT}, builds "), run.stdout + run.stderr
    assert run.stdout.endswith(", defects 0\n")
    assert run.returncode == 0


@pytest.mark.slow
def test_no_defect_that_was_ever_found_comes_back():
    run = fuzz("--again", CORPUS)

    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count(": no defect\n") == len(kept(CORPUS))


def test_every_file_of_the_corpus_is_of_a_kind_that_is_tried():
    assert {one for _, one in kept(CORPUS)} == {one for one in CORPUS.rglob("*") if one.is_file()}


def test_the_same_seed_makes_the_same_input():
    assert [made(f"a-{one}") for one in range(9)] == [made(f"a-{one}") for one in range(9)]
    assert made("a-1") != made("b-1")


def test_an_input_is_made_smaller_down_to_what_is_bad():
    found = smaller(b"words and <x> more\n" * 9, lambda data: b"<x>" in data, seconds=9)

    assert found == b"<x>"


REFUSED = "error: ours/01-a.md:3: is odd\nhint: make it even\n"


@pytest.mark.parametrize(
    ("status", "told", "defect"),
    [
        (1, REFUSED, ""),
        (2, "Usage: workbook build\n\nError: No such option\n", ""),
        (None, "", "hang of more than 60 s"),
        (70, "error: this is a defect", "defect screen: no details were written"),
        (1, f"Traceback\n{REFUSED}KeyError: 1\n", "traceback: KeyError: 1"),
        (1, "error: ours/01-a.md:3: is odd\n", "no hint: is odd"),
        (1, "error: is odd\nhint: make it even\n", "no place: is odd"),
        (-11, "", "ended with -11: "),
        (99, "", "ended with 99: "),
        (0, "", "done, and nothing was made"),
    ],
)
def test_what_is_no_good_end_is_a_defect(tmp_path, status, told, defect):
    (tmp_path / "temporary").mkdir()
    (tmp_path / "out").mkdir()

    assert defect_of(tmp_path, ("build",), status, told) == defect


@pytest.mark.spoils("ours.pdf")
def test_what_is_left_behind_or_does_not_open_is_a_defect(tmp_path):
    (tmp_path / "temporary").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/ours.pdf").write_bytes(b"%PDF-1.7\nno more")

    assert defect_of(tmp_path, ("build",), 0, "").startswith("a PDF that does not open")
    assert defect_of(tmp_path, ("build",), 1, REFUSED, follows=True) == (
        "a workbook that was started does not build: is odd"
    )
    (tmp_path / "out/.workbook-123-a.part").touch()
    assert defect_of(tmp_path, ("build",), 1, REFUSED) == "left behind: ['.workbook-']"
