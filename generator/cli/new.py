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
    help="What to begin with: an article (.docx, .odt, .rtf, .html, .md, .txt), or a folder of "
    "Markdown such as Notion and Obsidian export. Its words are kept, its questions get room.",
)
def new(folder: Path, article: Path | None) -> None:
    """Start a workbook in the folder DIR: it builds at once, and explains itself."""
    from generator import build as stages
    from generator.cli.invocation import as_started
    from generator.report import as_text, list_files, start_as_text

    started = stages.start(folder, article)
    if started.notices:
        click.echo(as_text(started.notices), err=True)
    click.echo(list_files(started.files))
    if article:
        click.echo(start_as_text(started))
    click.echo(f"build it with: {as_started('build', folder)}")
