"""What a browser gets, without a browser: pages, words, pictures, a new workbook."""

import pytest
from starlette.testclient import TestClient

from generator.studio.routes import WEB, studio
from generator.studio.shelf import Shelf
from tests.helpers.drawn_desk import DrawnDesk
from tests.helpers.workbooks import one_chapter


@pytest.fixture
def folder(tmp_path):
    one_chapter(tmp_path / "ours", "# Trust\n\nWords.\n", 'title: "Ours: a book"\n')
    one_chapter(tmp_path / "broken-one", "/// nonsense\n///\n")
    return tmp_path


@pytest.fixture
def browser(folder):
    app = studio(lambda: Shelf(folder, DrawnDesk))
    with TestClient(app) as client:
        yield client


def test_the_workbooks_are_listed_by_their_titles(browser):
    assert browser.get("/workbooks").json() == {
        "workbooks": [
            {"name": "broken-one", "title": "Broken one"},
            {"name": "ours", "title": "Ours: a book"},
        ],
        "one": False,
    }


def test_a_cover_is_a_picture_and_nothing_where_there_is_none(browser):
    cover = browser.get("/workbooks/ours/cover.png")

    assert (cover.status_code, cover.content[:4]) == (200, b"\x89PNG")
    assert browser.get("/workbooks/broken-one/cover.png").status_code == 204
    assert browser.get("/workbooks/nowhere/cover.png").status_code == 404


def test_a_new_workbook_is_there_at_once(browser, folder):
    answer = browser.post("/workbooks", json={"title": "Coming home: ours"})

    assert (answer.status_code, answer.json()) == (201, {"name": "coming-home-ours"})
    assert (folder / "coming-home-ours" / "workbook.yml").is_file()
    again = browser.post("/workbooks", json={"title": "Coming home: ours"})
    assert again.status_code == 409
    assert again.json()["told"][0]["message"] == "something stands there already"
    assert browser.post("/workbooks", json={"title": "!"}).status_code == 409


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"title": 1}', b"\xff"])
def test_what_is_no_title_is_refused(browser, body):
    assert browser.post("/workbooks", content=body).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        *("/web/labels", "/web/nothing.js", "/web/package.json", "/web/..%2frouters.py"),
        *("/web/%2e%2e%2f%2e%2e%2ffiles.py", "/faces/other.otf", "/workbooks/ours/pages/0.png"),
        "/workbooks/%2e%2e/cover.png",
    ],
)
def test_nothing_else_is_given_away(browser, path):
    assert browser.get(path).status_code == 404


def test_every_file_that_a_page_names_is_there(browser):
    import re

    texts = [one.read_text(encoding="utf-8") for one in WEB.glob("*.*") if "bundle" not in one.name]
    named = set(re.findall(r'"(/(?:web|faces)/[\w.-]+)"', "".join(texts)))

    assert len(named) > 10
    assert {one: browser.get(one).status_code for one in named} == dict.fromkeys(named, 200)


def test_a_page_is_kept_by_the_browser_and_a_text_is_not(browser):
    with browser.websocket_connect("/workbooks/ours/talk") as socket:
        heard = [socket.receive_json() for _ in range(3)]
        shown = next(one for one in heard if one["what"] == "shown")
        key = shown["pages"][0]["key"]
        picture = browser.get(f"/workbooks/ours/pages/{key}.png?scale=1.5")
        assert picture.headers["etag"] == f'"{key}"'
        assert "immutable" in picture.headers["cache-control"]
        assert browser.get(f"/workbooks/ours/pages/{key}.png?scale=99").status_code == 404
        assert browser.get("/workbooks/ours/pages/0.png").status_code == 404


@pytest.mark.parametrize("said", ["{", "[]", "{}", '{"do": "edit"}', "[" * 100_000])
def test_a_socket_that_says_what_no_page_says_is_closed(browser, said):
    with browser.websocket_connect("/workbooks/ours/talk") as socket:
        socket.send_text(said)
        while (message := socket.receive())["type"] == "websocket.send":
            pass
        assert message["code"] == 4400


def test_a_workbook_that_is_not_there_is_told(browser):
    with browser.websocket_connect("/workbooks/nowhere/talk") as socket:
        assert socket.receive_json()["told"][0]["message"] == "there is no such workbook"
