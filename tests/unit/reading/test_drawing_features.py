"""What a drawing uses that does not print as it is drawn."""

import pytest

from generator.reading.drawing_features import find_features

SHAPE = '<circle cx="3" cy="3" r="2" fill="#b42828"/>'
DEFS = (
    '<defs><mask id="m"><rect width="9" height="9" fill="#fff"/><circle r="2" fill="#000"/></mask>'
    '<mask id="w"><path d="M0 0H9V9H0Z" fill="white"/></mask>'
    '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>'
    '<clipPath id="t"><text>Willow</text></clipPath><clipPath id="c"><circle r="2"/></clipPath>'
    '<linearGradient id="g"><stop stop-color="red"/><stop stop-color="#00f"/></linearGradient>'
    '<linearGradient id="h"><stop stop-color="transparent"/><stop stop-color="#00f"/>'
    '</linearGradient><radialGradient id="r" href="#h"/></defs>'
)


def features(inside: str, defs: str = DEFS):
    start = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    return find_features(f"{start}{defs}{inside}</svg>".encode())


@pytest.mark.parametrize(
    ("inside", "lost"),
    [
        ('<g mask="url(#m)"><circle r="2"/></g>', "a mask"),
        ('<g style="mask: url(#m)"><circle r="2"/></g>', "a mask"),
        ("<style>.a { mask: url('#m') }</style>", "a mask"),
        ('<circle r="2" filter="url(#f)"/>', "a filter, such as a shadow"),
        ('<rect width="9" height="9" clip-path="url(#t)"/>', "a picture cut out by text"),
        ('<text><textPath href="#a">Willow</textPath></text>', "text on a path"),
        ('<rect fill="var(--main)" width="9" height="9"/>', "a variable of CSS"),
        ("<style>.a { fill: var(--main) }</style>", "a variable of CSS"),
        ('<g style="mix-blend-mode:multiply"><circle r="2"/></g>', "a blend mode"),
        ("<style>.m{mix-blend-mode: screen}</style>", "a blend mode"),
        ('<path d="M0 0h9" stroke="url(#g)"/>', "a line with a gradient"),
        ('<circle r="2" fill="url(#h)"/>', "a gradient that is see-through in part"),
        ('<circle r="2" style="fill:url(#r)"/>', "a gradient that is see-through in part"),
    ],
)
def test_what_is_lost_is_named(inside, lost):
    assert features(inside).lost == (lost,)


@pytest.mark.parametrize(
    "inside",
    [
        SHAPE,
        f'<g mask="url(#w)">{SHAPE}</g>',
        f'<g clip-path="url(#c)">{SHAPE}</g>',
        '<circle r="2" fill="url(#g)"/>',
        f'<g style="mix-blend-mode:normal">{SHAPE}</g>',
        f'<g mask="url(#gone)">{SHAPE}</g>',
        '<circle r="2" fill="currentColor"/>',
    ],
)
def test_what_prints_as_it_is_drawn_is_not(inside):
    assert features(inside).lost == ()


@pytest.mark.parametrize(
    ("inside", "stack"),
    [
        ('<text font-family="Futura, Avenir">A</text>', ("Futura", "Avenir")),
        ("<text style=\"font-family:'Gill Sans'\">A</text>", ("Gill Sans",)),
        ("<style>text{font:700 12px/1.2 Lato, serif}</style><text>A</text>", ("Lato", "serif")),
        ('<g font-family="Inter"><text>A</text></g>', ("Inter",)),
    ],
)
def test_the_typefaces_of_its_texts_are_found(inside, stack):
    assert stack in features(inside).stacks


def test_a_typeface_that_sets_nothing_is_none():
    assert features(f'<g font-family="Inter">{SHAPE}</g>', defs="").stacks == ()
