"""A named copy of a book for each row of a roster; what a run before has done is kept.

One walk down: a roster's rows (`plan`), the book for all of them (`master`), who makes copies of it
(`maker`, `workers`), and the files they become (`run`, `manifest`).
"""

from collections.abc import Callable
from pathlib import Path

from generator import files
from generator.copies.maker import Maker
from generator.copies.master import check_columns, costs, make_master
from generator.copies.options import Copies, CopyOptions, Progress, Rehearsal, Rehearsed
from generator.copies.run import Run
from generator.diagnostics import Location, WorkbookError, did_you_mean, error
from generator.making.request import Request
from generator.reading.roster import Roster, check_roster

__all__ = [
    "Copies",
    "CopyOptions",
    "Progress",
    "Rehearsal",
    "Rehearsed",
    "Request",
    "make_copies",
    "make_from",
    "rehearse_copies",
]

Tell = Callable[[str], None]


def rehearse_copies(
    request: Request, path: Path, options: CopyOptions, tell: Tell = lambda _: None
) -> Rehearsal:
    """Do all that `make_copies` does with a roster but for writing, and give what it would make.

    Raises `WorkbookError` as it does.
    """
    roster = _checked(path, options)
    maker = _maker(request, roster, tell)
    return Run(maker, roster, options, lambda *_: None).rehearse()


def make_copies(
    request: Request,
    path: Path,
    options: CopyOptions,
    progress: Progress,
    tell: Tell = lambda _: None,
) -> Copies:
    """Make a copy for each row of a roster, in a folder of the output named after the workbook.

    Copies that are there from a run before, whole and of the same book and row, are kept. A row
    that can't be used stops only itself. `tell` gets what takes time. Raises `WorkbookError`
    where the roster, the workbook or the brand is wrong; a strict request, for warnings too.
    """
    roster = _checked(path, options)
    files.prepare_output(request.output)
    maker = _maker(request, roster, tell)
    return make_from(maker, roster, request.output, options, progress)


def make_from(
    maker: Maker, roster: Roster, output: Path, options: CopyOptions, progress: Progress
) -> Copies:
    """Make the copies of a book that is typeset, as `make_copies` does."""
    run = Run(maker, roster, options, progress)
    return run.merge(output / "copies") if options.merged else run.write(output / "copies")


def _checked(path: Path, options: CopyOptions) -> Roster:
    roster = check_roster(path, files.display(path))
    column = options.password_column
    if column and column not in roster.columns:
        problem = f'there is no column "{column}" for the passwords'
        place = Location(file=files.display(roster.path), line=1)
        raise WorkbookError(error(problem, hint=did_you_mean(column, roster.columns), at=place))
    return roster


def _maker(request: Request, roster: Roster, tell: Tell) -> Maker:
    master, layout = make_master(request, roster.columns)
    check_columns(master, roster)
    if request.strict and master.diagnostics:
        raise WorkbookError(*master.diagnostics)
    for line in costs(master):
        tell(line)
    return Maker(master, layout)
