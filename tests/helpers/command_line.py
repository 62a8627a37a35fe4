"""Running the command line inside the test's own process."""

import gc
from dataclasses import dataclass

import pytest

from generator.cli import main


@dataclass(frozen=True, kw_only=True)
class Run:
    status: int
    out: str
    err: str


def run_command(arguments: tuple[object, ...], capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `workbook ...` where the test is; give its exit status and what it printed."""
    try:
        main([str(one) for one in arguments])
    except SystemExit as end:
        status = end.code
    finally:
        gc.unfreeze()
        gc.enable()
    printed = capsys.readouterr()
    return Run(status=status, out=printed.out, err=printed.err)
