"""Badges, sign-in sheets and certificates for the people of a roster, each as one PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.copies.card_order import side_by_side
from generator.copies.master import UNSAID
from generator.copies.options import CopyOptions, Progress
from generator.copies.sheet_people import (
    TEXT,
    Named,
    Refused,
    SheetPeople,
    bind_sheet,
    find_people,
    lines_of_all,
    marked,
    sheet_master,
    slots_of_pages,
)
from generator.design.card_stock import plan_cards
from generator.design.name_cards import compose_cards
from generator.design.sign_in_sheet import compose_sign_in, plan_rows, rows_of_page
from generator.design.theme_folders import make_theme
from generator.diagnostics import Diagnostic
from generator.making.book import Layout
from generator.making.certificate_pages import beside_the_book, lay_certificate
from generator.making.setting import Setting
from generator.model import Pages, Slot
from generator.model.card_sheet import CardSheet
from generator.printing.copying.filled import fill_places
from generator.printing.pdf.skeleton import MasterPdf
from generator.reading.roster import Roster
from generator.units import MM_PER_POINT

MOST_CERTIFICATES = 1_000  # in one file
TOO_FULL = "has words that leave no room on its certificate"
_NAME_SIZE = 2.3  # of the text of a certificate, for a name that stands alone
_NAME_SHARE = 0.045  # of the shorter side of the paper: the most it is on a small one
_RAISED_PT = 2.5  # above its rule: large letters reach further below their line
_DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """What was made for a roster: what it is called in the names of files, how many of what, on
    how many pages of which paper; and its PDF, empty in a rehearsal.
    """

    kind: str
    count: int
    what: str
    pages: int
    paper: str
    people: SheetPeople
    pdf: bytes
    findings: tuple[Diagnostic, ...]


def make_cards(
    setting: Setting, roster: Roster, options: CopyOptions, asked: str, *, rehearsed: bool
) -> Sheets:
    """Make name badges or tents of a stock or a size. Raises `WorkbookError` as `find_people` does,
    and where there are no such cards.
    """
    beside = beside_the_book(setting)
    brand = setting.practice.brand
    assert beside.paper is not None, "a document beside the book has a paper"
    theme = make_theme(setting.theme, brand=brand)
    sheet = plan_cards(asked, theme, beside.paper, chosen=setting.paper is not None)
    beside = replace(beside, paper=sheet.paper)
    layout = Layout(beside)
    layout.findings.raise_errors()
    probe = compose_cards(layout.composer, sheet, [""])
    pages = layout.typesetter.typeset(probe)
    master = sheet_master(layout, beside, probe, pages, bind_sheet(layout, probe, pages))
    place = "on a tent" if sheet.folded else "on a badge"
    found = find_people(master, layout, roster, replace(options, partners=True), place)
    order = side_by_side((one.copy.row for one in found.people), sheet.across)
    pdf = b""
    if not rehearsed and order:
        ends = [None if at is None else marked(at) for at in order]
        markup = compose_cards(layout.composer, sheet, ends)
        whole = bind_sheet(layout, markup, layout.typesetter.typeset(markup))
        pdf = fill_places(whole, lines_of_all(found.people))
    what = "tent" if sheet.folded else "badge"
    return Sheets(
        kind=f"{what}s",
        count=len(found.people),
        what=what,
        pages=-(-len(order) // sheet.count),
        paper=f"{sheet.name if sheet.ready else sheet.paper.name}, {_grid(sheet)}",
        people=found,
        pdf=pdf,
        findings=layout.findings.all,
    )


def make_sign_in(
    setting: Setting, roster: Roster, options: CopyOptions, *, rehearsed: bool
) -> Sheets:
    """Make a sheet to sign in on, with a row for each person. Raises as `find_people` does."""
    beside = beside_the_book(setting)
    layout = Layout(beside)
    layout.findings.raise_errors()
    probe = compose_sign_in(layout.composer, [""], "")
    pages = layout.typesetter.typeset(probe)
    master = sheet_master(layout, beside, probe, pages, bind_sheet(layout, probe, pages))
    if _DATE in roster.columns:
        master = replace(master, own=((probe.name, frozenset([_DATE])),))
    found = find_people(master, layout, roster, replace(options, partners=True), "in a row")
    ends = [marked(at) for at in range(len(found.people))]
    pdf = b""
    if not rehearsed and ends:
        markup = compose_sign_in(layout.composer, ends, _day_of_all(found.people))
        whole = bind_sheet(layout, markup, layout.typesetter.typeset(markup))
        pdf = fill_places(whole, lines_of_all(found.people))
    assert beside.paper is not None, "a document beside the book has a paper"
    return Sheets(
        kind="sign-in",
        count=len(ends),
        what="row",
        pages=len(plan_rows(ends, rows_of_page(layout.composer.edition))) if ends else 0,
        paper=beside.paper.name,
        people=found,
        pdf=pdf,
        findings=layout.findings.all,
    )


def make_certificates(
    setting: Setting,
    roster: Roster,
    options: CopyOptions,
    progress: Progress,
    *,
    rehearsed: bool,
) -> Sheets:
    """Make a certificate for each person, or for each couple where its text names the partner.

    Raises `WorkbookError` as `find_people` does, and with what is wrong with the certificate.
    """
    laid = lay_certificate(replace(setting, columns=roster.columns), UNSAID)
    layout, couple = laid.layout, laid.certificate.couple
    neutral = _with_large_names(bind_sheet(layout, laid.markup, laid.pages), layout)
    layout.findings.add(*laid.findings())
    master = sheet_master(layout, laid.setting, laid.markup, laid.pages, neutral)
    each = replace(options, partners=not couple)
    found = find_people(master, layout, roster, each, "on its certificate", MOST_CERTIFICATES)
    people: list[Named] = []
    pages: list[Pages] = []
    refused = list(found.refused)
    for number, one in enumerate(found.people, start=1):
        own = laid.laid_for(one.copy.words)
        if own is None:
            name = one.copy.words["name"]
            refused.append(Refused(row=one.copy.row, reason=TOO_FULL, name=name))
        else:
            people.append(one)
            pages.append(own)
        progress(number, len(found.people), 0)
    pdf = b""
    if not rehearsed and pages:
        whole = _with_large_names(bind_sheet(layout, laid.markup, *pages), layout)
        pdf = fill_places(slots_of_pages(whole), lines_of_all(people))
    assert laid.setting.paper is not None, "a document beside the book has a paper"
    return Sheets(
        kind="certificates",
        count=len(people),
        what="certificate",
        pages=len(pages),
        paper=laid.setting.paper.name,
        people=replace(found, people=tuple(people), refused=tuple(refused)),
        pdf=pdf,
        findings=layout.findings.all,
    )


def _grid(sheet: CardSheet) -> str:
    """Give how cards lie on a sheet, in words."""
    return f"{sheet.across} by {sheet.down}, {sheet.width:g} x {sheet.height:g} mm each"


def _with_large_names(pdf: MasterPdf, layout: Layout) -> MasterPdf:
    """Give a certificate in which words that stand alone are large, in the type of headings."""
    composer, grid = layout.composer, layout.composer.grid
    most = min(grid.width, grid.height) * _NAME_SHARE / MM_PER_POINT
    size = min(grid.text_pt * _NAME_SIZE, most)

    def large(slot: Slot) -> Slot:
        return replace(
            slot,
            y=slot.y + _RAISED_PT,
            size=size,
            face="heading",
            ink=composer.theme.palette["heading"],
            centred=True,
        )

    slots = tuple(large(one) if one.face == TEXT else one for one in pdf.slots)
    return replace(pdf, slots=slots)


def _day_of_all(people: Sequence[Named]) -> str:
    """Give the day that all of them have; nothing where they have several, or none."""
    days = {one.copy.words.get(_DATE, "") for one in people}
    return days.pop() if len(days) == 1 else ""
