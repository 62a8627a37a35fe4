"""The two circles of a cover."""

import math

import pytest

from generator.design.cover_circles import cover_circles, meeting, wrap_art

PAGES = [(215.9, 279.4), (210, 297), (148, 210), (139.7, 215.9), (210, 210)]


@pytest.mark.parametrize(("width", "height"), PAGES)
def test_both_run_off_the_page_and_overlap(width, height):
    one, other = cover_circles(width, height)

    assert one.x - one.radius < 0
    assert one.y - one.radius < 0
    assert other.x + other.radius > width
    assert math.dist((one.x, one.y), (other.x, other.y)) < 1.8 * one.radius


@pytest.mark.parametrize(("width", "height"), PAGES)
def test_the_foot_of_the_page_stays_clear(width, height):
    one, other = cover_circles(width, height)

    assert max(one.y, other.y) + one.radius < 0.87 * height


def test_where_they_meet_is_on_both():
    one, other = cover_circles(210, 297)

    for point in meeting(one, other):
        for circle in (one, other):
            assert math.dist(point, (circle.x, circle.y)) == pytest.approx(one.radius, abs=0.01)


def test_on_a_cover_that_lies_flat_they_stand_on_its_front():
    art = wrap_art(150, 200, 10, 3)
    one, other = cover_circles(150, 200)

    assert (art["width"], art["height"]) == (316, 206)
    assert [(each.x, each.y) for each in art["circles"]] == [
        (one.x + 163, one.y + 3),
        (other.x + 163, other.y + 3),
    ]
