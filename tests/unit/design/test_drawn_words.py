"""The words of a drawing are taken out of it, or all of them stay in it."""

import pytest

from generator.design.drawn_words import take_words

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'


def drawn(inside: str) -> tuple[str, list]:
    bare, words = take_words(f"{HEAD}{inside}</svg>".encode())
    return bare.decode(), list(words)


def test_words_come_with_their_place_size_and_colour():
    bare, (one,) = drawn(
        '<rect width="9" height="9"/><g font-size="4" fill="#1F5F5B" text-anchor="middle">'
        '<text x="50" y="25" font-weight="600">Mine  alone</text></g>'
    )

    assert (one.lines, one.x, one.y, one.size) == (("Mine alone",), 0.25, 0.25, 0.02)
    assert (one.anchor, one.bold, one.colour) == ("middle", True, "#1F5F5B")
    assert "rect" in bare
    assert "Mine" not in bare


def test_lines_below_each_other_are_one_text():
    _, words = drawn(
        '<g font-size="4"><text x="5" y="10">One</text><text x="5" y="15">Two</text>'
        '<text x="90" y="15">Beside</text><text x="90" y="40">Far below</text></g>'
    )

    assert [one.lines for one in words] == [("One", "Two"), ("Beside",), ("Far below",)]


@pytest.mark.parametrize(
    "inside",
    [
        '<text x="5" y="10" font-size="4" transform="rotate(90)">Up</text>',
        '<g transform="scale(2)"><text x="5" y="10" font-size="4">Twice</text></g>',
        '<text x="5" y="10" font-size="4"><tspan dx="3">Moved</tspan></text>',
        '<text x="5" y="10" font-size="1em">In em</text>',
        '<style>text { fill: red }</style><text x="5" y="10" font-size="4">By rule</text>',
        '<defs><text x="5" y="10" font-size="4">Used elsewhere</text></defs>',
        '<text x="5" y="10" font-size="4" opacity="0.2">Pale</text>',
        '<text x="5" y="10" font-size="4" fill="url(#a)">In a pattern</text>',
    ],
)
def test_words_that_can_only_be_drawn_stay_with_all_others(inside):
    bare, words = drawn(f'<text x="5" y="50" font-size="4">Plain</text>{inside}')

    assert words == []
    assert "Plain" in bare
