"""An open workbook: what is written is laid out, saved and told to all who look on."""

import asyncio

import pytest

from generator.studio import sitting as sittings
from generator.studio.messages import MalformedError
from generator.studio.sitting import Sitting
from tests.helpers.drawn_desk import DrawnDesk
from tests.helpers.workbooks import write_workbook

TRUST, CARE = "01-trust.md", "02-care.md"


class Tab:
    def __init__(self):
        self.heard: list[dict] = []

    async def send(self, message):
        self.heard.append(message)

    async def until(self, what: str, count: int = 1) -> dict:
        async with asyncio.timeout(5):
            while len(found := [one for one in self.heard if one["what"] == what]) < count:
                await asyncio.sleep(0.005)
        return found[count - 1]

    def said(self, what: str) -> list[dict]:
        return [one for one in self.heard if one["what"] == what]


@pytest.fixture
def folder(tmp_path):
    return write_workbook(tmp_path, {TRUST: "# Trust\n\nWords.\n", CARE: "# Care\n\nWords.\n"})


@pytest.fixture
def sit(folder, monkeypatch):
    """Do something at an open workbook, with a tab or more that look on."""
    monkeypatch.setattr(sittings, "SAVE_SECONDS", 0.05)

    def run(work, tabs: int = 1):
        async def all_of_it():
            at = Sitting(folder, DrawnDesk(folder))
            looking = [Tab() for _ in range(tabs)]
            numbers = [await at.join(one.send) for one in looking]
            try:
                await work(
                    at, *(one for pair in zip(numbers, looking, strict=True) for one in pair)
                )
            finally:
                await at.close()
            assert at.desk.closed == 1

        asyncio.run(all_of_it())

    return run


def edit(text: str, version: int = 1, file: str = TRUST) -> dict:
    return {"do": "edit", "file": file, "version": version, "text": text}


def test_a_tab_gets_the_texts_and_then_the_pages(sit):
    async def work(_at, _number, tab):
        shown = await tab.until("shown")
        listed = tab.said("chapters")[0]["chapters"]
        assert [(one["file"], one["version"]) for one in listed] == [(TRUST, 1), (CARE, 1)]
        assert [one["file"] for one in shown["pages"]] == [TRUST, CARE]
        assert shown["good"]

    sit(work)


def test_what_is_written_is_answered_shown_and_saved(sit, folder):
    async def work(at, number, tab):
        await tab.until("shown")
        await at.hear(number, edit("# Trust\n\nMore.\n"))
        assert (await tab.until("taken"))["version"] == 2
        shown = await tab.until("shown", 2)
        assert [bool(one) for one in shown["pages"]] == [True, False]  # what is new alone
        await tab.until("saved")
        assert (folder / TRUST).read_text(encoding="utf-8") == "# Trust\n\nMore.\n"

    sit(work)


def test_a_text_that_cant_be_laid_out_is_told_with_its_line_and_the_pages_stay(sit):
    async def work(at, number, tab):
        await tab.until("shown")
        await at.hear(number, edit("# Trust\n\n/// nonsense\n///\n"))
        shown = await tab.until("shown", 2)
        assert (shown["good"], shown["pages"]) == (False, [None, None])
        assert [(one["severity"], one["file"], one["line"]) for one in shown["told"]] == [
            ("error", TRUST, 3)
        ]

    sit(work)


def test_of_many_keys_the_newest_text_is_shown_and_saved_once(sit):
    async def work(at, number, tab):
        await tab.until("shown")
        for version in range(1, 30):
            await at.hear(number, edit("# Trust\n\n" + "x" * version, version))
        await tab.until("saved")
        assert len(at.desk.shown) < 10
        assert at.desk.shown[-1] == at.texts.version
        assert len(tab.said("saved")) == 1

    sit(work)


def test_two_tabs_are_told_of_each_other_and_one_gets_what_the_other_writes(sit):
    async def work(at, number, tab, other_number, other):
        assert tab.said("tabs")[-1]["count"] == 2
        await at.hear(number, edit("one"))
        assert (await other.until("text"))["text"] == "one"
        assert tab.said("text") == []
        await at.hear(other_number, edit("two"))  # made of the first text
        refused = await other.until("refused")
        assert (refused["text"], refused["version"]) == ("one", 2)
        await at.leave(number)
        assert other.said("tabs")[-1]["count"] == 1

    sit(work, tabs=2)


def test_what_another_program_writes_comes_to_the_tabs(sit, folder):
    async def work(_at, _number, tab):
        await asyncio.sleep(0.3)  # until the folder is watched
        (folder / TRUST).write_text("# Theirs\n", encoding="utf-8")
        assert (await tab.until("text"))["text"] == "# Theirs\n"
        (folder / "03-rest.md").write_text("# Rest\n", encoding="utf-8")
        listed = await tab.until("chapters", 2)
        assert [one["file"] for one in listed["chapters"]] == [TRUST, CARE, "03-rest.md"]

    sit(work)


def test_a_picture_that_changes_has_all_laid_out_anew(sit, folder):
    async def work(at, _number, tab):
        await tab.until("shown")
        await asyncio.sleep(0.3)
        (folder / "us.png").write_bytes(b"x")
        await tab.until("shown", 2)
        assert at.desk.forgotten == 1

    sit(work)


def test_where_both_wrote_it_is_asked_and_settled(sit, folder):
    async def work(at, number, tab):
        await at.hear(number, edit("# Mine\n"))
        (folder / TRUST).write_text("# Theirs\n", encoding="utf-8")
        assert (await tab.until("asked"))["file"] == TRUST
        late = Tab()
        await at.join(late.send)
        assert late.said("asked")
        await at.hear(number, {"do": "settle", "file": TRUST, "mine": False})
        kept = (await tab.until("settled"))["kept"]
        assert (folder / kept).read_text(encoding="utf-8") == "# Mine\n"
        assert tab.said("text")[-1]["text"] == "# Theirs\n"

    sit(work)


def test_chapters_come_move_and_go(sit):
    async def work(at, number, tab):
        await at.hear(number, {"do": "add", "title": "Rest"})
        assert tab.said("open")[0]["file"] == "03-rest.md"
        await at.hear(number, {"do": "move", "file": CARE, "to": 0})
        assert tab.said("chapters")[-1]["names"] == {
            CARE: "01-care.md",
            TRUST: "02-trust.md",
        }
        await at.hear(number, {"do": "rename", "file": "02-trust.md", "words": "Us"})
        await at.hear(number, {"do": "leave-out", "file": "03-rest.md"})
        last = tab.said("chapters")[-1]
        assert last["place"] == "_left-out/03-rest.md"
        assert [one["file"] for one in last["chapters"]] == ["01-care.md", "02-us.md"]

    sit(work)


def test_what_cant_be_done_is_told_to_who_asked_alone(sit):
    async def work(at, number, tab, _other_number, other):
        await at.hear(number, {"do": "rename", "file": TRUST, "words": "!"})
        assert tab.said("failed")[0]["told"][0]["message"] == "a name needs a letter"
        assert other.said("failed") == []
        with pytest.raises(MalformedError):
            await at.hear(number, {"do": "nothing"})

    sit(work, tabs=2)


def test_who_leaves_at_once_has_all_saved(sit, folder):
    async def work(at, number, _tab):
        await at.hear(number, edit("# Last words\n"))
        await at.leave(number)
        assert (folder / TRUST).read_text(encoding="utf-8") == "# Last words\n"
        assert at.is_empty

    sit(work)
