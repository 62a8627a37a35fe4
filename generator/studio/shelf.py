"""The workbooks there are, those that are open, and a picture of each cover."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator import build, gate
from generator.diagnostics import Location, WorkbookError, error
from generator.making.collection import find_workbooks, is_workbook
from generator.slugs import file_name, title_of
from generator.studio.sitting import Layer, Sitting
from generator.yaml_reader import YamlError, read_yaml

IDLE_SECONDS = 60.0  # after which a workbook that nobody looks at is closed
COVER_SCALE = 0.5
_SETTINGS = "workbook.yml"
_LARGEST_SETTINGS = 2_000_000  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A workbook as it stands on the first page."""

    name: str
    title: str


class Shelf:
    """The workbooks of a folder, or the one that the folder is."""

    def __init__(self, folder: Path, make_desk: Callable[[Path], Layer]):
        """`make_desk` gives what lays out the workbook of a folder."""
        self._folder = folder
        self._make_desk = make_desk
        self._open: dict[str, Sitting] = {}
        self._closing: dict[str, asyncio.TimerHandle] = {}
        self._covers: dict[str, tuple[float, bytes | None]] = {}
        self._covering = asyncio.Lock()
        self._ending: set[asyncio.Task[None]] = set()
        self.is_one = _is_one(folder)

    def workbooks(self) -> tuple[Listed, ...]:
        """Give the workbooks in order of name."""
        return tuple(
            Listed(name=name, title=_title(folder)) for name, folder in self._folders().items()
        )

    def create(self, title: str) -> str:
        """Begin a workbook, as `workbook new` does, and give its name. Raises `WorkbookError`."""
        words = " ".join(title.split())[:200]
        name = file_name(words)
        if self.is_one or not name:
            problem = "a workbook needs a title" if not name else "this folder is one workbook"
            raise WorkbookError(error(problem, hint="write one with letters or digits"))
        build.start(self._folder / name, None)
        return name

    def sit(self, name: str) -> Sitting:
        """Open a workbook, or give the open one. Raises `WorkbookError` where there is none."""
        if name in self._closing:
            self._closing.pop(name).cancel()
        if name not in self._open:
            folder = self._find(name)
            self._open[name] = Sitting(folder, self._make_desk(folder))
        return self._open[name]

    def rise(self, name: str) -> None:
        """Close a workbook after a while, if nobody looks at it."""
        if name in self._open and self._open[name].is_empty:
            loop = asyncio.get_running_loop()
            self._closing[name] = loop.call_later(IDLE_SECONDS, self._end, name)

    async def picture(self, name: str, key: str, scale: float) -> bytes:
        """Give a page of an open workbook. Raises `KeyError` where there is none."""
        return await self._open[name].desk.picture(key, scale)

    async def cover(self, name: str) -> bytes | None:
        """Give a picture of a workbook's first page, or nothing where it can't be made.

        One is made after the other, by a process that ends then.
        """
        folder = self._find(name)
        async with self._covering:
            newest = max(one.stat().st_mtime for one in (folder, *folder.iterdir()))
            kept = self._covers.get(name)
            if kept is None or kept[0] != newest:
                self._covers[name] = kept = newest, await self._draw(folder)
            return kept[1]

    async def close(self) -> None:
        """Close all that is open. Raises `WorkbookError` where a text can't be written."""
        for timer in self._closing.values():
            timer.cancel()
        while self._open:
            await self._open.popitem()[1].close()

    async def _draw(self, folder: Path) -> bytes | None:
        desk = self._make_desk(folder)
        try:
            pages = (await desk.show(1, {})).pages
            return await desk.picture(pages[0].key, COVER_SCALE) if pages else None
        except (WorkbookError, KeyError):
            return None
        finally:
            desk.close()

    def _end(self, name: str) -> None:
        self._closing.pop(name, None)
        if name in self._open and self._open[name].is_empty:
            task = asyncio.get_running_loop().create_task(self._open.pop(name).close())
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    def _find(self, name: str) -> Path:
        folder = self._folders().get(name)
        if folder is None:
            hint = "choose one of the first page"
            raise WorkbookError(
                error("there is no such workbook", hint=hint, at=Location(file=name))
            )
        return folder

    def _folders(self) -> dict[str, Path]:
        if self.is_one:
            return {self._folder.resolve().name: self._folder}
        try:
            return {one.name: one for one in find_workbooks(self._folder)}
        except WorkbookError:  # there are none yet
            return {}


def _is_one(folder: Path) -> bool:
    """Tell whether a folder is a workbook, and not one with workbooks in it."""
    if not is_workbook(folder):
        return False
    if (folder / _SETTINGS).is_file():
        return True
    try:
        inside = find_workbooks(folder)
    except WorkbookError:
        return True
    return all(one.name.startswith("_") for one in inside)  # what is set aside


def _title(folder: Path) -> str:
    """Give the title that a workbook's settings say, else what its name stands for."""
    try:
        text = gate.read_within(folder / _SETTINGS, (folder,), at_most=_LARGEST_SETTINGS).decode()
        said = read_yaml(text)
    except (gate.GateError, UnicodeDecodeError, YamlError):
        said = None
    title = said.get("title") if isinstance(said, dict) else None
    return str(title) if title else title_of(folder.resolve().name)
