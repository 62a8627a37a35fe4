import os
import shutil
import subprocess
import sys
import tempfile
from collections import namedtuple
from pathlib import Path

import pytest

from generator.diagnostics import WorkbookError
from generator.locks import take
from generator.output_folder import prepare_output

pytestmark = pytest.mark.spoils()  # a few bytes stand for a book


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.endswith(".part"))


def test_the_output_folder_is_made_with_those_above_it(tmp_path):
    prepare_output(tmp_path / "a" / "b")

    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_file_in_place_of_the_output_folder_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("output").write_text("")

    with pytest.raises(WorkbookError) as reason:
        prepare_output(Path("output"))

    assert str(reason.value) == (
        "error: output: can't write into this folder: File exists\n"
        "hint: choose another folder with -o DIR, or make this one writable"
    )


def test_an_output_folder_that_cant_be_written_is_told_before_any_work(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def denied(**_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", denied)
    with pytest.raises(WorkbookError) as reason:
        prepare_output(Path("output"))

    assert str(reason.value) == (
        "error: output: can't write into this folder: Permission denied\n"
        "hint: choose another folder with -o DIR, or make this one writable"
    )


def ended_process() -> int:
    """The number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


@pytest.mark.skipif(os.name != "posix", reason="elsewhere only the age of a part tells")
def test_what_an_ended_run_left_is_swept(tmp_path):
    (tmp_path / f".workbook-{ended_process()}-ab_12.part").write_bytes(b"torn")
    (tmp_path / "book.pdf").write_bytes(b"whole")

    prepare_output(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["book.pdf"]


def test_what_a_run_is_writing_now_is_not_swept(tmp_path):
    name = f".workbook-{os.getpid()}-ab_12.part"
    (tmp_path / name).write_bytes(b"half")

    prepare_output(tmp_path)

    assert leftovers(tmp_path) == [name]


def test_an_old_part_is_swept_though_its_process_number_is_in_use_again(tmp_path):
    part = tmp_path / f".workbook-{os.getpid()}-ab_12.part"
    part.write_bytes(b"torn")
    os.utime(part, (0, 0))

    prepare_output(tmp_path)

    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("name", [".workbook-1.part", "workbook-1-a.part", ".workbook-1-a.pdf"])
def test_files_of_other_names_are_never_swept(tmp_path, name):
    (tmp_path / name).write_bytes(b"mine")
    os.utime(tmp_path / name, (0, 0))

    prepare_output(tmp_path)

    assert (tmp_path / name).exists()


def test_a_disk_without_room_is_told_before_any_work(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9 - 3_400_000, 3_400_000))

    with pytest.raises(WorkbookError) as reason:
        prepare_output(Path("output"))

    assert str(reason.value) == (
        "error: output: the disk of this folder has 3 MB left\n"
        "hint: make room for 20 MB or more, or choose another folder with -o DIR"
    )


def test_a_disk_that_does_not_say_how_large_it_is_is_taken(tmp_path, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(0, 0, 0))

    prepare_output(tmp_path)


def test_the_lock_of_an_ended_run_is_swept_and_that_of_another_is_not(tmp_path):
    (tmp_path / ".workbook-ended.lock").touch()
    held = take(tmp_path / ".workbook-held.lock")

    prepare_output(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == [".workbook-held.lock"]
    held.release()
