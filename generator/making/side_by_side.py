"""Books made side by side, each by another process; they come back in the order they were asked
for, with what was told of each, as if they had been made one after the other.
"""

import contextlib
import gc
import io
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar, cast

from generator import pulse
from generator.diagnostics import Diagnostic, WorkbookError, error
from generator.making.chapters import Progress
from generator.making.processes import begin, cheapest, undisturbed
from generator.memory import out_of_memory

Asked = TypeVar("Asked")
Made = TypeVar("Made")

_NO_MORE = "no more"
_RAISED = 1  # how a process ends that something was raised in


@dataclass(frozen=True, slots=True)
class _Step:
    """How far a process is: what is given to `Progress`."""

    title: str
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class _Beat:
    """Work goes on, on what is named."""

    where: str


@dataclass(frozen=True, slots=True)
class _Given(Generic[Made]):
    made: Made


@dataclass(frozen=True, slots=True)
class _Refused:
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Failed:
    reason: OSError


class _Broken:
    """Something went wrong that `make` does not raise: it is made once more, where that is told."""


_Outcome = _Given | _Refused | _Failed | _Broken


@contextmanager
def side_by_side(
    asked: Sequence[Asked],
    make: Callable[[Asked, Progress], Made],
    progress: Progress,
    *,
    processes: int,
) -> Iterator[Callable[[int], Made]]:
    """Give a function that waits for what is made of one of the things asked for, by its place.

    They are asked for from first to last, some may be left out. `make` is a function of a module:
    with more than one process it is called in others, and how far they are is told of one after
    the other. All of them end with the context. The function raises what `make` does; where that
    is a defect, it is made again in this process, and breaks here.
    """
    if processes == 1:
        yield lambda number: make(asked[number], progress)
        return
    crew = _Crew(asked, make)
    try:
        crew.hire(min(processes, len(asked)))
        yield lambda number: _opened(
            crew.outcome(number, progress), lambda: make(asked[number], progress)
        )
    finally:
        crew.dismiss()


def _opened(outcome: _Outcome, again: Callable[[], Any]) -> Any:
    match outcome:
        case _Given(made):
            return made
        case _Refused(diagnostics):
            raise WorkbookError(*diagnostics)
        case _Failed(reason):
            raise reason
        case _Broken():
            return again()


class _Crew(Generic[Asked, Made]):
    """The processes at work, what each of them is at, and what has come of it."""

    def __init__(self, asked: Sequence[Asked], make: Callable[[Asked, Progress], Made]):
        self._make = make
        self._asked = asked
        self._waiting = deque(range(len(asked)))
        self._processes: dict[Connection, BaseProcess] = {}
        self._busy: dict[Connection, int] = {}
        self._steps: list[deque[_Step]] = [deque() for _ in asked]
        self._at: dict[Connection, str] = {}  # what each is at, who began that first before others
        self._outcomes: dict[int, _Outcome] = {}

    def hire(self, count: int) -> None:
        """Start processes, and give each something to do."""
        context = cheapest()
        for _ in range(count):
            here, there = context.Pipe()
            process = context.Process(  # type: ignore[attr-defined]
                target=_work,
                args=(there, self._make, tempfile.tempdir, gc.isenabled()),
                daemon=True,
            )
            with undisturbed():
                process.start()
                self._processes[here] = process
            there.close()
            self._give(here)

    def outcome(self, number: int, progress: Progress) -> _Outcome:
        """Wait for what becomes of one thing, and tell how far it is meanwhile.

        What comes before it and is not begun is not made any more.
        """
        while self._waiting and self._waiting[0] < number:
            self._waiting.popleft()
        while True:
            steps = self._steps[number]
            while steps:
                step = steps.popleft()
                progress(step.title, step.number, step.total)
            if number in self._outcomes:
                return self._outcomes.pop(number)
            for pipe in wait(list(self._busy)):
                self._hear(cast(Connection, pipe))

    def dismiss(self) -> None:
        """End all processes at once, whatever they are at."""
        for process in self._processes.values():
            process.kill()
        for pipe, process in self._processes.items():
            process.join()
            pipe.close()

    def _hear(self, pipe: Connection) -> None:
        number = self._busy[pipe]
        try:
            said = pipe.recv()
        except (EOFError, OSError):
            del self._busy[pipe]
            self._at.pop(pipe, None)
            self._processes[pipe].join()
            broken = self._processes[pipe].exitcode == _RAISED
            lost = _Refused(_lost(number, len(self._asked)))
            self._outcomes[number] = _Broken() if broken else lost
            if self._waiting:
                self.hire(1)
            return
        if isinstance(said, _Step):
            self._steps[number].append(said)
            return
        self._at.pop(pipe, None)
        if isinstance(said, _Beat):
            self._at[pipe] = said.where
            pulse.beat(next(iter(self._at.values())))
            return
        self._outcomes[number] = said
        self._give(pipe)

    def _give(self, pipe: Connection) -> None:
        """Give a process the next thing to do; one that there is nothing for ends."""
        self._busy.pop(pipe, None)
        if self._waiting:
            self._busy[pipe] = self._waiting.popleft()
        given = self._asked[self._busy[pipe]] if pipe in self._busy else _NO_MORE
        with contextlib.suppress(OSError):  # it has ended: heard when it is waited for
            pipe.send(given)


def _lost(number: int, count: int) -> tuple[Diagnostic, ...]:
    problem = f"the process that made book {number + 1} of {count} was ended before it was done"
    hint = "run again; with --jobs 1 one book is made after the other, which takes less memory"
    return (error(problem, hint=hint),)


def _work(
    pipe: Connection,
    make: Callable[[Asked, Progress], Made],
    temporary: str | None,
    collecting: bool,
) -> None:
    """Make what is asked for, one after the other, until nobody asks any more."""
    begin(temporary)
    pulse.listen(
        lambda said: pipe.send(_Beat(said.where)) if isinstance(said, pulse.Step) else None
    )
    sys.stderr = io.StringIO()  # what breaks here is told by the one that started this process
    if not collecting:
        gc.disable()
    while (asked := pipe.recv()) != _NO_MORE:
        pipe.send(_outcome_of(pipe, make, asked))


def _outcome_of(
    pipe: Connection, make: Callable[[Asked, Progress], Made], asked: Asked
) -> _Outcome:
    try:
        return _Given(make(asked, lambda *step: pipe.send(_Step(*step))))
    except WorkbookError as reason:
        return _Refused(reason.diagnostics)
    except MemoryError:
        return _Refused((out_of_memory(),))
    except OSError as reason:
        return _Failed(reason)
