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


@pytest.fixture
def workbook(capsys, tmp_path, monkeypatch):
    """Run `workbook ...` in an empty folder; give its exit status and what it printed."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments) -> Run:
        with tempfile.TemporaryDirectory() as own:
            monkeypatch.setattr(tempfile, "tempdir", own)
            try:
                status = perform([str(one) for one in arguments])
            finally:
                monkeypatch.setattr(tempfile, "tempdir", None)
                gc.enable()
        printed = capsys.readouterr()
        return Run(status=status, out=printed.out, err=printed.err)

    return run
