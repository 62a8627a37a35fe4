"""Drawings in SVG hold nothing but what is drawn."""

import pytest

from generator.reading.pictures import find_picture

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str = "", size: str = 'viewBox="0 0 40 20"') -> str:
    return f"<svg {NAMESPACE} {size}>{inside}</svg>"


def laughs(levels: int) -> str:
    """A drawing that grows ten times with each level."""
    parts = ['<g id="a0"><rect/></g>']
    for level in range(1, levels):
        parts.append(f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * 10 + "</g>")
    return "".join(parts)


@pytest.mark.parametrize(
    "size",
    [
        'viewBox="0 0 40 20"',
        'viewBox="0,0,40,20" width="1" height="1"',
        'width="40" height="20"',
        'width="40px" height="20px"',
        'width="4cm" height="20mm"',
    ],
)
def test_a_drawing_says_its_shape_in_several_ways(folder, put, size):
    put("a.svg", svg(size=size))

    assert find_picture(folder, "a.svg").ratio == 0.5


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"><rect/></g><use href="#a"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<rect fill="url(#shade)"/>',
        "<text>See http://example.org</text>",
    ],
)
def test_a_drawing_may_refer_to_itself_and_to_data_inside(folder, put, inside):
    put("a.svg", svg(inside))

    assert find_picture(folder, "a.svg").ratio == 0.5


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="http://example.org/a.png"/>',
        '<image xlink:href = "file:///etc/passwd"/>',
        '<image href="&#104;ttp://example.org/a.png"/>',
        '<use href="other.svg#a"/>',
        '<rect fill="url(http://example.org/a.svg#b)"/>',
        '<style>@import "other.css";</style>',
    ],
)
def test_a_drawing_that_reads_something_else_is_refused(put, picture_refused, inside):
    put("a.svg", svg(inside))

    assert picture_refused("a.svg") == (
        '"a.svg" refers to something outside itself',
        "embed pictures and fonts in the SVG file, or turn text into paths",
    )


def test_another_encoding_hides_no_address(put, picture_refused):
    text = '<?xml version="1.0" encoding="utf-16"?>' + svg('<image href="http://example.org"/>')
    put("a.svg", text.encode("utf-16"))

    assert picture_refused("a.svg")[0] == '"a.svg" refers to something outside itself'


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + svg("&a;"),
        svg("<script>alert(1)</script>"),
        svg("<foreignObject/>"),
    ],
)
def test_a_drawing_with_scripts_or_entities_is_refused(put, picture_refused, content):
    put("a.svg", content)

    assert picture_refused("a.svg") == (
        '"a.svg" holds scripts or entities',
        "export it as plain SVG and save it again",
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"<svg",
        b'<html viewBox="0 0 40 20"/>',
        b'<?xml version="1.0" encoding="utf-7"?>' + svg().encode(),
        b'<?xml version="1.0" encoding="nonsense"?>' + svg().encode(),
    ],
    ids=["empty", "PNG", "broken", "HTML", "UTF-7", "unknown encoding"],
)
def test_what_is_no_svg_is_refused(put, picture_refused, content):
    put("a.svg", content)

    message, hint = picture_refused("a.svg")

    assert message.startswith('"a.svg" is no SVG')
    assert hint == "save it again as SVG"


@pytest.mark.parametrize(
    "size",
    [
        "",
        'viewBox="0 0 0 20"',
        'viewBox="0 0 nan 20"',
        'viewBox="0 0 inf inf"',
        'viewBox="0 0 1 1e9"',
        'viewBox="0 0 1e-300 1e300"',
        'width="100%" height="20"',
        'width="1.2.3" height="²"',
    ],
)
def test_a_drawing_without_a_possible_size_is_refused(put, picture_refused, size):
    put("a.svg", svg(size=size))

    assert picture_refused("a.svg") == (
        '"a.svg" does not say how large it is',
        'give its <svg> a viewBox="0 0 WIDTH HEIGHT"',
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<g/>" * 20_000,
        "<g>" * 15_000 + "</g>" * 15_000,
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#a"/><use href="#a"/></g>',
        laughs(9),
        "".join(f'<g id="a{n}"><use href="#a{n - 1}"/></g>' for n in range(200)),
    ],
    ids=["many", "deep", "itself", "itself twice", "laughs", "long chain"],
)
def test_a_drawing_that_grows_without_end_is_refused(put, picture_refused, inside):
    put("a.svg", svg(inside))

    assert picture_refused("a.svg") == (
        '"a.svg" is too large or too deeply nested a drawing',
        "simplify it, or save it as PNG",
    )
