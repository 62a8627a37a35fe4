import os
import subprocess
import sys
import tempfile

import pytest

from generator import broken_runs
from generator.broken_runs import make_own_folder, outside_own_folder, sweep_own_folders

posix = pytest.mark.skipif(os.name != "posix", reason="elsewhere age tells what has ended")


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left_by_a_run_that_ended(folder) -> None:
    """A temporary folder as a run leaves it that was killed."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    path = folder / f"workbook-{done.pid}-ab_12"
    (path / "fonts").mkdir(parents=True)
    (path / "fonts/face.otf").write_bytes(b"letters")
    (path / "in-use").touch()
    return path


@posix
def test_the_temporary_folder_of_a_run_that_ended_is_swept(temporary):
    left_by_a_run_that_ended(temporary)

    sweep_own_folders()

    assert list(temporary.iterdir()) == []


def test_a_folder_names_its_process_and_is_kept_as_long_as_that_runs(temporary):
    own = make_own_folder()
    os.utime(own.path, (0, 0))  # however old it is

    sweep_own_folders()

    assert own.path.name.startswith(f"workbook-{os.getpid()}-")
    assert own.path.is_dir()
    own.remove()
    assert list(temporary.iterdir()) == []


@posix
def test_a_folder_that_another_process_holds_is_kept_whatever_number_it_has(temporary):
    """A process in another container has a number of its own."""
    path = left_by_a_run_that_ended(temporary)
    lock = broken_runs.take(path / "in-use")

    sweep_own_folders()

    assert path.is_dir()
    lock.release()


@posix
def test_a_link_in_place_of_a_folder_is_not_followed(temporary):
    path = left_by_a_run_that_ended(temporary)
    others = temporary / "others"
    others.mkdir()
    (others / "mine.txt").write_text("keep")
    link = path.with_name(f"{path.name}x")
    link.symlink_to(others)
    (path / "out").symlink_to(others)

    sweep_own_folders()

    assert (others / "mine.txt").read_text() == "keep"
    assert not path.exists()
    assert link.is_symlink()


@posix
def test_the_folders_of_other_users_are_left_alone(temporary, monkeypatch):
    path = left_by_a_run_that_ended(temporary)
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)

    sweep_own_folders()

    assert path.is_dir()


@pytest.mark.parametrize("name", ["workbook-ab_12", "workbook-1-", "my-workbook-1-a"])
def test_folders_of_other_names_are_never_swept(temporary, name):
    (temporary / name).mkdir()
    os.utime(temporary / name, (0, 0))

    sweep_own_folders()

    assert (temporary / name).is_dir()


def test_what_outlasts_a_run_goes_beside_its_own_folder(temporary, monkeypatch):
    own = make_own_folder()
    monkeypatch.setattr(tempfile, "tempdir", str(own.path))

    assert outside_own_folder() == temporary
    own.remove()
