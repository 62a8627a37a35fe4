"""The texts of an open workbook: one writer for all who look at it, and nothing of theirs is lost.

Each chapter has a version that counts up. Who changes it says which version they changed; where
another was there before, they are told. Before a file is written, what stands on the disk is looked
at: what another program wrote is never written over unasked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from generator import files
from generator.diagnostics import Location, WorkbookError, error
from generator.making.collection import list_chapters
from generator.slugs import file_name
from generator.studio.file_names import TakenError, free_name, in_order, number_of, steps
from generator.studio.on_disk import OnDisk, digest_of, read_text

LEFT_OUT = "_left-out"  # no chapter is read from a folder whose name begins so
LARGEST_LETTERS = 20_000_000


class StaleError(Exception):
    """What was changed was no longer the newest text of a chapter."""


class Saved(Enum):
    """What came of saving."""

    SAME = "nothing was to be written"
    WRITTEN = "the file has the text now"
    ASKED = "another program changed the file too: which is meant has to be said"


@dataclass(slots=True, kw_only=True)
class Chapter:
    """A chapter's newest text. `theirs` is what another program wrote meanwhile, where it has to
    be asked which of the two is meant.
    """

    file: str
    text: str
    version: int = 1
    disk: OnDisk = field(default_factory=OnDisk)
    theirs: OnDisk | None = None

    @property
    def unsaved(self) -> bool:
        """Tell whether the text is not in the file."""
        return self.text != self.disk.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What other programs did: chapters whose text is theirs now, those that are to be asked
    about, and whether chapters came or went.
    """

    taken: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    listed: bool = False


class Texts:
    """The chapters of a workbook's folder."""

    def __init__(self, folder: Path):
        """Read all chapters. Raises `WorkbookError` where the folder can't be looked into."""
        self.folder = folder
        self.version = 1  # counts each change of any text
        self._all: dict[str, Chapter] = {}
        self._list()

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Give the chapters in the order of the book."""
        return tuple(self._all.values())

    def chapter(self, name: str) -> Chapter:
        """Give a chapter by the name of its file. Raises `WorkbookError` for none."""
        if name not in self._all:
            raise self._refused(name, "there is no such chapter", "choose one of the list")
        return self._all[name]

    def unsaved(self) -> Mapping[str, str]:
        """Give the texts that are not in their files, by the names of these."""
        return {one.file: one.text for one in self._all.values() if one.unsaved}

    def edit(self, name: str, base: int, text: str) -> int:
        """Take the new text of a chapter, made of a version of it, and give its new version.

        Raises `StaleError` where that version is not the newest, `WorkbookError` where the text is
        too large or the chapter not there.
        """
        one = self.chapter(name)
        if base != one.version:
            raise StaleError
        if len(text) > LARGEST_LETTERS:
            raise self._refused(name, "has more than 20 MB of text", "make several chapters of it")
        if not one.disk.readable:
            raise self._refused(name, "is no text in UTF-8", "save it as UTF-8 where you wrote it")
        # Half letters, which no file can hold, are written as question marks.
        self._change(one, text.encode(errors="replace").decode())
        return one.version

    def save(self, name: str) -> Saved:
        """Write a chapter whose text is not in its file. Raises `WorkbookError` where it can't."""
        one = self.chapter(name)
        if one.theirs is not None:
            return Saved.ASKED
        if not one.unsaved:
            return Saved.SAME
        found = self._read(name)
        if found is not None and found.digest != one.disk.digest and found.text != one.text:
            one.theirs = found
            return Saved.ASKED
        self._write(one)
        return Saved.WRITTEN

    def settle(self, name: str, *, mine: bool) -> str:
        """Keep one of two texts of a chapter, and put the other into a file that the book leaves
        out: give its name.
        """
        one = self.chapter(name)
        theirs = one.theirs
        if theirs is None:
            raise self._refused(name, "is no longer asked about", "go on writing")
        kept = self._keep(name, theirs.text if mine else one.text)
        one.disk, one.theirs = theirs, None
        if mine:
            self._write(one)
        else:
            self._change(one, theirs.text)
        return kept

    def look(self) -> Seen:
        """Take in what other programs did in the folder. Raises `WorkbookError`."""
        before = list(self._all)
        new = self._list()
        taken, asked = [], []
        for one in self._all.values():
            if one.file in new:
                continue
            found = self._read(one.file)
            if found is None or found.digest == (one.theirs or one.disk).digest:
                continue
            if found.text == one.text or not one.unsaved:
                one.theirs = None
                one.disk = found
                if found.text != one.text:
                    self._change(one, found.text)
                    taken.append(one.file)
            else:
                one.theirs = found
                asked.append(one.file)
        listed = list(self._all) != before
        self.version += listed
        return Seen(taken=tuple(taken), asked=tuple(asked), listed=listed)

    def touch(self) -> None:
        """Count a change of something else in the folder: a picture, the settings."""
        self.version += 1

    def add(self, title: str) -> str:
        """Put a chapter behind the others and give the name of its file."""
        words = " ".join(title.split())[:200]
        if not words:
            raise self._refused("", "a chapter needs a title", "write one")
        numbers = [int(found) for one in self._all if (found := number_of(one))]
        number = max([*numbers, 0 if numbers else len(self._all)]) + 1
        name = free_name(self.folder, f"{number:02}-{file_name(words) or 'chapter'}")
        files.write_atomically(self.folder / name, f"# {words}\n\n".encode())
        self._relist()
        return name

    def rename(self, name: str, words: str) -> dict[str, str]:
        """Give a chapter's file a name of other words, behind the same number. Gives, here and
        below, the new names by the old ones.
        """
        self._save_all(name)
        own = file_name(words)
        if not own:
            raise self._refused(name, "a name needs a letter", "write one with letters or digits")
        number = number_of(name)
        target = f"{number}-{own}.md" if number else f"{own}.md"
        if target == name:
            return {}
        return self._moved({name: target})

    def move(self, name: str, to: int) -> dict[str, str]:
        """Put a chapter at another place, counted from 0, by the numbers in the files' names."""
        self.chapter(name)
        self._save_all(*self._all)
        order = [one for one in self._all if one != name]
        order.insert(max(0, min(to, len(order))), name)
        return self._moved(in_order(order, first=next(iter(self._all))))

    def leave_out(self, name: str) -> str:
        """Move a chapter's file into a folder that the book leaves out, and give its place."""
        self._save_all(name)
        if len(self._all) == 1:
            hint = "add another first"
            raise self._refused(name, "a workbook has one chapter at least", hint)
        target = self.folder / LEFT_OUT / free_name(self.folder / LEFT_OUT, Path(name).stem)
        files.move(self.folder / name, target)
        self._relist()
        return f"{LEFT_OUT}/{target.name}"

    def close(self) -> None:
        """Write all that is not in its file; what can't be settled goes beside it."""
        for one in self._all.values():
            if self.save(one.file) is Saved.ASKED:
                self._keep(one.file, one.text)

    def _change(self, one: Chapter, text: str) -> None:
        one.text = text
        one.version += 1
        self.version += 1

    def _write(self, one: Chapter) -> None:
        data = one.disk.encoded(one.text)
        files.write_atomically(self.folder / one.file, data)
        one.disk.text, one.disk.digest = one.text, digest_of(data)

    def _keep(self, name: str, text: str) -> str:
        """Put a text into a file that is no chapter, and give its name."""
        kept = free_name(self.folder, f"_{Path(name).stem}-other")
        files.write_atomically(self.folder / kept, text.encode())
        return kept

    def _save_all(self, *names: str) -> None:
        """Write chapters before their files move. Raises `WorkbookError` for an open question."""
        for name in names:
            if self.save(name) is Saved.ASKED:
                hint = "say first which of the two texts is meant"
                raise self._refused(name, "another program changed it too", hint)

    def _moved(self, names: dict[str, str]) -> dict[str, str]:
        """Give files their new names, also where one takes the name of another."""
        try:
            for old, new in steps(names, self.folder):
                files.move(self.folder / old, self.folder / new)
        except TakenError as reason:
            hint = "give that file another name, or choose another one"
            problem = "a file of this name is there already"
            raise self._refused(str(reason), problem, hint) from reason
        self._all = {names.get(old, old): one for old, one in self._all.items()}
        for name, one in self._all.items():
            one.file = name
        self._relist()
        return names

    def _relist(self) -> None:
        self.version += 1
        self._list()

    def _list(self) -> set[str]:
        """Hold the chapters that are in the folder, in their order, and give those that are new."""
        try:
            names = list_chapters(self.folder)
        except OSError as reason:
            problem = f"can't be looked into: {reason.strerror or reason}"
            raise self._refused("", problem, "see that the folder is still there") from reason
        before, new = self._all, set()
        # A text of ours that is not in a file is kept, though its file is gone.
        lost = [name for name, one in before.items() if one.unsaved and name not in names]
        self._all = {}
        for name in (*names, *lost):
            one = before.get(name)
            if one is None:
                found = self._read(name) or OnDisk(readable=False)
                one = Chapter(file=name, text=found.text, disk=found)
                new.add(name)
            self._all[name] = one
        return new

    def _read(self, name: str) -> OnDisk | None:
        return read_text(self.folder / name, self.folder)

    def _refused(self, name: str, problem: str, hint: str) -> WorkbookError:
        at = Location(file=files.display(self.folder / name))
        return WorkbookError(error(problem, hint=hint, at=at))
