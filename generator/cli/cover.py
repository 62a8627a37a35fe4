"""`workbook cover`."""

import sys
from pathlib import Path
from typing import Any

import click

from generator.cli.options import build_options, delivery_options, output_option, workbook_argument
from generator.cli.progress import shown_progress
from generator.diagnostics import faults


@click.command()
@workbook_argument
@output_option
@click.option("--stock", default="", metavar="NAME", help="The shop's paper: white, cream ...")
@click.option("--spine", metavar="LENGTH", help="How wide the spine is, where the shop says so.")
@build_options
@delivery_options
def cover(
    workbook: Path | None, output: Path, stock: str, spine: str | None, **options: Any
) -> int:
    """Make the cover of WORKBOOK for a shop: back, spine and front in one piece.

    The book is laid out to know how many pages it has, and with them how wide its spine is. Name
    the shop with --press.
    """
    from generator import build as stages
    from generator import report

    editions = options["editions"]
    if len(editions) > 1 or "all" in editions:
        raise click.UsageError("a cover is of one edition: name it with -e, once.")
    if not options["press"]:
        raise click.UsageError("name who prints it: --press kdp, ingram, lulu, shop, or a YAML.")
    if options["archive"] or options["chapter"]:
        raise click.UsageError("a cover is of a whole book for a press: leave the rest away.")
    request = stages.Request(workbook=workbook, output=output, **options)
    with shown_progress(sys.stderr) as progress:
        done = stages.make_cover(request, stock=stock, spine=spine, progress=progress)
    if told := faults(done.diagnostics):
        click.echo(report.as_text(told), err=True)
    click.echo(report.cover_as_text(done))
    return report.exit_status(done.diagnostics, strict=options["strict"])
