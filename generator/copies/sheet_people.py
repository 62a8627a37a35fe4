"""The people of a roster for sheets that name them: their words typeset, and who can't be named."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.copies.master import Master, check_columns
from generator.copies.options import CopyOptions
from generator.copies.plan import Copy, Plan, make_plan
from generator.copies.word_setting import Use, WordSetter, lines_of
from generator.diagnostics import WorkbookError, error
from generator.making.book import Layout
from generator.making.setting import Setting
from generator.model import Markup, Numbering, Pages, Section, Slot
from generator.model.recipients import COPY, FOOT
from generator.printing.copying.stamp import TOO_LONG, Lines, StampError, check_fit
from generator.printing.glyphs import Line
from generator.printing.pdf.skeleton import MasterPdf
from generator.reading.roster import Roster

BATCH = 200  # people whose words are typeset in one go
MOST_PEOPLE = 3_000  # in one file: more take more memory than a small machine has
TEXT = "text"  # the face of words that stand in sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody who is named on a sheet: the copy it would be, and the lines of the words."""

    copy: Copy
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Somebody who can't be named on a sheet, and why; no `name` where the row can't be read."""

    row: int
    reason: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPeople:
    """Who is named on sheets, in the order of the roster, and who can't be.

    `nameless` are the rows that have no name to print.
    """

    plan: Plan
    people: tuple[Named, ...]
    refused: tuple[Refused, ...]
    nameless: tuple[int, ...]


def sheet_master(
    layout: Layout, setting: Setting, markup: Markup, pages: Pages, pdf: MasterPdf
) -> Master:
    """Give a document beside the book as what a roster is read for: one with places for words."""
    composer = layout.composer
    return Master(
        name=markup.name,
        setting=setting,
        pdf=pdf,
        shape=((markup.name, len(pages), 0),),
        paper=(composer.grid.width, composer.grid.height),
        pictures=(),
        own=((markup.name, markup.columns),) if markup.columns else (),
        label=composer.labels["copy"],
        foot="",
        language=composer.language,
        digest="",
        diagnostics=layout.findings.all,
    )


def bind_sheet(layout: Layout, markup: Markup, *pages: Pages) -> MasterPdf:
    """Bind the pages of a document beside the book; `markup` is the one laid out last."""
    sections = [Section(numbering=Numbering.BODY, pages=one) for one in pages]
    return layout.typesetter.bind_master(markup, sections)


def find_people(
    master: Master,
    layout: Layout,
    roster: Roster,
    options: CopyOptions,
    place: str,
    most: int = MOST_PEOPLE,
) -> SheetPeople:
    """Give who is named on sheets whose places are those of a master; two of a couple where
    partners get one each. `place` is what messages call the place of their names.

    Raises `WorkbookError` where the sheet uses columns that the roster does not have, or where
    there are more than `most`.
    """
    check_columns(master, roster)
    plan = make_plan(roster, options, [master])
    if plan.count > most:
        problem = f"{plan.count:,} are asked for, more than {most:,} in one file"
        hint = (
            f"make them of some rows at a time, each into a folder: --rows 1-{most // 2} -o first"
        )
        raise WorkbookError(error(problem, hint=hint))
    refused = [Refused(row=one.row, reason=one.reason) for one in plan.bad]
    nameless: list[int] = []
    people: list[Named] = []
    setter = WordSetter(layout)
    used = _used(master)
    for copies in _batches(plan):
        lines = setter.typeset(copies, used)
        for copy in copies:
            own = lines_of(copy, used, lines)
            if not copy.words["name"]:
                nameless.append(copy.row)
            elif reason := setter.without_face(own) or _unfit(master.pdf.slots, own, place):
                refused.append(Refused(row=copy.row, reason=reason, name=copy.words["name"]))
            else:
                people.append(Named(copy=copy, lines=own))
    return SheetPeople(
        plan=plan, people=tuple(people), refused=tuple(refused), nameless=tuple(nameless)
    )


def marked(person: int) -> str:
    """Give what the words of a person end in where those of many stand in one document."""
    return f"#{person}"


def lines_of_all(people: Sequence[Named]) -> dict[Use, Line]:
    """Give the lines of many by their words, each marked by its person's place."""
    return {
        (f"{word}{marked(at)}", face): line
        for at, one in enumerate(people)
        for (word, face), line in one.lines.items()
    }


def slots_of_pages(pdf: MasterPdf) -> MasterPdf:
    """Give a document whose pages are one for each person with its places marked so."""
    slots = tuple(replace(one, word=f"{one.word}{marked(one.page)}") for one in pdf.slots)
    return replace(pdf, slots=slots)


def _used(master: Master) -> set[Use]:
    """Give the words that are set: those in places, and those in sentences, seen for letters."""
    shown = {(slot.word, slot.face) for slot in master.pdf.slots}
    running = {(column, TEXT) for _, columns in master.own for column in columns}
    return {one for one in shown | running if one[0] not in (COPY, FOOT)}


def _batches(plan: Plan) -> Iterator[list[Copy]]:
    rest = plan.copies(0)
    while some := list(itertools.islice(rest, BATCH)):
        yield some


def _unfit(slots: Sequence[Slot], lines: Lines, place: str) -> str:
    """Say why words have no room; nothing where they have."""
    try:
        check_fit(slots, lines)
    except StampError:
        return f"{TOO_LONG} {place}"
    return ""
