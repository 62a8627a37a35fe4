"""The process that does a command's work: how it begins, and that it never outlives its parent.

What it lays down for a while goes into a folder that its parent takes away.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, Pipe
from multiprocessing.process import BaseProcess
from typing import Any

from generator import pulse
from generator.making.processes import can_fork, end_with, fresh

ENDS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class Ended(BaseException):
    """The system, or whoever may, asks this process to end: what is open is put in order first."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number


class Child:
    """A process at work, as its parent sees it."""

    def __init__(self, pid: int, said: Connection, ended: int, process: BaseProcess | None):
        """`said` gives what it says, `ended` can be read from once it has ended."""
        self.pid = pid
        self.said = said
        self.ended = ended
        self._process = process

    def send(self, number: int) -> None:
        """Send it a signal, where the system has them for others."""
        if os.name == "posix":
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once; those that it has started end with it."""
        if self._process is not None:
            self._process.kill()
        elif os.name == "posix":
            self.send(signal.SIGKILL)

    def status(self) -> int:
        """Wait until it has ended and give its status; of one that a signal ended, minus that."""
        if self._process is not None:
            self._process.join()
            return self._process.exitcode or 0
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@contextmanager
def held_back() -> Iterator[None]:
    """Keep signals that end processes until who has begun a child, and the child, are ready."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def start(
    work: Callable[[list[str] | None], int], arguments: list[str] | None, temporary: str
) -> Child | None:
    """Begin a child that does some work. Give nothing in the child itself, if it is a copy of this
    process: then what comes next here is its work.
    """
    if can_fork() and _has_process_files():
        return _copied(temporary)
    here, there = Pipe(duplex=False)
    process = fresh().Process(  # type: ignore[attr-defined]
        target=_work_afresh, args=(work, arguments, there, temporary, _Stdin())
    )
    process.start()
    there.close()
    return Child(process.pid, here, process.sentinel, process)


def _has_process_files() -> bool:
    """Tell whether a process can be waited for as files are: on Linux since 5.3."""
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):
        return False
    return True


def _copied(temporary: str) -> Child | None:
    here, there = Pipe(duplex=False)
    lifeline, held = os.pipe()
    for stream in filter(None, (sys.stdout, sys.stderr)):  # what is closed is nothing
        stream.flush()
    pid = os.fork()
    if pid:
        there.close()
        os.close(lifeline)  # the other end is closed when this process ends
        return Child(pid, here, os.pidfd_open(pid), None)
    os.close(held)
    here.close()
    end_with(lifeline)
    _begin(there, temporary)
    return None


def _work_afresh(
    work: Callable[[list[str] | None], int],
    arguments: list[str] | None,
    there: Connection,
    temporary: str,
    stdin: int | None,
) -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        end_with(parent.sentinel)
    if stdin is not None:
        sys.stdin = os.fdopen(stdin)
    _begin(there, temporary)
    sys.exit(work(arguments))


class _Stdin:
    """What a command may ask people by. Processes that begin afresh are given none: this is
    unpacked there as the number of a copy, before it is taken away.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        return _copy_of_stdin, ()


def _copy_of_stdin() -> int | None:
    try:
        return os.dup(0)
    except OSError:  # there is none
        return None


def _begin(there: Connection, temporary: str) -> None:
    tempfile.tempdir = temporary

    def tell(said: pulse.Said) -> None:
        with contextlib.suppress(OSError):  # the parent has ended, and this process does so now
            there.send(said)

    pulse.listen(tell)
    heard = [one for one in ENDS if signal.getsignal(one) is not signal.SIG_IGN]

    def end(number: int, _frame: object) -> None:
        # Once: what comes after it must not disturb what is put in order.
        for one in heard:
            signal.signal(one, signal.SIG_IGN)
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        raise Ended(number)

    for one in heard:
        signal.signal(one, end)
