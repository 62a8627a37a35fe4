"""The process that lays out a workbook while it is written, seen from the server beside it.

It has the newest text alone: while one is laid out, others wait, and of these the newest is next.
Pictures of pages are made in between. A process that is stuck, or that the system has ended, is
replaced by another; no text is lost with it, since none is in it alone.
"""

import asyncio
import contextlib
import itertools
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from generator.diagnostics import WorkbookError, error
from generator.making.processes import fresh
from generator.model.shown import Shown
from generator.studio.desk_work import Asked, Build, Forget, Gone, Lay, Picture, Said, work

LIMIT_SECONDS = 120.0  # for an answer; then the process is replaced
_HINT = "a theme's CSS or templates, or a picture, usually is at fault: take the last change back"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookChoice:
    """Which book of a workbook is shown; empty is the usual one."""

    edition: str = ""
    paper: str = ""
    theme: str = ""


class Desk:
    """One workbook that is open. All its methods are called in one event loop."""

    def __init__(self, folder: Path, choice: BookChoice | None = None):
        """Begin a process for the workbook in a folder."""
        self._folder = folder.absolute()
        self._choice = choice or BookChoice()
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._early: dict[int, Callable[[Shown], None]] = {}
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    async def show(
        self,
        version: int,
        texts: Mapping[str, str],
        focus: str = "",
        early: Callable[[Shown], None] | None = None,
    ) -> Shown:
        """Give the pages of texts, in place of those of the files of these names.

        Of several that wait the newest is laid out, and all get that. `early` is called with what
        can be shown before all is whole. Raises `WorkbookError` where the process did not stand it.
        """
        asked = Lay(number=next(self._numbers), version=version, texts=dict(texts), focus=focus)
        if early is not None:
            self._early[asked.number] = early
        try:
            return await self._ask(asked)
        finally:
            self._early.pop(asked.number, None)

    async def picture(self, key: str, scale: float) -> bytes:
        """Give a page as a PNG of `scale` pixels a CSS px. Raises `KeyError` where it is gone."""
        return await self._ask(Picture(number=next(self._numbers), key=key, scale=scale))

    async def pdf(self, texts: Mapping[str, str]) -> bytes:
        """Give the book, as it is built. Raises `WorkbookError` with all that is wrong."""
        return await self._ask(Build(number=next(self._numbers), texts=dict(texts)))

    def forget(self) -> None:
        """Lay out everything anew with the next text: something beside the texts has changed."""
        if self._pipe is not None:
            self._send(Forget())

    def close(self) -> None:
        """End the process."""
        self._drop()

    @property
    def pid(self) -> int | None:
        """The number of the process, where there is one."""
        return self._process.pid if self._process else None

    async def _ask(self, asked: Asked) -> Any:
        if self._pipe is None:
            self._begin()
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[asked.number] = answer
        self._send(asked)
        try:
            return await asyncio.wait_for(answer, LIMIT_SECONDS)
        except TimeoutError:
            self._drop()
            raise WorkbookError(
                error(f"took longer than {LIMIT_SECONDS:g} s to lay out", hint=_HINT)
            ) from None
        finally:
            self._waiting.pop(asked.number, None)

    def _begin(self) -> None:
        here, there = Pipe()
        choice = self._choice
        process = fresh().Process(  # type: ignore[attr-defined]
            target=work,
            args=(there, self._folder, choice.edition, choice.paper, choice.theme),
            kwargs={"temporary": tempfile.gettempdir()},
            daemon=True,
        )
        process.start()
        there.close()
        self._process, self._pipe = process, here
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._listen, args=(here, loop), daemon=True).start()

    def _send(self, asked: Asked) -> None:
        with contextlib.suppress(OSError):  # it has ended: the one that listens tells it
            if self._pipe is not None:
                self._pipe.send(asked)

    def _listen(self, pipe: Connection, loop: asyncio.AbstractEventLoop) -> None:
        """Take what the process says, in a thread of its own, to the event loop."""
        with contextlib.suppress(RuntimeError):  # the loop is closed
            try:
                while True:
                    loop.call_soon_threadsafe(self._hear, pipe, pipe.recv())
            except (EOFError, OSError):
                loop.call_soon_threadsafe(self._hear_end, pipe)

    def _hear(self, pipe: Connection, said: Said) -> None:
        if pipe is not self._pipe:
            return
        if said.early:
            for number in said.numbers:
                if number in self._early:
                    self._early[number](said.given)
            return
        for number in said.numbers:
            answer = self._waiting.get(number)
            if answer is None or answer.done():
                continue
            match said.given:
                case WorkbookError():
                    answer.set_exception(said.given)
                case Gone():
                    answer.set_exception(KeyError())
                case given:
                    answer.set_result(given)

    def _hear_end(self, pipe: Connection) -> None:
        if pipe is self._pipe:
            self._drop()

    def _drop(self) -> None:
        """End the process, and tell those who wait that it has ended."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None
        for answer in self._waiting.values():
            if not answer.done():
                problem = "the process that lays out pages was ended"
                answer.set_exception(WorkbookError(error(problem, hint=_HINT)))
