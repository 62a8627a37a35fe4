"""`workbook check`."""

import sys
from pathlib import Path
from typing import Any

import click

from generator.cli.options import build_options, delivery_options, jobs_option, workbook_argument
from generator.cli.progress import shown_progress


@click.command()
@workbook_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
@build_options
@delivery_options
@jobs_option("How many processes make books.")
def check(workbook: Path | None, form: str, **options: Any) -> int:
    """Tell what is wrong with WORKBOOK, and what room each question gets. Writes no file."""
    from generator import build as stages
    from generator import report

    request = stages.Request(workbook=workbook, **options)
    with shown_progress(sys.stderr) as progress:
        found = stages.check(request, progress)
    print_as = report.check_as_json if form == "json" else report.check_as_text
    click.echo(print_as(found.spaces, found.questions, found.diagnostics))
    return report.exit_status(found.diagnostics, strict=request.strict)
