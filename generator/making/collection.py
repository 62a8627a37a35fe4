"""Which workbooks there are: the one that is meant where none is named, and all of a folder."""

from pathlib import Path

from generator import files
from generator.diagnostics import Location, WorkbookError, error
from generator.reading.workbook_places import (
    BEGIN,
    book_name,
    find_workbooks,
    is_workbook,
    list_chapters,
)

__all__ = [
    "CONTENT",
    "find_collection",
    "find_workbooks",
    "is_workbook",
    "list_chapters",
    "usual_workbook",
    "workbook_near",
]

CONTENT = Path("content")
STARTER = "healthy-interdependence"


def usual_workbook() -> Path:
    """Give the workbook that is meant where none is named: that one stands in, else the starter
    in the folder content, else the only one there.

    Raises `WorkbookError` where none is, or where it can't be told which.
    """
    here = Path()
    if is_workbook(here) and not CONTENT.is_dir():
        return here
    starter = CONTENT / STARTER
    if starter.is_dir():
        return starter
    if not CONTENT.is_dir():
        problem = "there is no workbook here, and no folder content with one"
        raise WorkbookError(error(problem, hint=BEGIN))
    found = find_workbooks(CONTENT)
    if len(found) > 1:
        names = ", ".join(one.as_posix() for one in found[:8])
        hint = f"name one of them: {names}; or build all with --all"
        raise WorkbookError(error("there are several workbooks here", hint=hint))
    return found[0]


def workbook_near() -> Path | None:
    """Give the workbook that is meant where none is named, or nothing where there is none."""
    try:
        return usual_workbook()
    except WorkbookError:
        return None


def find_collection() -> tuple[Path, ...]:
    """Give the workbooks in the folder content, in order of name.

    Raises `WorkbookError` where there are none, or where two would be written to one file.
    """
    found = find_workbooks(CONTENT)
    first: dict[str, Path] = {}
    clashes = []
    for one in found:
        other = first.setdefault(book_name(one), one)
        if other is not one:
            clashes.append(
                error(
                    f'"{other.name}" and "{one.name}" would both be called {book_name(one)}.pdf',
                    hint="give one of the two folders another name",
                    at=Location(file=files.display(one)),
                )
            )
    if clashes:
        raise WorkbookError(*clashes)
    return found
