"""What is handed out beside the books: badges, sign-in sheets, certificates, from the same list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import files
from generator.copies.options import CopyOptions, Progress
from generator.copies.roster_asked import read_asked
from generator.copies.run_counts import Tally, damaged
from generator.copies.sheet_makers import Sheets, make_cards, make_certificates, make_sign_in
from generator.diagnostics import Diagnostic, Findings, Location, WorkbookError, faults, warning
from generator.making.request import Request
from generator.making.setting import Setting
from generator.model.merge_fields import without_marks
from generator.output_folder import prepare_output, prepare_private
from generator.reading.roster import Roster
from generator.report import list_rows

_HINT = "correct the row and run again, or choose larger cards; the sheets have all the others"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsAsked:
    """Which sheets are asked for: badges of a stock or a size, empty for the usual one."""

    badges: str | None = None
    sign_in: bool = False
    certificates: bool = False

    @property
    def any(self) -> bool:
        """Whether any is."""
        return self.badges is not None or self.sign_in or self.certificates


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """A file of sheets: how many of what, on how many pages of which paper."""

    file: Path
    count: int
    what: str
    pages: int
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """What became of a roster: the files of sheets, and what was wrong.

    `workbook` is the folder of the workbook called `title`.
    """

    workbook: Path
    title: str
    folder: Path
    sheets: tuple[HandedOut, ...]
    diagnostics: tuple[Diagnostic, ...]


def hand_out(
    request: Request,
    path: Path,
    options: CopyOptions,
    asked: SheetsAsked,
    progress: Progress,
    tell: Callable[[str], None] = lambda _: None,
    *,
    rehearsed: bool = False,
) -> Handing:
    """Make the sheets that are asked for, for each row of a roster; nothing is written where it is
    only `rehearsed`.

    A row that can't be used stops only itself. `tell` gets what was taken for what, and what looks
    damaged. Raises `WorkbookError` with all that is wrong with the roster, the workbook, its
    certificate or the brand; of a strict request, with warnings too. Then nothing is written.
    """
    setting, roster = read_asked(request, path, options)
    if not rehearsed:
        prepare_output(request.output)
    if roster.said:
        tell(f"{files.display(path)}: {roster.said}")
    made = _made(setting, roster, options, asked, progress, rehearsed=rehearsed)
    found = Findings()
    for one in made:
        found.add(*one.findings)
        inspection = one.people.plan.inspection
        found.add(*damaged(inspection, path, show_names=options.show_names))
    if request.strict and faults(found.all):
        raise WorkbookError(*faults(found.all))
    found.add(*_unnamed(made, path, options))
    workbook, folder = setting.reading.workbook, request.output / "copies"
    if not rehearsed:
        prepare_private(folder)
    sheets = []
    for one in made:
        target = folder / f"{workbook.name}-{one.kind}.pdf"
        if one.pdf:
            files.write_atomically(target, one.pdf, private=True)
        sheets.append(
            HandedOut(file=target, count=one.count, what=one.what, pages=one.pages, paper=one.paper)
        )
    return Handing(
        workbook=workbook.folder,
        title=without_marks(workbook.title),
        folder=folder,
        sheets=tuple(sheets),
        diagnostics=faults(found.all),
    )


def _made(
    setting: Setting,
    roster: Roster,
    options: CopyOptions,
    asked: SheetsAsked,
    progress: Progress,
    *,
    rehearsed: bool,
) -> tuple[Sheets, ...]:
    """Make all sheets. Raises `WorkbookError` with what is wrong with any of them."""
    makers: list[Callable[[], Sheets]] = []
    if asked.badges is not None:
        stock = asked.badges
        makers.append(lambda: make_cards(setting, roster, options, stock, rehearsed=rehearsed))
    if asked.sign_in:
        makers.append(lambda: make_sign_in(setting, roster, options, rehearsed=rehearsed))
    if asked.certificates:
        makers.append(
            lambda: make_certificates(setting, roster, options, progress, rehearsed=rehearsed)
        )
    wrong, made = Findings(), []
    for make in makers:
        try:
            made.append(make())
        except WorkbookError as reason:
            wrong.add(*reason.diagnostics)
    wrong.raise_errors()
    return tuple(made)


def _unnamed(made: tuple[Sheets, ...], path: Path, options: CopyOptions) -> Iterator[Diagnostic]:
    """Say which rows are not on the sheets, and why, once for each reason."""
    tally = Tally(path, hint=_HINT)
    nameless: set[int] = set()
    for one in made:
        for who in one.people.refused:
            tally.fail(who.row, who.reason, who.name if options.show_names else "")
        nameless.update(one.people.nameless)
    yield from tally.findings()
    if nameless:
        have = "has" if len(nameless) == 1 else "have"
        problem = f"{list_rows(nameless)}: {have} no name, and nothing to print"
        hint = "write one into the list; sheets to sign in on have clear rows for others"
        yield warning(problem, hint=hint, at=Location(file=files.display(path)))
