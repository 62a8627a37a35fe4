"""What is made in other processes in tests: they find it by the name of this module."""

import os
import signal
import time

from generator import pulse
from generator.diagnostics import Location, WorkbookError, error, warning

LATE = 0.2  # seconds: what comes later is made sooner


def make(asked: str, progress) -> str:
    """Do what is asked for in a word; the first of several takes longest."""
    what, _, rest = asked.partition(" ")
    progress(asked, 1, 2)
    if what == "slow":
        time.sleep(LATE)
    progress(asked, 2, 2)
    match what:
        case "refuse":
            place = Location(file=rest, line=3)
            raise WorkbookError(
                warning("first", hint="see", at=place), error("second", hint="do", at=place)
            )
        case "full":
            raise OSError(28, "No space left on device", "book.tmp")
        case "eat":
            pulse.beat(rest)
            raise MemoryError
        case "defect":
            raise KeyError(rest)
        case "die":
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        case "sleep":
            time.sleep(60)
    return f"{rest} by {os.getpid()}"
