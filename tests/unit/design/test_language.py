"""What a language brings by itself: its weekdays, its numbers, its clock."""

import pytest

from generator.design.language import Language, merge_words, missing_words


@pytest.mark.parametrize(
    ("tag", "days"),
    [
        ("en", "Mon Tue Wed Thu Fri Sat Sun"),
        ("en-GB", "Mon Tue Wed Thu Fri Sat Sun"),
        ("en-US", "Sun Mon Tue Wed Thu Fri Sat"),
        ("es", "lun mar mié jue vie sáb dom"),
        ("fr", "lun mar mer jeu ven sam dim"),
        ("fr-CA", "dim lun mar mer jeu ven sam"),
        ("de", "Mo Di Mi Do Fr Sa So"),
        ("de-AT", "Mo Di Mi Do Fr Sa So"),
        ("pt", "seg ter qua qui sex sáb dom"),
        ("pt-BR", "dom seg ter qua qui sex sáb"),
        ("it", "lun mar mer gio ven sab dom"),
        ("nl", "ma di wo do vr za zo"),
    ],
)
def test_the_week_has_its_names_and_begins_where_it_does_there(tag, days):
    assert Language(tag=tag).days == tuple(days.split())


@pytest.mark.parametrize(
    ("tag", "like"), [("xx", "en"), ("de-1996", "de"), ("DE-at", "de-AT"), ("fr-ZZ", "fr")]
)
def test_a_tag_that_is_not_known_as_a_whole_is_taken_by_its_beginning(tag, like):
    assert Language(tag=tag).days == Language(tag=like).days


@pytest.mark.parametrize("tag", ["ar", "el", "he", "pl", "sw", "vi"])
def test_names_of_the_days_fit_a_narrow_column(tag):
    assert max(map(len, Language(tag=tag).days)) <= 8


def test_a_number_below_zero_has_a_minus():
    assert Language(tag="de").number(-5) == "−5"
    assert Language(tag="de").number(10) == "10"


@pytest.mark.parametrize(("tag", "time"), [("en", "1:05"), ("fr", "1:05"), ("da", "1.05")])
def test_the_clock_has_the_sign_of_the_language(tag, time):
    assert Language(tag=tag).clock(65) == time


def test_words_of_a_region_stand_in_for_those_of_the_language_one_by_one():
    words = {"name": "Nome", "note": {"care": "Cuidar", "quote": ""}}

    merged = merge_words(words, {"note": {"care": "Com carinho"}})

    assert merged == {"name": "Nome", "note": {"care": "Com carinho", "quote": ""}}


def test_words_that_are_missing_are_named():
    wanted = {"name": "Name", "note": {"care": "Care", "quote": ""}}

    assert missing_words(wanted, {"note": {"care": "Cuidar"}}) == ["name", "note.quote"]
