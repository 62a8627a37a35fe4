import io

import pypdfium2
import pytest
from PIL import Image

from generator.build import Request, make_books
from generator.making.open_book import OpenBook
from generator.units import MM_PER_POINT, MM_PER_PX
from tests.helpers.workbooks import write_workbook

LONG = "".join(f"{n}. What about number {n}, and what else?\n" for n in range(1, 15))
CHAPTERS = {
    "01-one.md": "# One\n\nWords to read.\n\n1. What is mine?\n",
    "02-two.md": f"# Two\n\nSee [there](01-one.md#nowhere).\n\nI am {'_' * 40}\n",
    "03-three.md": "# Three\n\n2. And what is ours?\n",
}


@pytest.fixture
def book(tmp_path):
    return Shelf(write_workbook(tmp_path, CHAPTERS))


class Shelf:
    """An open book, and all that it has shown."""

    def __init__(self, folder, **asked):
        self.folder = folder
        self.open = OpenBook(Request(workbook=folder, **asked))
        self.shown = []
        self.lay({})

    def lay(self, texts, focus="", between=lambda: None):
        """What is shown last of some texts."""
        self.open.lay(len(self.shown) + 1, texts, self.shown.append, focus=focus, between=between)
        return self.shown[-1]

    def keys(self, file):
        return [page.key for page in self.shown[-1].pages if page.file == file]


def test_its_pages_are_those_that_are_built_of_the_same_texts(book):
    shown = book.lay({"01-one.md": CHAPTERS["01-one.md"].replace("read", "read slowly")})

    (book.folder / "01-one.md").write_text(CHAPTERS["01-one.md"].replace("read", "read slowly"))
    (built,) = make_books(Request(workbook=book.folder), lambda *_: None)
    drawn = pypdfium2.PdfDocument(built.pdf)
    assert len(drawn) == len(shown.pages) == built.pages
    for page, own in zip(drawn, shown.pages, strict=True):
        printed = page.render(scale=MM_PER_POINT / MM_PER_PX).to_pil()
        seen = Image.open(io.BytesIO(book.open.picture(own.key, 1.0)))
        assert seen.convert("RGB").tobytes() == printed.convert("RGB").tobytes()


def test_what_it_builds_is_what_build_builds(book):
    texts = {"03-three.md": "# Three\n\n2. And what is theirs?\n"}
    book.lay(texts)

    ours = [book.open.build(texts).pdf for _ in range(2)]

    (book.folder / "03-three.md").write_text(texts["03-three.md"])
    assert ours == 2 * [make_books(Request(workbook=book.folder), lambda *_: None)[0].pdf]


def test_the_pages_of_a_chapter_whose_text_is_the_same_stay(book):
    before = {name: book.keys(name) for name in ("", *CHAPTERS)}

    book.lay({"02-two.md": "# Two\n\nOther words.\n"})

    changed = [name for name, keys in before.items() if book.keys(name) != keys]
    assert changed == ["02-two.md"]


def test_a_title_changes_the_contents_too(book):
    contents = book.keys("")

    book.lay({"02-two.md": "# Second\n"})

    assert contents != book.keys("")


def test_an_error_is_told_at_its_line_over_the_last_good_pages(book):
    pages = book.shown[-1].pages

    shown = book.lay({"03-three.md": "# Three\n\n/// scle\n///\n"})

    assert not shown.good
    assert shown.pages == pages
    assert [(one.file, one.line) for one in shown.told if one.severity == "error"] == [
        ("03-three.md", 3)
    ]
    assert book.lay({}).good


def test_what_was_found_in_other_chapters_is_told_with_each_text(book):
    shown = book.lay({"03-three.md": "# Three\n\nNo question.\n"})

    assert [(one.file, one.line) for one in shown.told] == [("02-two.md", 3)]


def test_where_chapters_behind_move_the_one_in_view_is_shown_before_them(book):
    known = len(book.shown)

    book.lay({"01-one.md": f"# One\n\n{LONG}"}, focus="01-one.md")

    early, whole = book.shown[known:]
    assert (early.whole, whole.whole) == (False, True)
    first = [page.key for page in early.pages if page.file == "01-one.md"]
    assert first == book.keys("01-one.md")
    assert [page.file for page in early.pages] == [page.file for page in whole.pages]


def test_what_is_stopped_goes_on_with_the_next_text(book):
    class StoppedError(Exception):
        pass

    steps = iter("..")

    def stop():
        if next(steps, None) is None:
            raise StoppedError

    with pytest.raises(StoppedError):
        book.lay({"01-one.md": f"# One\n\n{LONG}"}, between=stop)

    text = {"01-one.md": "# One\n\nNew.\n"}
    assert len(book.lay(text).pages) == len(Shelf(book.folder).lay(text).pages)


def test_a_line_is_where_its_words_are_printed(book):
    (page,) = [
        one for one in book.shown[-1].pages if one.file == "01-one.md" and len(one.lines) > 1
    ]
    data = book.open.picture(page.key, 1.0)

    boxes = {one.line: one for one in page.lines}
    assert sorted(boxes) == [1, 3, 5]
    picture = Image.open(io.BytesIO(data)).convert("L")
    for box in boxes.values():
        inside = picture.crop((int(box.x0), int(box.y0), int(box.x1) + 1, int(box.y1) + 1))
        assert inside.getextrema()[0] < 100


def test_no_line_ends_beyond_its_page(book):
    for page in book.shown[-1].pages:
        for box in page.lines:
            assert 0 <= box.x0 <= box.x1 <= page.width
            assert 0 <= box.y0 <= box.y1 <= page.height


def test_a_picture_that_has_changed_is_seen_once_it_forgets(tmp_path):
    folder = write_workbook(tmp_path, {"01-one.md": "# One\n\n![A square](square.png)\n"})
    Image.new("RGB", (60, 60), "red").save(folder / "square.png")
    book = Shelf(folder)
    (before,) = {book.open.picture(key, 0.5) for key in book.keys("01-one.md")[-1:]}

    Image.new("RGB", (60, 60), "blue").save(folder / "square.png")
    book.open.forget()
    book.lay({})

    assert book.open.picture(book.keys("01-one.md")[-1], 0.5) != before


def test_a_page_that_is_no_more_is_none(book):
    (key, *_) = book.keys("02-two.md")
    for number in range(3):
        book.lay({"02-two.md": f"# Two\n\n{number}\n"})

    with pytest.raises(KeyError):
        book.open.picture(key, 1.0)
