"""`workbook check`."""

import sys
from pathlib import Path
from typing import Any

import click

from generator.cli.options import build_options, delivery_options, format_option, jobs_option
from generator.cli.progress import shown_progress

_OFFICE = "office"


@click.command()
@click.argument(
    "given", metavar="[WORKBOOK | FILE.pdf...]", nargs=-1, type=click.Path(path_type=Path)
)
@format_option
@click.option(
    "--for",
    "target",
    metavar="NAME|FILE.yml",
    help="Where the PDFs go: office, shop, kdp, ingram, lulu, archive, screen; one of your own in "
    f"a folder press, or a file.  [default: {_OFFICE}]",
)
@click.option(
    "--proof",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write pictures of the PDFs' spreads into DIR, with what is found ringed.",
)
@build_options
@delivery_options
@jobs_option("How many processes make books.")
@click.pass_context
def check(
    context: click.Context,
    given: tuple[Path, ...],
    form: str,
    target: str | None,
    proof: Path | None,
    **options: Any,
) -> int:
    """Tell what is wrong with WORKBOOK, and what room each question gets. Writes no file.

    Or tell what is wrong with finished PDFs, of this program or another, for where they go.
    """
    pdfs = [one for one in given if one.suffix.lower() == ".pdf"]
    if pdfs and len(pdfs) < len(given):
        raise click.UsageError("check PDFs, or a workbook: not both in one command.")
    if pdfs:
        _only_of_books(context, options)
        return _check_pdfs(given, target or _OFFICE, proof, form, strict=options["strict"])
    if len(given) > 1:
        raise click.UsageError("check one workbook at a time; of PDFs several.")
    if target or proof:
        raise click.UsageError("--for and --proof are of PDFs: name one, such as output/book.pdf.")
    return _check_workbook(given[0] if given else None, form, options)


def _only_of_books(context: click.Context, options: dict[str, Any]) -> None:
    """Refuse what says how a book is made, for one that is."""
    default = click.core.ParameterSource.DEFAULT
    for name in options:
        if name != "strict" and context.get_parameter_source(name) is not default:
            (option,) = (one for one in context.command.params if one.name == name)
            raise click.UsageError(f"{max(option.opts, key=len)} is of a workbook, not of a PDF.")


def _check_pdfs(
    paths: tuple[Path, ...], target: str, proof: Path | None, form: str, *, strict: bool
) -> int:
    from generator import build as stages
    from generator import preflight_report

    checks = stages.check_pdfs(paths, target, proof=proof)
    as_json = form == "json"
    print_as = preflight_report.pdfs_as_json if as_json else preflight_report.pdfs_as_text
    click.echo(print_as(checks))
    return preflight_report.pdfs_status(checks, strict=strict)


def _check_workbook(workbook: Path | None, form: str, options: dict[str, Any]) -> int:
    from generator import build as stages
    from generator import report

    request = stages.Request(workbook=workbook, **options)
    with shown_progress(sys.stderr) as progress:
        found = stages.check(request, progress)
    print_as = report.check_as_json if form == "json" else report.check_as_text
    click.echo(print_as(found.spaces, found.questions, found.diagnostics))
    return report.exit_status(found.diagnostics, strict=request.strict)
