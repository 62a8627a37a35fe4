"""Ids are unique in the book, and links lead to where their author meant."""

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Chapter, Exercise, Listing, Prompt, Prose, iterate_spaces
from generator.slugs import BOOK_IDS, place_id
from tests.helpers.workbooks import ROOT

LOVE = "# Love\n\n## Languages\n\nTo [the next](02-love-languages.md), [here](#languages).\n"
LANGUAGES = "# Love languages\n\n## Of care\n\nTo [the first](01-love.md#languages).\n"


def ids_of(chapter: Chapter) -> list[str]:
    """The ids that a chapter brings onto its pages."""
    return [chapter.slug, *_ids(chapter.blocks)] + [
        f"{one.id}-room" for one in iterate_spaces(chapter.blocks)
    ]


def _ids(blocks) -> list[str]:
    found = []
    for block in blocks:
        match block:
            case Prose():
                found += re.findall(r'\sid="([^"]*)"', block.html)
            case Prompt():
                found += [block.id, *re.findall(r'\sid="([^"]*)"', block.question)]
                found += _ids(block.body + block.follow)
            case Listing():
                for item in block.items:
                    found += _ids((item,) if isinstance(item, Prompt) else item.body)
            case Exercise():
                found += [block.id, *_ids(block.body)]
    return found


def links_in(chapter: Chapter) -> list[str]:
    return re.findall(r'href="#([^"]*)"', "".join(map(str, chapter.blocks)))


def test_a_section_never_gets_the_id_of_another_chapter(read):
    book = read(None, {"01-love.md": LOVE, "02-love-languages.md": LANGUAGES}).workbook

    ids = [one for chapter in book.chapters for one in ids_of(chapter)]

    assert sorted(set(ids)) == sorted(ids)


def test_links_lead_to_the_chapter_and_the_section_they_name(read):
    reading = read(None, {"01-love.md": LOVE, "02-love-languages.md": LANGUAGES})

    first, second = reading.workbook.chapters
    section = next(one for one in ids_of(first) if one != first.slug)

    assert links_in(first) == [second.slug, section]
    assert links_in(second) == [section]
    assert reading.warnings == ()


def test_sections_whose_names_come_near_no_chapter_keep_their_ids(read):
    book = read(
        None, {"01-love.md": "# Love\n\n## Languages\n", "02-trust.md": "# T\n\n## Care\n"}
    ).workbook

    assert [ids_of(one) for one in book.chapters] == [
        ["love", "love-languages"],
        ["trust", "trust-care"],
    ]


NAMES = st.lists(st.sampled_from(["a", "b", "at", "1", "room"]), min_size=1, max_size=3).map(
    "-".join
)


@settings(max_examples=300)
@given(st.lists(NAMES, min_size=1, max_size=4, unique=True), st.lists(NAMES, max_size=4))
def test_ids_of_any_chapters_and_places_are_different(slugs, names):
    places = [(slug, name) for slug in slugs for name in dict.fromkeys(names)]

    ids = [place_id(slug, name, slugs) for slug, name in places]

    assert len({*ids, *slugs}) == len(places) + len(slugs)


@settings(max_examples=300)
@given(st.lists(NAMES, min_size=2, max_size=4, unique=True), NAMES, NAMES, NAMES)
def test_what_is_called_after_an_id_is_not_called_as_anything_elsewhere(slugs, name, other, end):
    made = {slug: {place_id(slug, one, slugs) for one in (name, other)} | {slug} for slug in slugs}

    for one, two in itertools.permutations(slugs, 2):
        after = {f"{place}-{end}" for place in made[one] - {one}}
        assert after.isdisjoint(made[two])


@pytest.mark.parametrize("word", [*BOOK_IDS])
def test_a_chapter_never_gets_the_id_of_a_part_of_the_book(read, word):
    book = read(None, {f"01-{word}.md": "# T\n", "02-page.md": "# P\n\n## Area\n"}).workbook

    ids = [one for chapter in book.chapters for one in ids_of(chapter)]

    assert set(BOOK_IDS).isdisjoint(ids)


def test_the_templates_give_no_other_ids_to_parts_of_the_book():
    written = {
        found
        for path in Path(ROOT / "templates").rglob("*.html")
        for found in re.findall(r'\sid="([\w-]+)"', path.read_text(encoding="utf-8"))
    }

    assert written == set(BOOK_IDS)


@pytest.mark.parametrize(
    "names",
    [
        ["1-love.md", "1 love.md"],
        ["Love.md", "love.md"],
        ["01.md", "chapter-1.md"],
        ["01-" + "very " * 12 + "one.md", "01-" + "very " * 12 + "two.md"],
    ],
)
def test_chapters_whose_files_are_called_alike_have_ids_of_their_own(read, names):
    book = read(None, dict.fromkeys(names, "# T\n")).workbook

    assert len({one.slug for one in book.chapters}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "## A\n\n## A\n\n## A 2\n",
        "## A 2\n\n## A\n\n## A\n",
        "1. Why?\n2. Why?\n\n## Q why\n\n## Q why 2\n",
        "## Q why room\n\n1. Why?\n",
        "1. Why?\n\n## Q why room\n",
        "1. Why?\n\n## Q why room 2\n",
        "1. Why? { #x }\n\n## X room\n",
        2 * "/// partners | We\n    columns: [A, B]\n///\n\n" + "## Partners we 1 room\n",
        '## Mine\n\n<p id="mine">x</p>\n',
        '<p id="mine">x</p>\n\n## Mine\n',
        'A <span id="mine">word</span>.\n\n## Mine\n',
        "A *word*{ #mine }.\n\n## Mine\n",
        "A paragraph. { #mine }\n\n## Mine\n",
        "- An item { #mine }\n\n## Mine\n",
        "## At 1\n\nA text.\n\n1. Why? { lines=fill }\n",
        "Note.[^1]\n\n[^1]: A note.\n\n## Fn 1\n\n## Fnref 1\n",
    ],
)
def test_no_two_places_of_a_chapter_have_one_id(chapter, text):
    ids = ids_of(chapter(f"# T\n\n{text}"))

    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize(
    "place",
    [
        "## Words { #mine }",
        "A paragraph. { #mine }",
        "- An item { #mine }",
        "A *word*{ #mine }.",
        '<p id="mine">x</p>',
        'A <span id="mine">word</span>.',
        "1. A question? { #mine }",
        "## Words { #Mine }",
    ],
)
def test_a_link_leads_to_what_its_author_named(read, place):
    reading = read(f"# T\n\n[There](#mine)\n\n## Mine\n\n{place}\n")

    first = reading.workbook.chapters[0]

    assert "trust-mine" in ids_of(first)
    assert (links_in(first), reading.warnings) == (["trust-mine"], ())


@pytest.mark.parametrize(
    "text", ["## One { #x }\n\n## Two { #x }", '<p id="x">1</p>\n\n<p id="x">2</p>']
)
def test_an_id_that_is_given_twice_is_told_with_its_lines(read, text):
    reading = read(f"# T\n\n{text}\n")

    assert [str(one) for one in reading.warnings] == [
        'warning: book/01-trust.md:5: the id "x" is given twice in this chapter\n'
        "hint: give one of them another; links lead to the first, in line 3"
    ]


def test_ids_in_code_and_comments_are_nobodys(read):
    text = (
        '# T\n\n```\n<p id="x"> { #x }\n```\n\n<!-- <p id="x"> -->\n\n`{ #x }` and `<p id="x">`\n'
    )

    assert read(text).warnings == ()


def test_a_link_to_a_section_that_is_not_there_is_told_with_its_line(read):
    reading = read(
        "# Trust\n\n## What is mine\n\nSee [this](#what-is-min) and [that](02-b.md#nowhere).\n",
        {"02-b.md": "# B\n"},
    )

    assert [str(one) for one in reading.warnings] == [
        'warning: book/01-trust.md:5: this link leads to no section: "#what-is-min"; '
        'its words are printed\nhint: did you mean "#what-is-mine"?',
        'warning: book/01-trust.md:5: this link leads to no section: "02-b.md#nowhere"; '
        "its words are printed\nhint: sections are named by their words, such as #what-is-mine",
    ]
