"""`workbook printer`."""

import math
from pathlib import Path
from typing import Any

import click

from generator import pulse
from generator.cli.options import output_option
from generator.cli.sheet_options import settings_folder


class _Lengths(click.ParamType):
    """Two lengths in mm: LEFT,HEAD."""

    name = "LEFT,HEAD"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[float, float]:
        """Give the lengths; a comma or a space is between them."""
        if isinstance(value, tuple):
            return value
        try:
            left, head = (float(one) for one in value.replace(",", " ").split())
        except ValueError:
            self.fail(f'"{value}" is not two lengths in mm: write them as 31.2,29.5', param, ctx)
        return left, head


@click.command()
@click.argument("name", required=False)
@click.option("--read", is_flag=True, help="Ask for what is read off the printed sheet.")
@click.option(
    "--front", type=_Lengths(), metavar="A,B", help="What A and B of the front are, in mm."
)
@click.option("--back", type=_Lengths(), metavar="A,B", help="What A and B of the back are.")
@click.option("--line", type=float, metavar="C", help="How long the line C is, in mm.")
@click.option("--lying", is_flag=True, help="Of sheets that lie, as those of booklets do.")
@click.option(
    "--onto",
    default="letter",
    show_default=True,
    metavar="SHEET",
    help="The paper that the sheet is printed on: letter, a4 ...",
)
@output_option
def printer(
    name: str | None,
    read: bool,
    front: tuple[float, float] | None,
    back: tuple[float, float] | None,
    line: float | None,
    lying: bool,
    onto: str,
    output: Path,
) -> None:
    """Measure the printer NAME, so that backs meet fronts: `--printer NAME` makes up for it.

    Writes a sheet to print on both sides at actual size. What is read off it is given with --read,
    or with --front, --back and --line. Without NAME the printers that were measured are listed.
    """
    from generator import build as stages
    from generator.files import display
    from generator.report import printer_as_text

    folder = settings_folder()
    given = (front, back, line)
    if name is None:
        if read or any(one is not None for one in given):
            raise click.UsageError("say which printer it is: workbook printer NAME ...")
        known = stages.read_printers(folder)
        told = [printer_as_text(one) for one in known.values()]
        click.echo("\n".join(told) or "no printer was measured; begin with: workbook printer NAME")
        return
    if not read and front is back is line is None:
        way = " --lying" if lying else ""
        target = stages.write_check(output, onto, lying=lying)
        edge = "short" if lying else "long"
        click.echo(f"{display(target)}: print it on {name}, on both sides, turned over along the")
        click.echo(f"{edge} edge, at actual size; then: workbook printer {name}{way} --read")
        return
    if read:
        pulse.allow(math.inf)  # for whoever measures
        front = front or _asked("front")
        back = back or _asked("back")
        line = line or click.prompt(f"C, the line, is {stages.LINE_MM:g} mm", type=float)
    if front is None or back is None or line is None:
        raise click.UsageError("give all of --front, --back and --line, or --read to be asked.")
    reading = stages.Reading(front=front, back=back, line=line)
    click.echo(printer_as_text(stages.keep_reading(folder, name, reading, lying=lying)))


def _asked(side: str) -> tuple[float, float]:
    return click.prompt(f"A and B of the {side}, in mm, about 30,30", type=_Lengths())
