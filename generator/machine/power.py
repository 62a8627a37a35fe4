"""What the machine can do at once: processors, memory, and processes beside this one."""

import contextlib
import ctypes
import os
from collections.abc import Iterator
from pathlib import Path

from generator.gate import ANYWHERE, GateError, read_within
from generator.machine.aspect import Aspect, fine, lacking
from generator.making.processes import can_fork, cheapest, processors

LEAST_MEMORY_BYTES = 512 * 2**20  # what a book of some hundred pages takes, and the system
# https://docs.kernel.org/admin-guide/cgroup-v2.html
CONTAINER_LIMIT = Path("/sys/fs/cgroup/memory.max")
_PAGE = 65_536  # bytes: as such files say they have
_PATIENCE_SECONDS = 30


def power_aspects() -> Iterator[Aspect]:
    """Give the processors and the memory that may be used, then whether a process can begin."""
    count = processors()
    yield fine("processors", f"{count} that may be used")
    memory = memory_bytes()
    if memory is None:
        yield fine("memory", "this system does not say how much there is")
    elif memory < LEAST_MEMORY_BYTES:
        least = LEAST_MEMORY_BYTES // 2**20
        said = f"{memory // 2**20:,} MB may be used, {least} MB are needed"
        yield lacking("memory", said, mend="give the machine, or the container, more memory")
    else:
        yield fine("memory", f"{memory // 2**20:,} MB")
    yield _processes()


def memory_bytes() -> int | None:
    """Give how much memory may be used, or nothing where the system does not say: that of the
    machine, or of the container where it has less.
    """
    known = [one for one in (_of_machine(), _of_container()) if one]
    return min(known, default=None)


def _of_machine() -> int:
    if hasattr(os, "sysconf"):
        with contextlib.suppress(OSError, ValueError):  # a system that knows no such names
            return max(0, os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    if hasattr(ctypes, "windll"):
        status = _MemoryStatus(dwLength=ctypes.sizeof(_MemoryStatus))
        if ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return int(status.ullTotalPhys)
    return 0


def _of_container() -> int:
    try:
        told = read_within(CONTAINER_LIMIT, ANYWHERE, at_most=_PAGE).decode("ascii").strip()
    except (GateError, UnicodeError):
        return 0
    return int(told) if told.isdecimal() else 0  # "max" where it is not bounded


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of sysinfoapi.h."""

    _fields_ = (
        ("dwLength", ctypes.c_uint32),
        ("dwMemoryLoad", ctypes.c_uint32),
        ("ullTotalPhys", ctypes.c_uint64),
        ("ullAvailPhys", ctypes.c_uint64),
        ("ullTotalPageFile", ctypes.c_uint64),
        ("ullAvailPageFile", ctypes.c_uint64),
        ("ullTotalVirtual", ctypes.c_uint64),
        ("ullAvailVirtual", ctypes.c_uint64),
        ("ullAvailExtendedVirtual", ctypes.c_uint64),
    )


def _processes() -> Aspect:
    way = "as copies of this one" if can_fork() else "afresh"
    mend = "ulimit -u 4096" if os.name == "posix" else "close other programs"
    try:
        process = cheapest().Process(target=_nothing)  # type: ignore[attr-defined]
        process.start()
    except OSError as reason:
        said = f"none can begin beside this one: {reason.strerror or reason}"
        return lacking("processes", said, mend=mend)
    process.join(_PATIENCE_SECONDS)
    if process.exitcode is None:
        process.kill()
        process.join()
    if process.exitcode:
        said = f"one that began beside this one ended with {process.exitcode}"
        return lacking("processes", said, mend=mend)
    return fine("processes", f"begin beside this one, {way}")


def _nothing() -> None:
    """Do nothing, and end."""
