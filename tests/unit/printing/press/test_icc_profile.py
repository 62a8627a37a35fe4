"""A profile of a press is taken; anything else is told for what it is."""

import pytest

from generator.diagnostics import WorkbookError
from generator.printing.press.icc_profile import read_profile
from tests.helpers.press_profile import DESCRIPTION, press_profile

GOOD = press_profile()


def test_a_profile_of_a_press_is_taken_with_its_name():
    profile = read_profile(GOOD, "house.icc")

    assert profile.name == DESCRIPTION
    assert profile.data == GOOD


def test_what_follows_a_profile_is_left_out():
    assert read_profile(GOOD + b"more", "house.icc").data == GOOD


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "this is no ICC profile"),
        (b"%PDF-1.7\n" + bytes(400), "this is no ICC profile"),
        (press_profile(kind=b"mntr"), "of a screen, not of a press"),
        (press_profile(kind=b"link"), "of a link of two devices, not of a press"),
        (press_profile(kind=b"abst"), "of an abstract change of colours, not of a press"),
        (press_profile(kind=b"nmcl"), "of named colours, not of a press"),
        (press_profile(kind=b"XXXX"), "of something else, not of a press"),
        (press_profile(space=b"RGB "), "of red, green and blue, not of cyan"),
        (press_profile(space=b"GRAY"), "of grey, not of cyan"),
        (press_profile(space=b"6CLR"), "of other inks, not of cyan"),
        (press_profile(version=5), "of version 5"),
        (GOOD[:-1000], "cut off: it has 26,564 bytes of 27,564"),
        (GOOD[:128] + bytes(4) + GOOD[132:], "has no table of what is in it"),
        (GOOD[:128] + b"\xff" * 4 + GOOD[132:], "has no table of what is in it"),
        (GOOD.replace(b"B2A0", b"gamt"), "nothing of how colours become inks"),
        (GOOD[:140] + b"\xff\xff\xff\xff" + GOOD[144:], "parts of it lie beyond its end"),
        (GOOD.replace(b"mft1", b"none"), "its tables are damaged"),
    ],
)
def test_what_is_none_is_refused_by_what_it_is(data, reason):
    with pytest.raises(WorkbookError) as refused:
        read_profile(data, "house.icc")

    (told,) = refused.value.diagnostics
    assert reason in told.message
    assert told.location.file == "house.icc"
    assert "FOGRA" in told.hint
