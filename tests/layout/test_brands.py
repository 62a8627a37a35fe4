"""A practice's brand in its books: where it shows, and what is told when it can't."""

from pathlib import Path

import brand_yml
import pytest

from generator.build import Request, make_books, show_brand
from generator.colour import mix
from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.workbooks import book_of, write_workbook

CHAPTERS = {
    "01-welcome.md": "# Welcome\n\n*Words.*\n\n1. What now?\n\n"
    "/// note\n    kind: care\nStop when you are afraid.\n///\n\nSome `code` here.\n\n"
    "/// facilitator | Lead\n    minutes: 20\nGo slowly.\n///\n",
    "02-trust.md": "# Trust\n\n1. And then?\n",
}
MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h9v9z"/></svg>'
BRAND = """\
meta:
  name: Harbour Lane Counselling
  link: https://harbour.example
  address: |
    12 Harbour Lane
    Bristol
  phone: "0117 496 0000"
  crisis-line: Samaritans 116 123
  copyright: © 2026 Harbour Lane
logo: {path: logo.svg, alt: A sail}
color:
  primary: "#7A3B2E"
defaults:
  workbook:
    footer: Harbour Lane 0117
    paper: a4
    permission: May be copied for our couples.
"""
EXAMPLES = sorted(Path(brand_yml.__file__).parent.joinpath("examples").glob("*.yml"))


@pytest.fixture
def practice(tmp_path):
    """Write a workbook and a brand beside it."""

    def write(brand: str = BRAND, settings: str = "title: Ours\n") -> Path:
        folder = write_workbook(tmp_path / "ours", CHAPTERS, settings)
        (folder / "_brand.yml").write_text(brand, encoding="utf-8")
        (folder / "logo.svg").write_text(MARK, encoding="utf-8")
        return folder

    return write


def pages_of(book) -> list[str]:
    return [pdf.words(page) for page in pdf.reader(book.pdf).pages]


def operators(book) -> str:
    """All content of the pages, as it draws."""
    pages = pdf.reader(book.pdf).pages
    return "\n".join(page.get_contents().get_data().decode("latin-1") for page in pages)


def test_a_brand_beside_the_workbook_is_used(practice):
    book = book_of(practice())
    pages = pages_of(book)

    assert book.diagnostics == ()
    assert "HARBOUR LANE COUNSELLING" in pages[0].upper()
    assert pdf.size_mm(pdf.reader(book.pdf).pages[0]) == pytest.approx((210, 297), abs=0.1)


def test_the_imprint_has_all_that_a_practice_prints(practice):
    imprint = pages_of(book_of(practice()))[1]

    for words in (
        "Harbour Lane Counselling",
        "12 Harbour Lane Bristol",
        "0117 496 0000 harbour.example",
        "© 2026 Harbour Lane",
        "May be copied for our couples.",
    ):
        assert words in imprint
    assert imprint.endswith("In a crisis: Samaritans 116 123")


def test_the_crisis_line_stands_with_the_words_about_help(practice):
    (page,) = [text for text in pages_of(book_of(practice())) if "afraid" in text]

    assert "Stop when you are afraid. In a crisis: Samaritans 116 123" in page


def test_the_footer_is_on_pages_of_text_and_not_on_the_front(practice):
    pages = pages_of(book_of(practice()))

    assert "Harbour Lane 0117" not in pages[0] + pages[2]
    assert all("Harbour Lane 0117" in page for page in pages[4:] if page)


def test_the_brand_is_in_the_run_sheet_and_the_handout(practice):
    folder = practice()
    (led,) = make_books(Request(workbook=folder, editions=("facilitator",)), lambda *_: None)
    handout = book_of(folder, chapter="2")

    (sheet,) = [text for text in pages_of(led) if "Run sheet" in text]
    assert "Harbour Lane Counselling" in sheet
    assert "Harbour Lane Counselling" in pages_of(handout)[0]


def test_its_logo_is_a_figure_that_is_described(practice):
    document = pdf.reader(book_of(practice()).pdf)

    alts = [str(element.get("/Alt")) for kind, element in pdf.tags(document) if kind == "/Figure"]

    assert alts.count("A sail") == 2  # cover and imprint


def test_its_colour_draws_and_the_built_in_one_does_not(practice):
    drawn = operators(book_of(practice()))

    assert "0.478431 0.231373 0.180392 rg" in drawn
    assert "0.121569 0.372549 0.356863" not in drawn


def test_what_is_named_now_wins_over_settings_and_those_over_the_brand(practice):
    folder = practice(settings="title: Ours\npaper: a5\n")

    sizes = [
        pdf.size_mm(pdf.reader(book_of(folder, **options).pdf).pages[0])[0]
        for options in ({}, {"paper": "b5"})
    ]

    assert sizes == pytest.approx([148, 176], abs=0.1)


def test_a_brand_can_save_ink_and_an_edition_can_spend_it_again(practice):
    brand = BRAND.replace("footer:", "ink: saver\n    footer:")
    settings = "title: Ours\neditions:\n  rich: {ink: full}\n"
    folder = practice(brand, settings)

    colour = mix("#7A3B2E", 0.14)
    tint = " ".join(f"{int(colour[at : at + 2], 16) / 255:.6f}".rstrip("0") for at in (1, 3, 5))
    assert tint not in operators(book_of(folder))
    assert tint in operators(book_of(folder, editions=("rich",)))


def test_its_typefaces_set_text_and_headings(practice):
    brand = BRAND + "typography:\n  base: Caladea\n  headings: Hanken Grotesk\n"
    book = book_of(practice(brand))

    fonts = " ".join(pdf.fonts(pdf.reader(book.pdf)))
    assert "Caladea" in fonts
    assert "Hanken" in fonts
    assert "Workbook-Serif" not in fonts
    assert book.diagnostics == ()


def test_a_typeface_that_is_not_there_is_told_and_another_stands_in(practice):
    brand = BRAND + (
        "typography:\n  fonts: [{family: Nowhere Sans, source: google}]\n  base: Nowhere Sans\n"
    )
    book = book_of(practice(brand))

    (found,) = book.diagnostics
    assert 'the typeface "Nowhere Sans" is not here; Source Serif stands in' in found.message
    assert "nothing is fetched" in found.hint
    assert "Workbook-Serif" in " ".join(pdf.fonts(pdf.reader(book.pdf)))


def test_letters_that_a_typeface_lacks_are_told(practice):
    folder = practice(BRAND + "typography:\n  base: Caladea\n")
    (folder / "02-trust.md").write_text("# Trust\n\nΘάλασσα, мир.\n", encoding="utf-8")

    (found,) = book_of(folder).diagnostics

    assert 'the typeface "Caladea" lacks letters of this text' in found.message
    assert "Θ" in found.message


def test_a_theme_beside_the_brand_changes_one_file(practice):
    folder = practice()
    (folder / "theme/partials").mkdir(parents=True)
    (folder / "theme/partials/contents.html").write_text(
        '<section class="contents"><h1>What is inside</h1></section>', encoding="utf-8"
    )

    assert "What is inside" in pages_of(book_of(folder))[2]


def test_a_mistake_in_it_is_told_with_file_and_line(practice):
    folder = practice()
    (folder / "theme/partials").mkdir(parents=True)
    (folder / "theme/partials/contents.html").write_text(
        "<p>\n{{ ''.__class__.__mro__ }}</p>", encoding="utf-8"
    )

    with pytest.raises(WorkbookError) as caught:
        book_of(folder)

    (found,) = caught.value.diagnostics
    assert found.location.file.endswith("theme/partials/contents.html")
    assert found.location.line == 2


def test_a_theme_that_a_brand_names_and_is_not_there_is_told_by_line(practice):
    with pytest.raises(WorkbookError) as caught:
        book_of(practice(BRAND + "    theme: worm\n"))

    (found,) = caught.value.diagnostics
    assert found.message == 'there is no theme "worm"'
    assert found.location.line == BRAND.count("\n") + 1


def test_two_builds_give_the_same_bytes(practice):
    folder = practice(BRAND + "typography:\n  base: Caladea\n")

    assert book_of(folder).pdf == book_of(folder).pdf


def test_nothing_is_built_with_half_a_brand(practice):
    with pytest.raises(WorkbookError):
        book_of(practice(BRAND.replace("#7A3B2E", "nope")))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_books_are_made_in_the_standards_own_examples(practice, path):
    folder = practice()
    (folder / "_brand.yml").unlink()

    try:
        book = book_of(folder, brand=path)
    except WorkbookError as reason:
        assert {one.message.split('"')[0] for one in reason.diagnostics} <= {
            "logo: there is no picture ",
            "logo.small: there is no picture ",
            "logo.medium: there is no picture ",
            "logo.large: there is no picture ",
        }
        return
    assert book.pages == 7
    faces = {"Open Sans", "Roboto Slab", "Fira Code"}
    if path.stem.startswith("brand-typography") and path.stem != "brand-typography-color":
        told = " ".join(one.message for one in book.diagnostics)
        assert all(face in told for face in faces - {"Open Sans"})


def test_the_sheet_of_a_brand_is_one_page(practice, tmp_path):
    palette = "".join(f'    colour-{number}: "#{number:02}4466"\n' for number in range(10, 30))
    brand = BRAND.replace("color:\n", f"color:\n  palette:\n{palette}")
    folder = practice(brand)

    sheet = show_brand(folder / "_brand.yml", folder, tmp_path / "out", theme=None, strict=False)

    assert sheet.pages == 1
    document = pdf.reader(sheet.file.read_bytes())
    assert len(document.pages) == 1
    assert "Harbour Lane Counselling" in pdf.words(document.pages[0])
    assert "#7A3B2E" in pdf.words(document.pages[0])


def test_drawings_in_the_usual_colours_follow_the_brand_and_logos_do_not(practice):
    drawing = MARK.replace("<path", '<path fill="#1f5f5b"')
    folder = practice()
    (folder / "images").mkdir()
    (folder / "images/two.svg").write_text(drawing, encoding="utf-8")
    (folder / "02-trust.md").write_text("# Trust\n\n![Two](images/two.svg)\n", encoding="utf-8")

    pages = [page.get_contents().get_data() for page in pdf.reader(book_of(folder).pdf).pages]

    assert not any(b"0.121569 0.372549 0.356863" in page for page in pages)
    (folder / "logo.svg").write_text(drawing, encoding="utf-8")
    cover = pdf.reader(book_of(folder).pdf).pages[0].get_contents().get_data()
    assert b"0.121569 0.372549 0.356863" in cover
