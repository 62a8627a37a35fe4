import asyncio
import contextlib
import os
import signal

import psutil
import pytest

from generator.build import Request, make_books
from generator.diagnostics import WorkbookError
from generator.memory import LIMIT_MEGABYTES
from generator.studio import desk as module
from generator.studio.desk import BookChoice, Desk
from tests.helpers.workbooks import write_workbook

CHAPTERS = {
    "01-one.md": "# One\n\n1. What is mine?\n",
    "02-two.md": "# Two\n\n2. And what is ours?\n",
}
LONG = "".join(f"{n}. What about number {n}, and what else?\n" for n in range(1, 15))


def with_desk(tmp_path, use, choice=None):
    """Do something at a desk, in an event loop of its own."""

    async def sit():
        desk = Desk(write_workbook(tmp_path, CHAPTERS), choice)
        with contextlib.closing(desk):
            return await use(desk)

    return asyncio.run(sit())


def test_it_shows_pages_and_gives_pictures_and_the_book(tmp_path):
    async def use(desk):
        shown = await desk.show(7, {"02-two.md": "# Second\n"})
        return shown, await desk.picture(shown.pages[0].key, 0.2), await desk.pdf({})

    shown, picture, pdf = with_desk(tmp_path, use)

    assert (shown.version, shown.good, shown.whole) == (7, True, True)
    assert picture.startswith(b"\x89PNG")
    assert pdf == make_books(Request(workbook=tmp_path), lambda *_: None)[0].pdf


def test_the_newest_of_several_texts_answers_all_that_wait(tmp_path):
    async def use(desk):
        await desk.show(1, {})
        asked = [desk.show(n, {"01-one.md": f"# Title {n}\n"}) for n in range(2, 9)]
        return await asyncio.gather(*asked)

    versions = [one.version for one in with_desk(tmp_path, use)]

    assert versions[-1] == 8
    assert versions == sorted(versions)
    assert len(set(versions)) < len(versions)


def test_what_is_in_view_is_shown_before_the_rest(tmp_path):
    async def use(desk):
        await desk.show(1, {})
        early = []
        shown = await desk.show(2, {"01-one.md": f"# One\n\n{LONG}"}, "01-one.md", early.append)
        return early, shown

    early, shown = with_desk(tmp_path, use)

    assert [one.whole for one in early] == [False]
    assert early[0].pages[4].key == shown.pages[4].key


def test_one_that_the_system_ends_is_replaced_and_told(tmp_path):
    async def use(desk):
        await desk.show(1, {})
        os.kill(desk.pid, signal.SIGTERM)
        with pytest.raises(WorkbookError, match="was ended"):
            for number in range(2, 6):
                await desk.show(number, {"01-one.md": f"# Title {number}\n"})
        return await desk.show(9, {"01-one.md": "# Another\n"})

    assert with_desk(tmp_path, use).good


def test_one_that_is_stuck_is_replaced(tmp_path, monkeypatch):
    async def use(desk):
        await desk.show(1, {})
        monkeypatch.setattr(module, "LIMIT_SECONDS", 0.001)
        with pytest.raises(WorkbookError, match="took longer"):
            await desk.show(2, {"01-one.md": "# Another\n"})
        monkeypatch.setattr(module, "LIMIT_SECONDS", 60)
        return await desk.show(3, {"01-one.md": "# Another\n"})

    assert with_desk(tmp_path, use).version == 3


def test_what_can_not_be_built_is_told_and_a_page_that_is_none(tmp_path):
    async def use(desk):
        with pytest.raises(WorkbookError, match="unknown block"):
            await desk.pdf({"01-one.md": "# One\n\n/// scle\n///\n"})
        with pytest.raises(KeyError):
            await desk.picture("none", 1.0)

    with_desk(tmp_path, use)


def test_the_edition_and_the_paper_that_are_chosen_are_shown(tmp_path):
    async def use(desk):
        return (await desk.show(1, {})).pages

    usual = with_desk(tmp_path, use)
    chosen = with_desk(tmp_path, use, BookChoice(edition="large-print", paper="a5"))

    assert chosen[0].width < usual[0].width


@pytest.mark.skipif(not hasattr(psutil.Process, "rlimit"), reason="read where Linux tells it")
def test_its_memory_is_bounded(tmp_path):
    async def use(desk):
        await desk.show(1, {})
        return psutil.Process(desk.pid).rlimit(psutil.RLIMIT_AS)[0]

    assert with_desk(tmp_path, use) == LIMIT_MEGABYTES * 2**20
