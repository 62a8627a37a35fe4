"""A font whose glyphs go by numbers draws them as before."""

import io

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont, newTable

from generator.printing.fonts import font_folders
from generator.printing.pdf.cid_keyed import cid_keyed


@pytest.fixture(scope="module")
def named() -> bytes:
    """A font whose glyphs have names."""
    file = next(one for folder in font_folders() for one in sorted(folder.glob("*.otf")))
    return file.read_bytes()


def outlines_of(data: bytes) -> CFFFontSet:
    outlines = CFFFontSet()
    outlines.decompile(io.BytesIO(data), None)
    return outlines


def drawn(top) -> list:
    pens = [(RecordingPen(), top.CharStrings[name]) for name in top.charset]
    for pen, glyph in pens:
        glyph.draw(pen)
    return [pen.value for pen, _ in pens]


def test_each_glyph_has_its_place_for_a_number_and_the_same_outline(named):
    before = TTFont(io.BytesIO(named))["CFF "].cff.topDictIndex[0]

    after = outlines_of(cid_keyed(named)).topDictIndex[0]

    assert after.ROS == ("Adobe", "Identity", 0)
    assert after.charset[:3] == [".notdef", "cid00001", "cid00002"]
    assert drawn(after) == drawn(before)


def test_a_font_that_has_numbers_already_stays_as_it_is(named):
    numbered = cid_keyed(named)
    font = TTFont(sfntVersion="OTTO")
    font["CFF "] = newTable("CFF ")
    font["CFF "].cff = outlines_of(numbered)
    file = io.BytesIO()
    font.save(file)

    again = outlines_of(cid_keyed(file.getvalue())).topDictIndex[0]

    assert drawn(again) == drawn(outlines_of(numbered).topDictIndex[0])
