"""What a book is for is settled before it is laid out, and told when it is bound."""

from pathlib import Path

from generator.making.delivery import Delivery, deliver, own_inks
from generator.model import Brand, Printing, Purpose
from generator.printing.press.icc_profile import read_profile
from tests.helpers.drawn_pdf import drawn
from tests.helpers.press_profile import DESCRIPTION, press_profile

PRESS = Delivery(purpose=Purpose.PRESS, profile=read_profile(press_profile(), "house.icc"))


def test_a_book_that_lacks_something_is_called_plain_and_told_why():
    given = deliver(drawn(b"BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc\nEI"), PRESS, None)

    assert given.standard == f"CMYK for {DESCRIPTION}"
    (told,) = given.diagnostics
    assert "no PDF/X-4: there is a picture in the midst of what is drawn" in told.message
    assert "ISO 32000-1, 8.9.7" in told.message


def test_a_book_for_reading_stays_as_it_is():
    given = deliver(b"%PDF", Delivery(), None)

    assert (given.pdf, given.standard, given.diagnostics) == (b"%PDF", "", ())


def test_the_values_of_a_brand_are_found_by_colour_whatever_its_name():
    brand = Brand(
        file="_brand.yml",
        folder=Path(),
        lines={},
        palette={"teal": "#1F5F5B", "plum": "#7A3B69"},
        colours={"primary": "#1F5F5B", "danger": "#AA0000"},
        printing=Printing(cmyk={"teal": (80, 30, 50, 20), "danger": (0, 100, 100, 10)}),
    )

    assert own_inks(brand) == {"#1F5F5B": (80, 30, 50, 20), "#AA0000": (0, 100, 100, 10)}
    assert own_inks(None) == {}
