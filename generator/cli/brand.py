"""`workbook brand`."""

from pathlib import Path

import click

from generator.cli.options import output_option, workbook_option


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@output_option
@workbook_option("The workbook whose text the brand's typefaces have to set.")
@click.option("--theme", metavar="NAME|DIR", help="The theme that the brand is shown in.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
def brand(
    file: Path | None, output: Path, workbook: Path | None, theme: str | None, strict: bool
) -> None:
    """Show the brand of FILE on one page, and tell what about it will not print well."""
    from generator import build as stages
    from generator import report

    sheet = stages.show_brand(file, workbook, output, theme=theme, strict=strict)
    click.echo(report.brand_as_text(sheet))
    if sheet.diagnostics:
        click.echo(report.as_text(sheet.diagnostics), err=True)
