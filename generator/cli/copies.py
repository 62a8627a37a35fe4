"""`workbook copies`."""

import sys
from pathlib import Path
from typing import Any

import click

from generator.cli.options import build_options, output_option, workbook_option
from generator.cli.progress import counted_progress


@click.command()
@click.argument("roster", type=click.Path(path_type=Path))
@workbook_option("The workbook that copies are made of.")
@output_option
@click.option("--partners", is_flag=True, help="Two books for each couple, one for each of them.")
@click.option("--merged", is_flag=True, help="One file for the printer, all copies in order.")
@click.option(
    "--separators", is_flag=True, help="With --merged: a sheet with the name before each."
)
@click.option(
    "--password-column", metavar="COLUMN", help="Each copy opens with the password in this column."
)
@click.option("--jobs", "-j", type=click.IntRange(1, 256), help="How many processes make copies.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster makes them: tcp://HOST:8786.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option("--names", is_flag=True, help="Show names in messages; without it, row numbers.")
@build_options
def copies(
    roster: Path,
    workbook: Path,
    output: Path,
    dry_run: bool,
    names: bool,
    partners: bool,
    merged: bool,
    separators: bool,
    password_column: str | None,
    jobs: int | None,
    scheduler: str | None,
    **options: Any,
) -> int:
    """Make a named copy for each row of ROSTER, a CSV file with the columns name and partner."""
    from generator import copies as stages
    from generator import report
    from generator.making.request import Request

    if len(options["editions"]) > 1 or "all" in options["editions"]:
        raise click.UsageError("copies are made of one edition: name it with -e, once.")
    if separators and not merged:
        raise click.UsageError("--separators belong to one file of all copies: add --merged.")
    if password_column and merged:
        raise click.UsageError("one file of all copies has no passwords: leave --merged away.")
    if jobs and scheduler:
        raise click.UsageError("a cluster has its own processes: leave --jobs away.")
    request = Request(workbook=workbook, output=output, **options)
    order = stages.CopyOptions(
        partners=partners,
        merged=merged,
        separators=separators,
        show_names=names,
        password_column=password_column.lower() if password_column else None,
        jobs=jobs,
        scheduler=scheduler or "",
    )
    if dry_run:
        checked, planned = stages.list_copies(request, roster, order)
        click.echo(report.plan_as_text(checked, planned, names=names))
        return report.WRONG if checked.bad else report.DONE
    try:
        with counted_progress(sys.stderr) as progress:
            done = stages.make_copies(
                request, roster, order, progress, lambda line: click.echo(line, err=True)
            )
    except KeyboardInterrupt:
        if merged:  # one file, at the end: what was written is told as of every command
            raise
        click.echo("interrupted; run the same command again to go on from here", err=True)
        return report.INTERRUPTED
    if done.diagnostics:
        click.echo(report.as_text(done.diagnostics), err=True)
    click.echo(report.copies_as_text(done))
    return report.exit_status(done.diagnostics, strict=request.strict)
