"""The page that explains a file of sheets, laid out beside the book, on paper of the office."""

from dataclasses import replace

from generator.design.press_guide import compose_guide
from generator.making.book import Layout
from generator.making.certificate_pages import beside_the_book
from generator.making.setting import Setting
from generator.model import Numbering, Section
from generator.model.sheet_facts import SheetFacts
from generator.units import PAPERS, Paper

_AMERICAN_MM = 25.4 / 20  # sizes in inches are whole twentieths of one; those of ISO are not


def lay_guide(setting: Setting, facts: SheetFacts) -> bytes:
    """Give the page as a PDF, in the look and the language of the book."""
    beside = replace(beside_the_book(setting, office_paper(facts.sheet_mm)), named=False)
    layout = Layout(beside)
    markup = compose_guide(layout.composer, facts)
    pages = layout.typesetter.typeset(markup)
    layout.findings.raise_errors()
    return layout.typesetter.bind(markup, [Section(numbering=Numbering.BODY, pages=pages)])


def office_paper(sheet: tuple[float, float]) -> Paper:
    """Give the paper that lies in offices where sheets of a width and height in mm are printed."""
    inches = all(abs(side / _AMERICAN_MM - round(side / _AMERICAN_MM)) < 0.01 for side in sheet)
    return PAPERS["letter" if inches else "a4"]
