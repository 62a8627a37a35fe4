"""The gate: every file is read through it, inside its folders, ordinary, and no larger than asked.

Whoever asks says in which folders a file has to lie, how large it may be, and where it is asked
for. A refusal has that place, what is wrong, and what to do.
"""

import errno
import os
import stat
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from generator import files
from generator.diagnostics import Location, WorkbookError, error

# What a user names on the command line may lie anywhere, and so may what the program brings along.
ANYWHERE: tuple[Path, ...] | None = None
# A pipe is not waited for, a terminal not taken, and what has become a link since is not followed.
_FLAGS = ("O_NONBLOCK", "O_NOCTTY", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY")
_KINDS = (
    (stat.S_ISDIR, "is a folder, not a file"),
    (stat.S_ISFIFO, "is a pipe, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (lambda mode: stat.S_ISCHR(mode) or stat.S_ISBLK(mode), "is a device, not a file"),
)


class Why(Enum):
    """Why a file is not read. The value is the hint where who asks has none of its own."""

    OUTSIDE = "put the file itself into that folder, and name it from there"
    MISSING = "put the file there, or correct its name; capital letters count"
    NO_FILE = "put an ordinary file of that name there"
    TOO_LARGE = "make it smaller, and save it again"
    UNREADABLE = "see that it is there and that you may read it"


class GateError(WorkbookError):
    """A file that is not read. `problem` says why without its name, `named` is how it is named."""

    def __init__(self, why: Why, problem: str, named: Path, asked_by: Location | None):
        at = asked_by or Location(file=files.display(named))
        name = "" if asked_by is None or asked_by.file == files.display(named) else f'"{named}" '
        super().__init__(error(f"{name}{problem}", hint=why.value, at=at))
        self.why = why
        self.problem = problem
        self.hint = why.value


def read_within(
    path: Path,
    roots: tuple[Path, ...] | None,
    *,
    at_most: int,
    asked_by: Location | None = None,
) -> bytes:
    """Give the bytes of a file that lies in one of the folders, links followed.

    `asked_by` is the place that names it; nothing where a user or a folder does, and the file is
    the place itself. Raises `GateError` where it lies elsewhere, is not there, is no ordinary file,
    can't be read, or has more than `at_most` bytes.
    """
    with open_within(path, roots, at_most=at_most, asked_by=asked_by) as file:
        try:
            data = file.read(at_most + 1)
        except OSError as reason:
            raise _unreadable(reason, path, asked_by) from reason
    if len(data) > at_most:
        raise _too_large(len(data), at_most, path, asked_by)
    return data


def open_within(
    path: Path,
    roots: tuple[Path, ...] | None,
    *,
    at_most: int,
    asked_by: Location | None = None,
) -> BinaryIO:
    """Open a file as `read_within` does, to read it piece by piece."""
    real = find_within(path, roots, asked_by=asked_by)
    flags = os.O_RDONLY
    for name in _FLAGS:
        flags |= getattr(os, name, 0)
    try:
        descriptor = os.open(real, flags)
    except OSError as reason:
        raise _unreadable(reason, path, asked_by) from reason
    try:
        found = os.fstat(descriptor)
        _check_kind(found.st_mode, path, asked_by)
        if found.st_size > at_most:
            raise _too_large(found.st_size, at_most, path, asked_by)
    except GateError:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def read_own(path: Path, *, at_most: int) -> bytes:
    """Give the bytes of a file that the program wrote: no link. Raises `GateError`."""
    if path.is_symlink():
        raise GateError(Why.NO_FILE, "is a link, not a file", path, None)
    return read_within(path, (path.parent,), at_most=at_most)


def find_within(
    path: Path, roots: tuple[Path, ...] | None, *, asked_by: Location | None = None
) -> Path:
    """Give the real path of a file in one of the folders, links followed, without opening it.

    Raises `GateError` where it lies elsewhere, is not there, or is no ordinary file.
    """
    real = _inside(path, roots, asked_by)
    try:
        mode = real.stat().st_mode
    except OSError as reason:
        raise _unreadable(reason, path, asked_by) from reason
    _check_kind(mode, path, asked_by)
    return real


def folder_within(path: Path, root: Path, *, asked_by: Location | None = None) -> Path:
    """Give the real path of a folder that lies in another, links followed. Raises `GateError`."""
    real = _inside(path, (root,), asked_by)
    if not real.is_dir():
        raise GateError(Why.MISSING, "is no folder", path, asked_by)
    return real


def is_within(path: Path, roots: tuple[Path, ...]) -> bool:
    """Tell whether the real path lies in one of the folders."""
    try:
        return bool(_inside(path, roots, None))
    except GateError:
        return False


def _inside(path: Path, roots: tuple[Path, ...] | None, asked_by: Location | None) -> Path:
    try:
        real = _real(path)
        inside = roots is None or any(real.is_relative_to(_real(root)) for root in roots)
    except (OSError, ValueError) as reason:
        raise _unreadable(reason, path, asked_by) from reason
    if not inside:
        raise GateError(Why.OUTSIDE, "lies outside the folder it has to be in", path, asked_by)
    return real


def _real(path: Path) -> Path:
    try:
        found = path.resolve()
    except RuntimeError as reason:  # what Python before 3.13 raises for a link that is a ring
        raise _ring() from reason
    if found.is_symlink():  # what later ones leave as it is
        raise _ring()
    return found


def _ring() -> OSError:
    return OSError("it is a link that leads to itself")


def _check_kind(mode: int, path: Path, asked_by: Location | None) -> None:
    if not stat.S_ISREG(mode):
        problem = next((said for is_one, said in _KINDS if is_one(mode)), "is no ordinary file")
        raise GateError(Why.NO_FILE, problem, path, asked_by)


def _too_large(size: int, at_most: int, path: Path, asked_by: Location | None) -> GateError:
    problem = f"has {size:,} bytes, more than {at_most:,}"
    return GateError(Why.TOO_LARGE, problem, path, asked_by)


def _unreadable(reason: OSError | ValueError, path: Path, asked_by: Location | None) -> GateError:
    no_name = isinstance(reason, ValueError) or reason.errno == errno.ENAMETOOLONG  # a NUL in it
    if no_name or isinstance(reason, FileNotFoundError | NotADirectoryError):
        return GateError(Why.MISSING, "is not there", path, asked_by)
    told = getattr(reason, "strerror", None) or reason
    return GateError(Why.UNREADABLE, f"can't be read: {told}", path, asked_by)
