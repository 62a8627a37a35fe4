"""What a defect of ours leaves for whoever reports it: where it broke, and no word of a text."""

import importlib.metadata
import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from generator import __version__
from generator.broken_runs import outside_own_folder

_PACKAGES = ("weasyprint", "pydyf", "pypdf", "jinja2", "markdown", "pillow", "pydantic", "click")


def write_details(reason: BaseException) -> Path | None:
    """Write where a defect broke into a file that nobody else can read, and give it; or nothing
    where it can't be written.

    Values and messages are left out: they may hold names, or words of a text.
    """
    folder = outside_own_folder()
    try:
        descriptor, name = tempfile.mkstemp(prefix="workbook-defect-", suffix=".txt", dir=folder)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write("\n".join(_details(reason)) + "\n")
    except OSError:
        return None
    return Path(name)


def _details(reason: BaseException) -> list[str]:
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _PACKAGES]
    return [
        f"workbook {__version__}",
        f"Python {platform.python_version()}, {platform.platform()}",
        ", ".join(versions),
        *_trace(reason),
    ]


def _trace(reason: BaseException) -> list[str]:
    """Give the way to where something was raised, what led to it first."""
    before = reason.__cause__ or (None if reason.__suppress_context__ else reason.__context__)
    lines = [*_trace(before), "", "and then:"] if before is not None else []
    lines.append("")
    for frame in traceback.extract_tb(reason.__traceback__):
        lines.append(f"{_shortened(frame.filename)}:{frame.lineno} {frame.name}")
    return [*lines, type(reason).__qualname__]


def _shortened(file: str) -> str:
    """Give the path of a module from its package on; of what is none, such as a template, only
    that it is none.
    """
    if not file.endswith(".py"):
        return "a template"
    for folder in sorted(sys.path, key=len, reverse=True):
        if folder and file.startswith(folder):
            return file[len(folder) :].lstrip("/\\")
    return Path(file).name
