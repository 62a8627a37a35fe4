"""Nobody comes in but the browser that was let in, and no page but the studio's own."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from generator.studio.door import LARGEST_BODY, Door

HOST = "http://127.0.0.1:8765"
TALK = "ws://127.0.0.1:8765/talk"
TOKEN = "let-me-in"


async def said(request):
    return PlainTextResponse(f"words: {len(await request.body())}")


async def talk(socket):
    await socket.accept()
    await socket.send_text("words")
    await socket.close()


@pytest.fixture
def stranger() -> TestClient:
    app = Starlette(
        routes=[
            Route("/", said, methods=["GET", "POST"]),
            WebSocketRoute("/talk", talk),
        ]
    )
    return TestClient(Door(app, 8765, TOKEN), base_url=HOST, follow_redirects=False)


@pytest.fixture
def guest(stranger) -> TestClient:
    stranger.get(f"/?token={TOKEN}")
    return stranger


def test_the_token_is_changed_for_a_cookie_that_no_script_and_no_other_page_gets(stranger):
    answer = stranger.get(f"/?token={TOKEN}")

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("workbook-studio-8765=")
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert TOKEN not in cookie
    assert stranger.get("/").text == "words: 0"


def test_the_token_lets_in_once_and_nobody_who_read_it_later(stranger):
    assert stranger.get(f"/?token={TOKEN}").status_code == 303
    stranger.cookies.clear()

    answer = stranger.get(f"/?token={TOKEN}")

    assert (answer.status_code, "lets one browser in" in answer.text) == (403, True)


@pytest.mark.parametrize("query", ["", "?token=", "?token=let-me-i", "?token=%FF"])
def test_without_the_token_nobody_comes_in(stranger, query):
    answer = stranger.get(f"/{query}")

    assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)


def test_a_token_that_is_posted_lets_nobody_in(stranger):
    assert stranger.post(f"/?token={TOKEN}").status_code == 403


@pytest.mark.parametrize("cookie", ["workbook-studio-8765=guess", "workbook-studio-1=x", "=;;="])
def test_a_cookie_of_ones_own_lets_nobody_in(stranger, cookie):
    assert stranger.get("/", headers={"cookie": cookie}).status_code == 403


@pytest.mark.parametrize("host", ["evil.example:8765", "127.0.0.1", "127.0.0.1:1", "localhost"])
def test_a_name_that_leads_here_from_elsewhere_is_not_answered(guest, host):
    assert guest.get("/", headers={"host": host}).status_code == 421


def test_the_other_name_of_this_machine_is_answered(guest):
    cookie = f"workbook-studio-8765={guest.cookies['workbook-studio-8765']}"
    headers = {"host": "localhost:8765", "cookie": cookie, "origin": "http://localhost:8765"}

    assert guest.get("/", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8766"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_page_is_refused_though_the_browser_has_the_key(guest, headers):
    headers["cookie"] = f"workbook-studio-8765={guest.cookies['workbook-studio-8765']}"

    assert guest.get("/", headers=headers).status_code == 403
    assert guest.post("/", headers=headers).status_code == 403
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        guest.websocket_connect(TALK, headers=headers),
    ):
        pass
    assert refused.value.code == 4403


def test_a_socket_is_opened_for_who_has_the_key_alone(guest):
    cookie = f"workbook-studio-8765={guest.cookies['workbook-studio-8765']}"
    with guest.websocket_connect(TALK, headers={"cookie": cookie}) as socket:
        assert socket.receive_text() == "words"
    guest.cookies.clear()
    with pytest.raises(WebSocketDisconnect), guest.websocket_connect(TALK):
        pass
    with pytest.raises(WebSocketDisconnect), guest.websocket_connect(f"{TALK}?token={TOKEN}"):
        pass


def test_every_answer_has_the_headers_that_keep_others_out(guest):
    answers = [guest.get("/"), guest.get("/nowhere"), guest.get("/", headers={"origin": "null"})]

    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"


def test_a_body_beyond_all_measure_is_refused(guest):
    assert guest.post("/", content=b"x" * LARGEST_BODY).status_code == 200
    assert guest.post("/", content=b"x" * (LARGEST_BODY + 1)).status_code == 413
