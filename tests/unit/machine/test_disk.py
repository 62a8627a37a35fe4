"""Whether the folders that are written can be, and what is free in them."""

import errno
import shutil
import tempfile
from types import SimpleNamespace

import pytest

from generator.machine import State
from generator.machine.disk import folder_aspects


def looked_at(output):
    return {one.part: one for one in folder_aspects(output, "workbook doctor")}


def test_a_folder_that_can_be_written_is_named_with_what_is_free(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").mkdir()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(total=1, free=2.5e9))

    found = looked_at(tmp_path / "output")["output folder"]

    assert (found.state, found.found) == (State.FINE, "output: can be written, 2.5 GB free")


def test_a_folder_that_is_not_there_yet_is_not_made(tmp_path):
    found = looked_at(tmp_path / "a/b")["output folder"]

    assert found.state is State.FINE
    assert "not there yet, can be made" in found.found
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "output").write_text("")

    found = looked_at(tmp_path / "output")["output folder"]

    assert found.state is State.LACKING
    assert found.mend == "workbook doctor -o DIR"


def test_a_folder_that_may_not_be_written_is_told(tmp_path, monkeypatch):
    def refuse(**_options):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)

    found = looked_at(tmp_path)

    assert {one.state for one in found.values()} == {State.LACKING}
    assert found["temporary folder"].found == "can't be written: Permission denied"


def test_a_full_disk_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(total=1, free=3_000_000))

    found = looked_at(tmp_path)["output folder"]

    assert found.state is State.LACKING
    assert found.found.endswith("3 MB are free, 20 MB or more are needed")


def test_where_the_temporary_folder_lies_is_not_told(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    assert str(tmp_path) not in looked_at(tmp_path / "a")["temporary folder"].found


def test_no_temporary_folder_at_all_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", list)

    found = next(iter(folder_aspects(tmp_path, "workbook doctor -o a")))

    assert found.state is State.LACKING
    assert found.mend == "TMPDIR=. workbook doctor"


@pytest.fixture(autouse=True)
def kept_tempdir(monkeypatch):
    """Whatever a test makes of the temporary folder goes with it."""
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)
