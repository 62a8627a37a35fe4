"""What takes long to make and no test changes, made once in a run: all its processes share it."""

import hashlib
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Made = TypeVar("Made")

_made: dict[str, Any] = {}
_shelf: list[Path] = []  # the folder of the run


def use_shelf(folder: Path) -> None:
    """Share what is made with the other processes of this run, through files in a folder."""
    folder.mkdir(exist_ok=True)
    _shelf[:] = [folder]


def once(*named: Any, make: Callable[[], Made]) -> Made:
    """What `make` gives, which is called unless a process of this run did so under this name."""
    name = hashlib.sha256(repr(named).encode()).hexdigest()
    if name not in _made:
        file = _shelf[0] / name if _shelf else None
        if file and file.exists():
            _made[name] = pickle.loads(file.read_bytes())
        else:
            _made[name] = make()
            if file:
                _put(file, pickle.dumps(_made[name]))
    return _made[name]


def _put(file: Path, data: bytes) -> None:
    """Write it whole or not at all: another process may be looking."""
    own = file.with_suffix(f".{os.getpid()}")
    own.write_bytes(data)
    own.replace(file)
