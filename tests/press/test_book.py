"""The starter workbook as a PDF: what a printer, a viewer and a screen reader get."""

import re

import pytest

from generator.model import iterate_prompts
from generator.reading.workbook import read_workbook
from tests.helpers import pdf
from tests.helpers.workbooks import STARTER, book_of, one_chapter


def words_of(text: str) -> str:
    """Letters and digits alone: a PDF's text may break words and lines anywhere."""
    return re.sub(r"\W+", "", text)


def test_it_has_eight_chapters_and_twenty_eight_pages_at_least(starter, starter_pdf):
    workbook = read_workbook(STARTER).workbook

    assert len(workbook.chapters) >= 8
    assert len(starter_pdf.pages) == starter.pages >= 28


def test_nothing_is_wrong_with_it(starter):
    assert starter.diagnostics == ()


@pytest.mark.parametrize("paper", [None, "a4"])
def test_every_space_has_what_it_asked_for_and_half_as_much_again_at_most(paper):
    spaces = book_of(STARTER, paper=paper).spaces

    assert len(spaces) > 30
    for space in spaces:
        assert -0.1 <= space.got_mm - space.asked_mm <= space.asked_mm / 2 + 0.1


def test_the_three_largest_spaces_are_the_three_questions_at_its_heart(starter):
    largest = sorted(starter.spaces, key=lambda space: space.got_mm)[-3:]

    assert len({space.chapter for space in largest}) == 3
    assert min(space.rows for space in largest) >= 18


def test_every_ruling_is_used(starter):
    rulings = {space.ruling.value for space in starter.spaces}

    assert rulings == {"lines", "dotted", "grid", "dots", "box", "blank"}


def test_every_question_is_on_the_page_of_its_space(starter, starter_pdf):
    workbook = read_workbook(STARTER).workbook
    by_label = dict(zip(starter_pdf.page_labels, starter_pdf.pages, strict=True))
    texts = {label: words_of(page.extract_text()) for label, page in by_label.items()}
    spaces = {space.id: space for space in starter.spaces}
    prompts = [
        prompt for chapter in workbook.chapters for prompt in iterate_prompts(chapter.blocks)
    ]

    missing = [
        prompt.id
        for prompt in prompts
        if prompt.space and words_of(prompt.text) not in texts[str(spaces[prompt.id].page)]
    ]

    assert len(prompts) == starter.prompts
    assert missing == []


def test_all_pages_are_letter_paper(starter_pdf):
    sizes = {tuple(round(side, 1) for side in pdf.size_mm(page)) for page in starter_pdf.pages}

    assert sizes == {(215.9, 279.4)}


def test_all_fonts_are_embedded_and_from_the_packages(starter_pdf):
    fonts = pdf.fonts(starter_pdf)

    assert all(fonts.values())
    assert all(re.match(r"/[A-Z]{6}\+Workbook-(Serif|Sans|Marks)\b", name) for name in fonts)
    assert len(fonts) >= 4


def test_a_letter_that_no_typeface_has_is_told(tmp_path):
    book = book_of(one_chapter(tmp_path, "# Trust\n\nA word in Hangul: 신뢰.\n"))

    assert {one.severity.value for one in book.diagnostics} == {"warning"}
    assert any("typeface" in one.message for one in book.diagnostics)


def test_it_says_its_title_and_language(starter_pdf):
    workbook = read_workbook(STARTER).workbook

    assert starter_pdf.metadata.title == workbook.title == "Healthy Interdependence"
    assert starter_pdf.trailer["/Root"]["/Lang"] == workbook.language
    assert starter_pdf.metadata.subject == workbook.description


def test_it_says_its_author(tmp_path):
    book = book_of(one_chapter(tmp_path, "# Trust\n\nWords.\n", "author: Harbour Lane\n"))

    assert pdf.reader(book.pdf).metadata.author == "Harbour Lane"


def test_it_is_marked_as_accessible(starter_pdf):
    root = starter_pdf.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_headings_lists_questions_and_tables_are_tagged(starter_pdf):
    kinds = {kind for kind, _ in pdf.tags(starter_pdf)}

    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure", "/Link"} <= kinds


def test_every_figure_is_described(starter_pdf):
    figures = [element for kind, element in pdf.tags(starter_pdf) if kind == "/Figure"]

    assert figures
    assert all(str(element.get("/Alt", "")).strip() for element in figures)


def test_page_labels_are_the_folios(starter_pdf):
    labels = starter_pdf.page_labels
    roman = labels.index("1")

    assert labels[:2] == ["i", "ii"]
    assert roman % 2 == 0
    assert labels[roman:] == [str(number) for number in range(1, len(labels) - roman + 1)]
    for label, page in zip(labels[roman:], starter_pdf.pages[roman:], strict=True):
        text = pdf.words(page)
        assert not text or label in re.findall(r"\d+", text)


def test_bookmarks_lead_to_the_chapters(starter_pdf):
    workbook = read_workbook(STARTER).workbook
    chapters = {title: page for level, title, page in pdf.outline(starter_pdf) if level == 1}

    for chapter in workbook.chapters:
        page = starter_pdf.pages[chapters[chapter.title_text]]
        assert words_of(chapter.title_text) in words_of(page.extract_text())


def test_chapters_open_on_odd_pages(starter_pdf):
    chapters = [page for level, _, page in pdf.outline(starter_pdf) if level == 1]

    assert all(page % 2 == 0 for page in chapters)


def test_the_contents_name_the_real_pages_and_lead_there(starter_pdf):
    labels = starter_pdf.page_labels
    contents = next(page for page in starter_pdf.pages if "Contents" in page.extract_text())
    chapters = {title: page for level, title, page in pdf.outline(starter_pdf) if level == 1}
    destinations = starter_pdf.named_destinations

    text = pdf.words(contents)
    targets = set()
    for annotation in contents["/Annots"]:
        name = annotation.get_object().get("/Dest") or annotation.get_object()["/A"]["/D"]
        targets.add(starter_pdf.get_destination_page_number(destinations[str(name)]))
    for title, page in chapters.items():
        if title != "Contents":
            assert re.search(rf"{re.escape(title)}\W*{labels[page]}\b", text)
            assert page in targets


def test_the_same_input_gives_the_same_bytes(tmp_path):
    folder = one_chapter(tmp_path, "# Trust\n\n1. What now?\n\nA note.[^1]\n\n[^1]: Here.\n")

    assert book_of(folder).pdf == book_of(folder).pdf


def test_it_carries_no_name_of_this_machine(starter):
    import socket
    from pathlib import Path

    data = starter.pdf

    assert str(Path.home()).encode() not in data
    assert b"file://" not in data
    assert len(socket.gethostname()) < 4 or socket.gethostname().encode() not in data


def test_links_between_chapters_work(tmp_path):
    from tests.helpers.workbooks import write_workbook

    chapters = {
        "01-one.md": "# One\n\nSee [there](02-two.md#part).\n",
        "02-two.md": "# Two\n\n## Part\n\nWords.\n",
    }
    book = book_of(write_workbook(tmp_path, chapters))

    document = pdf.reader(book.pdf)
    link = next(
        annotation.get_object()
        for page in document.pages
        if "See there" in pdf.words(page)
        for annotation in page["/Annots"]
    )
    name = str(link.get("/Dest") or link["/A"]["/D"])
    target = document.pages[document.get_destination_page_number(document.named_destinations[name])]
    assert "Part" in pdf.words(target)
    assert book.diagnostics == ()


def test_a_link_to_a_missing_section_is_a_warning(tmp_path):
    book = book_of(one_chapter(tmp_path, "# Trust\n\nSee [there](#nowhere).\n"))

    assert [one.severity.value for one in book.diagnostics] == ["warning"]
    assert "nowhere" in book.diagnostics[0].message
