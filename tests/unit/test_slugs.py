import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.slugs import file_name, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("What is trust?", "what-is-trust"),
        ("What's ours, and what’s yours?", "whats-ours-and-whats-yours"),
        ("  Café — Größe!  ", "cafe-große"),
        ("snake_case and 3 more", "snake-case-and-3-more"),
        ("今日 は", "今日-は"),
        ("?!", ""),
        ("a" * 60, "a" * 48),
        ("words " * 20, "words-words-words-words-words-words-words-words"),
    ],
)
def test_a_name_is_made_of_the_words_of_a_text(text, slug):
    assert slugify(text) == slug


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=80))
def test_a_name_is_made_of_letters_digits_and_hyphens(text):
    slug = slugify(text)

    assert re.fullmatch(r"[\w-]*", slug)
    assert len(slug) <= 48
    assert not slug.startswith("-")


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=80))
def test_a_name_of_a_name_is_that_name(text):
    slug = slugify(text)

    assert slugify(slug) == slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Łukasz Żółć", "lukasz-zolc"),
        ("Дмитрий Щукин", "dmitriy-shchukin"),
        ("דוד לוי", "dvd-lvy"),
        ("مُحَمَّد بِلَال", "muhamad-bilal"),
        ("Nguyễn Thị Ánh", "nguyen-thi-anh"),
        ("Ọlá Adébáyọ̀", "ola-adebayo"),
        ("Größe", "grosse"),
        ("Dana O’Neil", "dana-oneil"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-"),
        ("lpt1", "lpt1-"),
        ("Con Air", "con-air"),
        ("", ""),
        ("?!", ""),
        ("\u202eevil\u202c", "evil"),
        ("x" * 300, "x" * 48),
    ],
)
def test_a_file_is_called_in_ascii_as_the_text_is_spelled(text, name):
    assert file_name(text) == name


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=80))
def test_a_file_is_called_by_what_every_system_takes(text):
    name = file_name(text)

    assert re.fullmatch(r"[a-z0-9-]*", name)
    assert len(name) <= 49
    assert name not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


@pytest.mark.parametrize("text", ["Zoë Müller", "Zoe\u0308 Mu\u0308ller"])
def test_a_file_is_called_the_same_in_either_normal_form(text):
    assert file_name(text) == "zoe-muller"
