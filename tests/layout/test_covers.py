"""What stands on a cover, in the usual look and in those of brands."""

import pytest

from generator.model.bleed import Bleed
from tests.helpers import pdf
from tests.helpers.workbooks import book_of, one_chapter

TEXT = "# Trust\n\n1. What now?\n"
SETTINGS = "title: Healthy Interdependence\nsubtitle: For two people\nauthor: Harbour Lane\n"
# Of the width and the height of a page: in the first circle, where both meet, in the other alone.
PLACES = ((0.06, 0.16), (0.62, 0.3), (0.87, 0.6))
PAPER_WHITE = 255


def cover(tmp_path, settings: str = SETTINGS, **options):
    return pdf.image(book_of(one_chapter(tmp_path / "ours", TEXT, settings), **options).pdf, 0, 50)


def greys(picture) -> list[int]:
    return [
        picture.getpixel((round(x * picture.width), round(y * picture.height))) for x, y in PLACES
    ]


@pytest.mark.parametrize("paper", ["letter", "a4", "a5", "half-letter"])
def test_two_tints_meet_in_a_darker_one(tmp_path, paper):
    first, both, other = greys(cover(tmp_path, paper=paper))

    assert both < first == other < PAPER_WHITE


def test_they_run_off_the_page_into_what_is_cut_off(tmp_path):
    picture = cover(tmp_path, bleed=Bleed(mm=3, marks=False))

    assert picture.getpixel((0, round(picture.height * 0.2))) < PAPER_WHITE
    assert picture.getpixel((picture.width - 1, round(picture.height * 0.5))) < PAPER_WHITE


def test_where_ink_is_saved_they_are_lines(tmp_path):
    settings = SETTINGS + "editions:\n  draft:\n    ink: saver\n"
    picture = cover(tmp_path, settings, editions=("draft",))

    assert greys(picture) == [PAPER_WHITE] * 3
    down = [picture.getpixel((round(picture.width * 0.9), y)) for y in range(picture.height)]
    assert min(down) < 200


def test_there_is_a_line_for_each_of_two_names(tmp_path):
    page = pdf.reader(book_of(one_chapter(tmp_path / "ours", TEXT, SETTINGS)).pdf).pages[0]

    words = pdf.words(page)
    assert words.split().count("Name") == 2
    assert "Healthy Interdependence" in words
    assert "For two people" in words
    assert "HARBOUR LANE" in words.upper()


@pytest.mark.parametrize("theme", [None, "warm", "plain", "sketch"])
@pytest.mark.parametrize("paper", ["letter", "half-letter"])
def test_words_of_a_long_title_all_stand_on_the_cover(tmp_path, theme, paper):
    title = "Beziehungsfreundlichkeit und Eigenverantwortung " * 4
    settings = f"language: de\ntitle: {title}\nsubtitle: {'Seiten zum Schreiben ' * 9}\n"
    book = book_of(one_chapter(tmp_path / "ours", TEXT, settings), theme=theme, paper=paper)

    words = pdf.words(pdf.reader(book.pdf).pages[0]).replace("- ", "").replace("-", "")
    assert words.count("Eigenverantwortung") == 4
    assert words.count("Seiten zum Schreiben") == 9
    assert not [one for one in book.diagnostics if "page 1" in str(one)]


def test_an_author_who_is_the_practice_is_named_once_in_the_imprint(tmp_path):
    folder = one_chapter(tmp_path / "ours", TEXT, SETTINGS)
    (folder / "_brand.yml").write_text("meta:\n  name: Harbour  lane\n", encoding="utf-8")

    imprint = pdf.words(pdf.reader(book_of(folder).pdf).pages[1])

    assert imprint.casefold().count("harbour lane") == 1
