"""What somebody who writes sees: each test in a browser, as with hands and eyes."""

import re

import pytest
from playwright.sync_api import expect

from generator.studio.desk import Desk
from generator.studio.routes import WEB
from tests.studio.conftest import LOST, Served

EDITORS = [
    pytest.param(
        False,
        id="bundle",
        marks=pytest.mark.skipif(
            not (WEB / "editor.bundle.js").is_file(), reason="the editor is made by `make editor`"
        ),
    ),
    pytest.param(True, id="plain"),
]


@pytest.fixture(params=EDITORS)
def studio(request, shared, open_studio):
    return open_studio(shared[request.param])


@pytest.fixture
def usual(shared, open_studio):
    """A studio with the editor that there is."""
    return open_studio(shared[False])


@pytest.fixture
def own(tmp_path, open_studio):
    """A studio with a server of its own."""
    served = Served(tmp_path)
    yield open_studio(served)
    served.end()


def editor(tab):
    return tab.locator("#editor .cm-content, #editor textarea:not([hidden])")


def write(tab, words: str) -> None:
    editor(tab).focus()
    tab.keyboard.press("Control+End")
    tab.keyboard.type(words)


def titles(tab):
    return tab.locator("#chapters button")


def test_a_chapter_opens_at_its_beginning(studio):
    tab = studio.tab()

    expect(tab.locator(".page").first.locator(".mark")).to_have_attribute("data-line", "1")


def test_a_question_that_is_written_is_seen_on_its_page_and_saved(studio):
    tab = studio.tab()
    before = tab.locator(".page").first.get_attribute("data-key")

    write(tab, "2. What hurts?")

    page = tab.locator(".page").first
    expect(page).not_to_have_attribute("data-key", before)
    expect(page.locator(".mark")).to_have_attribute("data-line", "6")
    expect(tab.locator("#saved")).to_have_text("Saved")
    key = page.get_attribute("data-key")
    expect(page.locator("img")).to_have_attribute("src", re.compile(key))
    assert studio.text("01-trust.md").endswith("1. What helps?\n2. What hurts?")


def test_an_error_is_told_at_its_line_with_what_to_do_and_the_pages_stay(studio):
    tab = studio.tab()

    write(tab, "\n/// nonsense\n///\n\nMore.")

    found = tab.locator("#found .error")
    expect(found).to_have_count(1)
    expect(found.locator("button")).to_contain_text("Line 7")
    expect(found.locator("button")).to_contain_text('unknown block "nonsense"')
    expect(found.locator("p")).to_contain_text("known are")
    expect(tab.locator("#old")).to_be_visible()
    expect(tab.locator(".page img[src]")).to_have_count(3)
    if tab.locator(".cm-content").count():
        wrong = tab.locator("#editor .cm-line.wrong")
        expect(wrong).to_have_text("/// nonsense")
        expect(tab.locator("#editor .finding.error span")).to_contain_text("known are")
    found.locator("button").click()
    for _ in range(len("/// nonsense") + 1):
        tab.keyboard.press("Delete")
    for _ in range(3):
        tab.keyboard.press("Delete")
    expect(tab.locator("#found")).to_have_text("Nothing is wrong.")
    expect(tab.locator("#old")).to_be_hidden()


def test_a_click_on_a_page_leads_to_its_line(studio):
    tab = studio.tab()
    page = tab.locator(".page").nth(1)
    page.scroll_into_view_if_needed()
    box = page.bounding_box()

    line = 5
    y = (40 + (line - 1) * 20 + 10) / 600 * box["height"]
    page.click(position={"x": box["width"] / 2, "y": y})

    expect(titles(tab).nth(1)).to_have_attribute("aria-current", "true")
    expect(page.locator(".mark")).to_have_attribute("data-line", "5")
    expect(editor(tab)).to_be_focused()
    tab.keyboard.type("Here: ")
    expect(tab.locator("#saved")).to_have_text("Saved")
    assert "\n\nHere: Second words.\n" in studio.text("02-care.md")


def test_each_chapter_has_its_own_way_back(studio):
    tab = studio.tab()
    write(tab, "one")
    titles(tab).nth(1).click()
    write(tab, "two")

    for _ in range(5):
        tab.keyboard.press("Control+z")
    expect(tab.locator("#saved")).to_have_text("Saved")

    assert studio.text("02-care.md").startswith("# Care\n")
    assert "two" not in studio.text("02-care.md")
    assert studio.text("01-trust.md").endswith("1. What helps?\none")


def test_chapters_are_put_in_another_order_named_added_and_left_out(studio):
    tab = studio.tab()
    write(tab, "!")

    tab.get_by_role("button", name="Move down").click()
    expect(titles(tab)).to_have_text(["Care", "Trust", "Rest"])
    assert studio.text("02-trust.md").endswith("1. What helps?\n!")
    write(tab, "?")  # in the chapter that moved
    tab.get_by_role("button", name="Rename").click()
    tab.get_by_label("New name of the file").fill("How we trust")
    tab.keyboard.press("Enter")
    expect(titles(tab).nth(1)).to_have_attribute("title", "02-how-we-trust.md")
    assert studio.text("02-how-we-trust.md").endswith("!?")
    tab.get_by_label("Title of the chapter").fill("Joy")
    tab.keyboard.press("Enter")
    expect(titles(tab)).to_have_text(["Care", "Trust", "Rest", "Joy"])
    expect(editor(tab)).to_be_focused()
    tab.get_by_role("button", name="Leave out").click()
    expect(titles(tab)).to_have_text(["Care", "Trust", "Rest"])
    expect(tab.get_by_role("alert")).to_contain_text("_left-out/04-joy.md")


def test_two_tabs_are_told_and_have_one_text(usual):
    one, two = usual.tab(), usual.tab()

    expect(one.locator("#tabs")).to_have_text("This workbook is open in 2 tabs.")
    expect(two.locator("#tabs")).to_have_text("This workbook is open in 2 tabs.")
    write(one, "from one")
    expect(editor(two)).to_contain_text("from one") if two.locator(
        ".cm-content"
    ).count() else expect(editor(two)).to_have_value(re.compile("from one"))
    write(two, " and two")
    expect(two.locator("#saved")).to_have_text("Saved")
    assert usual.text("01-trust.md").endswith("from one and two")
    two.close()
    expect(one.locator("#tabs")).to_have_text("")


def test_a_file_that_another_program_writes_is_taken_over(usual):
    tab = usual.tab()
    path = usual.folder / "01-trust.md"

    tab.wait_for_timeout(300)  # until the folder is watched
    path.write_text("# Trust, again\n\nWhat we rely on.\n\n1. What helps?\n", encoding="utf-8")

    expect(titles(tab).first).to_have_text("Trust, again")
    write(tab, "more")
    expect(tab.locator("#saved")).to_have_text("Saved")
    assert usual.text("01-trust.md").startswith("# Trust, again\n")
    assert usual.text("01-trust.md").endswith("more")


def test_where_both_wrote_it_is_asked_and_nothing_is_lost(own):
    tab = own.tab()
    tab.wait_for_timeout(300)

    write(tab, "mine")
    (own.folder / "01-trust.md").write_text("# Theirs\n", encoding="utf-8")

    asked = tab.get_by_role("alert").filter(has_text="another program")
    expect(asked).to_be_visible()
    asked.get_by_role("button", name="Take the other").click()
    expect(titles(tab).first).to_have_text("Theirs")
    expect(tab.get_by_role("alert").filter(has_text="_01-trust-other.md")).to_be_visible()
    assert own.text("_01-trust-other.md").endswith("mine")
    assert own.text("01-trust.md") == "# Theirs\n"


def test_a_server_that_was_gone_gets_what_was_written_meanwhile(own):
    own.allowed = (LOST,)
    tab = own.tab()
    write(tab, "before")
    expect(tab.locator("#saved")).to_have_text("Saved")

    own.served.end()
    told = tab.get_by_role("alert").filter(has_text=f"--port {own.served.listening.port}")
    expect(told).to_be_visible()
    write(tab, ", meanwhile")
    own.served.again()
    own.tab()  # the address that it prints, opened in another tab

    expect(told).to_be_hidden()
    expect(tab.locator("#saved")).to_have_text("Saved")
    assert own.text("01-trust.md").endswith("before, meanwhile")


def test_pages_lie_side_by_side_or_one_below_the_other(usual):
    tab = usual.tab()
    spread = tab.locator(".page").nth(1).bounding_box(), tab.locator(".page").nth(2).bounding_box()
    assert spread[0]["y"] == spread[1]["y"]

    tab.get_by_role("button", name="Pages side by side").click()

    expect(tab.locator(".single")).to_have_count(3)
    expect(tab.get_by_role("button", name="Pages side by side")).to_have_attribute(
        "aria-pressed", "false"
    )


def test_all_of_it_is_done_with_the_keyboard_alone(usual):
    tab = usual.tab()

    def tab_to(role: str, name: str) -> None:
        wanted = tab.get_by_role(role, name=name, exact=True)
        for _ in range(40):
            tab.keyboard.press("Tab")
            if wanted.and_(tab.locator(":focus")).count():
                return
        pytest.fail(f"no key leads to {name}")

    tab_to("button", "Care")
    tab.keyboard.press("Enter")
    tab_to("textbox", "Text of Care")
    tab.keyboard.press("Control+End")
    tab.keyboard.type("/// nonsense")
    expect(tab.locator("#found .error").first).to_contain_text('"nonsense"')
    tab_to("button", tab.locator("#found button").first.text_content())
    tab.keyboard.press("Enter")
    expect(editor(tab)).to_be_focused()
    for _ in range(len("/// nonsense")):
        tab.keyboard.press("Delete")
    expect(tab.locator("#found")).to_have_text("Nothing is wrong.")
    tab_to("button", "Page 3: go to its text")
    tab.keyboard.press("Enter")
    expect(titles(tab).nth(2)).to_have_attribute("aria-current", "true")
    expect(editor(tab)).to_be_focused()


def test_the_names_of_its_parts_are_said_and_findings_are_read_out(usual):
    tab = usual.tab()

    for role, name in (("navigation", "Chapters"), ("main", "Text"), ("region", "Pages")):
        expect(tab.get_by_role(role, name=name)).to_be_visible()
    expect(tab.locator("#found")).to_have_attribute("aria-live", "polite")
    expect(tab.get_by_role("button", name="Page 2: go to its text")).to_be_visible()
    for button in tab.get_by_role("button").all():
        assert button.get_attribute("aria-label") or button.inner_text().strip()


def test_nothing_sticks_out_from_a_telephone_to_a_desk(usual):
    tab = usual.tab()

    for width in (1400, 1024, 768, 640, 360):
        tab.set_viewport_size({"width": width, "height": 800})
        for part in ("header", "nav", "#editor", "#findings", "#view"):
            box = tab.locator(part).bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["height"] > 30


def test_the_pages_are_those_of_the_book(tmp_path, open_studio):
    """By the process that lays out, and not by what stands in for it in the other tests."""
    served = Served(tmp_path, desk=Desk)
    tab = open_studio(served).tab()
    titles(tab).nth(1).click()
    page = tab.locator(".page:has(.mark)")
    before = page.get_attribute("data-key")
    expect(page.locator("img")).to_have_attribute("src", re.compile(before))

    write(tab, "\n1. Who pours the tea?")

    expect(page).not_to_have_attribute("data-key", before)
    expect(page.locator(".mark")).to_have_attribute("data-line", "9")
    mark, sheet = page.locator(".mark").bounding_box(), page.bounding_box()
    page.click(position={"x": mark["x"] - sheet["x"] + 20, "y": mark["y"] - sheet["y"] + 5})
    tab.keyboard.press("End")
    tab.keyboard.type(" { lines=2 }")
    expect(tab.locator("#saved")).to_have_text("Saved")
    served.end()
    assert (
        (tmp_path / "test_the_pages_are_those_of_the_book/02-care.md")
        .read_text(encoding="utf-8")
        .endswith("1. Who pours the tea? { lines=2 }")
    )


def test_the_first_page_leads_to_a_workbook_and_begins_one(own):
    tab = own.tab()
    tab.get_by_role("link", name="All workbooks").click()
    shelf = tab.locator(f'[data-name="{own.folder.name}"]')
    expect(shelf.locator("img")).to_be_visible()

    tab.get_by_label("Its title").fill("A new one")
    tab.keyboard.press("Enter")

    expect(tab.get_by_role("heading", name="A new one", level=1)).to_be_visible()
    expect(tab.locator(".page img[src]").first).to_be_visible()
    assert (own.served.folder / "a-new-one" / "workbook.yml").is_file()
