"""Room that is left at the foot of a page goes to the questions on it."""

import pytest

from generator.design.compose import Composer
from generator.design.edition import choose_plans, plan_edition
from generator.design.theme_folders import make_theme
from generator.diagnostics import Findings
from generator.making.chapters import lay_chapters
from generator.printing.brand_fonts import all_files
from generator.printing.typeset import Typesetter
from generator.reading.workbook import read_workbook
from generator.units import MM_PER_PX, parse_paper
from tests.helpers.workbooks import ROOT, STARTER, book_of, lay, one_chapter

PITCH = 8.7
GUIDE = ROOT / "content" / "authors-guide"
TWO = "# Trust\n\n*x*\n\n1. What? { lines=10 }\n2. How? { lines=6 }\n"


def rows(laid, name: str) -> float:
    return round(laid.one(name).height * MM_PER_PX / PITCH, 2)


def test_questions_get_the_rows_that_their_page_has_left(tmp_path):
    laid = lay(one_chapter(tmp_path, TWO))

    assert rows(laid, "trust-q-what-room") > 10
    assert rows(laid, "trust-q-how-room") == 9  # half as much again, and no more


def test_exact_rooms_are_as_large_as_asked(tmp_path):
    laid = lay(one_chapter(tmp_path, TWO, "compose: exact\n"))

    assert rows(laid, "trust-q-what-room") == 10
    assert rows(laid, "trust-q-how-room") == 6


def test_what_is_asked_and_what_is_got_is_told(tmp_path):
    book = book_of(one_chapter(tmp_path, TWO))

    assert [round(one.asked_mm / PITCH) for one in book.spaces] == [10, 6]
    assert book.spaces[1].rows == 9
    assert book.spaces[1].got_mm == pytest.approx(9 * PITCH, abs=0.1)


def test_a_clear_space_and_one_that_fills_are_left_alone(tmp_path):
    text = "# Trust\n\n*x*\n\n1. What? { blank=6 }\n\n/// newpage\n///\n\n2. How? { lines=fill }\n"

    laid = lay(one_chapter(tmp_path, text))

    assert rows(laid, "trust-q-what-room") == 6


@pytest.mark.parametrize(
    ("folder", "edition", "paper"),
    [
        (STARTER, "fillable", "a5"),
        (GUIDE, "participant", "letter"),
    ],
)
def test_pages_come_out_as_if_they_were_laid_out_with_these_rows(folder, edition, paper):
    """Rooms are made higher after layout: what a layout of that gives is the same, everywhere."""
    workbook = read_workbook(folder).workbook
    (plan,) = choose_plans(workbook, (edition,))
    composer = Composer(
        plan_edition(workbook, plan, paper=parse_paper(paper)), make_theme(), all_files(None)
    )
    typesetter = Typesetter(composer.styles(), Findings())

    chapters = lay_chapters(composer, typesetter, lambda *_: None)

    for one in chapters:
        again = typesetter.typeset(
            composer.chapter(one.chapter, one.allotment, one.fits, first_page=one.first_page)
        )
        assert {near(place) for place in one.pages.layout} == {
            near(place) for place in again.layout
        }


def near(place) -> tuple:
    """Where an element is, to a tenth of a CSS px."""
    edges = (place.x0, place.y0, place.x1, place.y1)
    return (place.id, place.page, *(round(one * 10) for one in edges))


def test_a_page_of_the_starter_is_nowhere_left_with_rows_that_its_rooms_may_have():
    book = book_of(STARTER)

    assert sum(one.rows for one in book.spaces) > sum(
        round(one.asked_mm / PITCH) for one in book.spaces
    )
