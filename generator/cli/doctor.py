"""`workbook doctor`."""

from pathlib import Path

import click

from generator.cli.invocation import as_started, python_as_typed
from generator.cli.options import format_option, output_option


@click.command()
@format_option
@output_option
def doctor(form: str, output: Path) -> int:
    """Tell what is there of what the program needs, what is missing, and the command that mends it.

    Writes no file. Ends with 1 where something is lacking.
    """
    from generator import machine_report
    from generator.machine import look_at_machine

    again = as_started("doctor")
    aspects = tuple(look_at_machine(output, python=python_as_typed(), again=again))
    print_as = machine_report.machine_as_json if form == "json" else machine_report.machine_as_text
    click.echo(print_as(aspects))
    return machine_report.machine_status(aspects)
