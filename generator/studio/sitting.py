"""An open workbook, and all the tabs of a browser that look at it: what they send, what they get.

Whoever changes a text is told its new version; the others get the text. Pages are laid out for the
newest text, one after the other, and go to all. What is sent is in `messages`.
"""

import asyncio
import contextlib
import itertools
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Protocol

import watchfiles

from generator.diagnostics import WorkbookError
from generator.model.shown import Shown, ShownPage
from generator.studio.messages import (
    Message,
    asked,
    checked,
    failed,
    page_message,
    shown_message,
)
from generator.studio.texts import Saved, StaleError, Texts

SAVE_SECONDS = 1.0  # after the last key
_AGAIN_SECONDS = 5.0  # after which it is tried again to write what could not be written
_LOOK_MILLISECONDS = 100  # in which what another program writes is taken as one change

Send = Callable[[Message], Awaitable[None]]


class Layer(Protocol):
    """What lays a workbook out."""

    async def show(
        self,
        version: int,
        texts: Mapping[str, str],
        focus: str = "",
        early: Callable[[Shown], None] | None = None,
    ) -> Shown:
        """Give the pages of texts, in place of those of the files of these names."""

    async def picture(self, key: str, scale: float) -> bytes:
        """Give a page as a PNG. Raises `KeyError` where it is gone."""

    def forget(self) -> None:
        """Lay out everything anew with the next text."""

    def close(self) -> None:
        """End it."""


class _Tab:
    """One that looks on, and the pages that it has."""

    def __init__(self, send: Send):
        self.send = send
        self.pages: tuple[ShownPage, ...] = ()


class Sitting:
    """One open workbook."""

    def __init__(self, folder: Path, desk: Layer):
        """Open a workbook and watch its folder. Raises `WorkbookError` where it can't be read."""
        self.texts = Texts(folder)
        self.desk = desk
        self._tabs: dict[int, _Tab] = {}
        self._numbers = itertools.count(1)
        self._focus = ""
        self._shown: Shown | None = None
        self._showing = asyncio.Lock()
        self._wanted = asyncio.Event()
        self._saving: dict[str, asyncio.TimerHandle] = {}
        self._loop = asyncio.get_running_loop()
        self._sending: set[asyncio.Task[None]] = set()
        self._tasks = (
            self._loop.create_task(self._draw()),
            self._loop.create_task(self._watch()),
        )
        self._wanted.set()

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody looks on."""
        return not self._tabs

    async def join(self, send: Send) -> int:
        """Give a tab all there is, and its number."""
        number = next(self._numbers)
        self._tabs[number] = tab = _Tab(send)
        await self._try(number, self._chapters())
        for one in self.texts.chapters:
            if one.theirs is not None:
                await self._try(number, asked(one.file))
        if self._shown is not None:
            await self._show_to(number, tab, self._shown)
        await self._count()
        return number

    async def leave(self, number: int) -> None:
        """Let a tab go; with the last one, write what is not in its file."""
        self._tabs.pop(number, None)
        await self._count()
        if self.is_empty:
            for name in list(self._saving):
                await self._save(name)

    async def hear(self, number: int, message: object) -> None:
        """Do what a tab asks for. Raises `MalformedError`."""
        said = checked(message)
        try:
            match said.pop("do"):
                case "edit":
                    await self._edit(number, **said)
                case "focus":
                    self._focus = said["file"]
                case "settle":
                    await self._settle(**said)
                case "add":
                    name = self.texts.add(said["title"])
                    await self._tell(self._chapters())
                    await self._try(number, {"what": "open", "file": name})
                case "rename":
                    await self._rename(self.texts.rename(said["file"], said["words"]))
                case "move":
                    await self._rename(self.texts.move(said["file"], said["to"]))
                case "leave-out":
                    place = self.texts.leave_out(said["file"])
                    await self._tell(self._chapters() | {"place": place})
        except WorkbookError as reason:
            await self._try(number, failed(reason))
        self._wanted.set()

    async def close(self) -> None:
        """Write what is not in its file, and end. Raises `WorkbookError` where it can't."""
        for timer in self._saving.values():
            timer.cancel()
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self.desk.close()
        self.texts.close()

    async def _edit(self, number: int, file: str, version: int, text: str) -> None:
        try:
            new = self.texts.edit(file, version, text)
        except StaleError:
            await self._try(number, self._text(file) | {"what": "refused"})
            return
        await self._try(number, {"what": "taken", "file": file, "version": new})
        await self._tell(self._text(file), besides=number)
        self._save_later(file, SAVE_SECONDS)

    async def _settle(self, file: str, mine: bool) -> None:
        kept = self.texts.settle(file, mine=mine)
        await self._tell(self._text(file))
        await self._tell({"what": "settled", "file": file, "kept": kept})

    async def _rename(self, names: Mapping[str, str]) -> None:
        self._focus = names.get(self._focus, self._focus)
        await self._tell(self._chapters() | {"names": dict(names)})

    def _save_later(self, name: str, seconds: float) -> None:
        if name in self._saving:
            self._saving[name].cancel()
        self._saving[name] = self._loop.call_later(seconds, self._begin, name)

    def _begin(self, name: str) -> None:
        task = self._loop.create_task(self._save(name))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _save(self, name: str) -> None:
        if name in self._saving:
            self._saving.pop(name).cancel()
        if all(one.file != name for one in self.texts.chapters):
            return  # it has another name now, and was saved before it got that
        try:
            saved = self.texts.save(name)
        except WorkbookError as reason:
            await self._tell(failed(reason))
            self._save_later(name, _AGAIN_SECONDS)
            return
        if saved is Saved.ASKED:
            await self._tell(asked(name))
        else:
            version = self.texts.chapter(name).version
            await self._tell({"what": "saved", "file": name, "version": version})

    async def _draw(self) -> None:
        """Lay out the newest text whenever there is one."""
        shown_of = ("", 0)
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            if shown_of == (self._focus, self.texts.version):
                continue
            shown_of = (self._focus, self.texts.version)
            try:
                shown = await self.desk.show(
                    self.texts.version, self.texts.unsaved(), self._focus, self._show_early
                )
            except WorkbookError as reason:
                await self._tell(failed(reason))
            else:
                await self._show(shown)

    def _show_early(self, shown: Shown) -> None:
        task = self._loop.create_task(self._show(shown))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _show(self, shown: Shown) -> None:
        async with self._showing:
            self._shown = shown
            for number, tab in list(self._tabs.items()):
                await self._show_to(number, tab, shown)

    async def _show_to(self, number: int, tab: _Tab, shown: Shown) -> None:
        """Send the pages that a tab has not got; nothing stands for those that are the same."""
        before, tab.pages = tab.pages, shown.pages
        pages = [
            None if place < len(before) and page == before[place] else page_message(page)
            for place, page in enumerate(shown.pages)
        ]
        await self._try(number, shown_message(shown, pages))

    async def _watch(self) -> None:
        """Take in what other programs do in the folder."""
        folder = self.texts.folder
        seen = watchfiles.awatch(
            folder, watch_filter=_Visible(), debounce=_LOOK_MILLISECONDS, step=20
        )
        async for changes in seen:
            try:
                await self._look({Path(path) for _, path in changes})
            except WorkbookError as reason:
                await self._tell(failed(reason))

    async def _look(self, paths: set[Path]) -> None:
        names = {one.file for one in self.texts.chapters}
        seen = self.texts.look()
        names |= {one.file for one in self.texts.chapters}
        if any(path.name not in names and path.suffix != ".md" for path in paths):
            self.texts.touch()
            self.desk.forget()
        if seen.listed:
            await self._tell(self._chapters())
        for name in seen.taken:
            await self._tell(self._text(name))
        for name in seen.asked:
            await self._tell(asked(name))
        self._wanted.set()

    def _chapters(self) -> Message:
        chapters = [
            {
                "file": one.file,
                "version": one.version,
                "text": one.text,
                "readable": one.disk.readable,
            }
            for one in self.texts.chapters
        ]
        return {"what": "chapters", "chapters": chapters}

    def _text(self, name: str) -> Message:
        one = self.texts.chapter(name)
        return {"what": "text", "file": name, "version": one.version, "text": one.text}

    async def _count(self) -> None:
        await self._tell({"what": "tabs", "count": len(self._tabs)})

    async def _tell(self, message: Message, besides: int = 0) -> None:
        for number in list(self._tabs):
            if number != besides:
                await self._try(number, message)

    async def _try(self, number: int, message: Message) -> None:
        """Send something to a tab, if it is there still."""
        try:
            if number in self._tabs:
                await self._tabs[number].send(message)
        except ConnectionError:  # it has gone, and will be heard to leave
            self._tabs.pop(number, None)


class _Visible(watchfiles.DefaultFilter):
    """What is seen in a folder: not the files that are being written."""

    def __call__(self, change: watchfiles.Change, path: str) -> bool:
        return not Path(path).name.startswith(".") and super().__call__(change, path)
