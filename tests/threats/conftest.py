"""Sockets that are opened while something is read or built."""

import sys
from collections.abc import Iterator

import pytest

_watched: list[list[str]] = []


def _hear(event: str, arguments: tuple) -> None:
    if _watched and event.startswith("socket."):
        _watched[-1].append(f"{event} {arguments!r}")


sys.addaudithook(_hear)  # it stays for as long as the process does


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """What is asked of sockets while a test runs: that one is made, too."""
    _watched.append([])
    yield _watched[-1]
    _watched.pop()
