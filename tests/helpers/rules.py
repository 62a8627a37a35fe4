"""The rules of a whole workbook, counted on its pages."""

from pathlib import Path

from generator.design.compose import Composer
from generator.design.edition import plan_edition
from generator.design.theme_folders import make_theme
from generator.diagnostics import Findings
from generator.making.chapters import lay_chapters
from generator.model import Numbering, Ruling, Section, iterate_spaces
from generator.printing.typeset import Typesetter
from generator.reading.workbook import read_workbook
from generator.units import parse_paper, px_to_mm
from tests.helpers import pdf

DPI = 150


def miscounted(
    folder: Path, *, paper: str, theme: Path | None = None
) -> list[tuple[str, int, int]]:
    """Each ruled space that shows more or fewer rules than its rows: id, rules, rows."""
    edition = plan_edition(read_workbook(folder).workbook, paper=parse_paper(paper))
    composer = Composer(edition, make_theme(theme))
    typesetter = Typesetter(composer.styles(), Findings())
    title = composer.front(())
    front = typesetter.typeset(title)
    wrong = []
    for laid in lay_chapters(composer, typesetter, lambda *_: None):
        data = typesetter.bind(
            title, [Section(numbering=Numbering.BODY, pages=one) for one in (front, laid.pages)]
        )
        ruled = {
            f"{one.id}-room"
            for one in iterate_spaces(laid.chapter.blocks)
            if one.space.ruling in (Ruling.LINES, Ruling.DOTTED)
        }
        pictures = {}
        for place in laid.pages.layout:
            if place.id not in ruled:
                continue
            page = len(front) + place.page
            picture = pictures.setdefault(page, pdf.image(data, page, DPI))
            box = [round(side * DPI / 96) for side in (place.x0, place.y0, place.x1, place.y1)]
            counted = pdf.dark_rows(picture, tuple(box), share=0.12)
            rows = round(px_to_mm(place.height) / composer.grid.pitch)
            if counted != rows:
                wrong.append((place.id, counted, rows))
    return wrong
