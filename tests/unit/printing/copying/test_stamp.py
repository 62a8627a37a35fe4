"""Words drawn on the pages of a copy."""

import re

from generator.model import Slot
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
