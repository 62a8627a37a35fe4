import os
import tempfile
from pathlib import Path

import pytest

from generator import files
from generator.diagnostics import WorkbookError

pytestmark = pytest.mark.spoils()  # a few bytes stand for a book


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.endswith(".part"))


def test_a_file_is_written_whole_over_the_old_one(tmp_path):
    path = tmp_path / "book.pdf"
    path.write_bytes(b"old and longer")

    files.write_atomically(path, b"new")

    assert path.read_bytes() == b"new"
    assert leftovers(tmp_path) == []


def test_a_written_file_can_be_read_as_any_other(tmp_path):
    mask = os.umask(0o022)
    try:
        files.write_atomically(tmp_path / "book.pdf", b"new")
    finally:
        os.umask(mask)

    if os.name == "posix":
        assert (tmp_path / "book.pdf").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_no_part(tmp_path, monkeypatch, fails):
    path = tmp_path / "book.pdf"
    path.write_bytes(b"old")
    monkeypatch.chdir(tmp_path)

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[fails], full)
    with pytest.raises(WorkbookError) as reason:
        files.write_atomically(path, b"new")

    assert str(reason.value) == (
        "error: book.pdf: can't write the file: No space left on device\n"
        "hint: close it in other programs, see that the disk has room, and run again"
    )
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


def test_a_write_that_is_interrupted_leaves_the_old_file_and_no_part(tmp_path, monkeypatch):
    path = tmp_path / "book.pdf"
    path.write_bytes(b"old")

    def interrupted(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.write_atomically(path, b"new")

    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


def test_a_file_cant_be_written_where_a_folder_of_its_name_stands(tmp_path):
    (tmp_path / "book.pdf").mkdir()

    with pytest.raises(WorkbookError, match="can't write the file"):
        files.write_atomically(tmp_path / "book.pdf", b"new")

    assert leftovers(tmp_path) == []


def test_a_folder_is_listed_in_order_without_hidden_entries(tmp_path):
    for name in ("b.md", "A.MD", ".c.md", "d.txt"):
        (tmp_path / name).write_bytes(b"")

    assert files.list_folder(tmp_path, ".md") == ("A.MD", "b.md")


def test_paths_are_shown_from_the_current_folder_where_they_lie_below_it(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    assert files.display(tmp_path / "here" / "a" / "b") == "a/b"
    assert files.display(Path("a")) == "a"
    assert files.display(Path.cwd()) == "."
    assert files.display(Path("../there")) == "../there"
    assert files.display(tmp_path / "there") == (tmp_path / "there").as_posix()


def test_the_templates_and_the_starter_workbook_are_found():
    assert (files.shipped("templates") / "base").is_dir()
    assert files.shipped("content").name == "content"


def test_what_goes_wrong_while_a_file_is_filled_comes_through_as_it_is(tmp_path):
    (tmp_path / "book.pdf").write_bytes(b"old")

    with (
        pytest.raises(PermissionError, match="Permission denied"),
        files.replacing(tmp_path / "book.pdf") as file,
    ):
        file.write(b"new")
        raise PermissionError(13, "Permission denied", "roster.csv")

    assert (tmp_path / "book.pdf").read_bytes() == b"old"
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
@pytest.mark.parametrize("size", [1, 100_000])
def test_a_disk_that_fills_up_is_told_by_the_files_name(tmp_path, monkeypatch, size):
    monkeypatch.chdir(tmp_path)
    part = tmp_path / ".workbook-1-a.part"

    def on_full_disk(**_options):
        part.write_bytes(b"")
        return os.open("/dev/full", os.O_WRONLY), str(part)

    monkeypatch.setattr(tempfile, "mkstemp", on_full_disk)
    with pytest.raises(WorkbookError) as reason, files.replacing(Path("book.pdf")) as file:
        file.write(b"x" * size)

    assert str(reason.value).startswith(
        "error: book.pdf: can't write the file: No space left on device\n"
    )
    assert leftovers(tmp_path) == []


def test_what_a_process_has_written_is_counted(tmp_path):
    before = files.count_written()

    files.write_atomically(tmp_path / "a", b"")
    files.open_private(tmp_path / "b").close()
    with pytest.raises(WorkbookError):
        files.write_atomically(tmp_path / "none" / "c", b"")

    assert files.count_written() == before + 2


def test_a_file_that_moves_takes_no_others_place(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_text(name, encoding="utf-8")

    files.move(tmp_path / "a", tmp_path / "aside" / "a")
    with pytest.raises(WorkbookError, match="a file of this name is there already"):
        files.move(tmp_path / "aside" / "a", tmp_path / "b")
    with pytest.raises(WorkbookError, match="can't write the file"):
        files.move(tmp_path / "none", tmp_path / "c")

    assert (tmp_path / "aside" / "a").read_text(encoding="utf-8") == "a"
    assert (tmp_path / "b").read_text(encoding="utf-8") == "b"
