"""What the process of an open workbook does: it takes what is asked for, and gives it."""

import gc
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from generator import pulse
from generator.diagnostics import WorkbookError
from generator.making.open_book import OpenBook
from generator.making.processes import begin
from generator.making.request import Request
from generator.memory import LIMIT_MEGABYTES, bound_memory, out_of_memory
from generator.model.shown import Shown

_IDLE_SECONDS = 0.3  # after which there is time to look for garbage
_MOST_UNTIDY = 24  # texts laid out without that: each leaves some 2.5 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Lay:
    """Pages are asked for, of texts."""

    number: int
    version: int
    texts: dict[str, str]
    focus: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of a page is asked for."""

    number: int
    key: str
    scale: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """The book is asked for, as it is built."""

    number: int
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Forget:
    """Something beside the texts has changed."""

    number: int = 0


Asked = Lay | Picture | Build | Forget


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is given to those who asked under these numbers; `early`, where more comes."""

    numbers: tuple[int, ...]
    given: Any
    early: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no page of that key any more."""


class _NewerError(Exception):
    """There is a newer text."""


def work(
    pipe: Connection, folder: Path, edition: str, paper: str, theme: str, *, temporary: str
) -> None:
    """Give what is asked for, until nobody asks any more."""
    begin(temporary)
    pulse.listen(lambda _: None)  # the desk looks after this process, by its own clock
    bound_memory(LIMIT_MEGABYTES)
    request = Request(
        workbook=folder,
        editions=(edition,) if edition else (),
        paper=paper or None,
        theme=theme or None,
    )
    _Work(pipe, OpenBook(request)).go_on()


class _Work:
    def __init__(self, pipe: Connection, book: OpenBook):
        self._pipe = pipe
        self._book = book
        self._asked: deque[Asked] = deque()
        self._texts: list[Lay] = []
        self._untidy = 0

    def go_on(self) -> None:
        # The boxes of pages refer to each other by the hundred thousand: garbage is looked for when
        # nobody waits, and not among what has come to stay.
        gc.disable()
        settled = False
        while True:
            if not self._asked and not self._texts:
                idle = self._untidy and not self._pipe.poll(_IDLE_SECONDS)
                if idle or self._untidy > _MOST_UNTIDY:
                    gc.collect()
                    self._untidy = 0
                    if not settled:
                        gc.freeze()
                        settled = True
                if not self._hear(wait=True):
                    return
            self._do()

    def _hear(self, *, wait: bool) -> bool:
        """Take in what is asked for; tell whether anybody may ask more."""
        try:
            while wait or self._pipe.poll():
                wait = False
                asked = self._pipe.recv()
                if isinstance(asked, Lay):
                    self._texts.append(asked)
                else:
                    self._asked.append(asked)
        except (EOFError, OSError):
            return False
        return True

    def _do(self) -> None:
        self._hear(wait=False)
        while self._asked:
            self._do_one(self._asked.popleft())
        if self._texts:
            self._lay()

    def _do_one(self, asked: Asked) -> None:
        match asked:
            case Picture(number=number, key=key, scale=scale):
                self._give(number, lambda: self._book.picture(key, scale))
            case Build(number=number, texts=texts):
                self._untidy += 1
                self._give(number, lambda: self._book.build(texts).pdf)
            case Forget():
                self._book.forget()

    def _lay(self) -> None:
        """Lay out the newest text, for all who wait for one."""
        self._untidy += 1
        waiting, self._texts = self._texts, []
        newest = waiting[-1]
        numbers = tuple(one.number for one in waiting)

        early = False

        def between() -> None:
            self._hear(wait=False)
            while self._asked and isinstance(self._asked[0], Picture):
                self._do_one(self._asked.popleft())
            # Not before what is in view is shown: who types on would see nothing else.
            if self._texts and early:
                raise _NewerError

        def show(shown: Shown) -> None:
            nonlocal early
            early = not shown.whole
            self._pipe.send(Said(numbers=numbers, given=shown, early=early))

        def lay() -> None:
            self._book.lay(newest.version, newest.texts, show, focus=newest.focus, between=between)

        try:
            refused = _refused(lay)
        except _NewerError:
            self._texts[:0] = waiting
            return
        if refused:
            self._pipe.send(Said(numbers=numbers, given=refused))

    def _give(self, number: int, make: Callable[[], bytes]) -> None:
        made: list[bytes] = []
        refused = _refused(lambda: made.append(make()))
        self._pipe.send(Said(numbers=(number,), given=refused or made[0]))


def _refused(do: Callable[[], None]) -> WorkbookError | Gone | None:
    """Do something, and give what is wrong where it can't be done; a defect ends the process."""
    try:
        do()
    except WorkbookError as reason:
        return reason
    except MemoryError:
        return WorkbookError(out_of_memory())
    except KeyError:
        return Gone()
    return None
