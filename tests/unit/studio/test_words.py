import json
import re

import pytest

from generator.files import shipped
from generator.studio.words import WORDS, words_for

FILES = sorted(WORDS.glob("*.json"))
ENGLISH = json.loads((WORDS / "en.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("", "en"),
        ("xx", "en"),
        ("en-GB,de;q=0.1", "en"),
        ("de;q=x", "en"),
        ("*", "en"),
        ("de-AT,en;q=0.9", "de"),
        ("pt-BR,pt;q=0.9", "pt-br"),
        ("en;q=0.5,nl", "nl"),
    ],
)
def test_a_browser_gets_the_language_that_it_asks_for_or_english(asked, language):
    assert words_for(asked)["language"] == language


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.stem)
def test_every_language_has_all_words_with_the_same_places(file):
    words = json.loads(file.read_text(encoding="utf-8"))

    def places(text):
        return sorted(re.findall(r"\{(\w+)\}", text))

    of_region = "-" in file.stem  # holds what differs alone
    assert {name: places(text) for name, text in words.items()} == {
        name: places(text) for name, text in ENGLISH.items() if name in words or not of_region
    }


def test_a_region_has_its_own_words_and_those_of_its_language():
    words = words_for("pt-BR")

    assert (words["saved"], words["pages"]) == ("Salvo", "Páginas")


def test_the_languages_are_those_that_books_are_printed_in():
    printed = {one.stem for one in shipped("templates").glob("base/labels/*.yml")}

    assert {one.stem for one in FILES} == printed


def test_every_word_is_used_and_every_word_that_is_used_is_there():
    web = WORDS.parent
    pages = "".join(
        one.read_text(encoding="utf-8") for one in (*web.glob("*.html"), *web.glob("[!e]*.js"))
    )
    used = set(re.findall(r'data-word="([\w-]+)"', pages)) | set(
        re.findall(r'word\((?:[\w.]+ \? )?"([\w-]+)"', pages)
    )
    chosen = {"saved", "writing", "error", "warning", "old-pages", "no-pages", "page", "front-page"}

    assert used | chosen == set(ENGLISH)
