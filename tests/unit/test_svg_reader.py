"""Drawings are read within bounds, whatever they hold."""

import base64
import time

import pytest

from generator.svg_reader import LIMIT_LETTERS, SvgError, check_svg, svg_size

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
TOO_LARGE = "is too large or too deeply nested a drawing"
SECONDS = 5  # the most that any of them takes to be refused, on a slow machine


def svg(inside: str) -> bytes:
    return f'<svg {NAMESPACE} viewBox="0 0 40 20">{inside}</svg>'.encode()


def in_address(data: bytes, times: int) -> bytes:
    """A drawing in the address of another, so many times."""
    for _ in range(times):
        packed = base64.b64encode(data).decode()
        data = svg(f'<image href="data:image/svg+xml;base64,{packed}"/>')
    return data


def tenfold(levels: int, wrap: str) -> str:
    """Parts that each use the one before ten times."""
    parts = ['<g id="a0"><rect/></g>']
    for level in range(1, levels):
        use = wrap.format(f"a{level - 1}")
        parts.append(f'<g id="a{level}">{use * 10}</g>')
    return "".join(parts) + wrap.format(f"a{levels - 1}")


def refused(data: bytes) -> str:
    begin = time.monotonic()
    with pytest.raises(SvgError) as caught:
        check_svg(data)
    assert time.monotonic() - begin < SECONDS
    return str(caught.value)


CORNERS = "M0 0" + "L1 1" * 3000
SOME = "L1 1" * 150
RECTS = "<rect/>" * 200
MARKER = f'<marker id="m">{"<rect/>" * 20}</marker>'
BOMBS = {
    "used ten times each": tenfold(8, '<use href="#{}"/>'),
    "itself": '<g id="a"><use href="#a"/></g><use href="#a"/>',
    "markers": f'{MARKER}<path marker-mid="url(#m)" d="{CORNERS}"/>',
    "markers by a style": f'<style>path{{marker:url(#m)}}</style>{MARKER}<path d="{CORNERS}"/>',
    "markers handed on": f'{MARKER}<g marker-mid="url(#m)"><path d="{CORNERS}"/></g>',
    "markers of markers": f'<marker id="m"><path marker-mid="url(#n)" d="{SOME}"/></marker>'
    f'<marker id="n"><rect/></marker><path marker-mid="url(#m)" d="{SOME}"/>',
    "patterns": f'<pattern id="p">{RECTS}</pattern><g fill="url(#p)">{RECTS}</g>',
    "a chain of masks": "".join(
        f'<mask id="m{n}">{f"""<rect mask="url(#m{n - 1})"/>""" * 2}</mask>' for n in range(1, 40)
    )
    + '<mask id="m0"><rect/></mask><rect mask="url(#m39)"/>',
    "clips": "".join(
        f'<clipPath id="m{n}">{f"""<rect clip-path="url(#m{n - 1})"/>""" * 9}</clipPath>'
        for n in range(1, 9)
    )
    + '<clipPath id="m0"><rect/></clipPath><rect clip-path="url(#m8)"/>',
    "deep": "<g>" * 200 + "</g>" * 200,
    "selectors": f"<style>{'.a{fill:url(#b)}' * 9000}</style>{RECTS * 5}",
}


@pytest.mark.parametrize("inside", BOMBS.values(), ids=BOMBS)
def test_a_drawing_that_grows_beyond_all_measure_is_refused(inside):
    assert refused(svg(inside)) == TOO_LARGE


def test_drawings_in_the_addresses_of_drawings_are_read_too():
    assert check_svg(in_address(svg("<rect/>"), 3)).tag.endswith("svg")
    assert refused(in_address(svg("<rect/>"), 4)) == TOO_LARGE
    assert refused(in_address(svg("<rect/>" * 30_000), 1)) == TOO_LARGE
    outside = svg('<image href="http://example.org/a.png"/>')
    assert refused(in_address(outside, 2)) == "refers to something outside itself"
    plain = svg('<image href="data:image/svg+xml,%3Csvg%3E%3Cscript/%3E%3C/svg%3E"/>')
    assert refused(plain) == "holds scripts or entities"


def test_text_without_end_is_refused():
    words = "word " * (LIMIT_LETTERS // 5 + 1)

    assert "letters, more than" in refused(svg(f"<text>{words}</text>"))
    assert "bytes, more than" in refused(svg(f"<text>{words * 20}</text>"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", pytest.param("iso-8859-1", id="latin")])
def test_entities_are_refused_in_any_encoding_before_they_stand_for_anything(encoding):
    lines = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n else '<!ENTITY a0 "ha">' for n in range(12)
    )
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE svg [{lines}]>'

    assert refused((text + svg("<text>&a11;</text>").decode()).encode(encoding)) == (
        "holds scripts or entities"
    )


HOSTILE_CSS = {
    "remarks without end": "/*" * 400_000,
    "an address of spaces": "a{fill:url(" + " " * 900_000,
    "no braces": "a" * 900_000,
    "letters": "a{" + "a" * 900_000 + "}",
}


@pytest.mark.parametrize("css", HOSTILE_CSS.values(), ids=HOSTILE_CSS)
def test_styles_take_no_time_to_be_read(css):
    begin = time.monotonic()

    check_svg(svg(f"<style>{css}</style><rect/>"))

    assert time.monotonic() - begin < SECONDS


def test_what_drawing_programs_export_is_read():
    shades = "".join(
        f'<linearGradient id="g{n}"><stop/><stop/><stop/></linearGradient>' for n in range(100)
    )
    rules = "".join(f".c{n}{{fill:url(#g{n})}}" for n in range(100))
    shapes = "".join(f'<path class="c{n % 100}" d="M0 0L1 1"/>' for n in range(4000))
    arrow = '<marker id="m"><path d="M0 0L1 1"/></marker><path marker-end="url(#m)" d="M0 0L9 9"/>'
    font = f"@font-face{{src:url(data:font/woff2;base64,{'A' * 300_000})}}"
    data = svg(f"<style>{rules}{font}</style><defs>{shades}</defs>{shapes}{arrow}")

    assert svg_size(check_svg(data)) == (40, 20)
