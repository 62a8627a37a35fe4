"""Which inks a colour is printed in."""

import pytest

from generator.printing.press.icc_profile import read_profile
from generator.printing.press.ink_colours import InkColours
from tests.helpers.press_profile import press_profile

OWN = {"#1f5f5b": (80, 30, 50, 20), "#000000": (60, 40, 40, 100), "#808080": (0, 0, 0, 45)}


@pytest.fixture(scope="module")
def inks() -> InkColours:
    return InkColours(read_profile(press_profile(), "house.icc"), OWN)


@pytest.mark.parametrize("level", [0.0, 0.4, 0.8784, 1.0])
def test_what_is_neutral_is_black_alone(inks, level):
    assert inks.of("RGB", (level, level, level)) == (0, 0, 0, 1 - level)
    assert inks.of("L", (level,)) == (0, 0, 0, 1 - level)


def test_a_brands_colour_is_printed_in_its_own_values(inks):
    assert inks.of("RGB", (0.121569, 0.372549, 0.356863)) == (0.8, 0.3, 0.5, 0.2)


def test_a_tint_of_a_brands_colour_is_less_of_its_own_values(inks):
    tint = tuple(1 - 0.14 * (1 - part / 255) for part in (0x1F, 0x5F, 0x5B))

    assert inks.of("RGB", tint) == pytest.approx((0.112, 0.042, 0.07, 0.028), abs=0.002)
    assert inks.of("RGB", (0.9, 0.5, 0.5))[1] > 0.3


def test_a_brands_own_grey_is_taken_and_its_rich_black_is_not(inks):
    assert inks.of("RGB", (128 / 255,) * 3) == (0, 0, 0, 0.45)
    assert inks.of("RGB", (0, 0, 0)) == (0, 0, 0, 1)


def test_other_colours_are_printed_as_the_profile_says(inks):
    cyan, magenta, yellow, black = inks.of("RGB", (0.8, 0.2, 0.2))

    assert (magenta, yellow) > (0.6, 0.6)
    assert cyan < 0.2 and black < 0.2
    assert inks.of("RGB", (1.0, 0.9, 0.9))[1] == pytest.approx(0.1, abs=0.05)


def test_colours_by_lightness_are_printed_as_those_they_look_like(inks):
    grey = (0.5, 128 / 255, 128 / 255)  # half light, and of no hue
    red = (0.45, 190 / 255, 170 / 255)

    assert inks.of("LAB", grey)[:3] == (0, 0, 0)
    assert inks.of("LAB", red)[1] > inks.of("LAB", red)[0] + 0.5


def test_a_profile_of_a_colour_that_is_damaged_counts_as_none(inks):
    assert inks.of("RGB", (0.8, 0.2, 0.2), b"damaged") == inks.of("RGB", (0.8, 0.2, 0.2))
