"""Runs over a roster for tests, and what they left."""

import csv
import re
import zlib
from pathlib import Path

from generator.copies import CopyOptions, Request, make_copies

WORDS = "Before there was an us there was a person with habits, friends, tastes and plans. "
CHAPTERS = {
    "01-welcome.md": f"# Welcome\n\n*Hello.*\n\n{WORDS}See [the letter](03-end.md).\n",
    "02-needs.md": (
        "# What {{ partner }} needs\n\n*Words.*\n\n"
        f"Dear {{{{ name }}}}, {WORDS}Think of {{{{ partner }}}}. See [the end](03-end.md).\n\n"
        "## Of {{ name }}\n\n1. What does {{ partner }} need from you?\n\n"
        "| When | What |\n|---|---|\n| Monday | |\n\n/// agreement | Ours\n"
        "    clauses: [We will]\n///\n"
    ),
    "03-end.md": (
        f"# The end\n\n{WORDS}[Back](02-needs.md).\n\n"
        "| Group | {{ group }} |\n|---|---|\n| a | b |\n"
    ),
}


def run_copies(folder: Path, roster: str, output: Path | None = None, wanted=None, **options):
    path = folder.parent / "roster.csv"
    path.write_text(roster, encoding="utf-8")
    request = Request(workbook=folder, output=output or folder.parent / "output", **options)
    told: list[str] = []
    done = make_copies(request, path, wanted or CopyOptions(), lambda *_: None, told.append)
    return done, told


def manifest(done) -> list[dict[str, str]]:
    with (done.folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def everything(data: bytes) -> bytes:
    """All of a PDF, with every stream that is packed unpacked beside it."""
    parts = [data]
    for start in re.finditer(rb"stream\r?\n", data):
        try:
            parts.append(zlib.decompressobj().decompress(data[start.end() :]))
        except zlib.error:
            continue
    return b"\n".join(parts)
