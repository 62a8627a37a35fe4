"""A command runs in a process of its own, under limits; this one looks after it and tells its end.

`child` begins it and is what it does first, `watch` waits for its end. What it says meanwhile goes
through `pulse`. Nothing heavy is imported here: where the system can, the child is a copy of this
process, which costs next to nothing.
"""

from collections.abc import Callable

from generator.broken_runs import make_own_folder, sweep_own_folders
from generator.guard.child import Ended, held_back, start
from generator.guard.watch import LIMIT_SECONDS, Watch

__all__ = ["LIMIT_SECONDS", "Ended", "guarded"]

Work = Callable[[list[str] | None], int]


def guarded(work: Work, arguments: list[str] | None) -> int:
    """Run a command in a child and give the exit status; `work`, a function of a module, does it.

    Where the child is a copy of this process it comes back from here as well, with its own status,
    and ends itself with that. Raises `OSError` where there is no temporary folder to be had.
    """
    sweep_own_folders()
    own = make_own_folder()
    with held_back():
        child = start(work, arguments, str(own.path))
        watch = Watch(child) if child else None
    if watch is None:
        return work(arguments)
    try:
        return watch.status()
    finally:
        own.remove()
        watch.close()
