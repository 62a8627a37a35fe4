"""Running the command line inside the test's own process."""

import gc
import tempfile
from dataclasses import dataclass

import pytest

from generator.cli import perform


@dataclass(frozen=True, kw_only=True)
class Run:
    status: int
    out: str
    err: str


def check_refused(run: Run, *said: str) -> None:
    """See that a command was refused with a hint, and without a defect; `said` is in its words."""
    assert run.status == 1
    assert "Traceback" not in run.err and "defect" not in run.err
    assert "hint: " in run.err
    for one in said:
        assert one in run.err


def run_command(arguments: tuple[object, ...], capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `workbook ...` where the test is; give its exit status and what it printed."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory() as own:
        tempfile.tempdir = own
        try:
            status = perform([str(one) for one in arguments])
        finally:
            tempfile.tempdir = before
            gc.unfreeze()
            gc.enable()
    printed = capsys.readouterr()
    return Run(status=status, out=printed.out, err=printed.err)
