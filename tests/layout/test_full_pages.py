"""Pages that are used: what a chapter has goes on down each page, on every paper."""

import pytest

from generator.design.compose import Composer
from generator.design.edition import plan_edition
from generator.design.theme_folders import make_theme
from generator.diagnostics import Findings
from generator.making.chapters import lay_chapters
from generator.printing.brand_fonts import all_files
from generator.printing.page_boxes import read_pages
from generator.printing.typeset import Typesetter
from generator.reading.workbook import read_workbook
from generator.units import parse_paper
from tests.helpers.workbooks import STARTER

LEAST = 0.6  # of a page between its margins


@pytest.mark.slow
@pytest.mark.parametrize(("paper", "most"), [("letter", 0), ("a5", 5)])
def test_few_pages_of_the_starter_are_little_used_before_their_chapter_ends(paper, most):
    workbook = read_workbook(STARTER).workbook
    composer = Composer(
        plan_edition(workbook, paper=parse_paper(paper)), make_theme(), all_files(None)
    )
    typesetter = Typesetter(composer.styles(), Findings())
    little, inside = [], 0

    for chapter in lay_chapters(composer, typesetter, lambda *_: None):
        sheets = chapter.pages.sheets
        folios = [str(chapter.first_page + at) for at in range(len(sheets))]
        for page in list(read_pages(sheets, folios))[:-1]:
            if not (page.opens or page.blank):
                ends = max(piece.box.y1 for piece in page.pieces if piece.flow)
                used = (ends - page.area.y0) / (page.area.y1 - page.area.y0)
                inside += 1
                little += [page.folio] if used < LEAST else []

    assert inside > 20
    assert len(little) <= most, little
