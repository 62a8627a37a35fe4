"""Folders listed, paths as people read them, and files written: whole or not at all."""

import contextlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from generator.diagnostics import Location, WorkbookError, error

_written = 0  # files, since the process began


def shipped(kind: str) -> Path:
    """Give the folder of the `templates` or the `content` that come with the program.

    In a checkout they stand beside the package, in an installed copy inside it.
    """
    package = Path(__file__).resolve().parent
    inside = package / "share" / kind
    return inside if inside.is_dir() else package.parent / kind


def list_folder(folder: Path, suffix: str) -> tuple[str, ...]:
    """Give the names of the visible entries with a suffix, in order of name."""
    return tuple(
        sorted(
            entry.name
            for entry in folder.iterdir()
            if entry.name.lower().endswith(suffix) and not entry.name.startswith(".")
        )
    )


def display(path: Path) -> str:
    """Give a path as people read it: from the current folder where it lies below it.

    Links are named as they are, not by what they lead to.
    """
    with contextlib.suppress(ValueError, OSError):
        return path.absolute().relative_to(Path.cwd()).as_posix()
    return path.as_posix()


def open_private(path: Path) -> TextIO:
    """Open a text file to write that nobody else on the machine can read.

    Raises `WorkbookError` where it can't be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as reason:
        raise _cannot_write(path, reason) from reason
    _count_one()
    return os.fdopen(descriptor, "w", encoding="utf-8", newline="")


def count_written() -> int:
    """Give how many files this process has begun to fill or has put in their places so far."""
    return _written


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file so that at every moment the old one or the new one is there, whole.

    A `private` one can be read by nobody else on the machine. Raises `WorkbookError` where it
    can't be written; the old file is then untouched.
    """
    with replacing(path, private=private) as file:
        file.write(data)


def move(path: Path, target: Path) -> None:
    """Give a file another name or place. Raises `WorkbookError` where it can't be moved, or where
    something stands there already.
    """
    if target.exists() or target.is_symlink():
        raise WorkbookError(
            error(
                "a file of this name is there already",
                hint="choose another name, or move that file away",
                at=Location(file=display(target)),
            )
        )
    with _writing(target):
        target.parent.mkdir(exist_ok=True)
        path.rename(target)


@contextlib.contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Give a file to write that takes the place of another once it is whole, as
    `write_atomically` does.

    What is raised while the file is filled and is not of writing it comes through as it is.
    """
    with _writing(path):
        descriptor, name = tempfile.mkstemp(
            dir=path.parent, prefix=f".workbook-{os.getpid()}-", suffix=".part"
        )
    part = Path(name)
    try:
        with io.BufferedWriter(_Part(descriptor, path)) as file:
            yield file
            with _writing(path):
                file.flush()
                os.fsync(file.fileno())
        with _writing(path):
            part.chmod(0o600 if private else 0o666 & ~_umask())
            part.replace(path)
        _count_one()
    finally:
        part.unlink(missing_ok=True)


class _Part(io.FileIO):
    """The file that is being written: what can't be written is told by the name of the other."""

    def __init__(self, descriptor: int, path: Path):
        super().__init__(descriptor, "wb")
        self._path = path

    def write(self, data: Any) -> int:
        with _writing(self._path):
            return super().write(data)


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as reason:
        raise _cannot_write(path, reason) from reason


def _count_one() -> None:
    global _written
    _written += 1


def _cannot_write(path: Path, reason: OSError) -> WorkbookError:
    return WorkbookError(
        error(
            f"can't write the file: {reason.strerror or reason}",
            hint="close it in other programs, see that the disk has room, and run again",
            at=Location(file=display(path)),
        )
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
