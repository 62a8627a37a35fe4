"""The options of books that are put on sheets for the press."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.cli.options import with_options

OF_BOOKS = ("booklet", "2up", "4up")
KINDS = (*OF_BOOKS, "cards")
# Names of parameters, what is typed for them, and the kinds they are for.
_OF_KINDS = {
    "onto": ("--onto", KINDS),
    "signature": ("--signature", ("booklet",)),
    "thickness": ("--paper-thickness", ("booklet",)),
    "back_cover": ("--back-cover", ("booklet",)),
    "edge": ("--duplex", ("booklet", "cards")),
    "printer": ("--printer", KINDS),
}


def sheet_options(*kinds: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give what adds the options that say how pages are put on sheets, in ways of some kinds."""
    options = (
        click.option(
            "--impose",
            type=click.Choice(kinds),
            help="A file of sheets: booklet, to fold once and staple through the fold; 2up or "
            "4up, two or four pages a sheet in reading order, to cut"
            + ("; cards, the prompts to talk by, eight a sheet." if "cards" in kinds else "."),
        ),
        click.option(
            "--onto",
            default="",
            metavar="SHEET",
            help="The sheets pages are put on: letter, tabloid, a4, a3 ... or WIDTHxHEIGHT. "
            "Pages become smaller where they have to. Without it sheets are as large as the "
            "pages of a side.",
        ),
        click.option(
            "--signature",
            type=int,
            metavar="PAGES",
            help="Booklets of so many pages, a multiple of four, to sew or glue together.",
        ),
        click.option(
            "--paper-thickness",
            "thickness",
            default="",
            metavar="LENGTH",
            help="What the inner pages of a booklet are moved by, sheet by sheet: 0.1mm, as of "
            "paper of 80 g/m2 (20 lb), where nothing is said.",
        ),
        click.option(
            "--back-cover", is_flag=True, help="The last page is the back cover and stays last."
        ),
        click.option(
            "--duplex",
            "edge",
            type=click.Choice(("long", "short")),
            help="The edge the printer turns sheets over along, where it is not the usual one.",
        ),
        click.option(
            "--printer",
            default="",
            metavar="NAME",
            help="Make up for what a printer does to pages, measured with `workbook printer NAME`.",
        ),
    )

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        return with_options(command, options)

    return add


def with_scheme(options: dict[str, Any], *, html: bool = False) -> tuple[dict[str, Any], Any]:
    """Part the options of a command: give those that are not of the press, and what those ask for,
    or nothing.

    Raises `click.UsageError` for what does not go together, `WorkbookError` for a printer that was
    not measured.
    """
    from generator import build as stages

    kind = options.pop("impose")
    given = {name: options.pop(name) for name in _OF_KINDS}
    for name, value in given.items():
        typed, kinds = _OF_KINDS[name]
        if value not in (None, "", False) and kind not in kinds:
            wanted = " or ".join(f"--impose {one}" for one in kinds)
            raise click.UsageError(f"{typed} belongs to {wanted}.")
    if kind is None:
        return options, None
    if html:
        raise click.UsageError("--html is of books as they are composed: leave --impose away.")
    if len(options["editions"]) > 1 or "all" in options["editions"]:
        raise click.UsageError("sheets are made of one edition: name it with -e, once.")
    printer = stages.find_printer(settings_folder(), given["printer"]) if given["printer"] else None
    signature = given["signature"]
    if signature is not None and signature <= 0:
        raise click.UsageError("--signature: has four pages at least.")
    try:
        press = stages.plan_scheme(
            kind,
            onto=given["onto"],
            signature=signature or 0,
            thickness=given["thickness"],
            edge=given["edge"] or "",
            back_cover=given["back_cover"],
            printer=printer,
        )
    except ValueError as reason:
        raise click.UsageError(f"{reason}.") from None
    if kind == "booklet" and not given["back_cover"] and options["binding"] is None:
        options["binding"] = "staple"  # what a fold adds is ruled for notes, not left blank
    return options, press


def settings_folder() -> Path:
    """Give the folder of the user's own settings: that of all programs on this system."""
    return Path(click.get_app_dir("workbook-generator"))
