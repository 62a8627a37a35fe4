"""`workbook new`."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "article",
    type=click.Path(path_type=Path),
    metavar="ARTICLE",
    help="An article to begin with (.txt, .md, .docx): its words are kept, its questions get room.",
)
def new(folder: Path, article: Path | None) -> None:
    """Start a workbook in the folder DIR: it builds at once, and explains itself."""
    from generator import build as stages
    from generator.report import as_text, list_files

    started = stages.start(folder, article)
    if started.notices:
        click.echo(as_text(started.notices), err=True)
    click.echo(list_files(started.files))
    click.echo(f"build it with: workbook build {folder}")
