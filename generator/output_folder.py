"""The folder that results go to: proved to be writable, with room, before any work."""

import contextlib
import shutil
import tempfile
from pathlib import Path

from generator import pulse
from generator.broken_runs import sweep
from generator.diagnostics import Location, WorkbookError, error
from generator.files import display

LEAST_FREE_BYTES = 20_000_000  # a book of a few hundred pages with pictures, and its part


def prepare_output(folder: Path) -> None:
    """Make the folder results go to and prove that it can be written, before any work.

    Sweeps what an interrupted run left there. Raises `WorkbookError` where it can't, or where the
    disk is as good as full.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = try_folder(folder)
    except OSError as reason:
        raise WorkbookError(
            error(
                f"can't write into this folder: {reason.strerror or reason}",
                hint="choose another folder with -o DIR, or make this one writable",
                at=Location(file=display(folder)),
            )
        ) from reason
    if free < LEAST_FREE_BYTES:
        raise WorkbookError(
            error(
                f"the disk of this folder has {free // 10**6} MB left",
                hint=f"make room for {LEAST_FREE_BYTES // 10**6} MB or more, or choose another "
                "folder with -o DIR",
                at=Location(file=display(folder)),
            )
        )
    pulse.fill(folder)
    sweep(folder)


def prepare_private(folder: Path) -> None:
    """Make a folder that nobody else on the machine can look into, and sweep what is left in it.

    Raises `WorkbookError` where it can't.
    """
    prepare_output(folder)
    with contextlib.suppress(OSError):  # on systems without such rights the folder's are kept
        folder.chmod(0o700)


def try_folder(folder: Path) -> int:
    """Prove that a folder can be written, and give how many bytes are free in it.

    Raises `OSError` where it can't.
    """
    with tempfile.TemporaryFile(dir=folder):
        pass
    found = shutil.disk_usage(folder)
    return found.free if found.total else LEAST_FREE_BYTES  # some do not say how large they are
