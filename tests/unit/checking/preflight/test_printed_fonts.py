"""Fonts: embedded or not, and how far their strings go."""

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from generator.checking.preflight.printed_fonts import printed_font


def dictionary(**entries):
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def numbers(*given):
    return ArrayObject(
        [numbers(*one) if isinstance(one, tuple) else NumberObject(one) for one in given]
    )


def test_a_subset_is_called_by_the_name_of_its_font():
    font = printed_font(dictionary(BaseFont=NameObject("/ABCDEF+Source"), Subtype="/TrueType"))

    assert (font.name, font.subset, font.embedded) == ("Source", True, False)


def test_a_string_goes_as_far_as_its_widths_and_spaces():
    font = printed_font(
        dictionary(Subtype="/TrueType", FirstChar=NumberObject(65), Widths=numbers(600, 700))
    )

    assert font.width(b"AB", 1.0, 0.0, 10.0) == 6 + 7 + 2


def test_codes_of_two_bytes_have_widths_of_their_own():
    inner = dictionary(DW=NumberObject(500), W=numbers(1, (600, 700), 5, 7, 900))
    font = printed_font(dictionary(Subtype="/Type0", DescendantFonts=ArrayObject([inner])))

    assert font.width(b"\x00\x01\x00\x02\x00\x06\x00\x09", 0.0, 0.0, 10.0) == pytest.approx(27)


def test_widths_without_end_are_bounded():
    inner = dictionary(W=numbers(0, 2_000_000_000, 500))
    font = printed_font(dictionary(Subtype="/Type0", DescendantFonts=ArrayObject([inner])))

    assert len(font.widths) < 100_000


def test_a_font_that_is_drawn_is_never_lacking():
    font = printed_font(
        dictionary(Subtype="/Type3", FirstChar=NumberObject(65), Widths=numbers(50))
    )

    assert font.embedded
    assert font.width(b"A", 0.0, 0.0, 10.0) == 0.5
