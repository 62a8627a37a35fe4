"""`workbook carry`."""

import sys
from pathlib import Path
from typing import Any

import click

from generator.cli.options import build_options, output_option, workbook_option
from generator.cli.progress import shown_progress

_USUAL = "fillable"


@click.command()
@click.argument("old", metavar="OLD.pdf", type=click.Path(path_type=Path))
@workbook_option("The workbook that the new book is made of.")
@output_option
@build_options
def carry(old: Path, workbook: Path | None, output: Path, **options: Any) -> int:
    """Put the answers in OLD.pdf, a form that was filled in, into a new book.

    It is of another edition, or of a newer text: the one named with -e, or the fillable one. What
    is typed stays; what has no place any more is told.
    """
    from generator import answers as stages
    from generator import report

    named = options.pop("editions") or (_USUAL,)
    if len(named) > 1 or "all" in named:
        raise click.UsageError("answers are carried into one edition: name it with -e, once.")
    request = stages.Request(workbook=workbook, output=output, editions=named, **options)
    with shown_progress(sys.stderr) as progress:
        done = stages.carry_answers(request, old, progress)
    if done.diagnostics:
        click.echo(report.as_text(done.diagnostics), err=True)
    click.echo(report.carried_as_text(done))
    return report.exit_status(done.diagnostics, strict=request.strict)
