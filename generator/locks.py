"""Files that one process holds at a time; the system lets go of them when it ends, anyhow."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.diagnostics import Location, WorkbookError, error
from generator.files import display

WAIT_SECONDS = 30.0
SOON_SECONDS = 0.3  # whoever sweeps holds what nobody holds for a moment
_PAUSE_SECONDS = 0.05


class Lock:
    """A file that is held; without a `descriptor` one that can't be held where it lies."""

    def __init__(self, path: Path, descriptor: int | None):
        self._path = path
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go of it, and take it away."""
        if self._descriptor is None:
            return
        # Where a file that is open can be deleted, nobody takes it for one that lasts.
        with contextlib.suppress(OSError):
            self._path.unlink()
        _unlock(self._descriptor)
        os.close(self._descriptor)
        self._descriptor = None
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                self._path.unlink()


def take(path: Path) -> Lock | None:
    """Hold a file, which is made where it is not there; give nothing where another process does.

    What is left of a process that was ended does not count. A file system without locks, or a
    file that may not be opened, holds nobody up.
    """
    while True:
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_CREAT | _NO_LINK, 0o666)
        except OSError:
            return Lock(path, None)
        if not _lock(descriptor):
            os.close(descriptor)
            return None
        if _is_at(path, descriptor):
            return Lock(path, descriptor)
        os.close(descriptor)  # who held it before took it away meanwhile


@contextmanager
def alone(target: Path, *, wait: float = SOON_SECONDS) -> Iterator[None]:
    """Keep other runs from writing a file or a folder, or what belongs to it, at the same time.

    Another one is waited for so many seconds. Raises `WorkbookError` where it is still at work.
    """
    begin = time.monotonic()
    path = target.with_name(f".workbook-{target.name}.lock")
    while (lock := take(path)) is None:
        if time.monotonic() - begin >= wait:
            raise WorkbookError(
                error(
                    "another run is writing here",
                    hint="wait until it has ended, or give another folder with -o DIR",
                    at=Location(file=display(target)),
                )
            )
        time.sleep(_PAUSE_SECONDS)
    try:
        yield
    finally:
        lock.release()


_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        with contextlib.suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
        return True

    def _unlock(descriptor: int) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_UN)
