"""Where workbooks are: the folder or file that a name means, and those in a folder."""

import difflib
import re
from pathlib import Path

from generator import files
from generator.diagnostics import Location, WorkbookError, error
from generator.reading.left_out import is_chapter
from generator.slugs import slugify

SETTINGS_FILE = "workbook.yml"
# Markdown that stands in the folder of many a project, and is no chapter.
_OF_PROJECTS = frozenset(
    ["changelog.md", "contributing.md", "code_of_conduct.md", "license.md", "security.md"]
)
BEGIN = (
    "begin one with: workbook new content/my-workbook, then run: "
    "workbook build content/my-workbook; "
    "to see a finished one first, run: workbook build healthy-interdependence"
)


def is_workbook(folder: Path) -> bool:
    """Tell whether a folder has settings of a workbook or chapters in it."""
    try:
        names = files.list_folder(folder, "")
    except OSError:
        return False
    return SETTINGS_FILE in names or any(
        is_chapter(name) and name.lower() not in _OF_PROJECTS
        for name in names
        if name.lower().endswith(".md")
    )


def list_chapters(folder: Path) -> tuple[str, ...]:
    """Give the names of the files of a workbook's chapters, in the order of the book.

    Raises `OSError` where the folder can't be looked into.
    """
    names = filter(is_chapter, files.list_folder(folder, ".md"))
    return tuple(sorted(names, key=_natural))


def _natural(name: str) -> list[tuple[bool, int, str]]:
    """Give a key by which 2-trust.md comes before 10-close.md."""
    parts = re.findall(r"\d+|\D+", name.lower())
    return [(not one.isdecimal(), int(one) if one.isdecimal() else 0, one) for one in parts]


def book_name(place: Path) -> str:
    """Give the name that the files of a workbook's books begin with."""
    return slugify(name_of_workbook(place)) or "workbook"


def find_workbooks(folder: Path) -> tuple[Path, ...]:
    """Give the workbooks in a folder, in order of name. Raises `WorkbookError` for none."""
    try:
        inside = [folder / name for name in files.list_folder(folder, "")]
    except OSError:
        inside = []
    found = tuple(
        one
        for one in inside
        if one.is_dir() and any(map(is_chapter, files.list_folder(one, ".md")))
    )
    if not found:
        place = Location(file=folder.as_posix())
        raise WorkbookError(error("there are no workbooks in this folder", hint=BEGIN, at=place))
    return found


def name_of_workbook(place: Path) -> str:
    """Give the name of a workbook's folder, or of its one file."""
    return place.stem if place.is_file() else place.resolve().name


def locate(path: Path) -> Path:
    """Give the folder or the file that a user names. Raises `WorkbookError` for none."""
    if path.is_dir() or (path.suffix.lower() == ".md" and path.is_file()):
        return path
    shipped = files.shipped("content") / path.name
    if len(path.parts) == 1 and shipped.is_dir():
        return shipped
    if path.exists():
        problem, hint = "is no workbook", "name a folder of Markdown files, or one file NAME.md"
    else:
        problem, hint = "there is no such workbook", _neighbour(path) or BEGIN
    raise WorkbookError(error(problem, hint=hint, at=Location(file=path.as_posix())))


def _neighbour(path: Path) -> str:
    """Say which workbook beside the one that is not there may be meant."""
    try:
        beside = [*files.list_folder(path.parent, "")]
    except OSError:
        return ""
    near = difflib.get_close_matches(path.name, beside, n=1)
    return f'did you mean "{(path.parent / near[0]).as_posix()}"?' if near else ""
