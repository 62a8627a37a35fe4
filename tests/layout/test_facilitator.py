"""The facilitator's book: the participants' pages, and leaves of notes between them."""

import pytest

from generator.build import Request, make_books
from tests.helpers import pdf
from tests.helpers.workbooks import write_workbook

NOTE = (
    "/// facilitator\n    aim: Each says one thing aloud.\n    minutes: {minutes}\n"
    "    materials: pens\n\nWatch for silence in {name}.\n///\n\n"
)
QUESTIONS = "".join(f"{n}. What about number {n}, and what else?\n" for n in range(1, 8))
CHAPTERS = {
    "01-one.md": f"# One\n\n{NOTE.format(minutes=50, name='one')}{QUESTIONS}",
    "02-two.md": f"# Two\n\n{QUESTIONS}\n{QUESTIONS}",
    "03-three.md": f"# Three\n\nWords.\n\n{NOTE.format(minutes=45, name='three')}",
}


@pytest.fixture(scope="module", params=["recto", "any"])
def books(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    write_workbook(folder, CHAPTERS, f"openings: {request.param}\n")
    made = make_books(
        Request(workbook=folder, editions=("participant", "facilitator")), lambda *_: None
    )
    return [pdf.reader(book.pdf) for book in made]


def pages_by_label(document) -> dict[str, str]:
    return {
        label: pdf.words(page)
        for label, page in zip(document.page_labels, document.pages, strict=True)
    }


def test_participants_pages_have_the_same_folios_and_words(books):
    theirs, ours = map(pages_by_label, books)

    folios = [label for label in theirs if label.isdigit()]
    assert [theirs[label] for label in folios] == [ours[label] for label in folios]


def test_notes_stand_on_leaves_of_their_own(books):
    _, ours = books

    labels = ours.page_labels
    notes = [index for index, label in enumerate(labels) if label.startswith("F")]
    assert [labels[index] for index in notes] == ["F1", "F2", "F3", "F4"]


def test_a_right_hand_page_stays_one(books):
    for document in books:
        for index, label in enumerate(document.page_labels):
            if label.isdigit():
                assert index % 2 != int(label) % 2


def test_notes_are_in_the_facilitators_book_alone(books):
    theirs, ours = (" ".join(pages_by_label(document).values()) for document in books)

    assert "Watch for silence in one" in ours and "Watch for silence in three" in ours
    assert "Watch for silence" not in theirs


def test_notes_stand_before_their_chapter_opens_or_behind_its_opening(books):
    _, ours = books
    words = [pdf.words(page) for page in ours.pages]

    note = next(index for index, text in enumerate(words) if "silence in three" in text)
    opening = {title: page for level, title, page in pdf.outline(ours) if level == 1}["Three"]
    assert abs(note - opening) <= 2


def test_the_run_sheet_keeps_the_clock(books):
    _, ours = books
    sheet = next(pdf.words(page) for page in ours.pages if "Run sheet" in pdf.words(page))

    assert "0:00" in sheet and "0:50" in sheet and "1:35" in sheet
    assert "Each says one thing aloud." in sheet and "pens" in sheet


def test_a_number_on_the_page_says_that_it_is_a_note(books):
    _, ours = books

    assert "F1" in pages_by_label(ours)["F1"]
