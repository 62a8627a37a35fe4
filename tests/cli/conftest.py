"""Running the command line inside the test's own process."""

import pytest

from tests.helpers.command_line import Run, run_command


@pytest.fixture
def workbook(capsys, tmp_path, monkeypatch):
    """Run `workbook ...` in an empty folder; give its exit status and what it printed."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> Run:
        return run_command(arguments, capsys)

    return run
