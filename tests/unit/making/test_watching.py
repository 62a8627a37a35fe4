from dataclasses import replace

import pytest

from generator.build import Request, make_books
from generator.diagnostics import WorkbookError
from generator.making import watching
from generator.making.watching import Rebuilt, changes, find_watched
from tests.helpers.workbooks import write_workbook

CHAPTERS = {
    "01-one.md": "# One\n\n1. What is mine?\n",
    "02-two.md": "# Two\n\n2. And what is ours?\n",
}
BRAND = "meta:\n  name: Two Rivers\n"


@pytest.fixture
def request_of(tmp_path):
    return Request(workbook=write_workbook(tmp_path / "book", CHAPTERS), output=tmp_path / "out")


def books(rebuilt, changed=None):
    return [book.pdf for book in rebuilt.make(lambda *_: None, changed)]


def made(request):
    return [book.pdf for book in make_books(request, lambda *_: None)]


def test_what_is_made_again_is_what_is_made_anew_in_each_edition(request_of):
    asked = replace(request_of, editions=("participant", "large-print"))
    rebuilt = Rebuilt(asked)
    books(rebuilt)
    path = asked.workbook / "02-two.md"
    path.write_text("# Second\n\n3. And now?\n")

    again = books(rebuilt, frozenset({path}))

    assert again == made(asked)


def test_another_brand_is_seen(request_of):
    rebuilt = Rebuilt(request_of)
    before = books(rebuilt)
    path = request_of.workbook / "_brand.yml"
    path.write_text(BRAND)

    again = books(rebuilt, frozenset({path}))

    assert again == made(request_of) != before


def test_after_an_error_it_goes_on(request_of):
    rebuilt = Rebuilt(request_of)
    before = books(rebuilt)
    path = request_of.workbook / "02-two.md"
    path.write_text("# Two\n\n/// scle\n///\n")

    with pytest.raises(WorkbookError, match="unknown block"):
        books(rebuilt, frozenset({path}))
    path.write_text(CHAPTERS[path.name])

    assert books(rebuilt, frozenset({path})) == before


def test_files_of_the_workbook_its_brand_and_its_theme_are_watched(tmp_path, request_of):
    theme, brand = tmp_path / "theme", tmp_path / "practice"
    for folder in (theme / "css", brand / "logos" / "old", request_of.workbook / "images"):
        folder.mkdir(parents=True)
    told = changes(find_watched(replace(request_of, theme=theme, brand=brand / "_brand.yml")))
    written = [
        request_of.workbook / "images" / "a.png", theme / "css" / "theme.css",
        brand / "_brand.yml", brand / "logos" / "mark.svg",
    ]  # fmt: skip
    for path in (*written, brand / "logos" / "old" / "mark.svg", request_of.workbook / ".a.swp"):
        path.write_text("x")

    found = set()
    while not found >= set(written):
        found |= next(told)

    assert found == set(written)


def test_what_is_built_into_the_workbooks_own_folder_is_no_change(request_of):
    asked = replace(request_of, output=request_of.workbook)
    told = changes(find_watched(asked))
    (asked.workbook / "book.html").write_bytes(b"x")

    assert next(told) == frozenset()


def test_what_is_taken_away_is_a_change(request_of):
    told = changes(find_watched(request_of))
    path = request_of.workbook / "02-two.md"
    path.unlink()

    assert next(told) == {path.resolve()}


def test_a_folder_of_very_many_files_is_refused(request_of, monkeypatch):
    monkeypatch.setattr(watching, "_MOST_FILES", 1)

    with pytest.raises(WorkbookError, match="too many to look after"):
        changes(find_watched(request_of))
