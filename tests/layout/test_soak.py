"""A process that builds again and again does not grow."""

import subprocess
import sys

import pytest

from tests.helpers.workbooks import ROOT

MOST_MEGABYTES = 30


@pytest.mark.slow
def test_a_process_that_builds_thirty_books_grows_by_less_than_30_mb():
    command = [sys.executable, "-m", "tests.helpers.soak", "30"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert float(done.stdout) < MOST_MEGABYTES
