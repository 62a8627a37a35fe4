"""The words of a drawing find their places over it, or below it by numbers."""

import pytest

from generator.design.drawn_words import DrawnWords
from generator.design.picture_words import place_words


def measure(text: str, **_face: bool) -> float:
    return len(text) / 2


def words(*lines: str, x: float = 0.5, y: float = 0.5, size: float = 0.02) -> DrawnWords:
    return DrawnWords(
        lines=lines, x=x, y=y, size=size, anchor="middle", bold=False, colour="#000000"
    )


def placed(*all_words: DrawnWords, width: float = 160.0, least: float = 16.0):
    return place_words(all_words, width, width / 2, least, measure)


def test_words_that_are_large_enough_stay_in_their_drawing():
    assert placed(words("Mine"), least=9.0) is None


def test_words_that_are_too_small_are_set_as_large_as_is_allowed():
    (one,) = placed(words("Mine")).placed

    assert (one.lines, one.size) == (("Mine",), 16.0)
    assert one.left + one.width / 2 == pytest.approx(80.0, abs=0.01)


def test_a_text_takes_more_lines_rather_than_much_more_width():
    (one,) = placed(words("Shared with people")).placed

    assert one.lines == ("Shared with", "people")


def test_what_has_grown_moves_the_next_below_it_down():
    first, second = placed(words("Apart"), words("Neither leans", y=0.54)).placed

    assert second.top >= first.top + first.height - 0.01


def test_words_that_reach_below_their_drawing_ask_for_room_there():
    whole = placed(words("One of us moves", "and so does the other", y=0.95))

    assert whole.below == max(one.top + one.height for one in whole.placed) - 80.0


def test_words_that_find_no_place_stand_below_by_their_numbers():
    whole = placed(words("Independence", x=0.45), words("Codependence", x=0.55))

    assert [one.lines for one in whole.placed] == [("1",), ("2",)]
    assert whole.key == ("Independence", "Codependence")


def test_no_word_leaves_its_drawing_at_a_side():
    assert placed(words("Independence", x=0.01)).key == ("Independence",)
