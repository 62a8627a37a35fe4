"""`workbook build`."""

import sys
from pathlib import Path

import click

from generator.cli.options import build_options, output_option, workbook_argument
from generator.cli.progress import shown_progress


@click.command()
@workbook_argument
@output_option
@build_options
@click.option("--html", is_flag=True, help="Write the composed HTML beside the PDF.")
def build(
    workbook: Path, output: Path, paper: str | None, theme: Path | None, strict: bool, html: bool
) -> None:
    """Build WORKBOOK, a folder of Markdown files or one file, as a PDF to print."""
    from generator import build as stages
    from generator.report import as_text, summarise

    request = stages.Request(
        workbook=workbook, output=output, paper=paper, theme=theme, html=html, strict=strict
    )
    with shown_progress(sys.stderr) as progress:
        result = stages.build(request, progress)
    if result.book.diagnostics:
        click.echo(as_text(result.book.diagnostics), err=True)
    click.echo(summarise(result))
