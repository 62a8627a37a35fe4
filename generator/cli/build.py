"""`workbook build`."""

import sys
from pathlib import Path
from typing import Any

import click

from generator.cli.options import (
    build_options,
    delivery_options,
    jobs_option,
    output_option,
    workbook_argument,
)
from generator.cli.progress import shown_progress
from generator.cli.sheet_options import KINDS, sheet_options, with_scheme
from generator.cli.words_of_option import WordsOfOption
from generator.diagnostics import WorkbookError, faults


class Build(WordsOfOption):
    """The command, with an option that takes the name of a shop or none."""

    one = ("--press",)


@click.command(cls=Build)
@workbook_argument
@output_option
@build_options
@delivery_options
@jobs_option("How many processes make books.")
@sheet_options(*KINDS)
@click.option("--all", "every", is_flag=True, help="Build every workbook in the folder content.")
@click.option(
    "--proof",
    is_flag=True,
    help="Write pictures of the spreads beside the PDF, and check it for where it goes.",
)
@click.option("--html", is_flag=True, help="Write the composed HTML beside the PDF.")
@click.option(
    "--watch", is_flag=True, help="Build again whenever a file changes, until you press Ctrl-C."
)
def build(
    workbook: Path | None,
    output: Path,
    html: bool,
    every: bool,
    proof: bool,
    watch: bool,
    **options: Any,
) -> int:
    """Build WORKBOOK, a folder of Markdown files or one file, as a PDF to print.

    Without it the workbook you are in is built, or that of the folder content.
    """
    from generator import build as stages
    from generator import preflight_report
    from generator.report import DONE

    if every and options["chapter"]:
        raise click.UsageError("--all builds whole workbooks: leave out --chapter, or name one.")
    if watch and (every or proof or options["impose"]):
        other = "--all" if every else "--proof" if proof else "--impose"
        raise click.UsageError(f"--watch makes the books of one workbook alone: leave {other} out.")
    options, scheme = with_scheme(options, html=html)
    if scheme and options["press"] is not None:
        raise click.UsageError("sheets have no bleed yet: leave --impose away, or --press.")
    if workbook is None and options["press"] and Path(options["press"]).is_dir():
        workbook, options["press"] = Path(options["press"]), ""
    request = stages.Request(workbook=workbook, output=output, html=html, scheme=scheme, **options)
    if watch:
        return _watch(request)
    make = stages.build_all if every else stages.build
    with shown_progress(sys.stderr) as progress:
        results = make(request, progress)
    _tell(results)
    if not proof:
        return DONE
    checks = stages.prove(results, output)
    click.echo(preflight_report.pdfs_as_text(checks))
    return preflight_report.pdfs_status(checks, strict=request.strict)


def _tell(results: tuple[Any, ...]) -> None:
    from generator.report import as_text, summarise

    for result in results:
        if told := faults(result.book.diagnostics):
            click.echo(as_text(told), err=True)
        click.echo(summarise(result))


def _watch(request: Any) -> int:
    """Build again and again; Ctrl-C is how it is meant to end."""
    from generator import build as stages
    from generator.report import DONE, as_text

    try:
        for made in stages.watch(request, lambda *_: None):
            if isinstance(made, WorkbookError):
                click.echo(as_text(made.diagnostics), err=True)
                click.echo("nothing was written; what was there before stays", err=True)
            else:
                _tell(made)
            click.echo("waiting for the next change; Ctrl-C ends it", err=True)
    except KeyboardInterrupt:
        click.echo("ended", err=True)
    return DONE
