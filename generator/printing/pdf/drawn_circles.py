"""Circles in the content of a page: of four curves each."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import pydyf

from generator.colour import channels, overprinted

_HANDLE = 0.5523  # of a quarter of a circle, of its radius


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A circle on a page, in points from its lower left corner, and its colour, #rrggbb."""

    x: float
    y: float
    radius: float
    ink: str


def add_circle(stream: pydyf.Stream, x: float, y: float, radius: float) -> None:
    """Add the path of a circle around a point."""
    handle = _HANDLE * radius
    stream.move_to(x + radius, y)
    for across, up in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        to_x, to_y = -up, across  # the next corner of the four, a quarter on
        stream.curve_to(
            x + radius * across + handle * to_x,
            y + radius * up + handle * to_y,
            x + radius * to_x + handle * across,
            y + radius * to_y + handle * up,
            x + radius * to_x,
            y + radius * to_y,
        )
    stream.close()


def draw_discs(circles: Sequence[Circle]) -> bytes:
    """Give the operators that fill circles; where two meet, one is printed over the other."""
    stream = pydyf.Stream()
    for one in circles:
        _fill(stream, one, one.ink)
    for one, other in itertools.combinations(circles, 2):
        stream.push_state()
        _add(stream, one)
        stream.clip()
        stream.end()
        _fill(stream, other, overprinted(one.ink, other.ink))
        stream.pop_state()
    return _decoration(stream)


def draw_rings(circles: Sequence[Circle], *, line: float) -> bytes:
    """Give the operators that draw circles with a line of so many points."""
    stream = pydyf.Stream()
    stream.set_line_width(line)
    for one in circles:
        stream.set_color_rgb(*_shares(one.ink), stroke=True)
        _add(stream, one)
        stream.stroke()
    return _decoration(stream)


def _fill(stream: pydyf.Stream, one: Circle, ink: str) -> None:
    stream.set_color_rgb(*_shares(ink))
    _add(stream, one)
    stream.fill()


def _add(stream: pydyf.Stream, one: Circle) -> None:
    add_circle(stream, one.x, one.y, one.radius)


def _shares(ink: str) -> tuple[float, float, float]:
    red, green, blue = (part / 255 for part in channels(ink))
    return red, green, blue


def _decoration(stream: pydyf.Stream) -> bytes:
    return b"/Artifact BMC q\n" + b"\n".join(stream.stream) + b"\nQ EMC\n"
