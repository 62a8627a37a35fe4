"""A named copy of a book for each row of a roster; what a run before has done is kept."""

from collections.abc import Callable, Iterator
from pathlib import Path

from generator import files
from generator.copies.maker import Master, maker_for
from generator.copies.master import check_columns, check_mentions, costs, make_master
from generator.copies.options import Copies, CopyOptions, Progress
from generator.copies.plan import plan_copies
from generator.copies.run import Run
from generator.diagnostics import Location, WorkbookError, did_you_mean, error
from generator.making.request import Request
from generator.reading.roster import Roster, check_roster

__all__ = [
    "Copies",
    "CopyOptions",
    "Progress",
    "list_copies",
    "make_copies",
    "make_from",
    "make_master",
    "maker_for",
]


def list_copies(
    request: Request, path: Path, order: CopyOptions
) -> tuple[Roster, Iterator[tuple[int, str]]]:
    """Give a roster that was checked, and the rows and files that would be made.

    Raises `WorkbookError` as `make_copies` does; nothing is laid out.
    """
    roster = check_roster(path, files.display(path))
    _check_password(roster, order)
    check_mentions(request, roster)
    return roster, ((one.row, one.file) for one in plan_copies(roster, partners=order.partners))


def make_copies(
    request: Request,
    path: Path,
    order: CopyOptions,
    progress: Progress,
    tell: Callable[[str], None] = lambda _: None,
) -> Copies:
    """Make a copy for each row of a roster, in a folder of the output named after the workbook.

    Copies that are there from a run before, whole and of the same book and row, are kept. A row
    that can't be used stops only itself. `tell` gets what takes time. Raises `WorkbookError`
    where the roster, the workbook or the brand is wrong; a strict request, for warnings too.
    """
    roster = check_roster(path, files.display(path))
    _check_password(roster, order)
    files.prepare_output(request.output)
    book, layout = make_master(request, roster.columns)
    check_columns(book, roster)
    if request.strict and book.diagnostics:
        raise WorkbookError(*book.diagnostics)
    for line in costs(book):
        tell(line)
    maker_for(book, layout)
    return make_from(book, roster, request.output, order, progress)


def make_from(
    book: Master, roster: Roster, output: Path, order: CopyOptions, progress: Progress
) -> Copies:
    """Make the copies of a book that is typeset, as `make_copies` does."""
    run = Run(book, roster, order, progress)
    return run.merge(output / "copies") if order.merged else run.write(output / "copies")


def _check_password(roster: Roster, order: CopyOptions) -> None:
    column = order.password_column
    if column and column not in roster.columns:
        problem = f'there is no column "{column}" for the passwords'
        place = Location(file=files.display(roster.path), line=1)
        raise WorkbookError(error(problem, hint=did_you_mean(column, roster.columns), at=place))
