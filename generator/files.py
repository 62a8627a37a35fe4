"""Every file is opened here: safe paths inside allowed folders, and whole writes or none."""

import contextlib
import io
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from generator.diagnostics import Location, WorkbookError, error

_LONGEST_LINE = 1_000_000  # bytes that are taken at a time
_written = 0  # files, since the process began


class OutsideError(Exception):
    """A path leads out of the folder it has to stay in."""


def shipped(kind: str) -> Path:
    """Give the folder of the `templates` or the `content` that come with the program.

    In a checkout they stand beside the package, in an installed copy inside it.
    """
    package = Path(__file__).resolve().parent
    inside = package / "share" / kind
    return inside if inside.is_dir() else package.parent / kind


def resolve_within(root: Path, relative: str) -> Path:
    """Give the real path of a file named relative to `root`, links followed.

    Raises `OutsideError` where it leaves the folder, `FileNotFoundError` where there is
    nothing, `OSError` where it is no ordinary file (a folder, a pipe, a device).
    """
    if "\0" in relative:
        raise FileNotFoundError(relative)
    base = _real(root)
    path = _real(base / relative)
    if not path.is_relative_to(base):
        raise OutsideError(relative)
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(f"{relative} is no ordinary file")
    return path


def folder_within(root: Path, relative: str) -> Path:
    """Give the real path of a folder named relative to `root`, links followed.

    Raises `OutsideError` where it leaves `root`, `OSError` where it is no folder.
    """
    if "\0" in relative:
        raise NotADirectoryError(relative)
    base = _real(root)
    path = _real(base / relative)
    if not path.is_relative_to(base):
        raise OutsideError(relative)
    if not path.is_dir():
        raise NotADirectoryError(relative)
    return path


def is_within(path: Path, roots: tuple[Path, ...]) -> bool:
    """Tell whether the real path lies in one of the folders."""
    try:
        return any(_real(path).is_relative_to(_real(root)) for root in roots)
    except OSError:
        return False


def read_bytes(path: Path, *, limit: int) -> bytes:
    """Give the bytes of an ordinary file.

    Raises `OSError` where it can't be read, is no ordinary file or is over `limit` bytes.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(f"{path.name} is no ordinary file")
    if found.st_size > limit:
        raise OSError(f"{path.name} has {found.st_size:,} bytes, more than {limit:,}")
    return path.read_bytes()


def read_ordinary(path: Path, *, limit: int) -> bytes:
    """Give the bytes of an ordinary file that is no link, as `read_bytes` does."""
    if path.is_symlink():
        raise OSError(f"{path.name} is a link")
    return read_bytes(path, limit=limit)


def read_start(path: Path, length: int) -> bytes:
    """Give the first bytes of a file. Raises `OSError` where it can't be read."""
    with path.open("rb") as file:
        return file.read(length)


def first_undecodable(path: Path, encoding: str = "utf-8") -> int | None:
    """Give the number of the first line of a text file that is not written so, or nothing.

    Raises `OSError` where it can't be read.
    """
    number = 1
    try:
        with path.open(encoding=encoding) as file:
            for _ in file:
                number += 1
    except UnicodeError:
        return _line_undecodable(path) if encoding == "utf-8" else number
    return None


def _line_undecodable(path: Path) -> int:
    # The decoder reads ahead of the lines that it gives: where it stops is not where it is wrong.
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def iterate_lines(path: Path) -> Iterator[bytes]:
    """Give the bytes of a file, line by line; a line without an end in parts.

    Raises `OSError` where it can't be read.
    """
    with path.open("rb") as file:
        while line := file.readline(_LONGEST_LINE):
            yield line


def open_text(path: Path, encoding: str = "utf-8-sig") -> TextIO:
    """Open a text file to read it line by line, line ends as they are.

    Raises `OSError` where it can't be read or is no ordinary file.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(f"{path.name} is no ordinary file")
    return path.open(encoding=encoding, newline="")


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


def _real(path: Path) -> Path:
    told = f"{path.name} is a link that leads to itself"
    try:
        found = path.resolve()
    except RuntimeError as reason:  # what Python before 3.13 raises for one
        raise OSError(told) from reason
    if found.is_symlink():  # what later ones leave as it is
        raise OSError(told)
    return found


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
