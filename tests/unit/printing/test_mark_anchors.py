"""Second marks of letters: a font file with places for them, nothing else changed."""

import io

import pytest
from fontTools.ttLib import TTFont

from generator.printing.fonts import faces
from generator.printing.mark_anchors import has_second_marks, with_anchors

SERIF = next(one.path for one in faces() if one.path.name == "SourceSerifPro-Regular.otf")


def bases(data: bytes) -> set[str]:
    """The letters on which any mark has a place."""
    lookups = TTFont(io.BytesIO(data))["GPOS"].table.LookupList.Lookup
    tables = [getattr(one, "ExtSubTable", one) for lookup in lookups for one in lookup.SubTable]
    return {name for one in tables if one.LookupType == 4 for name in one.BaseCoverage.glyphs}


@pytest.mark.parametrize("text", ["ọ̀", "Adébáyọ̀", "Ẹ̀bùn", "ṣ́", "o\u0323\u0300", "e\u0300\u0323"])
def test_a_second_mark_on_a_letter_is_seen(text):
    assert has_second_marks(text)


@pytest.mark.parametrize(
    "text", ["", "Zoë", "Nguyễn Thị Ứng", "Zoe\u0308", "Thi\u0323", "ליאת", "x̂"]
)
def test_letters_that_a_typeface_has_whole_are_none(text):
    assert not has_second_marks(text)


def test_a_letter_with_a_mark_gets_the_place_of_the_plain_one():
    before = SERIF.read_bytes()

    after = with_anchors(before)

    assert {"uni1ECD", "uni1EB9"} <= bases(after) - bases(before)
    assert bases(before) <= bases(after)


def test_nothing_but_the_places_of_marks_is_changed():
    before, after = SERIF.read_bytes(), with_anchors(SERIF.read_bytes())

    # `head` holds a sum of the whole file.
    old, new = TTFont(io.BytesIO(before)), TTFont(io.BytesIO(after))
    assert old.keys() == new.keys()
    assert old.getGlyphOrder() == new.getGlyphOrder()
    for tag in set(old.reader.keys()) - {"GPOS", "head"}:
        assert old.reader[tag] == new.reader[tag]


def test_the_same_file_comes_out_each_time():
    data = SERIF.read_bytes()

    assert with_anchors(data) == with_anchors(data)


@pytest.mark.parametrize("data", [b"", b"no font", SERIF.read_bytes()[:5000]])
def test_what_is_no_whole_font_stays_as_it_is(data):
    assert with_anchors(data) == data
