"""The options that several commands share."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from generator import pulse
from generator.guard import LIMIT_SECONDS
from generator.memory import LIMIT_MEGABYTES, bound_memory

DEFAULT_OUTPUT = "output"

workbook_argument = click.argument("workbook", required=False, type=click.Path(path_type=Path))


def with_options(
    command: Callable[..., Any], options: Iterable[Callable[..., Any]]
) -> Callable[..., Any]:
    """Give a command with options, in the order that its help shows them."""
    for option in reversed(tuple(options)):
        command = option(command)
    return command


def workbook_option(what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give the option that names a workbook where it is no argument; `what` says what it is for."""
    return click.option(
        "-w",
        "--workbook",
        type=click.Path(path_type=Path),
        metavar="WORKBOOK",
        help=f"{what} Without it the one you are in, or that of the folder content.",
    )


def limited(command: click.Command) -> click.Command:
    """Give a command with the options that say how much it may take. They are seen to here."""

    def allow(_context: Any, _parameter: Any, seconds: float) -> None:
        pulse.allow(seconds)

    def bound(_context: Any, _parameter: Any, megabytes: int) -> None:
        bound_memory(megabytes)

    command.params += (
        click.Option(
            ["--time-limit"],
            type=click.FloatRange(min=0, min_open=True),
            default=LIMIT_SECONDS,
            show_default=True,
            metavar="SECONDS",
            expose_value=False,
            callback=allow,
            help="How long one step, such as a chapter or a copy, may take.",
        ),
        click.Option(
            ["--memory-limit"],
            type=click.IntRange(min=256),
            default=LIMIT_MEGABYTES,
            show_default=True,
            metavar="MB",
            expose_value=False,
            callback=bound,
            help="How much memory it may take, where the system can bound it.",
        ),
    )
    return command


def jobs_option(what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give the option that says how many processes share the work; `what` says what they do."""
    return click.option("--jobs", "-j", type=click.IntRange(1, 256), help=what)


def _only_once(_context: Any, _parameter: Any, given: tuple[str, ...]) -> str | None:
    if len(given) > 1 or "" in given:
        raise click.BadParameter("name one chapter; for several, run the command for each")
    return given[0] if given else None


def build_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that decide how a book comes out."""
    options = (
        click.option(
            "-e",
            "--edition",
            "editions",
            multiple=True,
            metavar="NAME",
            help="facilitator, large-print, clear-print, fillable, one named in workbook.yml, or "
            "all. Can be given again.",
        ),
        click.option(
            "--chapter",
            metavar="NUMBER",
            callback=_only_once,
            multiple=True,
            help="One chapter alone, as a handout: the number its file begins with, or its name.",
        ),
        click.option(
            "--paper",
            metavar="NAME",
            help="letter, legal, a4, a5, half-letter, b5, or WIDTHxHEIGHT such as 170mmx240mm.",
        ),
        click.option(
            "--brand",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="The practice's brand; without it the nearest _brand.yml is taken.",
        ),
        click.option(
            "--theme",
            metavar="NAME|DIR",
            help="warm, plain, sketch or base; or a folder whose files stand in for the built-in "
            "templates of the same path.",
        ),
        click.option(
            "--binding",
            type=click.Choice(["none", "staple", "three-hole", "coil", "perfect"]),
            help="How the leaves are held together: decides how many there are, and the inner "
            "margin.",
        ),
        click.option(
            "--pad",
            type=click.Choice(["notes", "blank"]),
            help="What stands on the pages that the binding adds: rules, or nothing.",
        ),
        click.option(
            "--punch-marks", is_flag=True, help="With three-hole: marks where the holes come."
        ),
        click.option("--strict", is_flag=True, help="Treat warnings as errors."),
    )
    return with_options(command, options)


def delivery_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what a book is for, other than reading and the office printer."""
    options = (
        click.option(
            "--press",
            metavar="SERVICE",
            help="For a print shop: bleed, crop marks, nothing of a screen. shop, kdp, ingram, "
            "lulu, one of your own in a folder press, or a YAML file.",
        ),
        click.option(
            "--marks/--no-marks", default=True, help="With --press: crop marks, where it has them."
        ),
        click.option(
            "--press-profile",
            type=click.Path(path_type=Path),
            metavar="FILE.icc",
            help="In the inks of the press that this profile is of: CMYK, and PDF/X-4 where "
            "nothing is lacking.",
        ),
        click.option("--archive", is_flag=True, help="As PDF/A-2b, to be kept for decades."),
    )
    return with_options(command, options)


format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)

output_option = click.option(
    "-o",
    "--output",
    default=DEFAULT_OUTPUT,
    show_default=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder the results go to.",
)
