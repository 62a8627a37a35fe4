"""What a run that was broken off leaves: files that were not whole yet, its temporary folder."""

import contextlib
import os
import re
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from generator.locks import Lock, take

_PART = re.compile(r"\.workbook-(?P<pid>\d+)-\w+\.part")
_LOCK = re.compile(r"\.workbook-.+\.lock")
_FOLDER = re.compile(r"workbook-(?P<pid>\d+)-\w+")
_HELD = "in-use"  # a file in a temporary folder that its run holds
_STALE_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class OwnFolder:
    """A temporary folder of one run, with the number of its process in its name."""

    path: Path
    lock: Lock

    def remove(self) -> None:
        """Delete it with all that is in it."""
        self.lock.release()
        shutil.rmtree(self.path, ignore_errors=True)


def make_own_folder() -> OwnFolder:
    """Make a folder for what this run lays down for a while. Raises `OSError` where it can't."""
    path = Path(tempfile.mkdtemp(prefix=f"workbook-{os.getpid()}-"))
    return OwnFolder(path, take(path / _HELD) or Lock(path, None))


def outside_own_folder() -> Path:
    """Give the temporary folder of the system, where this run has one of its own in it."""
    folder = Path(tempfile.gettempdir())
    return folder.parent if _FOLDER.fullmatch(folder.name) else folder


def sweep(folder: Path) -> None:
    """Delete the files that are left in a folder of runs that have ended."""
    for entry in folder.iterdir():
        match = _PART.fullmatch(entry.name)
        if match and not _may_be_in_use(int(match["pid"]), entry):
            with contextlib.suppress(OSError):
                entry.unlink()
        if _LOCK.fullmatch(entry.name) and (lock := take(entry)):
            lock.release()


def sweep_own_folders() -> None:
    """Delete the temporary folders that are left of this user's runs that have ended."""
    with contextlib.suppress(OSError):
        for entry in outside_own_folder().iterdir():
            match = _FOLDER.fullmatch(entry.name)
            if match and _is_of_this_user(entry) and not _may_be_in_use(int(match["pid"]), entry):
                # Its number may be that of another process since, or in another container.
                lock = take(entry / _HELD)
                if lock is not None:
                    OwnFolder(entry, lock).remove()


def _is_of_this_user(entry: Path) -> bool:
    """Tell whether a folder, and no link to one, belongs to who runs this."""
    try:
        found = entry.lstat()
    except OSError:
        return False
    return entry.is_dir() and not entry.is_symlink() and found.st_uid == _user()


def _user() -> int:
    return os.geteuid() if hasattr(os, "geteuid") else 0  # on Windows files are of user 0


def _may_be_in_use(pid: int, entry: Path) -> bool:
    # On Windows there is no asking after a process by its number without harm: age decides.
    if os.name == "posix":
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        except OverflowError:  # no process has such a number
            return False
    with contextlib.suppress(OSError):
        return time.time() - entry.stat().st_mtime < _STALE_SECONDS
    return True
