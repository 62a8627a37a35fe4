"""Cards of a workbook's prompts: each as large as it fits, laid out and bound with their backs."""

from collections.abc import Sequence
from dataclasses import replace

from generator.design.prompt_cards import (
    PromptCard,
    compose_cards_and_backs,
    compose_fronts,
    find_cards,
    format_of,
    plan_card_sheet,
    turns_across,
)
from generator.diagnostics import Diagnostic, Location, WorkbookError, error, warning
from generator.making.book import Layout
from generator.making.press_guide_page import lay_guide, office_paper
from generator.making.request import Pressed
from generator.making.setting import Setting
from generator.model import Numbering, Section
from generator.model.card_sheet import CardSheet
from generator.model.sheet_facts import SheetFacts
from generator.printing.press.imposing import on_printer
from generator.printing.press.registration import ReadingError
from generator.printing.press.sheet_layout import Edge, Scheme
from generator.printing.press.sheet_sizes import SHEETS
from generator.units import px_to_mm


def press_cards(layout: Layout, setting: Setting, scheme: Scheme) -> Pressed:
    """Make cards of the prompts of a laid-out book; what is too long for one is told and left out.

    Raises `WorkbookError` where there are none.
    """
    composer = layout.composer
    cards = find_cards(composer)
    if not cards:
        problem = "there are no prompts to make cards of"
        hint = "a numbered question, or one with room such as { lines=4 }, becomes a card"
        raise WorkbookError(error(problem, hint=hint))
    own = scheme.sheet or composer.edition.paper
    other = office_paper((own.width_mm, own.height_mm))
    sheet = plan_card_sheet(composer, own, own if scheme.sheet else other)
    # The pages of these are of another paper than the book's.
    beside = Layout(replace(setting, paper=sheet.paper))
    sizes = _sizes(beside, sheet, cards)
    layout.findings.add(*(_too_long(one) for one in cards if one.id not in sizes))
    kept = [one for one in cards if one.id in sizes]
    edge = (scheme.edge or Edge.LONG).value
    markup = compose_cards_and_backs(beside.composer, sheet, kept, sizes, edge=edge)
    pages = beside.typesetter.typeset(markup)
    beside.findings.raise_errors()
    sections = [Section(numbering=Numbering.BODY, pages=pages)]
    facts = SheetFacts(
        kind=scheme.kind.value,
        sheets=len(pages) // 2,
        sheet=sheet.paper.name if sheet.paper.name in SHEETS else "",
        sheet_mm=(sheet.paper.width_mm, sheet.paper.height_mm),
        edge=edge,
        scale=1.0,
        pitch=composer.grid.pitch,
        page_mm=(sheet.width, sheet.height),
        across=sheet.across,
        down=sheet.down,
        whole=scheme.printer is None,
        cards=len(kept),
    )
    pdf = beside.typesetter.bind(markup, sections, edge=edge)
    if scheme.printer:
        over = not turns_across(sheet.paper, edge)
        try:
            pdf = on_printer(pdf, scheme.printer, edge=edge, over=over)
        except ReadingError as reason:
            raise WorkbookError(error(str(reason), hint=reason.hint)) from None
    return Pressed(facts=facts, pdf=pdf, guide=lay_guide(setting, facts))


def _sizes(layout: Layout, sheet: CardSheet, cards: Sequence[PromptCard]) -> dict[str, float]:
    """Give the sizes of the words of cards by their ids, without those that are too long."""
    sizes: dict[str, float] = {}
    waiting = list(cards)
    cards_format = format_of(layout.composer)
    for size in cards_format.points:
        if not waiting:
            break
        tried = dict.fromkeys((one.id for one in waiting), size)
        markup = compose_fronts(layout.composer, sheet, waiting, tried)
        pages = layout.typesetter.typeset(markup)
        heights = {one.id: px_to_mm(one.y1 - one.y0) for one in pages.layout}
        sizes |= {one: size for one in tried if heights[one] <= cards_format.room_mm(sheet)}
        waiting = [one for one in waiting if one.id not in sizes]
    return sizes


def _too_long(card: PromptCard) -> Diagnostic:
    return warning(
        "this question is too long for a card, and is on none",
        hint="make it shorter, or put what explains it into a paragraph below it",
        at=Location(file=card.file, line=card.line or None),
    )
