"""Looking after a child: it gets signals, is ended when a step takes too long, its end is told."""

import contextlib
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from generator import pulse
from generator.broken_runs import sweep
from generator.diagnostics import Location, error
from generator.guard.child import ENDS, Child
from generator.report import WRONG

LIMIT_SECONDS = 120  # for one step forward
GRACE_SECONDS = 10.0  # for a child to put in order what is open
_AGAIN_SECONDS = 1.0  # after which another Ctrl-C ends it at once
_LOOK_SECONDS = 1.0  # a machine that slept, or was stopped, counts for that much
_GONE_SECONDS = 2.0  # for what a child has started to be gone

_BY_ITSELF = 128  # what a shell adds to the number of the signal that ended a process


class Watch:
    """The parent's side of a child, from its beginning to its end."""

    def __init__(self, child: Child):
        self._child = child
        self._where = ""
        self._seconds: float = LIMIT_SECONDS
        self._spent = 0.0  # since the last step
        self._folders: set[Path] = set()
        self._ending: int | None = None  # the signal that it was asked to end by
        self._since = 0.0  # then
        self._at_once = False
        self._over = False
        self._before: dict[int, Callable[..., Any] | int | None] = {}
        for one in ENDS:
            if signal.getsignal(one) is not signal.SIG_IGN:
                self._before[one] = signal.signal(one, self._hear)

    def close(self) -> None:
        """Leave signals as they were before."""
        for one, handler in self._before.items():
            signal.signal(one, handler)

    def status(self) -> int:
        """Wait for the end of the child; tell what it can't tell itself, and give the status."""
        listened: list[Any] = [self._child.said, self._child.ended]
        last = time.monotonic()
        while True:
            left = max(0.01, self._seconds - self._spent)
            ready = wait(listened, min(left, _LOOK_SECONDS))
            now = time.monotonic()
            self._spent += min(now - last, _LOOK_SECONDS * 2)
            last = now
            if self._child.said in ready and not self._listen():
                listened.remove(self._child.said)
            if self._child.ended in ready:
                break
            if self._is_over():
                self._child.kill()
        self._listen()
        status = self._child.status()
        if status < 0:
            self._wait_for_all()
        # What a run that was killed left, too: its processes may end a moment after the next began.
        for folder in self._folders:
            with contextlib.suppress(OSError):
                sweep(folder)
        return self._told(status)

    def _hear(self, number: int, _frame: object) -> None:
        """Pass a signal on. Of one that comes to all on a terminal, the child hears the first."""
        if self._ending is None:
            self._ending, self._since = number, time.monotonic()
            self._child.send(number)
        elif time.monotonic() - self._since > _AGAIN_SECONDS:
            self._at_once = True

    def _listen(self) -> bool:
        """Take in what the child has said; tell whether there may be more."""
        said = self._child.said
        try:
            while said.poll():
                match said.recv():
                    case pulse.Step(where):
                        self._where, self._spent = where, 0.0
                    case pulse.Allowed(seconds):
                        self._seconds = seconds
                    case pulse.Filling(folder):
                        self._folders.add(Path(folder))
        except (EOFError, OSError):
            return False
        return True

    def _is_over(self) -> bool:
        if self._ending is not None:
            waited = time.monotonic() - self._since
            return self._at_once or waited > GRACE_SECONDS
        self._over = self._over or self._spent >= self._seconds
        return self._over

    def _wait_for_all(self) -> None:
        """Wait until all that a child has started is gone, which leaves files as it did."""
        end = time.monotonic() + _GONE_SECONDS
        with contextlib.suppress(EOFError, OSError):
            while self._child.said.poll(max(0.0, end - time.monotonic())):
                self._child.said.recv()

    def _told(self, status: int) -> int:
        if self._over:
            _tell(
                self._where,
                f"took longer than {self._seconds:g} s",
                "a theme's CSS or templates, or a picture, usually is at fault: take them away "
                "piece by piece to find it; --time-limit 600 gives a slow machine more time",
            )
            return WRONG
        if status >= 0:
            return status
        if self._ending is not None or -status in ENDS:
            return _BY_ITSELF + (self._ending or -status)
        name = _signal_name(-status)
        _tell(
            self._where,
            f"the process that was at work here was ended by the system ({name})",
            _HINTS.get(name, _BROKE),
        )
        return WRONG


_BROKE = (
    "a library could not go on: a picture, a typeface or a theme's CSS usually is at fault, or "
    "there was too little memory; take them away piece by piece to find it"
)
_HINTS = {
    "SIGKILL": "most likely memory ran out: close other programs, make pictures smaller, or take "
    "a theme's CSS away piece by piece to find what asks too much",
}


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _tell(where: str, problem: str, hint: str) -> None:
    at = Location(file=where) if where else None
    message = problem if where else f"the command: {problem}"
    with contextlib.suppress(OSError):  # the terminal may be gone
        if sys.stderr and sys.stderr.isatty():
            print(file=sys.stderr)  # a bar may stand on the line
        print(error(message, hint=hint, at=at), file=sys.stderr, flush=True)
