"""Everything on a page stands on one grid, whatever the paper and the pitch."""

from pathlib import Path

import pytest

from generator.design.compose import Composer
from generator.design.edition import PITCHES
from generator.design.grid import PageGrid
from generator.design.theme_folders import make_theme
from generator.model import Edition, PrintSize, Workbook
from generator.units import MM_PER_POINT, PAPERS, Paper

MIXED = Paper(name="170x240mm", width_mm=170, height_mm=240)
ALL = [*PAPERS.values(), MIXED]


def grid(paper: Paper, pitch: float, size: str = "standard") -> PageGrid:
    workbook = Workbook(
        name="w", folder=Path(), title="W", subtitle="", author="", language="en",
        description="", rights="", paper=paper, recto_openings=True, editions=(), chapters=(),
    )  # fmt: skip
    edition = Edition(
        name="e",
        workbook=workbook,
        brand=None,
        paper=paper,
        pitch_mm=pitch,
        recto_openings=True,
        size=PrintSize(size),
        on_screen=False,
        handout=False,
        named=False,
        left_out=(),
        ink_saver=False,
        notes=(),
    )
    return Composer(edition, make_theme()).grid


@pytest.fixture(
    params=[(p, n) for p in ALL for n in PITCHES if n not in ("clear", "large")],
    ids=lambda p: f"{p[0].name} {p[1]}",
)
def page(request) -> PageGrid:
    paper, pitch = request.param
    return grid(paper, PITCHES[pitch])


def test_a_pitch_is_a_whole_number_of_units(page):
    assert page.unit * page.units_per_pitch == pytest.approx(page.pitch)


def test_lines_of_text_stand_close_enough_to_read_and_far_enough_apart(page):
    leading = page.units_per_line * page.unit / (page.text_pt * MM_PER_POINT)

    assert 1.3 <= leading <= 1.57


def test_the_page_has_margins_to_hold_it_by_and_a_line_that_can_be_read(page):
    assert min(page.inner, page.outer, page.top, page.foot) >= 12
    assert page.inner >= page.outer
    assert page.text_width >= 60


def test_a_height_is_held_by_whole_units_and_by_no_unit_more(page):
    for height in (0.0, page.unit, 10.0, 45.0, page.pitch, 6 * page.pitch):
        held = page.whole_units(height)

        assert held / page.unit == pytest.approx(round(held / page.unit))
        assert height - 0.011 <= held < height + page.unit


def test_whole_rows_take_exactly_their_height(page):
    assert page.whole_units(7 * page.pitch) == pytest.approx(7 * page.pitch)
