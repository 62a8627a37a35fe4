import asyncio
import os

import pytest

from generator.diagnostics import WorkbookError
from generator.studio import shelf as shelves
from generator.studio.shelf import Shelf
from tests.helpers.drawn_desk import DrawnDesk
from tests.helpers.workbooks import one_chapter


class Desks:
    """Makes desks, and holds all it made."""

    def __init__(self):
        self.made: list[DrawnDesk] = []

    def __call__(self, folder):
        self.made.append(DrawnDesk(folder))
        return self.made[-1]


def test_a_folder_that_is_a_workbook_is_the_only_one(tmp_path):
    one_chapter(tmp_path, "# Trust\n")
    one_chapter(tmp_path / "_left-out", "# Care\n")

    shelf = Shelf(tmp_path, DrawnDesk)

    assert shelf.is_one
    assert [one.name for one in shelf.workbooks()] == [tmp_path.name]
    with pytest.raises(WorkbookError, match="is one workbook"):
        shelf.create("Another")


def test_a_folder_of_workbooks_with_a_page_of_notes_is_none_itself(tmp_path):
    (tmp_path / "notes.md").write_text("# Notes\n", encoding="utf-8")
    one_chapter(tmp_path / "ours", "# Trust\n")

    assert [one.name for one in Shelf(tmp_path, DrawnDesk).workbooks()] == ["ours"]


def test_a_folder_that_is_not_there_yet_has_none_and_gets_the_first(tmp_path):
    shelf = Shelf(tmp_path / "content", DrawnDesk)

    assert shelf.workbooks() == ()
    assert shelf.create("Our Łódź") == "our-lodz"
    assert [(one.name, one.title) for one in shelf.workbooks()] == [("our-lodz", "Our lodz")]


def test_a_cover_is_drawn_once_until_the_workbook_changes(tmp_path):
    folder = one_chapter(tmp_path / "ours", "# Trust\n")
    desks = Desks()

    async def look():
        shelf = Shelf(tmp_path, desks)
        first = await shelf.cover("ours")
        assert await shelf.cover("ours") == first
        os.utime(folder / "01-trust.md", (2_000_000_000, 2_000_000_000))
        await shelf.cover("ours")

    asyncio.run(look())

    assert [one.closed for one in desks.made] == [1, 1]


def test_a_workbook_that_nobody_looks_at_is_closed_after_a_while(tmp_path, monkeypatch):
    monkeypatch.setattr(shelves, "IDLE_SECONDS", 0.05)
    one_chapter(tmp_path / "ours", "# Trust\n")
    desks = Desks()

    async def come_and_go():
        shelf = Shelf(tmp_path, desks)
        assert shelf.sit("ours") is shelf.sit("ours")
        shelf.rise("ours")
        shelf.sit("ours")  # back in time
        await asyncio.sleep(0.1)
        assert [one.closed for one in desks.made] == [0]
        shelf.rise("ours")
        await asyncio.sleep(0.3)
        assert [one.closed for one in desks.made] == [1]
        shelf.sit("ours")
        await shelf.close()
        assert [one.closed for one in desks.made] == [1, 1]

    asyncio.run(come_and_go())
