"""What a person types. Each command is a module; the heavy imports wait until one runs."""

import contextlib
import errno
import gc
import os
import sys
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
from generator.cli.doctor import doctor
from generator.cli.invocation import as_started
from generator.cli.new import new
from generator.cli.options import limited
from generator.cli.printer import printer
from generator.cli.studio import studio
from generator.diagnostics import WorkbookError
from generator.guard import Ended, guarded
from generator.memory import out_of_memory
from generator.report import BROKEN, DONE, ENDED, INTERRUPTED, WRONG, as_text

DEFECT = """\
this is a defect of the program, not of your workbook. {written}.
hint: {details}; report it with what you did, without the words of your clients"""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="workbook")
def workbook() -> None:
    """Make printed workbooks: Markdown in, a print-ready PDF out, with room to write."""


for _command in (answers, brand, build, carry, check, copies, cover, doctor, new, printer, studio):
    workbook.add_command(limited(_command))


def main(arguments: list[str] | None = None) -> None:
    """Run the command line, in a process of its own, and end with its exit status."""
    try:
        status = guarded(perform, arguments)
    except OSError as reason:
        # There is no place for what is temporary, or no process can begin.
        status = _unguarded(reason, arguments)
    # Nothing has to be taken apart at the end, box by box: `freeze` leaves all to the system.
    gc.freeze()
    sys.exit(status)


def _unguarded(reason: OSError, arguments: list[str] | None) -> int:
    """Do in this process what tells what is missing, and refuse everything else."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == [doctor.name]:
        return perform(arguments)
    click.echo(f"error: can't begin: {reason.strerror or reason}; nothing was written", err=True)
    click.echo(f"hint: run this, which says what is missing: {as_started('doctor')}", err=True)
    return WRONG


def perform(arguments: list[str] | None) -> int:
    """Do what a command line says, in this process, and give its exit status."""
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
    except Ended as reason:
        with contextlib.suppress(OSError):  # the terminal may be gone
            click.echo(f"ended; {_written(before)}", err=True)
        return ENDED + reason.number
    except MemoryError:
        click.echo(str(out_of_memory()), err=True)
        return WRONG
    except OSError as reason:
        if reason.errno == errno.ENOMEM:
            click.echo(str(out_of_memory()), err=True)
            return WRONG
        if not _lacks_library(reason):
            return _refused(reason, before) if reason.errno else _defect(reason, before)
        from generator import system

        click.echo(system.advice(system.missing_libraries() or ("Pango",)), err=True)
        return WRONG
    except Exception as reason:
        return _defect(reason, before)


def _lacks_library(reason: OSError) -> bool:
    return reason.errno is None and "cannot load library" in str(reason)


def _refused(reason: OSError, before: int) -> int:
    """Tell what the system does not let be done: the disk is full, a file or a connection gone."""
    _print_traceback()
    place = f"{reason.filename}: " if reason.filename else ""
    told = _written(before)
    click.echo(f"error: {place}{reason.strerror or reason}; {told}", err=True)
    hint = "see that the disk has room and that nothing was moved"
    if isinstance(reason, PermissionError):
        hint = "see that you may read it, and write where the books go"
    click.echo(f"hint: {hint}, and run again", err=True)
    return WRONG


def _defect(reason: Exception, before: int) -> int:
    from generator.cli.defects import write_details

    _print_traceback()
    told = _written(before)
    file = write_details(reason)
    details = f"where it broke is in {file}" if file else "run it again with WORKBOOK_TRACEBACK=1"
    written = told[0].upper() + told[1:]
    click.echo(f"error: {DEFECT.format(written=written, details=details)}", err=True)
    return BROKEN


def _print_traceback() -> None:
    if os.environ.get("WORKBOOK_TRACEBACK"):
        traceback.print_exc()


def _written(before: int) -> str:
    """Say what a command has written, of which so many files were there before it began."""
    count = files.count_written() - before
    if not count:
        return "nothing was written"
    return "one file was written before" if count == 1 else f"{count:,} files were written before"
