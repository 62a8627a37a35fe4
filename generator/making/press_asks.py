"""What a print shop or service asks of a book, held against it before it is made."""

import math
from pathlib import Path

from generator.diagnostics import WorkbookError, error
from generator.model.binding import Binding
from generator.model.bleed import Bleed
from generator.model.press_target import PressTarget, Rule
from generator.reading.press_targets import find_target
from generator.units import Paper

USUAL = "shop"
_MOST_SIZES = 8  # that are told


def find_press(named: str | None, workbook: Path) -> PressTarget | None:
    """Give the shop or service that a book is for: of a name, or the path of a YAML; the usual one
    where the name is empty, none where there is none.

    Raises `WorkbookError` where it is not known, or takes no books.
    """
    if named is None:
        return None
    target = find_target(named or USUAL, dict.fromkeys((Path(), workbook)))
    if not target.bleed:
        problem = f"{target.title} asks for no bleed: it is no press"
        hint = "name a print shop or service, such as --press shop, kdp, ingram or lulu"
        raise WorkbookError(error(problem, hint=hint, at=target.place))
    return target


def bleed_for(target: PressTarget, *, marks: bool) -> Bleed:
    """Give the bleed of books for a shop, with crop marks where it takes them."""
    inner = target.inner_bleed or target.marks
    return Bleed(mm=target.bleed, marks=target.marks and marks, inner=inner)


def bound_for(binding: Binding, target: PressTarget | None) -> Binding:
    """Give a way to bind with as many pages as a shop asks for too."""
    if target is None:
        return binding
    multiple = math.lcm(binding.multiple, target.pages_multiple)
    return Binding(name=binding.name, multiple=multiple, gutters=binding.gutters)


def check_trim(target: PressTarget, paper: Paper) -> None:
    """Raise `WorkbookError` where a shop does not print pages of a size."""
    unasked = Rule.TRIM_SIZE not in target.severities  # not all of its sizes are known
    if unasked or target.prints((paper.width_mm, paper.height_mm)):
        return
    least, most = target.least_trim, target.most_trim
    known = ", ".join(one.name for one in target.trims[:_MOST_SIZES])
    ends = f"any from {least.name} to {most.name}" if least and most else ""
    hint = f"choose another with --paper: {'; '.join(filter(None, (known, ends)))}"
    problem = f"{target.title} prints no pages of {paper.name}"
    raise WorkbookError(error(problem, hint=hint, at=target.place))


def check_pages(target: PressTarget, pages: int, paper: Paper) -> None:
    """Raise `WorkbookError` where a shop does not bind so many pages."""
    most = target.most_of((paper.width_mm, paper.height_mm))
    if pages < target.least_pages or (most and pages > most):
        takes = f"from {target.least_pages} to {most}" if most else f"{target.least_pages} or more"
        problem = f"{target.title} binds {takes} pages, and the book has {pages}"
        few = "have it stapled by a shop (--press shop), or give its questions more room"
        hint = few if pages < target.least_pages else "print it in two volumes"
        raise WorkbookError(error(problem, hint=hint, at=target.place))
