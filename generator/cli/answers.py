"""`workbook answers`."""

from pathlib import Path

import click

from generator.cli.options import DEFAULT_OUTPUT


@click.command()
@click.argument(
    "forms", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help="The table; without it WORKBOOK-answers.csv in the folder output.",
)
def answers(forms: tuple[Path, ...], output: Path | None) -> int:
    """Make a table of forms that came back: a row for each FILE, a column for each question.

    A FILE is a book of the fillable edition that was filled in and saved; or a folder of them.
    """
    from generator import answers as stages
    from generator import report

    if output is not None and output.suffix.lower() != ".csv":
        raise click.UsageError("the table is a CSV file: give it a name such as -o answers.csv.")
    done = stages.collect_answers(forms, output, Path(DEFAULT_OUTPUT))
    if done.diagnostics:
        click.echo(report.as_text(done.diagnostics), err=True)
    click.echo(report.answers_as_text(done))
    return report.exit_status(done.diagnostics, strict=False)
