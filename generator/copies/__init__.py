"""A named copy of a book for each row of a roster; what a run before has done is kept.

One walk down: which book each row gets (`variants`), the books themselves (`master`), which copies
there are of them (`plan`), who makes them (`maker`, `workers`), and the files they become (`run`,
`manifest`).
"""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import files
from generator.copies.handed_out import HandedOut, Handing, SheetsAsked, hand_out
from generator.copies.maker import Maker
from generator.copies.master import check_columns, costs, lay_master
from generator.copies.options import (
    Copies,
    CopyOptions,
    Progress,
    Rehearsal,
    Rehearsed,
    RehearsedBook,
    parse_rows,
)
from generator.copies.plan import Plan, make_plan
from generator.copies.roster_asked import read_asked
from generator.copies.run import Run
from generator.copies.run_counts import damaged
from generator.copies.variants import assign_books
from generator.diagnostics import (
    Diagnostic,
    Findings,
    WorkbookError,
    error,
    faults,
)
from generator.locks import alone
from generator.making.on_sheets import refuse_fields
from generator.making.press_guide_page import lay_guide
from generator.making.request import Request
from generator.making.setting import Setting
from generator.model import EditionPlan, RosterChoice
from generator.model.merge_fields import column_name
from generator.model.sheet_facts import SheetFacts
from generator.output_folder import prepare_output
from generator.reading.roster import Roster

__all__ = [
    "Copies",
    "CopyOptions",
    "HandedOut",
    "Handing",
    "Progress",
    "Rehearsal",
    "Rehearsed",
    "RehearsedBook",
    "Request",
    "RosterChoice",
    "SheetsAsked",
    "hand_out",
    "make_copies",
    "make_from",
    "parse_rows",
    "rehearse_copies",
]

Tell = Callable[[str], None]


def rehearse_copies(
    request: Request, path: Path, options: CopyOptions, tell: Tell = lambda _: None
) -> Rehearsal:
    """Do all that `make_copies` does with a roster but for writing, and give what it would make.

    Raises `WorkbookError` as it does.
    """
    ready = _prepared(request, path, options, tell)
    run = Run(ready.plan, ready.makers, lambda *_: None, ready.findings, ready.on_sheets)
    return run.rehearse(request.output / "copies" / ready.names[0])


def make_copies(
    request: Request,
    path: Path,
    options: CopyOptions,
    progress: Progress,
    tell: Tell = lambda _: None,
) -> Copies:
    """Make a copy for each row of a roster, in a folder of the output named after the workbook.

    Copies that are there from a run before, whole and of the same book and row, are kept. A row
    that can't be used stops only itself. `tell` gets what was taken for what, what takes time, and
    what looks damaged, before anything is made. Raises `WorkbookError` with all that is wrong with
    the roster, the workbook or the brand; of a strict request, with warnings too; and at once where
    another run makes copies of the workbook there.
    """
    folder = request.output / "copies"
    with contextlib.ExitStack() as held:

        def take(names: Sequence[str]) -> None:
            prepare_output(request.output)
            prepare_output(folder)
            for name in dict.fromkeys(names):
                held.enter_context(alone(folder / name))

        ready = _prepared(request, path, options, tell, take)
        run = Run(ready.plan, ready.makers, progress, ready.findings, ready.on_sheets)
        names = ready.names
        made = run.merge(folder, names) if options.merged else run.write(folder / names[0])
        if not ready.on_sheets:
            return made
        for name, facts, maker in zip(names, ready.on_sheets, ready.makers, strict=True):
            guide = lay_guide(maker.master.setting, facts)
            files.write_atomically(folder / f"{name}-how.pdf", guide, private=True)
        return replace(made, on_sheets=ready.on_sheets[0])


def make_from(
    maker: Maker, roster: Roster, output: Path, options: CopyOptions, progress: Progress
) -> Copies:
    """Make the copies of a book that is typeset, as `make_copies` does."""
    name, folder = maker.master.name, output / "copies"
    run = Run(make_plan(roster, options, (maker.master,)), (maker,), progress)
    return run.merge(folder, (name,)) if options.merged else run.write(folder / name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """All that a run begins with: a maker for each book, and what the books are called."""

    plan: Plan
    makers: tuple[Maker, ...]
    names: tuple[str, ...]
    on_sheets: tuple[SheetFacts, ...]
    findings: tuple[Diagnostic, ...]


def _prepared(
    request: Request,
    path: Path,
    options: CopyOptions,
    tell: Tell,
    take: Callable[[Sequence[str]], None] = lambda _names: None,
) -> _Ready:
    """Get all ready; `take` is called with the books' names before any of them is laid out."""
    setting, roster = read_asked(request, path, options)
    if roster.said:
        tell(f"{files.display(path)}: {roster.said}")
    if options.password_column:
        options = replace(options, password_column=column_name(options.password_column))
    assignment = assign_books(roster, setting, options.rows)
    settings = [replace(setting, plan=plan, columns=roster.columns) for plan in assignment.plans]
    if options.scheme:
        refuse_fields(settings)
    names = _names(settings, options)
    take(names)
    makers = _makers(settings, roster)
    on_sheets = tuple(maker.press(options.scheme) for maker in makers if options.scheme)
    plan = make_plan(roster, options, [maker.master for maker in makers], assignment)
    found = damaged(plan.inspection, path, show_names=options.show_names)
    if request.strict:
        of_books = [one for maker in makers for one in maker.master.diagnostics]
        if faults((*of_books, *found)):
            raise WorkbookError(*of_books, *found)
    for line in dict.fromkeys(line for maker in makers for line in costs(maker.master)):
        tell(line)
    for one in found:
        tell(str(one))
    return _Ready(plan=plan, makers=makers, names=names, on_sheets=on_sheets, findings=found)


def _names(settings: Sequence[Setting], options: CopyOptions) -> tuple[str, ...]:
    """Give what the books of several settings are called, after their editions."""
    names = [replace(one, plan=_whole_edition(one)).name for one in settings]
    if options.scheme:
        names = [f"{one}-{options.scheme.kind}" for one in names]
    on_screen = next((one.plan.name for one in settings if one.plan.on_screen), None)
    if options.merged and on_screen is not None:
        problem = f'one file of all copies is for a printer: the fields of "{on_screen}" are lost'
        hint = "leave --merged away for a file to type in for each couple, or name another edition"
        raise WorkbookError(error(problem, hint=hint))
    if options.merged and len(set(names)) < len(names):
        problem = "couples with other chapters can't stand in one file with the rest"
        hint = "leave --merged away, or name rows that get the same chapters: --rows 1-4"
        raise WorkbookError(error(problem, hint=hint))
    return tuple(names)


def _whole_edition(setting: Setting) -> EditionPlan:
    """Give the edition of a setting with all of its chapters."""
    known = setting.reading.workbook.editions
    return next((one for one in known if one.name == setting.plan.name), setting.plan)


def _makers(settings: Sequence[Setting], roster: Roster) -> tuple[Maker, ...]:
    """Lay out the books. Raises `WorkbookError` with what is wrong with any of them."""
    findings = Findings()
    makers = []
    for setting in settings:
        try:
            master, layout = lay_master(setting)
            check_columns(master, roster)
            makers.append(Maker(master, layout))
        except WorkbookError as reason:
            findings.add(*reason.diagnostics)
    findings.raise_errors()
    return tuple(makers)
