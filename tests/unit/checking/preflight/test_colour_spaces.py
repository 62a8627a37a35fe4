"""Colour spaces: their kind, and the ink of a colour."""

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from generator.checking.preflight.colour_spaces import colour_space
from generator.model.press_target import Space


def array(*items):
    return ArrayObject([NameObject(one) if isinstance(one, str) else one for one in items])


PROFILE = DictionaryObject({NameObject("/N"): NumberObject(4)})
CASES = [
    (NameObject("/DeviceGray"), [0.25], Space.GRAY, 75),
    (NameObject("/DeviceRGB"), [1, 1, 1], Space.RGB, 0),
    (NameObject("/DeviceCMYK"), [0.5, 0.5, 0.5, 1], Space.CMYK, 250),
    (array("/ICCBased", PROFILE), [1, 1, 1, 0.2], Space.PROFILE, 320),
    (array("/CalRGB", DictionaryObject()), [0, 0, 0], Space.PROFILE, 100),
    (array("/Lab", DictionaryObject()), [100, 0, 0], Space.PROFILE, 0),
    (array("/Separation", "/Gold", "/DeviceCMYK", 0), [0.4], Space.SPOT, 40),
    (array("/Separation", "/Black", "/DeviceCMYK", 0), [0.4], Space.CMYK, 40),
    (array("/Separation", "/All", "/DeviceCMYK", 0), [1], Space.CMYK, 400),
    (array("/Separation", "/None", "/DeviceCMYK", 0), [1], Space.CMYK, 0),
    (array("/DeviceN", array("/Cyan", "/Gold")), [1, 1], Space.SPOT, 200),
    (array("/Indexed", "/DeviceRGB", 1, 0), [1], Space.RGB, 100),
]


@pytest.mark.parametrize(("space", "numbers", "kind", "ink"), CASES, ids=str)
def test_a_colour_is_of_a_kind_and_takes_ink(space, numbers, kind, ink):
    paint = colour_space(space, None).paint(numbers)

    assert paint.space is kind
    assert paint.ink == pytest.approx(ink)


def test_a_spot_colour_has_its_name():
    space = array("/Separation", "/Gold", "/DeviceCMYK", 0)

    assert colour_space(space, None).paint([1]).what == "Gold"


def test_a_space_named_after_itself_is_of_no_kind():
    spaces = DictionaryObject({NameObject("/A"): NameObject("/A")})
    resources = DictionaryObject({NameObject("/ColorSpace"): spaces})

    assert colour_space(NameObject("/A"), resources).kind is None
