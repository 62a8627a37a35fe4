"""One input tried as people would meet it, through the commands, and what came of it."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from tests.fuzz.seeds import ROOT, Target, commands, inputs

STEP_SECONDS = 10  # the time limit that a command is given
HANG_SECONDS = 60
LIMITS = ("--time-limit", str(STEP_SECONDS), "--memory-limit", "1500")
RAN = """\
import sys
sys.path.insert(0, sys.argv[1])
from generator.cli import main
main(sys.argv[2:])
"""
_OWN = re.compile(r"\n((?:generator|tests)/\S+:\d+ \w+)")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How an input ended. `defect` is empty, or says what is wrong, in the same words for what
    is of the same kind; `limited` tells that the time or the memory ran out, and was told.
    """

    built: bool = False
    limited: bool = False
    defect: str = ""
    told: str = ""


def try_input(target: Target, data: bytes) -> Outcome:
    """Try one input in a folder of its own, which is taken away again."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    try:
        for name, content in inputs(target, data).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        (folder / "temporary").mkdir()
        outcome = Outcome()
        for number, command in enumerate(commands(target)):
            outcome = _judged(folder, command, follows=number > 0)
            if outcome.defect or not outcome.built:
                break
        return outcome
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _judged(folder: Path, command: tuple[str, ...], *, follows: bool) -> Outcome:
    status = _run(folder, (*command, *LIMITS))
    told = (folder / "told").read_text(encoding="utf-8", errors="replace")
    limited = "took longer than" in told or "memory" in told
    return Outcome(
        built=status == 0,
        limited=limited,
        defect=defect_of(folder, command, status, told, follows=follows),
        told=told,
    )


def defect_of(
    folder: Path, command: tuple[str, ...], status: int | None, told: str, *, follows: bool = False
) -> str:
    """Say what is wrong with how a command ended in a folder, or nothing; one that `follows`
    another builds what that made, and has to.
    """
    if status is None:
        return f"hang of more than {HANG_SECONDS} s"
    if status == 70:
        return f"defect screen: {_broke(folder / 'temporary')}"
    if "Traceback" in told:
        return f"traceback: {told.strip().splitlines()[-1][:80]}"
    if "ended by the system" in told or status not in (0, 1, 2):
        return f"ended with {status}: {_general(told)}"
    if left := _left(folder):
        return f"left behind: {left}"
    if status == 0:
        return _of_what_was_made(folder, command)
    if status == 1 and not re.search(r"^error: .*\n(why: .*\n)?hint: \S", told, re.MULTILINE):
        return f"no hint: {_general(told)}"
    if status == 1 and not re.search(r"^error: .+?: ", told, re.MULTILINE):
        return f"no place: {_general(told)}"
    # A word that is wider than paper is its author's to shorten.
    if follows and not any(one in told for one in ("took longer", "memory", "off the paper")):
        return f"a workbook that was started does not build: {_general(told)}"
    return ""


def _of_what_was_made(folder: Path, command: tuple[str, ...]) -> str:
    if command[0] in ("new", "check", "answers"):
        return ""
    books = list((folder / "out").rglob("*.pdf"))
    if not books:
        return "done, and nothing was made"
    for book in books:
        try:
            if not len(PdfReader(book).pages):
                return "a PDF without a page"
        except (PyPdfError, ValueError, KeyError, TypeError, OSError) as reason:
            return f"a PDF that does not open: {type(reason).__name__}"
    return ""


def _left(folder: Path) -> list[str]:
    hidden = [one.name for one in folder.rglob(".workbook-*") if one.suffix == ".part"]
    own = [one.name for one in (folder / "temporary").iterdir()]
    return sorted({re.sub(r"\d+.*", "", one) for one in (*hidden, *own)})


def _broke(temporary: Path) -> str:
    """Give where a defect broke, as the program wrote it down: the last place of ours, and what."""
    for one in temporary.glob("workbook-defect-*.txt"):
        lines = one.read_text(encoding="utf-8").strip().splitlines()
        ours = _OWN.findall("\n".join(lines))
        return f"{ours[-1] if ours else lines[-2]} {lines[-1]}"
    return "no details were written"


def _general(told: str) -> str:
    """Give the first error without its names and numbers."""
    first = next((one for one in told.splitlines() if one.startswith("error")), "")
    return re.sub(r'"[^"]*"|\d+', "_", first.split(": ", 2)[-1])[:80]


def _run(folder: Path, arguments: tuple[str, ...]) -> int | None:
    """Run a command in a process of its own; give how it ended, or nothing of one that hangs."""
    if hasattr(os, "fork"):
        return _run_copied(folder, arguments)
    with (folder / "told").open("wb") as told:
        try:
            return subprocess.run(
                [sys.executable, "-c", RAN, str(ROOT), *arguments],
                cwd=folder,
                env={**os.environ, "TMP": str(folder / "temporary")},
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=subprocess.STDOUT,
                timeout=HANG_SECONDS,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            return None


def _run_copied(folder: Path, arguments: tuple[str, ...]) -> int | None:
    """Run a command in a copy of this process, in which all it needs is loaded already."""
    pid = os.fork()
    if not pid:
        status = 99
        with contextlib.suppress(BaseException):
            status = _as_command(folder, arguments)
        os._exit(status)
    until = time.monotonic() + HANG_SECONDS
    while time.monotonic() < until:
        ended, how = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(how)
        time.sleep(0.005)
    os.kill(pid, 9)  # what it has started ends with it
    os.waitpid(pid, 0)
    return None


def _as_command(folder: Path, arguments: tuple[str, ...]) -> int:
    from generator.cli import perform
    from generator.guard import guarded

    os.chdir(folder)
    os.environ["XDG_CONFIG_HOME"] = str(folder / "settings")
    tempfile.tempdir = str(folder / "temporary")
    nothing, told = os.open(os.devnull, os.O_RDWR), os.open("told", os.O_CREAT | os.O_WRONLY)
    for stream, to in ((0, nothing), (1, told), (2, told)):
        os.dup2(to, stream)
    with (
        open(0, encoding="utf-8", closefd=False) as sys.stdin,
        open(1, "w", encoding="utf-8", closefd=False) as sys.stdout,
        open(2, "w", encoding="utf-8", closefd=False) as sys.stderr,
    ):
        return guarded(perform, list(arguments))
