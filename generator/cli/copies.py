"""`workbook copies`."""

import sys
from pathlib import Path
from typing import Any

import click

from generator.cli.handing_out import hand_out, refuse_with_sheets
from generator.cli.options import build_options, jobs_option, output_option, workbook_option
from generator.cli.progress import counted_progress
from generator.cli.sheet_options import OF_BOOKS, sheet_options, with_scheme
from generator.cli.words_of_option import WordsOfOption
from generator.diagnostics import faults


class Copies(WordsOfOption):
    """The command, with options that take as many heads as are given."""

    many = ("--name", "--partner")
    one = ("--badges",)


@click.command(cls=Copies)
@click.argument("roster", type=click.Path(path_type=Path))
@workbook_option("The workbook that copies are made of.")
@output_option
@click.option(
    "--name",
    "name_heads",
    multiple=True,
    metavar="HEAD...",
    help="The columns that make the name, where it is not found by itself.",
)
@click.option(
    "--partner",
    "partner_heads",
    multiple=True,
    metavar="HEAD...",
    help="The columns that make the partner's name.",
)
@click.option(
    "--sheet", default="", metavar="NAME", help="The sheet of a spreadsheet; or the first."
)
@click.option("--rows", default="", metavar="ROWS", help="Copies of some rows alone: 3,7-9.")
@click.option("--partners", is_flag=True, help="Two books for each couple, one for each of them.")
@click.option("--merged", is_flag=True, help="One file for the printer, all copies in order.")
@click.option(
    "--separators", is_flag=True, help="With --merged: a sheet with the name before each."
)
@click.option(
    "--password-column", metavar="COLUMN", help="Each copy opens with the password in this column."
)
@click.option(
    "--badges",
    metavar="[SIZE]",
    help="Name badges instead, of a stock such as avery-5395 or of a size such as 90x54, in mm; "
    "or tents for the table: tent, tent-180x65.",
)
@click.option("--sign-in", is_flag=True, help="Instead, a sheet to sign in on.")
@click.option("--certificates", is_flag=True, help="Instead, what certificate.md says, for each.")
@jobs_option("How many processes make copies.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster makes them: tcp://HOST:8786.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option("--names", is_flag=True, help="Show names in messages; without it, row numbers.")
@build_options
@sheet_options(*OF_BOOKS)
def copies(
    roster: Path,
    workbook: Path | None,
    output: Path,
    name_heads: tuple[str, ...],
    partner_heads: tuple[str, ...],
    sheet: str,
    rows: str,
    dry_run: bool,
    names: bool,
    partners: bool,
    merged: bool,
    separators: bool,
    password_column: str | None,
    badges: str | None,
    sign_in: bool,
    certificates: bool,
    jobs: int | None,
    scheduler: str | None,
    **options: Any,
) -> int:
    """Make a named copy for each row of ROSTER, a list of couples.

    It is a CSV file, or another text with a line of heads, or a spreadsheet (.xlsx, .ods, .xls).
    """
    from generator import copies as stages
    from generator import copies_report, report

    if len(options["editions"]) > 1 or "all" in options["editions"]:
        raise click.UsageError("copies are made of one edition: name it with -e, once.")
    if separators and not merged:
        raise click.UsageError("--separators belong to one file of all copies: add --merged.")
    if separators and options["impose"]:
        raise click.UsageError("each booklet says its name on its cover: leave --separators away.")
    if password_column and merged:
        raise click.UsageError("one file of all copies has no passwords: leave --merged away.")
    if jobs and scheduler:
        raise click.UsageError("a cluster has its own processes: leave --jobs away.")
    try:
        taken = stages.parse_rows(rows) if rows else ()
    except ValueError as reason:
        raise click.UsageError(f"--rows: {reason}; write them so: --rows 3,7-9") from None
    options, scheme = with_scheme(options)
    request = stages.Request(workbook=workbook, output=output, **options)
    wanted = stages.CopyOptions(
        partners=partners,
        merged=merged,
        separators=separators,
        show_names=names,
        password_column=password_column,
        jobs=jobs,
        scheduler=scheduler or "",
        rows=taken,
        scheme=scheme,
        choice=stages.RosterChoice(name=name_heads, partner=partner_heads, sheet=sheet),
    )
    asked = stages.SheetsAsked(badges=badges, sign_in=sign_in, certificates=certificates)
    if asked.any:
        refuse_with_sheets(
            {
                "--partners": partners,
                "--merged": merged,
                "--impose": scheme,
                "--password-column": password_column,
                "--jobs": jobs,
                "--scheduler": scheduler,
                "--edition": options["editions"],
                "--chapter": options["chapter"],
            }
        )
        return hand_out(request, roster, wanted, asked, dry_run=dry_run)
    told: set[str] = set()

    def tell(line: str) -> None:
        told.add(line)
        click.echo(line, err=True)

    try:
        if dry_run:
            rehearsal = stages.rehearse_copies(request, roster, wanted, tell)
            done, shown = rehearsal.done, copies_report.rehearsal_as_text(rehearsal, names=names)
        else:
            with counted_progress(sys.stderr) as progress:
                done = stages.make_copies(request, roster, wanted, progress, tell)
            shown = copies_report.copies_as_text(done)
    except KeyboardInterrupt:
        if merged or dry_run:  # nothing of it is there, as of every command that was interrupted
            raise
        click.echo("interrupted; run the same command again to go on from here", err=True)
        return report.INTERRUPTED
    # What was told before anything was made is not told again.
    for one in map(str, faults(done.diagnostics)):
        if one not in told:
            tell(one)
    click.echo(shown)
    return report.exit_status(done.diagnostics, strict=request.strict)
