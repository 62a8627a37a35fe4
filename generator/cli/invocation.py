"""How the program was started, so that a command it prints works as it stands."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path


def as_started(command: str, *arguments: Path) -> str:
    """Give a command to type in the same shell: the program as it was started, paths quoted."""
    named = [one.as_posix() if os.name != "nt" else str(one) for one in arguments]
    words = [f"./{one}" if one.startswith("-") else one for one in named]
    return _quoted([*_program(), command, *words])


def python_as_typed() -> str:
    """Give this program's Python to type: by its name where that means it, else by its path, from
    the current folder or from the user's own where it lies below one.
    """
    here = Path(sys.executable)
    found = shutil.which(here.name)
    if found and Path(found).absolute() == here:
        return here.name
    if here.is_relative_to(Path.cwd()):
        return _quoted([str(here.relative_to(Path.cwd()))])
    home = Path.home()
    if os.name != "nt" and here.is_relative_to(home):
        return "~/" + _quoted([here.relative_to(home).as_posix()])
    return _quoted([str(here)])


def _program() -> list[str]:
    started = Path(sys.argv[0])
    if started.parts[-2:] == ("generator", "__main__.py"):
        return [Path(sys.executable).name, "-m", "generator"]
    if started.stem != "workbook":
        return ["workbook"]
    found = shutil.which("workbook")
    if found and Path(found).absolute() == started.absolute():
        return ["workbook"]
    here = Path.cwd()
    path = started.absolute()
    return [str(path.relative_to(here) if path.is_relative_to(here) else path)]


def _quoted(words: list[str]) -> str:
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
