"""What `workbook copies` does where it is asked for badges, sign-in sheets or certificates."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.progress import counted_progress

if TYPE_CHECKING:
    from generator.copies import CopyOptions, Request, SheetsAsked

_WHY = {
    "--partners": "badges, sign-in sheets and certificates are for each person already",
    "--merged": "sheets are one file already",
    "--impose": "badges, sign-in sheets and certificates are sheets already",
    "--password-column": "what is handed out on paper has no password",
    "--jobs": "sheets are made by one process",
    "--scheduler": "sheets are made by one process",
    "--edition": "sheets are of no edition",
    "--chapter": "sheets are of the whole workbook",
}


def refuse_with_sheets(given: Mapping[str, Any]) -> None:
    """Raise a usage error for options that mean nothing for sheets."""
    for option, value in given.items():
        if value:
            raise click.UsageError(f"{_WHY[option]}: leave {option} away.")


def hand_out(
    request: "Request",
    roster: Path,
    wanted: "CopyOptions",
    asked: "SheetsAsked",
    *,
    dry_run: bool,
) -> int:
    """Make the sheets, or say what would be made; give the status of the command."""
    from generator import copies as stages
    from generator import copies_report, report

    told: set[str] = set()

    def tell(line: str) -> None:
        told.add(line)
        click.echo(line, err=True)

    with counted_progress(sys.stderr, "certificates") as progress:
        done = stages.hand_out(request, roster, wanted, asked, progress, tell, rehearsed=dry_run)
    for one in (str(one) for one in done.diagnostics):
        if one not in told:
            tell(one)
    click.echo(copies_report.handing_as_text(done, rehearsed=dry_run))
    return report.exit_status(done.diagnostics, strict=request.strict)
