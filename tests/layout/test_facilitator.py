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


def test_the_run_sheet_stands_whole_on_a_right_hand_page(books):
    _, ours = books

    (index,) = [at for at, page in enumerate(ours.pages) if "Run sheet" in pdf.words(page)]
    assert index % 2 == 0


def test_the_end_of_the_run_sheet_is_labelled(books):
    _, ours = books
    sheet = next(pdf.words(page) for page in ours.pages if "Run sheet" in pdf.words(page))

    assert "1:35 In all 95" in sheet


def test_the_cover_says_whose_book_it_is_and_has_no_lines_for_names(books):
    theirs, ours = (pdf.words(document.pages[0]) for document in books)

    assert "Facilitator’s book" in ours and "Name" not in ours
    assert "Facilitator’s book" not in theirs and theirs.count("Name") == 2


def test_what_to_bring_is_counted_from_the_participants_book(books):
    theirs, ours = books
    pages = len(theirs.pages)
    sheets = -(-pages // 2)

    bring = next(pdf.words(page) for page in ours.pages if "What to bring" in pdf.words(page))

    assert f"has {pages} pages: {sheets} sheets of paper" in bring
    assert f"4 8 8 {8 * sheets} 4 {4 * sheets}" in bring  # couples, pens, books and their sheets


def test_the_backs_of_notes_are_ruled_for_the_facilitators_own(books):
    _, ours = books
    pages = pages_by_label(ours)

    assert "My notes" in pages["F2"] and "F2" in pages["F2"]
    assert "My notes" in pages["F4"]
    assert "My notes" not in pages["F1"]


def test_a_page_that_is_blank_in_the_facilitators_book_is_the_participants(books):
    theirs, ours = (
        [label for label, text in pages_by_label(document).items() if not text]
        for document in books
    )

    assert [label for label in ours if label.startswith("F")] == []
    assert len(ours) <= len(theirs)


def test_backs_stay_clear_where_spare_pages_are_to(tmp_path):
    (book,) = make_books(
        Request(
            workbook=write_workbook(tmp_path, CHAPTERS), editions=("facilitator",), pad="blank"
        ),
        lambda *_: None,
    )

    assert "My notes" not in " ".join(pages_by_label(pdf.reader(book.pdf)).values())


def book_for(tmp_path, chapters, settings: str = "", **options):
    folder = write_workbook(tmp_path, chapters, settings)
    (book,) = make_books(
        Request(workbook=folder, editions=("facilitator",), **options), lambda *_: None
    )
    assert book.diagnostics == ()
    return pdf.reader(book.pdf)


def run_sheet(document) -> str:
    pages = [pdf.words(page) for page in document.pages]
    return next(text for text in pages if "Run sheet" in text)


def test_each_session_has_a_clock_of_its_own(tmp_path):
    settings = (
        "sessions:\n  - title: Friday\n    starts: 18:30\n    chapters: [03-three.md, 02-two]\n"
        "  - title: Later\n    chapters: [01-one.md]\n"
    )

    sheet = run_sheet(book_for(tmp_path, CHAPTERS, f"language: en-GB\n{settings}"))

    assert "Friday 18:30–19:15 45 18:30 Three" in sheet
    assert "19:15 Two" in sheet  # it has no notes, and is of the session
    assert "Later 50 0:00 One" in sheet
    assert sheet.index("Three") < sheet.index("Two") < sheet.index("One")
    assert "In all 95" in sheet


def test_chapters_of_no_session_come_last_under_words_of_their_own(tmp_path):
    settings = "sessions:\n  - {title: Friday, chapters: [03-three.md]}\n"

    sheet = run_sheet(book_for(tmp_path, CHAPTERS, settings))

    assert "Other chapters 50 0:00 One" in sheet
    assert sheet.index("Three") < sheet.index("Other chapters")


def test_a_session_without_chapters_of_the_edition_is_not_in_the_run_sheet(tmp_path):
    settings = (
        "sessions:\n  - {title: Friday, chapters: [03-three.md]}\n"
        "  - {title: Later, chapters: [01-one.md]}\n"
        "editions:\n  facilitator: {audience: facilitator, chapters: [01-one.md]}\n"
    )

    sheet = run_sheet(book_for(tmp_path, CHAPTERS, settings))

    assert "Later" in sheet and "Friday" not in sheet


AIM = "Both can say in a sentence of their own what it is that they want to bring with them here."


def many(count: int) -> dict[str, str]:
    note = f'/// facilitator\n    aim: "{AIM}"\n    minutes: 30\n    materials: pens\n///\n'
    return {
        f"{number:02}-part.md": f"# Part {number:02}\n\nWords.\n\n{note}"
        for number in range(1, count + 1)
    }


@pytest.mark.parametrize("count", [9, 16])
def test_rows_are_set_closer_where_that_keeps_the_run_sheet_on_a_page(tmp_path, count):
    document = book_for(tmp_path, many(count))

    sheet = run_sheet(document)

    assert f"Part {count:02}" in sheet and "In all" in sheet


def test_a_run_sheet_longer_than_a_page_goes_on_below_its_head(tmp_path):
    document = book_for(tmp_path, many(40))

    texts = [pdf.words(page) for page in document.pages]
    parts = [at for at, text in enumerate(texts) if text.startswith(("Run sheet", "Clock"))]

    assert len(parts) > 1 and parts[0] % 2 == 0
    assert parts == list(range(parts[0], parts[0] + len(parts)))
    assert all("Clock Chapter Minutes" in texts[at] for at in parts)
    assert "In all" in texts[parts[-1]]


@pytest.mark.parametrize("paper", ["a5", "half-letter"])
def test_on_a_small_page_what_to_bring_fits_one(tmp_path, paper):
    document = book_for(tmp_path, CHAPTERS, paper=paper)

    (bring,) = [page for page in document.pages if "Couples" in pdf.words(page)]

    assert "20 40 40" in pdf.words(bring)


def test_in_large_print_what_to_bring_fits_a_page(tmp_path):
    settings = "editions:\n  facilitator: {audience: facilitator, type: large}\n"

    document = book_for(tmp_path, CHAPTERS, settings)

    assert len([page for page in document.pages if "Couples" in pdf.words(page)]) == 1


def test_a_number_on_the_page_says_that_it_is_a_note(books):
    _, ours = books

    assert "F1" in pages_by_label(ours)["F1"]
