"""What the ends of a series of scales mean is said above the first of them too."""

from generator.design.series import series_ends
from generator.model import Exercise, Prose
from generator.reading.exercises.scale import Options

WORDS = Prose(html="<p>words</p>")


def scale(low: str = "", high: str = "") -> Exercise:
    options = Options(low=low, high=high)
    return Exercise(kind="scale", id="s", title="", options=options, parts=(), spaces=())


def test_the_first_says_what_the_last_says():
    blocks = [WORDS, scale(), scale(), scale("never", "always"), WORDS]

    said = [series_ends(blocks, at) for at in (1, 2, 3)]

    assert said == [("never", "always"), ("", ""), ("", "")]


def test_a_scale_by_itself_says_it_below_alone():
    assert series_ends([WORDS, scale("never", "always"), WORDS], 1) == ("", "")


def test_scales_with_words_of_their_own_are_left_as_they_are():
    assert series_ends([scale("no", "yes"), scale("never", "always")], 0) == ("", "")


def test_a_series_that_says_nothing_has_no_words():
    assert series_ends([scale(), scale()], 0) == ("", "")
