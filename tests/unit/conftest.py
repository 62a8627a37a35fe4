"""Workbooks of a few lines, read where the test runs, so that messages name short paths."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import WorkbookError
from generator.model import Chapter
from generator.reading.pictures import PictureError, find_picture
from generator.reading.workbook import Reading, read_workbook

Files = dict[str, str | bytes]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reading]:
    """Read a workbook `book` whose `01-trust.md` has this text, and whose files are these."""
    monkeypatch.chdir(tmp_path)

    def read_book(text: str | bytes | None = None, files: Files | None = None) -> Reading:
        book = Path("book")
        book.mkdir(exist_ok=True)
        chapter = {} if text is None else {"01-trust.md": text}
        for name, content in {**chapter, **(files or {})}.items():
            path = book / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_workbook(book)

    return read_book


@pytest.fixture
def chapter(read) -> Callable[..., Chapter]:
    """Read one chapter."""
    return lambda *given, **more: read(*given, **more).workbook.chapters[0]


@pytest.fixture
def refused(read) -> Callable[..., list[str]]:
    """Give the messages a workbook is refused with, as they are printed."""

    def messages(*given, **more) -> list[str]:
        with pytest.raises(WorkbookError) as reason:
            read(*given, **more)
        return [str(one) for one in reason.value.diagnostics]

    return messages


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "book" / "images").mkdir(parents=True)
    return tmp_path / "book"


@pytest.fixture
def put(folder):
    """Put a picture into the workbook."""

    def put(name: str, content: bytes | str) -> None:
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)

    return put


@pytest.fixture
def picture_refused(folder):
    """Give the message and the hint a reference to a picture is refused with."""

    def refused(reference: str) -> tuple[str, str]:
        with pytest.raises(PictureError) as reason:
            find_picture(folder, reference)
        return str(reason.value), reason.value.hint

    return refused
