"""Letters that no typeface has: named without the name that they stand in."""

import pytest

from generator.copies.letter_names import name_letters


@pytest.mark.parametrize(
    ("letters", "named"),
    [
        ("🙂", "🙂 U+1F642"),
        ("👩\u200d👧\ufe0f", "👧 U+1F467 and 👩 U+1F469"),
        ("\U00012000\U0001217f", "U+12000 (cuneiform sign a) and 1 more"),
        ("김민지", "U+AE40 (hangul syllable gim) and 2 more"),
        ("ⓔⓝ🙂", "U+24D4 (circled latin small letter e), 🙂 U+1F642 and 1 more"),
        ("😀😁😂😃", "😀 U+1F600, 😁 U+1F601, 😂 U+1F602 and 1 more"),
        ("\ue123", "U+E123"),
        ("\u200d", ""),
    ],
)
def test_signs_are_shown_and_of_a_script_one_letter_is_told(letters, named):
    assert name_letters(letters) == named
