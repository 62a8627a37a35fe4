import subprocess
import sys

import pytest

from generator.diagnostics import WorkbookError
from generator.locks import alone, take
from tests.helpers.workbooks import ROOT

HOLD = (
    "import sys; from pathlib import Path; from generator.locks import take\n"
    "lock = take(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / ".workbook-book.lock"


def holder(path) -> subprocess.Popen:
    """Another process that holds a file until it is ended."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], cwd=ROOT, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout.readline() == "held\n"
    return process


def test_one_process_holds_a_file_at_a_time(path):
    with holder(path) as other:
        assert take(path) is None
        other.kill()


def test_what_a_killed_process_held_is_free_at_once(path):
    with holder(path) as other:
        other.kill()

    lock = take(path)

    assert lock is not None
    lock.release()


def test_a_file_that_is_let_go_of_is_taken_away(path):
    take(path).release()

    assert not path.exists()


def test_a_file_that_was_taken_away_while_it_was_opened_is_taken_anew(path, monkeypatch):
    """Whoever holds a file that has no name any more holds nothing."""
    from generator import locks

    lock_file, taken_away = locks._lock, []

    def late(descriptor):
        if not taken_away:
            taken_away.append(path.unlink())
        return lock_file(descriptor)

    monkeypatch.setattr(locks, "_lock", late)
    lock = take(path)

    assert path.exists()
    assert take(path) is None
    lock.release()


def test_a_folder_without_locks_holds_nobody_up(tmp_path):
    (tmp_path / "nowhere").write_text("a file where the folder would be")

    lock = take(tmp_path / "nowhere/book.lock")

    assert lock is not None
    lock.release()


def test_another_run_is_told_and_waited_for_as_long_as_is_asked(tmp_path, path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with (
        alone(tmp_path / "book"),
        pytest.raises(WorkbookError) as reason,
        alone(tmp_path / "book", wait=0.2),
    ):
        pass
    with alone(tmp_path / "book"):
        pass

    assert str(reason.value) == (
        "error: book: another run is writing here\n"
        "hint: wait until it has ended, or give another folder with -o DIR"
    )
    assert not path.exists()
