"""Pages done alone and pages done together, seen from the edge."""

import pytest
from ruamel.yaml import YAML

from tests.helpers import pdf
from tests.helpers.workbooks import ROOT, book_of, one_chapter

ONE, TWO = "\u25cb", "\u26ad"
BREAK = "/// newpage\n///\n\n"
TEXT = (
    "# Trust { .alone }\n\n*A lede.*\n\n## First\n\nWords of the first page.\n\n"
    f"{BREAK}Words of the second page.\n\n"
    f"{BREAK}## Together: third\n\nWords of the third page.\n\n"
    f"{BREAK}Words of the fourth page.\n\n{BREAK}## Fifth\n\nWords of the fifth page.\n"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    book = book_of(one_chapter(tmp_path_factory.mktemp("ways") / "ours", TEXT))
    return [pdf.words(page) for page in pdf.reader(book.pdf).pages], book


def sign(pages, words: str) -> str:
    (page,) = [text for text in pages if words in text]
    return "".join(letter for letter in page if letter in (ONE, TWO))


@pytest.mark.parametrize(
    ("page", "shown"),
    [("first", ONE), ("second", ONE), ("third", TWO), ("fourth", TWO), ("fifth", ONE)],
)
def test_a_page_has_the_sign_of_what_begins_or_goes_on_there(pages, page, shown):
    assert sign(pages[0], f"Words of the {page} page") == shown


def test_an_opening_on_a_page_of_its_own_has_none(pages):
    assert sign(pages[0], "A lede") == ""


@pytest.mark.parametrize(("paper", "edition"), [("half-letter", ()), ("letter", ("large-print",))])
def test_a_long_title_leaves_its_signs_and_its_page_their_room_in_the_contents(
    tmp_path, paper, edition
):
    text = TEXT.replace("# Trust", f"# {'Trust in what goes on between two people ' * 3}", 1)
    book = book_of(one_chapter(tmp_path / "ours", text), paper=paper, editions=edition)

    assert [one.message for one in book.diagnostics if "beyond" in one.message] == []


def test_a_book_that_says_nothing_of_it_has_none(tmp_path):
    book = book_of(
        one_chapter(tmp_path / "ours", TEXT.replace(" { .alone }", "").replace("Tog", "G"))
    )

    assert not any({ONE, TWO} & set(pdf.words(one)) for one in pdf.reader(book.pdf).pages)


def test_signs_stand_at_the_outer_edge_at_one_height(pages):
    words, book = pages
    places = []
    for at, text in enumerate(words):
        if "page." not in text:
            continue
        picture = pdf.image(book.pdf, at, 50)
        left = "Words of the first" in text or "Words of the third" in text or "fifth" in text
        edge = (0, 40) if left else (picture.width - 40, picture.width)
        rows = [
            y
            for y in range(150, 420)
            if min(picture.crop((edge[0], y, edge[1], y + 1)).tobytes()) < 200
        ]
        places.append((rows[0], rows[-1]))
    assert len(places) == 5
    assert max(top for top, _ in places) - min(top for top, _ in places) <= 1
    assert all(5 <= foot - top <= 10 for top, foot in places)  # 4 mm at 50 dpi are 8


# One of a region holds only what differs.
LANGUAGES = [
    path for path in (ROOT / "templates/base/labels").glob("*.yml") if "-" not in path.stem
]


@pytest.mark.parametrize("path", sorted(LANGUAGES), ids=lambda path: path.stem)
def test_each_language_has_words_for_both(path, tmp_path):
    ways = YAML(typ="safe").load(path.read_text(encoding="utf-8"))["ways"]
    alone = f"## {ways['alone'][0]}: b\n\nHere\n\n"
    together = f"## {ways['together'][-1]}: c\n\nThere\n"
    text = f"# A\n\n*Lede.*\n\n{alone}{BREAK}{together}"
    book = book_of(one_chapter(tmp_path / "a", text, f"language: {path.stem}\n"))

    found = [pdf.words(one) for one in pdf.reader(book.pdf).pages]
    assert sign(found, "Here") == ONE
    assert sign(found, "There") == TWO
