"""Every workbook of a folder, each under a name of its own."""

from pathlib import Path

from generator import files
from generator.diagnostics import Location, WorkbookError, error
from generator.reading.workbook import book_name, find_workbooks


def find_collection(folder: Path) -> tuple[Path, ...]:
    """Give the workbooks in a folder, in order of name.

    Raises `WorkbookError` where there are none, or where two would be written to one file.
    """
    found = find_workbooks(folder)
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
