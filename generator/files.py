"""Every file is opened here: safe paths inside allowed folders, and whole writes or none."""

import contextlib
import io
import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from generator.diagnostics import Location, WorkbookError, error

_PART = re.compile(r"\.workbook-(?P<pid>\d+)-\w+\.part")
_STALE_SECONDS = 3600
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


def read_start(path: Path, length: int) -> bytes:
    """Give the first bytes of a file. Raises `OSError` where it can't be read."""
    with path.open("rb") as file:
        return file.read(length)


def first_undecodable(path: Path) -> int | None:
    """Give the number of the first line of a file that is not UTF-8, or nothing.

    Raises `OSError` where it can't be read.
    """
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return None


def open_text(path: Path) -> TextIO:
    """Open a UTF-8 text file to read it line by line, line ends as they are.

    Raises `OSError` where it can't be read or is no ordinary file.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(f"{path.name} is no ordinary file")
    return path.open(encoding="utf-8-sig", newline="")


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


def prepare_output(folder: Path) -> None:
    """Make the folder results go to and prove that it can be written, before any work.

    Sweeps what an interrupted run left there. Raises `WorkbookError` where it can't.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as reason:
        raise WorkbookError(
            error(
                f"can't write into this folder: {reason.strerror or reason}",
                hint="choose another folder with -o DIR, or make this one writable",
                at=Location(file=display(folder)),
            )
        ) from reason
    _sweep(folder)


def prepare_private(folder: Path) -> None:
    """Make a folder that nobody else on the machine can look into, and sweep what is left in it.

    Raises `WorkbookError` where it can't.
    """
    prepare_output(folder)
    with contextlib.suppress(OSError):  # on systems without such rights the folder's are kept
        folder.chmod(0o700)


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

    def write(self, data: Any, /) -> int:
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
    try:
        return path.resolve()
    except RuntimeError as reason:  # what Python before 3.13 raises for a link to itself
        raise OSError(f"{path.name} is a link that leads to itself") from reason


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sweep(folder: Path) -> None:
    for entry in folder.iterdir():
        match = _PART.fullmatch(entry.name)
        if match and not _may_be_in_use(int(match["pid"]), entry):
            with contextlib.suppress(OSError):
                entry.unlink()


def _may_be_in_use(pid: int, entry: Path) -> bool:
    # On Windows there is no asking after a process by its number without harm: age decides.
    if os.name == "posix":
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
    with contextlib.suppress(OSError):
        return time.time() - entry.stat().st_mtime < _STALE_SECONDS
    return True
