"""What a run that was broken off leaves in a folder: files that were not whole yet."""

import contextlib
import os
import re
import time
from pathlib import Path

_PART = re.compile(r"\.workbook-(?P<pid>\d+)-\w+\.part")
_STALE_SECONDS = 3600


def sweep(folder: Path) -> None:
    """Delete what is left in a folder of runs that have ended."""
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
