"""Words drawn on the pages of a copy."""

import re
from dataclasses import replace

import pytest

from generator.model import Slot
from generator.printing.copying.circles_below import circles_below
from generator.printing.copying.stamp import drawn
from generator.printing.glyphs import Line
from generator.printing.mark_placing import Placed
from generator.printing.pdf.outline_font import Glyph

SLOT = Slot(
    word="name",
    page=0,
    x=100,
    y=50,
    width=200,
    size=10,
    flush_right=False,
    face="text",
    ink="#000000",
    mark=3,
)


def glyph(key: str, width: float) -> Glyph:
    return Glyph(key=key, outline=b"0 0 m 1 1 l f", width=width, text=key)


def test_marks_are_drawn_above_and_below_the_line_the_words_stand_on():
    placed = (
        Placed(x=0, y=0, glyph=glyph("a", 500)),
        Placed(x=520, y=236, glyph=glyph("m", 0)),
        Placed(x=500, y=0, glyph=glyph("b", 500)),
        Placed(x=1020, y=-225, glyph=glyph("n", 0)),
    )
    line = Line(text="ámb", glyphs=placed, width=1000, missing="")
    codes = {one.glyph.key: ("Words", at) for at, one in enumerate(placed, start=1)}

    content = drawn(SLOT, {("name", "text"): line}, codes)

    assert re.findall(rb"1 0 0 1 (\S+) (\S+) Tm <(\w\w)>", content) == [
        (b"100.00", b"50.00", b"01"),
        (b"105.20", b"52.36", b"02"),
        (b"105.00", b"50.00", b"03"),
        (b"110.20", b"47.75", b"04"),
    ]


def spaced(*words: str, between: str = " ") -> Line:
    """Words of letters that are half as wide as their size."""
    text = between.join(words)
    placed = tuple(Placed(x=500.0 * at, y=0, glyph=glyph(one, 500)) for at, one in enumerate(text))
    return Line(text=text, glyphs=placed, width=500.0 * len(text), missing="")


def codes_of(line: Line) -> dict[str, tuple[str, int]]:
    return {one.glyph.key: ("Words", 1) for one in line.glyphs}


def shown(line: Line, **changes) -> list[tuple[float, float]]:
    """Where the glyphs of a line are drawn in a slot."""
    content = drawn(replace(SLOT, **changes), {("name", "text"): line}, codes_of(line))
    return [(float(x), float(y)) for x, y in re.findall(rb"1 0 0 1 (\S+) (\S+) Tm", content)]


def test_centred_words_have_as_much_room_on_both_sides():
    places = shown(spaced("anna"), centred=True)

    # 200 wide, and the words 20: they begin 90 from the left.
    assert places[0] == (190, 50)


def test_balanced_words_take_two_lines_round_the_middle_that_one_line_has():
    (_, one_line), *_ = shown(spaced("anna"), balanced=True)
    rows = sorted({y for _, y in shown(spaced("anna" * 6, "anna" * 6), balanced=True)})

    size = 10 * 0.82
    middle = one_line + 0.33 * 10
    assert len(rows) == 2
    assert (rows[0] + rows[1] + 0.66 * size) / 2 == pytest.approx(middle, abs=0.02)


def test_words_of_a_turned_place_stand_upside_down_from_its_right_end():
    line = spaced("anna")

    content = drawn(
        replace(SLOT, turned=True, centred=True), {("name", "text"): line}, codes_of(line)
    )

    assert content.startswith(b"q -1 0 0 -1 100.00 50.00 cm /Span")
    assert content.endswith(b"EMC Q\n")
    assert re.search(rb"1 0 0 1 90.00 0.00 Tm", content)


def test_a_double_name_is_parted_at_its_space_before_its_hyphen():
    name = spaced("a" * 12, "b" * 12 + "-" + "c" * 8)
    heights = [y for _, y in shown(name, width=100, balanced=True)]

    assert len(set(heights[:12])) == 1
    assert len(set(heights[:13])) == 2


def test_a_double_name_without_a_space_is_parted_after_its_hyphen():
    places = shown(spaced("a" * 10, "b" * 10, between="-"), width=60)

    rows = [sum(1 for _, y in places if y == row) for row in sorted({y for _, y in places})]
    assert rows == [10, 11]


def test_words_take_the_second_line_of_a_tall_place_in_full_size():
    name = spaced("a" * 43, "b" * 38)

    content = drawn(replace(SLOT, rows=2), {("name", "text"): name}, codes_of(name))

    (size,) = re.findall(rb"/Words (\S+) Tf", content)
    assert float(size) == pytest.approx(200 / 21.5, abs=0.01)  # a row is 21.5 ems
    assert len({y for _, y in shown(name, rows=2)}) == 2


def test_words_that_nearly_fit_a_tall_place_stay_in_one_line():
    name = spaced("maximiliane" * 2, "hohenstein" * 2)

    assert len({y for _, y in shown(name, rows=2, width=185)}) == 1


def test_a_place_of_a_circle_shows_no_words():
    name = spaced("anna")

    assert drawn(replace(SLOT, shape="disc"), {("name", "text"): name}, codes_of(name)) == b""


def test_circles_are_drawn_for_those_who_have_words_and_meet_in_a_colour_of_their_own():
    one = replace(SLOT, word="name", shape="disc", ink="#E0F0F0", width=100)
    other = replace(one, word="partner", x=150, ink="#F0E0F0")
    lines = {("name", "text"): spaced("anna"), ("partner", "text"): spaced("jo")}

    both = circles_below([one, other], lines)
    alone = circles_below([one, other], {("name", "text"): spaced("anna")})

    assert (both.count(b"f\n"), alone.count(b"f\n")) == (3, 1)
    assert both.startswith(b"/Artifact BMC q")
    assert both.count(b"W\nn\n") == 1
    assert circles_below([one, other], {}) == b""


def test_where_ink_is_saved_circles_are_lines():
    one = replace(SLOT, shape="ring")

    content = circles_below([one], {("name", "text"): spaced("anna")})

    assert b"S\n" in content
    assert b"f\n" not in content
