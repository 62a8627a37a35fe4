"""Cards of the prompts: all of them, backs on fronts, nothing cut."""

import pypdfium2
import pytest

from generator.build import plan_press
from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.workbooks import book_of, one_chapter

MM = 5  # pixels
QUESTIONS = [f"What do you hope for, number{chr(96 + one)}?" for one in range(1, 12)]
TEXT = "# Trust\n\n*Words.*\n\n" + "\n".join(f"{n}. {one}" for n, one in enumerate(QUESTIONS, 1))
CARD = (95, 64)


@pytest.fixture
def ours(tmp_path):
    return one_chapter(tmp_path / "ours", TEXT)


def cards_of(folder, **options):
    paper = options.pop("paper", "letter")
    return book_of(folder, paper=paper, press=plan_press("cards", **options)).pressed


def inked(data: bytes, page: int, paper: tuple[float, float]) -> set[tuple[int, int]]:
    """Which cells of the grid of cards, by column and row, have anything printed in them."""
    picture = pypdfium2.PdfDocument(data)[page].render(scale=MM * 25.4 / 72).to_pil().convert("L")
    left, top = (paper[0] - 2 * CARD[0]) / 2, (paper[1] - 4 * CARD[1]) / 2
    found = set()
    for column in range(2):
        for row in range(4):
            x, y = left + column * CARD[0], top + row * CARD[1]
            cell = (x + 1, y + 1, x + CARD[0] - 1, y + CARD[1] - 1)
            if picture.crop(tuple(round(one * MM) for one in cell)).getextrema()[0] < 200:
                found.add((column, row))
    return found


def test_every_prompt_is_on_one_card_in_order(ours):
    made = cards_of(ours)

    fronts = [pdf.words(page) for page in pdf.reader(made.pdf).pages[::2]]
    text = " ".join(fronts)
    assert made.facts.cards == len(QUESTIONS)
    assert [text.count(one) for one in QUESTIONS] == [1] * len(QUESTIONS)
    assert sorted(QUESTIONS, key=text.index) == QUESTIONS


@pytest.mark.parametrize(
    ("paper", "size"), [("letter", (215.9, 279.4)), ("a4", (210, 297)), ("a5", (210, 297))]
)
@pytest.mark.parametrize(
    ("edge", "behind"),
    [
        ("long", lambda column, row: (1 - column, row)),
        ("short", lambda column, row: (column, 3 - row)),
    ],
)
def test_backs_lie_behind_their_fronts(ours, paper, size, edge, behind):
    made = cards_of(ours, paper=paper, edge=edge)

    assert len(pdf.reader(made.pdf).pages) == 4
    assert made.facts.sheet_mm == size
    assert len(inked(made.pdf, 0, size)) == 8
    assert inked(made.pdf, 2, size) == {(0, 0), (1, 0), (0, 1)}
    for front in (0, 2):
        fronts = inked(made.pdf, front, size)
        assert inked(made.pdf, front + 1, size) == {behind(*one) for one in fronts}


def test_the_dialogue_is_asked_for_the_edge(ours):
    for edge, asked in (("long", "/DuplexFlipLongEdge"), ("short", "/DuplexFlipShortEdge")):
        catalog = pdf.reader(cards_of(ours, edge=edge).pdf).trailer["/Root"]
        assert catalog["/ViewerPreferences"]["/Duplex"] == asked


def test_they_keep_their_tags(ours):
    catalog = pdf.reader(cards_of(ours).pdf).trailer["/Root"]

    assert catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712 - an object of a PDF
    assert "/StructTreeRoot" in catalog


def test_backs_say_the_title_where_there_is_no_logo(ours):
    back = pdf.words(pdf.reader(cards_of(ours).pdf).pages[1])

    assert back.count("Ours") == 8


def test_a_name_is_a_blank_on_a_card(tmp_path):
    folder = one_chapter(tmp_path / "ours", "# A\n\n1. What does {{ partner }} need from you?\n")
    front = pdf.words(pdf.reader(cards_of(folder).pdf).pages[0])

    assert "What does" in front
    assert "need from you?" in front
    assert "partner" not in front


def test_long_questions_are_smaller_and_what_is_too_long_is_told_and_on_no_card(tmp_path):
    long = "and on and on " * 14
    text = f"# A\n\n1. Short?\n2. Long, {long}?\n3. Endless, {long * 6}?\n"
    folder = one_chapter(tmp_path / "ours", text)
    book = book_of(folder, press=plan_press("cards"))

    (told,) = book.diagnostics
    assert told.message == "this question is too long for a card, and is on none"
    assert told.location.file.endswith("01-trust.md")
    assert told.location.line == 5
    front = pdf.words(pdf.reader(book.pressed.pdf).pages[0])
    assert book.pressed.facts.cards == 2
    assert f"Long, {long}?".replace(" ?", "?") in front.replace(" ?", "?")
    assert "Endless" not in front


def test_a_link_in_a_question_is_words_on_a_card(tmp_path):
    folder = one_chapter(tmp_path / "ours", "# A\n\n1. See [there](#b) what?\n\n## B\n\nText.\n")
    made = cards_of(folder)

    assert "See there what?" in pdf.words(pdf.reader(made.pdf).pages[0])
    assert "/Annots" not in pdf.reader(made.pdf).pages[0]


def test_a_workbook_without_prompts_has_no_cards(tmp_path):
    with pytest.raises(WorkbookError, match="no prompts to make cards of"):
        cards_of(one_chapter(tmp_path / "ours", "# A\n\nText.\n"))


def test_cards_are_the_same_bytes_from_run_to_run(ours):
    assert cards_of(ours).pdf == cards_of(ours).pdf
