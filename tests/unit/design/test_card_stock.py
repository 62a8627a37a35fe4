"""Sheets of cards: stock that is sold cut, and sizes to cut out."""

import re

import pytest

from generator.design.card_stock import MARGIN_MM, plan_cards
from generator.design.theme_folders import make_theme
from generator.diagnostics import WorkbookError
from generator.units import PAPERS
from tests.helpers.workbooks import ROOT

LETTER, A4 = PAPERS["letter"], PAPERS["a4"]
STOCKS = re.findall(
    r"^(avery-\w+):", (ROOT / "templates/base/sheets/stock.yml").read_text("utf-8"), re.M
)


def cards(asked: str = "", paper=A4, *, theme=None, chosen: bool = False):
    return plan_cards(asked, make_theme(theme), paper, chosen=chosen)


def refused(*given, **more) -> str:
    with pytest.raises(WorkbookError) as reason:
        cards(*given, **more)
    return str(reason.value)


@pytest.mark.parametrize("asked", ["90x54", "90 x 54", "90mmx54mm", "9cmx5.4cm", "90×54mm"])
def test_a_size_is_laid_out_in_the_middle_of_the_paper_as_often_as_it_fits(asked):
    sheet = cards(asked)

    assert (sheet.width, sheet.height) == (90, 54)
    assert (sheet.across, sheet.down) == (2, 5)
    assert (sheet.left, sheet.top) == (15, 13.5)
    assert not sheet.ready


@pytest.mark.parametrize("asked", ["90x54", "85x55", "tent", "100x148", "tent-100x40"])
@pytest.mark.parametrize("paper", [LETTER, A4])
def test_there_is_room_for_marks_to_cut_along_on_every_side(asked, paper):
    sheet = cards(asked, paper)
    right = sheet.left + sheet.across * sheet.width
    foot = sheet.top + sheet.down * sheet.flat_height

    margins = (sheet.left, sheet.top, paper.width_mm - right, paper.height_mm - foot)
    assert min(margins) >= MARGIN_MM - 0.01


def test_the_usual_size_is_that_of_the_holders_sold_with_the_paper():
    assert (cards("", LETTER).width, cards("", LETTER).height) == (88.9, 57.15)
    assert (cards("", A4).width, cards("", A4).height) == (90, 54)


def test_a_tent_lies_twice_as_high_as_it_stands():
    sheet = cards("tent-100x60")

    assert sheet.folded
    assert (sheet.height, sheet.flat_height) == (60, 120)
    assert [y for _, y in sheet.places()] == [28.5, 148.5]


@pytest.mark.parametrize("stock", STOCKS)
def test_the_cards_of_a_stock_lie_on_its_paper_and_not_on_each_other(stock):
    sheet = cards(stock)
    corners = list(sheet.places())

    assert sheet.ready
    assert len(corners) == sheet.count
    assert all(x >= 0 and x + sheet.width <= sheet.paper.width_mm for x, _ in corners)
    assert all(y >= 0 and y + sheet.flat_height <= sheet.paper.height_mm for _, y in corners)
    assert min(sheet.gap_across, sheet.gap_down) >= 0


def test_badges_to_stick_on_lie_where_their_makers_say():
    sheet = cards("5395")

    assert (sheet.left, sheet.top) == pytest.approx((0.6875 * 25.4, 0.5833 * 25.4), abs=0.02)
    (_, _, third, *_) = sheet.places()
    assert third[1] - sheet.top == pytest.approx(2.5 * 25.4, abs=0.01)


@pytest.mark.parametrize("asked", ["Avery 5395", "avery-8395", "AVERY5395", "Zweckform L4785"])
def test_a_stock_is_found_by_the_names_it_is_sold_under(asked):
    assert cards(asked).ready


def test_stock_that_is_not_known_is_refused_with_what_is():
    told = refused("avery-5394")

    assert 'there is no stock of badges called "avery-5394"' in told
    assert 'did you mean "avery-539' in told
    assert "or give a size, such as 90x54" in told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("300x200", "a card of 300 x 200 mm does not fit on a4 paper"),
        ("tent-100x160", "320 mm high before it is folded, does not fit on a4 paper"),
        ("10x10", "10 x 10 mm is no size of a card"),
        ("tent-wide", 'there is no stock of badges called "tent-wide"'),
    ],
)
def test_a_size_that_can_not_be_is_refused_in_plain_words(asked, told):
    assert told in refused(asked)


def test_a_paper_that_a_stock_is_not_sold_on_is_refused():
    assert "avery-5395 is sold on letter paper" in refused("5395", A4, chosen=True)
    assert cards("5395", LETTER, chosen=True).paper == LETTER


@pytest.fixture
def theme(tmp_path):
    (tmp_path / "sheets").mkdir()

    def write(text: str):
        (tmp_path / "sheets/stock.yml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_theme_adds_stock_and_wins_over_the_usual_one(theme):
    own = theme(
        "durable-1455:\n  paper: a4\n  card: [90mm, 54mm]\n  across: 2\n  down: 5\n"
        "avery-5395:\n  paper: letter\n  card: [80mm, 50mm]\n  across: 2\n  down: 4\n"
        "  at: [20mm, 10mm]\n"
    )

    assert cards("durable-1455", theme=own).count == 10
    assert (cards("5395", theme=own).width, cards("5395", theme=own).left) == (80, 20)
    assert cards("5390", theme=own).ready


def test_mistakes_in_a_themes_stock_are_told_by_line(theme):
    own = theme("mine:\n  paper: a4\n  card: [90mm, 54]\n  across: 3\n  down: 5\nyours: 3\n")

    told = refused("mine", theme=own)

    assert "stock.yml:3: of a stock card:" in told
    assert 'stock.yml:6: the stock "yours" has no settings' in told


def test_cards_that_do_not_fit_on_their_own_paper_are_told(theme):
    own = theme("mine:\n  paper: a4\n  card: [90mm, 54mm]\n  across: 3\n  down: 5\n")

    assert 'the cards of the stock "mine" do not fit on its paper' in refused("mine", theme=own)
