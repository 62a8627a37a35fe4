"""What is read at the gate, what is not, and what is said of it."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from generator import gate
from generator.diagnostics import Location
from generator.gate import ANYWHERE, GateError, Why, find_within, read_own, read_within

HERE = Location(file="book/01-trust.md", line=7)
POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and devices in folders are POSIX's")


def refused(path: Path, *roots: Path, at_most: int = 100) -> GateError:
    with pytest.raises(GateError) as caught:
        read_within(path, roots or ANYWHERE, at_most=at_most, asked_by=HERE)
    (found,) = caught.value.diagnostics
    assert found.location == HERE
    assert found.hint
    return caught.value


def test_a_file_in_one_of_the_folders_is_read(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"words")
    (tmp_path / "a" / "link").symlink_to("b")

    for name in ("a/b", "a/../a/b", "a/link"):
        assert read_within(tmp_path / name, (Path("x"), tmp_path / "a"), at_most=5) == b"words"
    assert find_within(tmp_path / "a/link", ANYWHERE) == (tmp_path / "a/b").resolve()


@pytest.mark.parametrize(
    "name", ["../secret", "a/../../secret", "/etc/passwd", "..", "link/secret"]
)
def test_a_path_or_a_link_that_leaves_its_folders_is_refused(tmp_path, name):
    (tmp_path / "secret").write_bytes(b"")
    (tmp_path / "root" / "a").mkdir(parents=True)
    (tmp_path / "root" / "link").symlink_to("..", target_is_directory=True)

    reason = refused(tmp_path / "root" / name, tmp_path / "root")

    assert reason.why is Why.OUTSIDE
    assert "lies outside the folder it has to be in" in str(reason)
    with pytest.raises(GateError):
        gate.folder_within(tmp_path / "root" / "link", tmp_path / "root")


def test_a_folder_beside_with_a_longer_name_is_outside(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book-2").mkdir()
    (tmp_path / "book-2" / "a").write_bytes(b"")

    assert refused(tmp_path / "book" / "../book-2/a", tmp_path / "book").why is Why.OUTSIDE


@pytest.mark.parametrize("name", ["nothing", "a\0b", "nothing/at/all", "x" * 300])
def test_a_file_that_is_not_there_is_told(tmp_path, name):
    assert refused(tmp_path / name, tmp_path).why is Why.MISSING


@pytest.mark.parametrize("name", ["", ".", "folder"])
def test_a_folder_is_no_file(tmp_path, name):
    (tmp_path / "folder").mkdir()

    assert refused(tmp_path / name, tmp_path).problem == "is a folder, not a file"


@POSIX
def test_pipes_sockets_and_devices_are_refused_and_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket")

        assert refused(Path("socket")).problem == "is a socket, not a file"
    assert refused(Path("pipe")).problem == "is a pipe, not a file"
    assert refused(Path("/dev/zero")).problem == "is a device, not a file"


@POSIX
def test_what_becomes_a_pipe_or_a_link_between_two_looks_is_refused_and_not_waited_for(tmp_path):
    # In a process of its own, which a pipe that is waited for would hold for ever.
    told = subprocess.run(
        [sys.executable, "-c", LATE, str(tmp_path)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert told.stdout.split("\n")[:2] == ["is a pipe, not a file", "can't be read: a link"]


LATE = """
import os, sys
from pathlib import Path
from generator import gate
folder = Path(sys.argv[1])
os.mkfifo(folder / "pipe")
(folder / "link").symlink_to("/etc/passwd")
gate.find_within = lambda path, *_, **__: path  # what was found before
for name in ("pipe", "link"):
    try:
        gate.read_within(folder / name, None, at_most=9)
    except gate.GateError as reason:
        print(reason.problem if name == "pipe" else reason.problem.split(":")[0] + ": a link")
"""


def test_a_link_to_itself_is_no_endless_loop(tmp_path):
    (tmp_path / "a").symlink_to("a")

    assert "is a link that leads to itself" in refused(tmp_path / "a", tmp_path).problem
    assert not gate.is_within(tmp_path / "a", (tmp_path,))


def test_a_file_over_the_limit_is_not_read(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")

    assert read_within(tmp_path / "a", (tmp_path,), at_most=5) == b"12345"
    assert refused(tmp_path / "a", at_most=4).problem == "has 5 bytes, more than 4"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux has such files")
def test_a_file_that_says_it_is_empty_is_not_read_for_ever():
    assert refused(Path("/proc/self/status"), at_most=9).why is Why.TOO_LARGE


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_nobody_may_read_is_told(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "a").chmod(0)

    assert refused(tmp_path / "a").problem == "can't be read: Permission denied"


def test_a_disk_that_fails_is_told(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"")

    def fails(*_args):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", fails)

    assert refused(tmp_path / "a").problem == "can't be read: Input/output error"


def test_who_asks_is_told_and_the_file_where_that_is_another(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(GateError) as caught:
        read_within(Path("a.png"), (tmp_path,), at_most=9)
    own, other = str(caught.value), str(refused(Path("a.png")))

    assert own.startswith("error: a.png: is not there\nhint: put the file there")
    assert other.startswith('error: book/01-trust.md:7: "a.png" is not there\nhint: ')


def test_what_the_program_wrote_itself_is_no_link(tmp_path):
    (tmp_path / "a").write_bytes(b"words")
    (tmp_path / "b").symlink_to("a")

    assert read_own(tmp_path / "a", at_most=9) == b"words"
    with pytest.raises(GateError, match="b: is a link, not a file"):
        read_own(tmp_path / "b", at_most=9)


def test_a_path_is_within_the_folders_it_really_lies_in(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to("../out")

    assert gate.is_within(tmp_path / "in" / "a", (tmp_path / "x", tmp_path / "in"))
    assert not gate.is_within(tmp_path / "in" / "link", (tmp_path / "in",))
