import pytest

from generator.design.compose import Composer
from generator.design.edition import plan_edition
from generator.design.press_guide import compose_guide
from generator.design.theme_folders import make_theme
from generator.model.sheet_facts import SheetFacts
from generator.reading.workbook import read_workbook
from tests.helpers.workbooks import one_chapter


@pytest.fixture
def composer(tmp_path):
    workbook = read_workbook(one_chapter(tmp_path / "ours", "# Ours\n")).workbook
    return Composer(plan_edition(workbook), make_theme())


def facts(**other) -> SheetFacts:
    given = {
        "kind": "booklet",
        "sheets": 13,
        "sheet": "tabloid",
        "sheet_mm": (431.8, 279.4),
        "edge": "short",
        "scale": 1.0,
        "pitch": 8.7,
        "page_mm": (215.9, 279.4),
        "across": 2,
        "down": 1,
        "sections": 1,
        "of_section": 13,
        "thickness": 0.1,
    }
    return SheetFacts(**(given | other))


def test_a_booklet_is_printed_folded_and_stapled_at_a_quarter_of_its_fold(composer):
    html = compose_guide(composer, facts()).html.replace("\N{NO-BREAK SPACE}", " ")

    assert "Tabloid (431.8 × 279.4 mm)" in html
    assert "Sheets: 13" in html
    assert "flipped on the short edge" in html
    assert "70 mm and 210 mm from the head" in html


def test_several_signatures_are_folded_by_themselves_and_sewn_not_stapled(composer):
    html = compose_guide(composer, facts(sections=4, of_section=4)).html

    assert "Fold 4 sheets at a time" in html
    assert "Sew the sections" in html
    assert "Staple" not in html


def test_pages_to_cut_are_printed_on_one_side_and_cut(composer):
    html = compose_guide(
        composer, facts(kind="4up", edge="", down=2, sections=0, of_section=0)
    ).html

    assert "How to print and cut the pages" in html
    assert "On one side." in html
    assert "Along the marks." in html
    assert "Fold" not in html
