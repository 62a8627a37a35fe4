"""The processes beside this one: how many pay off, how they begin, and that they end with it."""

import multiprocessing
import os
import select
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from pathlib import Path

from generator import pulse

if sys.platform == "linux":
    import fcntl

MOST_PROCESSES = 8
_THREADS = Path("/proc/self/task")


def processors() -> int:
    """Give how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    counted = getattr(os, "process_cpu_count", os.cpu_count)()  # since Python 3.13
    return counted or 1


def can_fork() -> bool:
    """Say whether a process beside this one can begin as a copy of it, which costs nothing.

    Threads, such as those of a font library, are not copied with what they hold: only a process
    without any is copied. The libraries of macOS do not stand it at all.
    """
    return sys.platform == "linux" and _THREADS.is_dir() and len(list(_THREADS.iterdir())) == 1


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep Ctrl-C for later: a process that is started now inherits that it does not hear it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def fresh() -> BaseContext:
    """Give what starts processes afresh, whatever this one has loaded and holds."""
    return multiprocessing.get_context("spawn")


def cheapest() -> BaseContext:
    """Give what starts processes the quickest way that is safe."""
    return multiprocessing.get_context("fork") if can_fork() else fresh()


def begin(temporary: str | None) -> None:
    """Begin a process: it leaves Ctrl-C to the one that started it, and ends when that ends.

    What it lays down for a while goes into the folder `temporary`, and away with it.
    """
    tempfile.tempdir = temporary
    pulse.listen(None)  # how far it is, is told by the one that started it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        end_with(parent.sentinel)


def end_with(sentinel: int) -> None:
    """End this process when the other end of a pipe is closed, as it is when its holder ends."""
    if sys.platform == "linux":
        # A signal, since whoever has a second thread can't be copied, and since code of libraries
        # does not let threads run: it is sent to whoever owns the pipe, and nobody listens for it.
        fcntl.fcntl(sentinel, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(sentinel, fcntl.F_GETFL)
        fcntl.fcntl(sentinel, fcntl.F_SETFL, flags | os.O_ASYNC)
        if select.select([sentinel], [], [], 0)[0]:  # it was closed before
            os._exit(1)
    else:
        threading.Thread(target=_wait_and_end, args=(sentinel,), daemon=True).start()


def _wait_and_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
