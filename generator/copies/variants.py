"""Which book each row of a roster is given: a roster may have columns for edition and chapters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.design.edition import choose_chapter
from generator.diagnostics import WorkbookError, did_you_mean, error
from generator.making.setting import Setting
from generator.model import BadRow, EditionPlan, Workbook
from generator.reading.roster import Roster, iterate_recipients
from generator.slugs import slugify

EDITION, CHAPTERS = "edition", "chapters"
MOST_BOOKS = 24  # that are laid out for one roster
_BETWEEN = re.compile(r"\s*[,;+&/|]\s*|\s+")
_RANGE = re.compile(r"(\d{1,4})\s*[-–]\s*(\d{1,4})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The books of a roster, the one that is asked for first, and which of them rows get that get
    another one. `bad` are rows that name what the workbook does not have.
    """

    plans: tuple[EditionPlan, ...]
    of_row: dict[int, int]
    bad: tuple[BadRow, ...]


def assign_books(roster: Roster, setting: Setting, takes: Sequence[range] = ()) -> Assignment:
    """Give which books the rows of a roster get, those of `takes` alone where any are named.

    Raises `WorkbookError` where they are too many to be laid out.
    """
    books: dict[EditionPlan, int] = {setting.plan: 0}
    of_row: dict[int, int] = {}
    bad: list[BadRow] = []
    asked = [one for one in (EDITION, CHAPTERS) if one in roster.columns]
    for one in iterate_recipients(roster, asked, asked) if asked else ():
        if takes and not any(one.row in rows for rows in takes):
            continue
        try:
            plan = _plan(one.words, setting)
        except ValueError as reason:
            bad.append(BadRow(row=one.row, reason=str(reason)))
            continue
        at = books.setdefault(plan, len(books))
        if at:
            of_row[one.row] = at
        if len(books) > MOST_BOOKS:
            problem = f"the roster asks for more than {MOST_BOOKS} different books"
            hint = "make copies of some rows at a time: --rows 1-50"
            raise WorkbookError(error(problem, hint=hint))
    return Assignment(plans=tuple(books), of_row=of_row, bad=tuple(bad))


def _plan(words: dict[str, str], setting: Setting) -> EditionPlan:
    """Give the edition of a row. Raises `ValueError` where it names none, or no chapters."""
    plan, workbook = setting.plan, setting.reading.workbook
    if named := words.get(EDITION):
        plan = _edition(named, workbook)
    if (named := words.get(CHAPTERS)) and setting.chapter is None:
        chosen = set(_chapters(named, workbook))
        in_order = tuple(one.slug for one in workbook.chapters if one.slug in chosen)
        whole = len(in_order) == len(workbook.chapters)
        plan = replace(plan, chapters=() if whole else in_order)
    return plan


def _edition(named: str, workbook: Workbook) -> EditionPlan:
    """Give the edition that a cell names: in any case and spelling, by its beginning if need be."""
    known = {plan.name: plan for plan in workbook.editions}
    slug = slugify(named)
    near = [plan for name, plan in known.items() if slug and name.startswith(f"{slug}-")]
    if slug in known:
        return known[slug]
    if len(near) == 1:
        return near[0]
    raise ValueError(f"asks for an edition that is not there; {did_you_mean('', known)}")


def _chapters(named: str, workbook: Workbook) -> Iterator[str]:
    """Give the slugs of the chapters that a cell names by number or file: 1, 3-5, 02-trust."""
    stems = ", ".join(one.file.rpartition("/")[2].removesuffix(".md") for one in workbook.chapters)
    for one in _BETWEEN.split(_RANGE.sub(r"\1-\2", named.strip())):
        numbers = _RANGE.fullmatch(one)
        first, last = (int(numbers[1]), int(numbers[2])) if numbers else (0, 0)
        if numbers and not first <= last < first + 100:
            raise ValueError(f"asks for chapters that are not there; known are: {stems}")
        for name in map(str, range(first, last + 1)) if numbers else (one,):
            try:
                yield choose_chapter(workbook, name).slug
            except WorkbookError:
                raise ValueError(
                    f"asks for chapters that are not there; known are: {stems}"
                ) from None
