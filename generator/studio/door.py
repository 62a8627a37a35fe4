"""The door: who may talk to the studio. Only pages of its own, in the browser that was let in.

Any page of the network that is open in a browser can send requests to this machine, and so can
other users' programs. What comes in has to name this machine, to come from no other page, and to
bring the key that the first address held.
"""

import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 1_000_000  # bytes of a request; texts come by the socket, which has its own bound
LARGEST_MESSAGE = 24_000_000  # bytes of a message of the socket: a workbook has 20 MB of text

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_CLOSED = 4403  # what a socket is told that is not let in
CLOSED = (
    "The address that workbook studio prints lets one browser in, and once. Go on in that one, or "
    "end the studio with Ctrl-C and begin again."
)


class Door:
    """Looks at each request before the studio does, and puts the safe headers on each answer."""

    def __init__(self, app: ASGIApp, port: int, token: str):
        """`token` is what the first address holds; the browser that uses it first gets a cookie for
        it, and nobody after that: an address can be read where a program is started with it.
        """
        self._app = app
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._origins = {f"http://{one}" for one in self._hosts}
        self._token: str | None = token
        # By a name of its own: the ports of a machine share their cookies.
        self.cookie = (f"workbook-studio-{port}", secrets.token_urlsafe(32))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refusal(headers) or self._entry(scope, headers)
        if refused is None:
            await self._hand_on(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _CLOSED})
        else:
            await refused(scope, receive, _with_headers(send))

    def _refusal(self, headers: Headers) -> PlainTextResponse | None:
        """Give the answer to what comes from elsewhere."""
        if headers.get("host") not in self._hosts:
            return PlainTextResponse("this is not the machine that is meant", 421)
        origin = headers.get("origin")
        if origin is not None and origin not in self._origins:
            return PlainTextResponse("other pages are not answered", 403)
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return PlainTextResponse("other pages are not answered", 403)
        return None

    def _entry(self, scope: Scope, headers: Headers) -> PlainTextResponse | RedirectResponse | None:
        """Give nothing to who has the key, the key to who has the token, else the refusal."""
        name, key = self.cookie
        if _same(_cookie_of(headers, name), key):
            return None
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        is_get = scope["type"] == "http" and scope["method"] == "GET"
        if is_get and self._token is not None and _same(given, self._token):
            self._token = None
            answer = RedirectResponse("/", 303)
            answer.set_cookie(name, key, path="/", httponly=True, samesite="strict")
            return answer
        return PlainTextResponse(CLOSED, 403)

    async def _hand_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the studio answer, from a body that is bounded."""
        taken = 0

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            if message["type"] == "http.request":
                taken += len(message.get("body", b""))
                if taken > LARGEST_BODY:
                    raise HTTPException(413, "this is too much at once")
            return message

        await self._app(scope, bounded, _with_headers(send))


def _cookie_of(headers: Headers, name: str) -> str:
    try:
        sent = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return sent[name].value if name in sent else ""


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode(), wanted.encode())


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending
