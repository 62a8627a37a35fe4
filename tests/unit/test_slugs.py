import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.slugs import slugify


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
