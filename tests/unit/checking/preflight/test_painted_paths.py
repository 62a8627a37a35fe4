"""Paths: what they cover, and which are lines."""

import pytest

from generator.checking.preflight.painted_paths import MOST_PARTS, PathBuilder
from generator.model.matrix import IDENTITY


def boxes(*given, even_odd=False):
    path = PathBuilder()
    for box in given:
        path.box(IDENTITY, *box)
    return list(path.filled(even_odd=even_odd))


def test_a_thin_box_is_a_line():
    (line,) = boxes((0, 0, 100, 0.5))

    assert (line.is_line, line.thickness) == (True, 0.5)


def test_a_small_square_is_none():
    (dot,) = boxes((0, 0, 2, 2))

    assert not dot.is_line


def test_a_frame_is_as_thick_as_its_thinnest_side():
    (frame,) = boxes((0, 0, 100, 50), (2, 0, 98, 49), even_odd=True)

    assert frame.is_line
    assert frame.thickness == pytest.approx(1)


def test_a_move_alone_draws_nothing():
    path = PathBuilder()
    path.move(IDENTITY, 500, 500)
    path.box(IDENTITY, 0, 0, 10, 10)
    path.move(IDENTITY, 900, 900)

    assert path.bounds == (0, 0, 10, 10)


def test_very_many_parts_are_still_covered():
    path = PathBuilder()
    for number in range(MOST_PARTS + 50):
        path.box(IDENTITY, number, 0, 1, 1)

    assert len(path.parts) == MOST_PARTS
    assert path.bounds == (0, 0, MOST_PARTS + 50, 1)
