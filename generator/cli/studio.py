"""`workbook studio`."""

import gc
import math
from pathlib import Path

import click

from generator import pulse
from generator.diagnostics import WorkbookError, error

EXTRA = "workbook-generator[studio]"  # what pip calls the program with all the studio needs


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=0,
    metavar="NUMBER",
    help="The port of this machine to take. Without it any free one.",
)
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
def studio(folder: Path | None, port: int, no_browser: bool) -> None:
    """Write in your browser, on this machine, with the real pages beside the text.

    FOLDER is a workbook, or a folder of workbooks; without it, the folder content. Nobody else can
    come in: not from the network, and not without the address that is printed. Ctrl-C ends it.
    """
    pulse.allow(math.inf)  # between two keys nobody is at work
    from generator.cli.invocation import python_as_typed

    try:
        from generator.studio import serving
    except ModuleNotFoundError as reason:
        if (reason.name or "").partition(".")[0] == "generator":
            raise
        hint = f'{python_as_typed()} -m pip install "{EXTRA}"'
        raise WorkbookError(
            error(f"the studio needs {reason.name}, which is not installed", hint=hint)
        ) from reason
    place = serving.place_of(folder)
    gc.enable()  # this goes on for hours
    listening = serving.listen(port)
    click.echo(f"the studio is at {listening.address}")
    click.echo("Ctrl-C ends it")
    if not no_browser:
        serving.open_browser(listening.address)
    serving.serve(listening, place)
