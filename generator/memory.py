"""How much memory a process may take, where the system bounds it."""

import contextlib
import sys

from generator.diagnostics import Diagnostic, Location, error
from generator.pulse import is_watched, place

LIMIT_MEGABYTES = 2_048


def bound_memory(megabytes: int) -> None:
    """Let this process, and those it starts, take so many MB of address space each and no more.

    What asks for more raises `MemoryError`. Bounded is only a process that is watched; on Windows,
    and where a system refuses, none is.
    """
    if sys.platform == "win32" or not is_watched():
        return
    import resource

    most = megabytes * 2**20
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def out_of_memory() -> Diagnostic:
    """Give what is told where what this process is at takes more memory than it may."""
    bound = _bound()
    most = f"the {bound:,} MB of memory that it may" if bound else "the memory there is"
    hint = (
        "a picture, or a theme's CSS or templates, usually is at fault: take them away piece by "
        "piece to find it; --memory-limit allows more"
    )
    at = Location(file=place()) if place() else None
    return error(f"takes more than {most}", hint=hint, at=at)


def _bound() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    return 0 if soft == resource.RLIM_INFINITY else soft // 2**20
