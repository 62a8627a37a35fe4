"""That a command goes on, where it is, and what it is allowed: said to whoever watches over it.

A process that nobody watches over says it to nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Step:
    """Work has begun on something, such as a chapter by the name of its file."""

    where: str


@dataclass(frozen=True, slots=True)
class Allowed:
    """How long one step may take, in seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Filling:
    """Files are written into a folder from now on."""

    folder: str


Said = Step | Allowed | Filling

_tell: Callable[[Said], None] | None = None
_where = ""


def listen(tell: Callable[[Said], None] | None) -> None:
    """Say from now on to `tell` how far this process is; or, with nothing, to nobody."""
    global _tell
    _tell = tell


def is_watched() -> bool:
    """Tell whether anybody watches over this process."""
    return _tell is not None


def beat(where: str = "") -> None:
    """Say that work begins on something, or goes on where it is."""
    global _where
    _where = where or _where
    _say(Step(_where))


def allow(seconds: float) -> None:
    """Say how many seconds a step may take."""
    _say(Allowed(seconds))


def fill(folder: Path) -> None:
    """Say that files are written into a folder from now on."""
    _say(Filling(str(folder.absolute())))


def place() -> str:
    """Give what this process is at, empty where it has not begun."""
    return _where


def _say(said: Said) -> None:
    if _tell is not None:
        _tell(said)
