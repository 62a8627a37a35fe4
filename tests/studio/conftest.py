"""A server and a browser for all tests of a process, and a window of its own for each of them.

Debian's Chromium is what `make test` installs, where it may. Where there is no browser these tests
are skipped with a word, but not where CI is set: there its absence is a failure.
"""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from generator.studio import sitting as sittings
from generator.studio.serving import Listening, listen, server
from tests.helpers.drawn_desk import DrawnDesk
from tests.helpers.workbooks import write_workbook

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
CHAPTERS = {
    "01-trust.md": "# Trust\n\nWhat we rely on.\n\n1. What helps?\n",
    "02-care.md": "# Care\n\nFirst words.\n\nSecond words.\n\nThird words.\n",
    "03-rest.md": "# Rest\n\nQuiet.\n",
}
PATIENCE = 20_000  # milliseconds: nothing is waited for so long but on a busy machine
expect.set_options(timeout=PATIENCE)
LOST = "WebSocket connection"  # what the console says of a server that is gone


class Served:
    """A server in a thread, which can be ended, and begun again at the same port."""

    def __init__(self, folder: Path, *, plain: bool = False, desk: Callable = DrawnDesk):
        self.folder = folder
        self._how = {"make_desk": desk, "plain": plain}
        self._begin(0)

    def _begin(self, port: int) -> None:
        self.listening: Listening = listen(port)
        self._server = server(self.listening, self.folder, **self._how)
        self.cookie = self._server.config.app.cookie
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self.listening.socket]}, daemon=True
        )
        self._thread.start()
        end = time.monotonic() + 10
        while not self._server.started:
            assert time.monotonic() < end, "the server does not begin"
            time.sleep(0.01)

    def end(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self.listening.socket.close()
        assert not self._thread.is_alive()

    def again(self) -> None:
        self._begin(self.listening.port)


@dataclass
class Studio:
    """A workbook of a test's own, served, and tabs that look at it."""

    served: Served
    folder: Path
    context: BrowserContext
    complaints: list[str] = field(default_factory=list)
    allowed: tuple[str, ...] = ()

    def tab(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda found: self.complaints.append(str(found)))
        page.on("console", self._hear)
        page.on("request", self._see)
        name, value = self.served.cookie
        self.context.add_cookies(
            [{"name": name, "value": value, "url": self.served.listening.address}]
        )
        page.goto(f"http://127.0.0.1:{self.served.listening.port}/book/{self.folder.name}")
        page.wait_for_selector("#chapters [aria-current]")
        page.wait_for_selector(".page img[src]")
        return page

    def text(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def _hear(self, message) -> None:
        if message.type == "error" and not any(one in message.text for one in self.allowed):
            self.complaints.append(message.text)

    def _see(self, request) -> None:
        if not request.url.startswith(f"http://127.0.0.1:{self.served.listening.port}/"):
            self.complaints.append(request.url)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("there is no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


@pytest.fixture(scope="module")
def shared(tmp_path_factory) -> Iterator[dict[bool, Served]]:
    """The servers of a process, with the one editor and with the other."""
    folder = tmp_path_factory.mktemp("studio")
    sittings.SAVE_SECONDS, before = 0.2, sittings.SAVE_SECONDS
    both = {plain: Served(folder, plain=plain) for plain in (False, True)}
    yield both
    for one in both.values():
        one.end()
    sittings.SAVE_SECONDS = before


@pytest.fixture
def open_studio(browser, request) -> Iterator[Callable[..., Studio]]:
    """Open a workbook in a window of its own; see in the end that nothing complained."""
    opened: list[Studio] = []

    def run(served: Served, **options) -> Studio:
        name = request.node.name.translate(str.maketrans("[]", "--")).strip("-")
        folder = write_workbook(served.folder / name, CHAPTERS)
        opened.append(Studio(served, folder, browser.new_context(**options)))
        return opened[-1]

    yield run
    for one in opened:
        one.context.close()
        assert one.complaints == []
