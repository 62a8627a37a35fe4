"""The rules of a whole workbook, counted and measured on its pages."""

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from generator.design.compose import Composer
from generator.design.edition import plan_edition
from generator.design.grid import PageGrid
from generator.design.theme_folders import make_theme
from generator.diagnostics import Findings
from generator.making.chapters import lay_chapters
from generator.model import Numbering, Placement, Ruling, Section, WritingSpace, iterate_spaces
from generator.model.print_size import PrintSize
from generator.printing.typeset import Typesetter
from generator.reading.workbook import read_workbook
from generator.units import MM_PER_POINT, mm_to_px, parse_paper, px_to_mm
from tests.helpers import pdf

DPI = 150
FINE = 600
SHARES = {Ruling.DOTTED: 0.1, Ruling.DOTS: 0.03}  # of a row that is dark where it is a rule


def miscounted(
    folder: Path, *, paper: str, theme: Path | None = None
) -> list[tuple[str, int, int]]:
    """Each ruled space that shows more or fewer rules than its rows: id, rules, rows."""
    wrong = []
    for data, rooms, grid in _chapters(folder, paper, theme, PrintSize.STANDARD, None):
        pictures = {}
        for space, place in rooms:
            if space.space.ruling not in (Ruling.LINES, Ruling.DOTTED):
                continue
            if place.page not in pictures:
                pictures[place.page] = pdf.image(data, place.page, DPI)
            picture = pictures[place.page]
            top = place.y0 + mm_to_px(grid.pitch / 2)  # below frames of heads
            box = [round(side * DPI / 96) for side in (place.x0, top, place.x1, place.y1)]
            counted = pdf.dark_rows(picture, tuple(box), share=0.12)
            rows = round(px_to_mm(place.height) / grid.pitch)
            if counted != rows:
                wrong.append((place.id, counted, rows))
    return wrong


def below_questions(
    folder: Path,
    *,
    paper: str,
    theme: Path | None = None,
    size: PrintSize = PrintSize.STANDARD,
    pitch: str | None = None,
) -> tuple[dict[str, float], dict[str, float]]:
    """How far below the last baseline above it the first rule of each room is, and how far below
    a line of the page's grid; both in pitches, by the rooms' ids.

    The first rule of a box is its edge, of a dot grid its first row.
    """
    distances, offsets = {}, {}
    for data, rooms, grid in _chapters(folder, paper, theme, size, pitch):
        document = pypdfium2.PdfDocument(data)
        letters: dict[int, list[tuple[float, float]]] = {}
        for space, place in rooms:
            if space.space.ruling is Ruling.BLANK:
                continue
            page = document[place.page]
            rule = _first_rule(page, place, space.space.ruling, grid)
            if place.page not in letters:
                letters[place.page] = list(_letters(page))
            left, right = place.x0 * 0.75 - 1, place.x1 * 0.75  # points
            baselines = [y for x, y in letters[place.page] if left < x < right and y < rule]
            distances[place.id] = (rule - max(baselines)) / grid.pitch
            offsets[place.id] = (rule - grid.top + grid.pitch / 2) / grid.pitch % 1 - 0.5
        document.close()
    return distances, offsets


@cache
def _chapters(
    folder: Path, paper: str, theme: Path | None, size: PrintSize, pitch: str | None
) -> tuple[tuple[bytes, list[tuple[WritingSpace, Placement]], PageGrid], ...]:
    """Each chapter as a PDF, its rooms in it, each part of them, and the grid of its pages."""
    workbook = read_workbook(folder).workbook
    plan = replace(workbook.editions[0], size=size, pitch=pitch)
    edition = plan_edition(workbook, plan, paper=parse_paper(paper))
    composer = Composer(edition, make_theme(theme))
    typesetter = Typesetter(composer.styles(), Findings())
    title = composer.front(())
    front = typesetter.typeset(title)
    found = []
    for laid in lay_chapters(composer, typesetter, lambda *_: None):
        data = typesetter.bind(
            title, [Section(numbering=Numbering.BODY, pages=one) for one in (front, laid.pages)]
        )
        spaces = {f"{one.id}-room": one for one in iterate_spaces(laid.chapter.blocks)}
        rooms = [
            (space, replace(place, page=len(front) + place.page))
            for place in laid.pages.layout
            for name, space in spaces.items()
            if place.id == name or place.id.startswith(f"{name}-")
        ]
        found.append((data, rooms, composer.grid))
    return tuple(found)


def _first_rule(page, place: Placement, ruling: Ruling, grid: PageGrid) -> float:
    """Where the first rule of a room is: mm from the head of its page."""
    left, top, right = place.x0 + 4, place.y0 - 2, place.x1 - 4  # CSS px, inside rounded corners
    right, foot = min(right, left + 150), top + 50
    if ruling in (Ruling.LINES, Ruling.DOTTED):  # the foot of its first row, below frames of heads
        top += mm_to_px(grid.pitch / 2)
    width, height = page.get_size()
    crop = (left * 0.75, height - foot * 0.75, width - right * 0.75, top * 0.75)
    picture = page.render(scale=FINE / 72, crop=crop).to_pil().convert("L")
    share = SHARES.get(ruling, 0.9)
    dark = [y for y, part in enumerate(pdf.darkness(picture)) if part > share]
    last = next((y for y in dark if y + 1 not in dark), dark[0])
    return px_to_mm(top) + (dark[0] + last + 1) / 2 / FINE * 25.4


def _letters(page) -> Iterator[tuple[float, float]]:
    """Where letters stand: points from the left of their page, mm from its head."""
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    height = page.get_size()[1]
    for number in range(text.count_chars()):
        if not chr(raw.FPDFText_GetUnicode(text, number)).isspace():
            raw.FPDFText_GetCharOrigin(text, number, x, y)
            yield x.value, (height - y.value) * MM_PER_POINT
