"""The studio's start and its end."""

import contextlib
import secrets
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn

from generator.diagnostics import Location, WorkbookError, error
from generator.making.collection import CONTENT, is_workbook
from generator.studio.door import LARGEST_MESSAGE, Door
from generator.studio.routes import studio
from generator.studio.shelf import Shelf
from generator.studio.sitting import Layer

HOST = "127.0.0.1"  # this machine, and no other can come in
# A process of its own asks for the browser, and gives up the bound that it has from this one.
_OPEN = """\
import sys, webbrowser
try:
    import resource
except ImportError:  # nothing is bounded here
    pass
else:
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
webbrowser.open(sys.stdin.read())
"""
_CLOSE_SECONDS = 2  # for open answers; the guard waits longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """A socket that listens, and the address that lets in."""

    socket: socket.socket
    port: int
    token: str

    @property
    def address(self) -> str:
        """Give what is opened in a browser."""
        return f"http://{HOST}:{self.port}/?token={self.token}"


def listen(port: int = 0) -> Listening:
    """Take a port of this machine, any free one for 0. Raises `WorkbookError` where it is taken."""
    try:
        taken = socket.create_server((HOST, port), reuse_port=False)
    except OSError as reason:
        raise WorkbookError(
            error(
                f"port {port} of this machine can't be used: {reason.strerror or reason}",
                hint="close what uses it, or name another one with --port, or none",
            )
        ) from reason
    return Listening(socket=taken, port=taken.getsockname()[1], token=secrets.token_urlsafe(32))


def open_browser(address: str) -> None:
    """Open an address in the user's browser, which is not bound to the memory of this program."""
    asked = subprocess.Popen(
        [sys.executable, "-c", _OPEN],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with contextlib.suppress(OSError), asked.stdin or contextlib.nullcontext() as said:
        if said is not None:
            said.write(address)


def place_of(given: Path | None) -> Path:
    """Give the folder that is meant: the one named, else content, else the workbook one stands in.

    Raises `WorkbookError` where none of the name is there.
    """
    if given is None:
        return Path() if not CONTENT.is_dir() and is_workbook(Path()) else CONTENT
    if not given.is_dir():
        hint = "name the folder of a workbook, or one with workbooks in it"
        at = Location(file=given.as_posix())
        raise WorkbookError(error("there is no such folder", hint=hint, at=at))
    return given


class _Server(uvicorn.Server):
    """The server, which writes what is not in its file before it ends."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End once: Ctrl-C comes from the terminal and from the guard, and the second would have it
        end at once. Nobody waits long for open answers.
        """
        if not self.should_exit:
            super().handle_exit(sig, frame)


def server(
    listening: Listening,
    folder: Path,
    make_desk: Callable[[Path], Layer],
    *,
    plain: bool = False,
) -> uvicorn.Server:
    """Give the server of the workbooks of a folder; `plain` is without the editor of others."""
    inside = studio(lambda: Shelf(folder, make_desk), plain=plain)
    app = Door(inside, listening.port, listening.token)
    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        server_header=False,
        proxy_headers=False,
        lifespan="on",
        timeout_graceful_shutdown=_CLOSE_SECONDS,
    )
    return _Server(config)


def serve(listening: Listening, folder: Path) -> None:
    """Serve until somebody ends it."""
    from generator.studio.desk import Desk

    with contextlib.closing(listening.socket):
        server(listening, folder, Desk).run(sockets=[listening.socket])
