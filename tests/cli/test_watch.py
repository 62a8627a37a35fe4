"""A workbook that is built again whenever its author saves."""

import queue
import signal
import sys
import threading

import pytest

from tests.helpers import pdf
from tests.helpers.command_line import check_refused
from tests.helpers.guarded import Commands, posix
from tests.helpers.workbooks import write_workbook

CHAPTERS = {"01-one.md": "# One\n\n1. What is mine?\n", "02-two.md": "# Two\n\nWords.\n"}
SECONDS = 60


class Watching:
    """A command that watches, and what it says, line by line."""

    def __init__(self, process):
        self.process = process
        self.lines = queue.Queue()
        for stream in (process.stdout, process.stderr):
            threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream):
        for line in stream:
            self.lines.put(line)

    def until(self, words):
        """All that is said up to a line with some words."""
        said = []
        while not said or words not in said[-1]:
            said.append(self.lines.get(timeout=SECONDS))
        return "".join(said)


@posix
def test_what_is_saved_is_built_and_what_is_wrong_is_told(tmp_path):
    commands = Commands(tmp_path)
    folder = write_workbook(tmp_path / "book", CHAPTERS)
    with commands.start("build", "book", "--watch") as process:
        try:
            watching = Watching(process)
            watching.until("waiting for the next change")

            (folder / "01-one.md").write_text("# First\n\n1. What is mine?\n")
            watching.until("waiting for the next change")
            built = (tmp_path / "output" / "book.pdf").read_bytes()

            (folder / "02-two.md").write_text("# Two\n\n/// scle\n///\n")
            told = watching.until("waiting for the next change")
            after = (tmp_path / "output" / "book.pdf").read_bytes()

            process.send_signal(signal.SIGINT)
            status = process.wait(timeout=SECONDS)
        finally:
            process.kill()

    assert "First" in " ".join(page.extract_text() for page in pdf.reader(built).pages)
    assert 'book/02-two.md:3: unknown block "scle"' in told
    assert after == built
    assert status == 0
    assert commands.left("output") == []


@pytest.mark.parametrize("other", ["--all", "--proof", "--impose=booklet"])
def test_it_makes_books_alone(workbook, tmp_path, other):
    write_workbook(tmp_path / "book", CHAPTERS)

    run = workbook("build", "book", "--watch", other)

    assert run.status == 2
    assert f"leave {other.partition('=')[0]} out" in run.err


def test_what_it_takes_is_named_where_it_is_missing(workbook, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    write_workbook(tmp_path / "book", CHAPTERS)

    run = workbook("build", "book", "--watch")

    check_refused(run, "watchfiles is not installed", 'pip install "workbook-generator[studio]"')
