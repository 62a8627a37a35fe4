"""What copies are asked to be made of: a workbook and a roster, read before anything is made."""

import functools
from pathlib import Path

from generator import files
from generator.copies.options import CopyOptions
from generator.diagnostics import (
    Diagnostic,
    Findings,
    Location,
    WorkbookError,
    did_you_mean,
    error,
)
from generator.making.request import Request
from generator.making.setting import Setting, plan_settings
from generator.model import RosterChoice
from generator.model.merge_fields import column_name
from generator.reading.roster import Roster, check_roster


def read_asked(request: Request, path: Path, options: CopyOptions) -> tuple[Setting, Roster]:
    """Read the workbook and the roster. Raises `WorkbookError` with what is wrong with both."""
    findings = Findings()
    setting = roster = None
    said = RosterChoice()
    try:
        setting = plan_settings(request, named=True)[0]
        said = setting.reading.workbook.roster
    except WorkbookError as reason:
        findings.add(*reason.diagnostics)
    try:
        roster = _read_roster(path, said, options)
        findings.add(*_wrong_options(roster, files.display(path), options))
    except WorkbookError as reason:
        findings.add(*reason.diagnostics)
    return findings.require(setting), findings.require(roster)


def _read_roster(path: Path, said: RosterChoice, options: CopyOptions) -> Roster:
    """Read a roster as options say, or the workbook's settings, where the list is like theirs."""
    now, name = options.choice, files.display(path)
    choice = RosterChoice(
        name=now.name or said.name,
        partner=now.partner or said.partner,
        sheet=now.sheet or said.sheet,
    )
    read = functools.partial(check_roster, path, name, show_names=options.show_names)
    try:
        return read(choice)
    except WorkbookError as reason:
        if choice == now:
            raise
        try:
            return read(now)
        except WorkbookError:
            raise reason from None


def _wrong_options(roster: Roster, name: str, options: CopyOptions) -> list[Diagnostic]:
    """Say what options name that the roster does not have."""
    found = []
    column = options.password_column
    if column and column_name(column) not in roster.columns:
        problem = f'there is no column "{column}" for the passwords'
        at = Location(file=name, line=roster.heads.line)
        found.append(error(problem, hint=did_you_mean(column, roster.columns), at=at))
    beyond = [one for one in options.rows if one[-1] > roster.rows]
    if beyond:
        row = max(one[-1] for one in beyond)
        rows = "row" if roster.rows == 1 else "rows"
        hint = "rows are counted below the line of heads, without empty lines, as in messages"
        problem = f"there is no row {row}: the list has {roster.rows:,} {rows}"
        found.append(error(problem, hint=hint, at=Location(file=name)))
    return found
