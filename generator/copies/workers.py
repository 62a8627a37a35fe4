"""Who makes copies: this process, several of this machine, or a cluster.

All of them do the same jobs, in the same order, to the same bytes.
"""

import functools
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Event

from generator.copies.maker import Made, Maker
from generator.copies.master import Master
from generator.copies.plan import Copy
from generator.diagnostics import WorkbookError, error
from generator.making.processes import begin, fresh, undisturbed
from generator.memory import out_of_memory

_WAITING = 2  # jobs for each worker: one is done while the next is on its way
_TIMEOUT = 5  # seconds for a cluster to answer
_CLUSTER_WORKERS = 16  # that are kept busy where a cluster does not tell how many it has


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Copies to make, one after the other; as parts of one file, or each by itself."""

    copies: tuple[Copy, ...]
    parts: bool


# What becomes of the copies of jobs, in order. No more jobs are taken than are worked on, so that
# memory stays bounded.
Crew = Callable[[Iterable[Job]], Iterator[Made]]


@contextmanager
def hired(maker: Maker, jobs: int, scheduler: str) -> Iterator[Crew]:
    """Give who does the work: with one job the maker itself, here.

    The master goes to each of them once. `scheduler` is the address of a Dask cluster. Raises
    `WorkbookError` where there is none.
    """
    if scheduler:
        with _cluster(scheduler, maker.master) as crew:
            yield crew
    elif jobs == 1:
        yield lambda given: (
            made for job in given for made in maker.make(job.copies, parts=job.parts)
        )
    else:
        # The libraries that have laid out pages here do not stand being copied in flight.
        context = fresh()
        stop = context.Event()
        executor = ProcessPoolExecutor(
            jobs,
            mp_context=context,
            initializer=_begin,
            initargs=(stop, maker.master, tempfile.tempdir),
        )
        try:
            yield functools.partial(_sent, lambda job: executor.submit(do, job), jobs)
        finally:
            stop.set()  # after the copy that each of them is at
            executor.shutdown(wait=True, cancel_futures=True)


def _sent(
    submit: Callable[[Job], "Future[list[Made]]"], workers: int, jobs: Iterable[Job]
) -> Iterator[Made]:
    sent: deque[Future[list[Made]]] = deque()
    for job in jobs:
        with undisturbed():
            sent.append(submit(job))
        if len(sent) >= workers * _WAITING:
            yield from _result(sent.popleft())
    while sent:
        yield from _result(sent.popleft())


def _result(future: Future[list[Made]]) -> list[Made]:
    """Give what became of a job. Raises `WorkbookError` where nobody did it."""
    reason = future.exception()
    if reason is None:
        return future.result()
    if isinstance(reason, WorkbookError):
        raise reason
    if isinstance(reason, MemoryError):
        raise WorkbookError(out_of_memory()) from reason
    if isinstance(reason, BrokenExecutor):
        problem = "a process that made copies ended before its work was done"
        hint = "run again: copies that are done are kept; fewer --jobs take less memory"
    else:
        problem = f"a worker could not make copies ({type(reason).__name__})"
        hint = (
            "the same version of this program has to be installed where the workers are, and the "
            "workbook, its brand and its theme be there at the same paths"
        )
    raise WorkbookError(error(problem, hint=hint)) from reason


@contextmanager
def _cluster(address: str, master: Master) -> Iterator[Crew]:
    try:
        from distributed import Client
    except ImportError:
        hint = 'install it: pip install "workbook-generator[cluster]"'
        raise WorkbookError(error("a cluster needs the package distributed", hint=hint)) from None
    try:
        client = Client(address, timeout=_TIMEOUT)
    except (OSError, ValueError) as reason:
        hint = "give the address that the scheduler prints when it starts: tcp://HOST:8786"
        raise WorkbookError(
            error(f"there is no cluster at {address}: {reason}", hint=hint)
        ) from None
    with client:
        try:
            workers = len(client.scheduler_info()["workers"]) or _CLUSTER_WORKERS
            there = client.scatter(master, broadcast=True, hash=False)
        except OSError as reason:
            hint = "see that the scheduler and its workers still run, and run again"
            problem = f"the cluster at {address} does not take the book: {reason}"
            raise WorkbookError(error(problem, hint=hint)) from reason
        with client.get_executor() as executor:
            yield functools.partial(_sent, lambda job: executor.submit(do_for, there, job), workers)


_stop: Event | None = None
_master: Master | None = None
_maker: Maker | None = None


def do(job: Job) -> list[Made]:
    """Do a job of the master that this process began with. One that is told to stop does part."""
    assert _master is not None, "a process begins with a master"
    return do_for(_master, job)


def do_for(master: Master, job: Job) -> list[Made]:
    """Do a job of a master. What is laid out for one is used again as long as no other comes."""
    global _maker
    if _maker is None or _maker.master.digest != master.digest:
        _maker = Maker(master)
    made: list[Made] = []
    for one in _maker.make(job.copies, parts=job.parts):
        made.append(one)
        if _stop is not None and _stop.is_set():
            break
    return made


def _begin(stop: Event, master: Master, temporary: str | None) -> None:
    global _stop, _master
    _stop, _master = stop, master
    begin(temporary)
