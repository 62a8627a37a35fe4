"""What the browser asks for, and what it gets."""

import contextlib
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from generator import gate
from generator.diagnostics import WorkbookError
from generator.studio.messages import MalformedError, Message, failed
from generator.studio.shelf import Shelf
from generator.studio.words import words_for

WEB = Path(__file__).resolve().parent / "web"
_BUNDLE = "editor.bundle.js"  # made by `make studio`
_LARGEST_FILE = 5_000_000  # bytes
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_SERIF, _SANS = map(
    Path, (font_source_serif_pro.font_directory, font_source_sans_pro.font_directory)
)
_FACES = {
    "serif.otf": _SERIF / "SourceSerifPro-Regular.otf",
    "serif-strong.otf": _SERIF / "SourceSerifPro-Semibold.otf",
    "sans.otf": _SANS / "SourceSansPro-Regular.otf",
    "sans-strong.otf": _SANS / "SourceSansPro-Semibold.otf",
}
_SCALES = ("1", "1.5", "2", "3")  # pixels a CSS px
_KEPT = "private, max-age=31536000, immutable"
_MALFORMED = 4400  # what a socket is told that said what nobody says


def studio(make_shelf: Callable[[], Shelf], *, plain: bool = False) -> Starlette:
    """Give the studio without its door; `make_shelf` is called when it begins.

    `plain` is with the simple editor, though the other one is there.
    """
    editor = _BUNDLE if not plain and (WEB / _BUNDLE).is_file() else "plain_editor.js"

    @contextlib.asynccontextmanager
    async def opened(app: Starlette) -> AsyncIterator[None]:
        app.state.shelf = shelf = make_shelf()
        try:
            yield
        finally:
            await shelf.close()

    return Starlette(
        lifespan=opened,
        routes=[
            Route("/", _page("index.html")),
            Route("/book/{name}", _page("book.html")),
            Route("/web/editor.js", _page(editor)),
            Route("/web/{name}", _web),
            Route("/faces/{name}", _face),
            Route("/words", _words),
            Route("/workbooks", _list, methods=["GET"]),
            Route("/workbooks", _create, methods=["POST"]),
            Route("/workbooks/{name}/cover.png", _cover),
            Route("/workbooks/{name}/pages/{key}.png", _picture),
            WebSocketRoute("/workbooks/{name}/talk", _talk),
        ],
    )


def _page(file: str) -> Callable[[Request], Response]:
    def give(_request: Request) -> Response:
        return _file(file)

    return give


def _web(request: Request) -> Response:
    return _file(request.path_params["name"])


def _file(name: str) -> Response:
    kind = _KINDS.get(Path(name).suffix)
    if kind is None:
        raise HTTPException(404)
    try:
        data = gate.read_within(WEB / name, (WEB,), at_most=_LARGEST_FILE)
    except gate.GateError as reason:
        raise HTTPException(404) from reason
    return Response(data, media_type=kind)


def _face(request: Request) -> Response:
    path = _FACES.get(request.path_params["name"])
    if path is None:
        raise HTTPException(404)
    data = gate.read_within(path, gate.ANYWHERE, at_most=_LARGEST_FILE)
    return Response(data, media_type="font/otf", headers={"Cache-Control": _KEPT})


def _words(request: Request) -> Response:
    return JSONResponse(words_for(request.headers.get("accept-language", "")))


async def _list(request: Request) -> Response:
    shelf: Shelf = request.app.state.shelf
    found = [{"name": one.name, "title": one.title} for one in shelf.workbooks()]
    return JSONResponse({"workbooks": found, "one": shelf.is_one})


async def _create(request: Request) -> Response:
    try:
        asked = json.loads(await request.body())
        title = asked["title"]
    except (ValueError, KeyError, TypeError) as reason:
        raise HTTPException(400) from reason
    if not isinstance(title, str):
        raise HTTPException(400)
    try:
        return JSONResponse({"name": request.app.state.shelf.create(title)}, 201)
    except WorkbookError as reason:
        return JSONResponse(failed(reason), 409)


async def _cover(request: Request) -> Response:
    try:
        data = await request.app.state.shelf.cover(request.path_params["name"])
    except WorkbookError as reason:
        raise HTTPException(404) from reason
    return Response(data, media_type="image/png") if data else Response(status_code=204)


async def _picture(request: Request) -> Response:
    name, key = request.path_params["name"], request.path_params["key"]
    scale = request.query_params.get("scale", "1")
    if scale not in _SCALES:
        raise HTTPException(404)
    try:
        data = await request.app.state.shelf.picture(name, key, float(scale))
    except KeyError as reason:
        raise HTTPException(404) from reason
    except WorkbookError as reason:
        raise HTTPException(503) from reason
    return Response(
        data, media_type="image/png", headers={"ETag": f'"{key}"', "Cache-Control": _KEPT}
    )


async def _talk(socket: WebSocket) -> None:
    shelf: Shelf = socket.app.state.shelf
    name = socket.path_params["name"]
    await socket.accept()

    async def send(message: Message) -> None:
        try:
            await socket.send_json(message)
        except (WebSocketDisconnect, RuntimeError) as reason:
            raise ConnectionError from reason

    try:
        sitting = shelf.sit(name)
    except WorkbookError as reason:
        with contextlib.suppress(ConnectionError):
            await send(failed(reason))
            await socket.close(_MALFORMED)
        return
    number = await sitting.join(send)
    try:
        while True:
            await sitting.hear(number, json.loads(await socket.receive_text()))
    except WebSocketDisconnect:
        pass
    except (MalformedError, ValueError, RecursionError):
        with contextlib.suppress(RuntimeError):  # it has gone meanwhile
            await socket.close(_MALFORMED)
    finally:
        await sitting.leave(number)
        shelf.rise(name)
