"""Where a brand file is: beside the workbook, or above it up to the folder `content`."""

import os
from pathlib import Path

from generator import files
from generator.diagnostics import Diagnostic, Location, WorkbookError, error

NAMES = ("_brand.yml", "_brand.yaml")
SUBFOLDERS = (".", "brand", "_brand")  # of the standard
TOP = "content"


def find_brand(folder: Path) -> tuple[Path, tuple[Path, ...]] | None:
    """Give the nearest brand file of a workbook's folder and the folders it has to lie in, or
    nothing.
    """
    above = [folder, *Path(os.path.abspath(folder)).parents]  # noqa: PTH100 (links stay)
    tops = [number for number, one in enumerate(above) if one.name == TOP]
    searched = above[: tops[0] + 1] if tops else above[:1]
    for one in searched:
        for place in SUBFOLDERS:
            for name in NAMES:
                path = one / place / name
                if path.exists() or path.is_symlink():
                    return path, (searched[-1],)
    return None


def check_brand_file(path: Path) -> Path:
    """Give a brand file that a user names; of a folder, the one in it. Raises `WorkbookError`."""
    sample = files.shipped("content") / "brands" / path.name
    if len(path.parts) == 1 and not path.exists() and sample.is_dir():
        path = sample
    if path.is_dir():
        found = [path / name for name in NAMES if (path / name).is_file()]
        if found:
            return found[0]
    if not path.is_dir() and (path.exists() or path.is_symlink()):
        return path
    raise WorkbookError(no_brand_file(path))


def no_brand_file(path: Path) -> Diagnostic:
    """Say that there is no brand file of a name."""
    hint = "name a file such as content/_brand.yml; content/brands has three to begin with"
    return error("there is no such brand file", hint=hint, at=Location(file=path.as_posix()))
