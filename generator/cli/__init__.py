"""What a person types. Each command is a module; the heavy imports wait until one runs."""

import gc
import os
import sys
import tempfile
import traceback

import click

from generator import __version__, files
from generator.cli.answers import answers
from generator.cli.brand import brand
from generator.cli.build import build
from generator.cli.carry import carry
from generator.cli.check import check
from generator.cli.copies import copies
from generator.cli.cover import cover
from generator.cli.new import new
from generator.cli.printer import printer
from generator.diagnostics import WorkbookError
from generator.report import DONE, INTERRUPTED, WRONG, as_text

BUG = """\
this is a defect of the program, not of your workbook. {written}.
hint: run the command again with WORKBOOK_TRACEBACK=1 set, and report what it prints together
      with what you did, without the words of your clients"""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="workbook")
def workbook() -> None:
    """Make printed workbooks: Markdown in, a print-ready PDF out, with room to write."""


workbook.add_command(answers)
workbook.add_command(brand)
workbook.add_command(build)
workbook.add_command(carry)
workbook.add_command(check)
workbook.add_command(copies)
workbook.add_command(cover)
workbook.add_command(new)
workbook.add_command(printer)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process with its exit status."""
    # What is laid down for a while, such as unpacked fonts, goes into a folder of our own and away
    # with it. So nothing has to be taken apart at the end, box by box: `freeze` leaves all that
    # to the system.
    with tempfile.TemporaryDirectory(prefix="workbook-", ignore_cleanup_errors=True) as own:
        tempfile.tempdir = own
        try:
            status = _run(arguments)
        finally:
            tempfile.tempdir = None
    gc.freeze()
    sys.exit(status)


def _run(arguments: list[str] | None) -> int:
    # A command is one job that ends with its process. The boxes of its pages refer to each other
    # by the hundred thousand and live to its end: looking for garbage among them finds none and
    # takes a quarter of the time.
    gc.disable()
    before = files.count_written()
    try:
        status = workbook.main(args=arguments, prog_name="workbook", standalone_mode=False)
        return status if isinstance(status, int) else DONE
    except WorkbookError as reason:
        click.echo(as_text(reason.diagnostics), err=True)
        return WRONG
    except click.ClickException as reason:
        reason.show()
        return reason.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"interrupted; {_written(before)}", err=True)
        return INTERRUPTED
    except OSError as reason:
        if not _lacks_library(reason):
            return _refused(reason, before) if reason.errno else _defect(before)
        from generator import system

        click.echo(system.advice(system.missing_libraries() or ("Pango",)), err=True)
        return WRONG
    except Exception:
        return _defect(before)


def _lacks_library(reason: OSError) -> bool:
    return reason.errno is None and "cannot load library" in str(reason)


def _refused(reason: OSError, before: int) -> int:
    """Tell what the system does not let be done: the disk is full, a file or a connection gone."""
    _print_traceback()
    place = f"{reason.filename}: " if reason.filename else ""
    told = _written(before)
    click.echo(f"error: {place}{reason.strerror or reason}; {told}", err=True)
    click.echo(
        "hint: see that the disk has room and that nothing was moved, and run again", err=True
    )
    return WRONG


def _defect(before: int) -> int:
    _print_traceback()
    told = _written(before)
    click.echo(f"error: {BUG.format(written=told[0].upper() + told[1:])}", err=True)
    return WRONG


def _print_traceback() -> None:
    if os.environ.get("WORKBOOK_TRACEBACK"):
        traceback.print_exc()


def _written(before: int) -> str:
    """Say what a command has written, of which so many files were there before it began."""
    count = files.count_written() - before
    if not count:
        return "nothing was written"
    return "one file was written before" if count == 1 else f"{count:,} files were written before"
