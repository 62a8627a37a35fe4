"""How large the words of a cover are set."""

from dataclasses import replace

import pytest

from generator.design.cover_words import plan_cover_words
from generator.design.edition import plan_edition
from generator.design.grid import page_lengths, plan_grid
from generator.design.theme_folders import make_theme
from generator.reading.workbook import read_workbook
from generator.units import parse_paper
from tests.helpers.workbooks import one_chapter

MM = 25.4 / 72


def half(text: str, **_face: bool) -> float:
    """Letters that are all half as wide as their size."""
    return 0.5 * len(text)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    return read_workbook(one_chapter(tmp_path_factory.mktemp("a") / "b", "# A\n")).workbook


def words(workbook, title: str, subtitle: str = "", paper: str = "letter"):
    told = replace(workbook, title=title, subtitle=subtitle)
    edition = plan_edition(told, paper=parse_paper(paper))
    theme = make_theme(None)
    grid = plan_grid(edition, page_lengths(theme, None))
    return plan_cover_words(told, grid, half), grid


def test_a_short_title_is_as_large_as_a_title_gets(workbook):
    given, grid = words(workbook, "Us")

    assert given.title_pt == pytest.approx(3.8 * grid.text_pt, abs=0.1)
    assert not given.crowded


def test_lines_of_a_title_are_as_even_as_can_be(workbook):
    given, grid = words(workbook, "one two six ten two one six ten")

    # In all of the width, the second line would have two words.
    em = given.title_pt * MM
    assert given.title_mm < 0.85 * grid.text_width
    assert given.title_mm >= len("one two six ten") * 0.5 * em


@pytest.mark.parametrize("paper", ["letter", "a5", "half-letter"])
def test_the_longest_word_fits_its_line(workbook, paper):
    given, grid = words(workbook, "Beziehungsfreundlichkeiten im Alltag", paper=paper)

    assert 26 * 0.5 * given.title_pt * MM <= grid.text_width


def test_a_title_longer_than_the_place_between_two_names_fills_the_cover_from_its_head(workbook):
    assert words(workbook, "A title of many words " * 12)[0].crowded
    assert not words(workbook, "A title of many words " * 3)[0].crowded


def test_a_word_longer_than_a_line_is_set_small_and_divided(workbook):
    given, grid = words(
        workbook, "Lebensgemeinschaftsvereinbarungsentwicklung", paper="half-letter"
    )

    assert given.title_pt == pytest.approx(1.8 * grid.text_pt, rel=0.2)
    assert not given.crowded
