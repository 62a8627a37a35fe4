"""Books as they are bound: how many pages they have, and what is between text and fold."""

import pytest

from generator.model.binding import BINDINGS, HOLE_MM, holes
from tests.helpers import pdf
from tests.helpers.workbooks import book_of, one_chapter, write_workbook

TEXT = "# Trust\n\n1. What helps? { lines=3 }\n"
POINTS = 72 / 25.4


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return one_chapter(tmp_path_factory.mktemp("binding") / "ours", TEXT)


def words(book) -> list[str]:
    return [pdf.words(page) for page in pdf.reader(book.pdf).pages]


@pytest.mark.parametrize(("binding", "pages"), [("none", 5), ("perfect", 6), ("staple", 8)])
def test_a_binding_gets_the_pages_it_asks_for(folder, binding, pages):
    book = book_of(folder, binding=binding)

    assert book.pages == pages
    assert book.diagnostics == ()
    assert sum("Notes" in one for one in words(book)) == pages - 5


def test_pages_that_are_added_go_on_with_the_folios_and_are_ruled(folder):
    book = pdf.reader(book_of(folder, binding="staple").pdf)

    assert book.page_labels[4:] == ["1", "2", "3", "4"]
    assert [pdf.words(page).split()[-1] for page in book.pages[4:]] == ["1", "2", "3", "4"]
    picture = pdf.image(book_of(folder, binding="staple").pdf, 7, 72)
    rules = pdf.dark_runs(picture, picture.width // 2, 60, picture.height - 60)
    assert len(rules) >= 20


def test_pages_that_are_added_can_be_left_clear(folder):
    book = book_of(folder, binding="staple", pad="blank")

    assert words(book)[5:] == ["", "", ""]


def test_the_last_words_are_as_before(folder):
    assert words(book_of(folder, binding="staple"))[:5] == words(book_of(folder))


@pytest.mark.parametrize("binding", BINDINGS)
def test_text_keeps_away_from_the_fold(folder, binding):
    book = pdf.reader(book_of(folder, binding=binding, paper="120mmx170mm").pdf)

    least = BINDINGS[binding].inner_margin(len(book.pages))
    left = min(float(widget["/Rect"][0]) for widget in book_widgets(folder, binding))
    assert left >= least * POINTS - 0.5


def book_widgets(folder, binding):
    """The fields of the right-hand page: where its text begins."""
    book = book_of(folder, binding=binding, paper="120mmx170mm", on_screen=True)
    page = pdf.reader(book.pdf).pages[4]
    return [one.get_object() for one in page["/Annots"]]


def test_a_thick_book_gets_more_room_by_the_fold():
    glued = BINDINGS["perfect"]
    gutters = [glued.inner_margin(pages) for pages in (24, 150, 151, 500, 501, 700, 900)]

    assert gutters == [9.6, 9.6, 12.7, 15.9, 19.1, 19.1, 22.3]


def test_an_edition_says_how_it_is_bound(tmp_path):
    settings = "editions:\n  stapled:\n    binding: staple\n    pad: blank\n"
    folder = write_workbook(tmp_path / "ours", {"01-trust.md": TEXT}, settings)

    assert book_of(folder, editions=("stapled",)).pages == 8
    assert book_of(folder, editions=("stapled",), binding="none").pages == 5


def test_a_handout_has_the_pages_it_has(folder):
    assert (
        book_of(folder, chapter="1", binding="staple").pages == book_of(folder, chapter="1").pages
    )


@pytest.mark.parametrize("paper", ["letter", "half-letter"])
def test_marks_show_where_the_holes_come_by_the_fold(folder, paper):
    plain = book_of(folder, binding="three-hole", paper=paper)
    marked = book_of(folder, binding="three-hole", paper=paper, punch_marks=True)
    dpi = 144

    assert marked.pages == plain.pages
    for number in (4, 5):
        before, after = (pdf.image(one.pdf, number, dpi) for one in (plain, marked))
        edge = round(HOLE_MM / 25.4 * dpi)
        across = after.width - edge if number % 2 else edge
        height = after.height / dpi * 25.4
        for mm in holes(height):
            place = (across - 4, round(mm / 25.4 * dpi) - 4)
            box = (*place, place[0] + 8, place[1] + 8)
            assert before.crop(box).getextrema()[0] == 255
            assert after.crop(box).getextrema()[0] < 230


def test_no_marks_stand_where_no_holes_come(folder):
    assert book_of(folder, punch_marks=True).pdf == book_of(folder).pdf
