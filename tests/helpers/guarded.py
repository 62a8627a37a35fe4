"""Commands as processes of their own, with a folder of their own for what is temporary."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.helpers.workbooks import ROOT

posix = pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise here")

# Whoever runs the tests in the background has them ignore Ctrl-C, and all they start.
_START = """\
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
{before}
from generator.cli import main

if __name__ == "__main__":
    main(sys.argv[1:])
"""
AFRESH = "import generator.guard.child as child; child.can_fork = lambda: False"


class Commands:
    """Starts commands in a folder; `before` is done in each of its processes that begins afresh."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.temporary = folder / "temporary"
        self.temporary.mkdir()

    def start(self, *arguments: object, before: str = "", **options) -> subprocess.Popen:
        script = self.folder / "start.py"
        script.write_text(_START.format(before=before), encoding="utf-8")
        return subprocess.Popen(
            [sys.executable, str(script), *map(str, arguments)],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(self.temporary)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,
        )

    def run(self, *arguments: object, before: str = "", typed: str = "") -> "Done":
        with self.start(*arguments, before=before, stdin=subprocess.PIPE) as process:
            out, err = process.communicate(typed, timeout=120)
        return Done(process.returncode, out, err)

    def left(self, *folders: str) -> list[str]:
        """What runs have left: in the temporary folder, and hidden files in others."""
        hidden = (path for one in folders for path in (self.folder / one).glob(".*"))
        return sorted(path.name for path in (*self.temporary.iterdir(), *hidden))


class Done:
    """How a command ended, and what it printed."""

    def __init__(self, status: int, out: str, err: str):
        self.status, self.out, self.err = status, out, err


def family(process: subprocess.Popen) -> list[psutil.Process]:
    """The processes that one has started, and those that these have."""
    return psutil.Process(process.pid).children(recursive=True)


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Those that are still there after a while."""
    return psutil.wait_procs(processes, timeout=10)[1]


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder that are to be seen, by their names."""
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.name[0] != "."}
