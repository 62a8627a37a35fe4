"""Every kind of block, as it comes out of the press."""

import pytest

from generator.diagnostics import WorkbookError
from generator.units import MM_PER_POINT
from tests.helpers import pdf
from tests.helpers.workbooks import EXACT, book_of, lay, one_chapter


def chapter(block: str) -> str:
    return f"# Trust\n\n{block}\n"


def text_of(tmp_path, block: str, settings: str = "") -> str:
    """The words of the chapter's first page."""
    book = book_of(one_chapter(tmp_path, chapter(block), settings))
    assert book.diagnostics == ()
    return pdf.words(pdf.reader(book.pdf).pages[4 if book.pages > 4 else book.pages - 1])


def mistakes(tmp_path, block: str) -> list[str]:
    with pytest.raises(WorkbookError) as caught:
        book_of(one_chapter(tmp_path, chapter(block)))
    return [str(one).replace(str(tmp_path), "") for one in caught.value.diagnostics]


def test_a_prompt_stands_between_its_explanation_and_its_room(tmp_path):
    block = "/// prompt | What helps?\n    space: lines=4\n\nThink of last week.\n///"

    laid = lay(one_chapter(tmp_path, chapter(block), EXACT))

    name = "trust-prompt-what-helps"
    assert laid.one(name).page == laid.one(f"{name}-room").page
    assert laid.one(f"{name}-room").height * 25.4 / 96 == pytest.approx(4 * 8.7, abs=0.1)


def test_a_prompt_without_a_question_is_told(tmp_path):
    assert "asks nothing" in mistakes(tmp_path, "/// prompt\n///")[0]


def test_a_scale_has_its_numbers_and_its_ends(tmp_path):
    block = "/// scale | Safe?\n    from: 0\n    to: 10\n    low: not at all\n    high: fully\n///"

    text = text_of(tmp_path, block)

    assert "Safe?" in text and "not at all" in text and "fully" in text
    assert all(str(number) in text for number in range(11))


def test_a_scale_for_before_and_after_has_two_rows(tmp_path):
    text = text_of(tmp_path, "/// scale | Safe?\n    rows: [now, later]\n///")

    assert "now" in text and "later" in text
    assert text.count("10") == 2


def test_a_scale_of_marks_prints_no_numbers(tmp_path):
    text = text_of(tmp_path, "/// scale | Safe?\n    to: 7\n    marks: line\n///")

    assert "7" not in text


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("from: 10\n    to: 1", "from 10 to 1 is no scale"),
        ("to: 40", "from 1 to 40 is no scale of 2 to 12 steps"),
        ("to: many", "scale option to:"),
        ("hihg: fully", 'unknown scale option "hihg"\nhint: did you mean "high"?'),
        ("marks: stars", "marks: \"stars\" is not one of 'numbers' or 'line'"),
    ],
)
def test_a_scale_that_is_none_is_told_with_its_line(tmp_path, options, message):
    (found,) = mistakes(tmp_path, f"/// scale | Safe?\n    {options}\n///")

    assert message in found
    assert "/01-trust.md:" in found


def test_targets_of_a_scale_are_six_millimetres_wide_at_least(tmp_path):
    book = book_of(one_chapter(tmp_path, chapter("/// scale\n    to: 2\n///")))
    picture = pdf.image(book.pdf, book.pages - 1, 200)

    # The first circle is at the left edge of the text: its frame crosses a row twice.
    left = round(27 / 25.4 * 200)
    widths = []
    for y in range(0, picture.height, 4):
        row = picture.crop((left - 4, y, left + 80, y + 1)).tobytes()
        dark = [x for x, value in enumerate(row) if value < 200]
        if dark:
            widths.append((max(dark) - min(dark)) / 200 * 25.4)
    assert max(widths) >= 6


def test_a_choice_lists_its_answers_and_room_for_another(tmp_path):
    block = "/// choice | How often?\n    of: [never, once, daily]\n    other: or else\n///"

    text = text_of(tmp_path, block)

    assert all(word in text for word in ("How often?", "never", "once", "daily", "or else"))


def test_a_choice_without_answers_is_told(tmp_path):
    assert 'the choice option "of" is missing' in mistakes(tmp_path, "/// choice | How?\n///")[0]


def test_partners_stand_side_by_side(tmp_path):
    block = "/// partners | Needs\n    columns: [Mine, Ours, Yours]\n    space: dotted=5\n///"

    laid = lay(one_chapter(tmp_path, chapter(block)))

    rooms = [laid.one(f"trust-partners-needs-{number}-room") for number in (1, 2, 3)]
    assert len({room.y0 for room in rooms}) == 1
    assert rooms[0].x1 < rooms[1].x0 < rooms[1].x1 < rooms[2].x0


def test_rooms_of_partners_stand_level_below_a_head_of_two_lines(tmp_path):
    block = (
        "/// partners | Needs\n    columns: [Mine, What you asked me for before we went away]\n"
        "    space: dotted=5\n///"
    )
    laid = lay(one_chapter(tmp_path, chapter(block)), paper="a5")

    mine, yours = (laid.one(f"trust-partners-needs-{number}-room") for number in (1, 2))
    assert (mine.y0, mine.y1) == pytest.approx((yours.y0, yours.y1), abs=0.01)


def test_partners_can_hold_texts_and_questions(tmp_path):
    block = (
        "/// partners\n    columns: [Mine, Yours]\n\n1. What is mine? { lines=3 }\n\n---\n\n"
        "1. What is yours? { box=3 }\n///"
    )

    book = book_of(one_chapter(tmp_path, chapter(block)))

    assert [space.id for space in book.spaces] == [
        "trust-q-what-is-mine",
        "trust-q-what-is-yours",
    ]


def test_texts_for_other_than_the_columns_are_told(tmp_path):
    block = "/// partners\n    columns: [Mine, Yours]\n\nOnly one.\n///"

    assert "has 1 texts for 2 columns" in mistakes(tmp_path, block)[0]


def test_a_tracker_of_days_names_them(tmp_path):
    text = text_of(tmp_path, "/// tracker | Practice\n    rows: [A walk, A meal]\n///")

    assert all(day in text for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
    assert "A walk" in text


def test_a_long_tracker_repeats_its_head(tmp_path):
    block = "/// tracker\n    rows: 60\n    columns: [Week 1, Week 2]\n    head: Practice\n///"

    book = book_of(one_chapter(tmp_path, chapter(block)))

    pages = [pdf.words(page) for page in pdf.reader(book.pdf).pages]
    assert sum("Week 1" in page for page in pages) == 3


def test_a_row_of_a_tracker_is_a_pitch_high(tmp_path):
    laid = lay(one_chapter(tmp_path, chapter("/// tracker\n    rows: 10\n///")))

    tracker = laid.one("trust-tracker")
    assert tracker.height * 25.4 / 96 == pytest.approx(11 * 8.7, abs=3)


@pytest.mark.parametrize(
    ("figure", "labels"),
    [
        ("circles", ["me", "us", "you"]),
        ("timeline", ["we met", "today", "in ten years"]),
        ("spectrum", ["alone", "together"]),
    ],
)
def test_a_figure_carries_its_words(tmp_path, figure, labels):
    block = f"/// drawing | Look\n    figure: {figure}\n    labels: [{', '.join(labels)}]\n///"

    text = text_of(tmp_path, block)

    assert all(label in text for label in labels)


def test_a_drawing_without_a_figure_is_a_frame(tmp_path):
    book = book_of(
        one_chapter(tmp_path, chapter("/// drawing | Draw it\n    space: box=7\n///"), EXACT)
    )

    (space,) = book.spaces
    assert (space.ruling.value, space.rows) == ("box", 7)


def test_an_agreement_has_room_for_each_clause_and_lines_to_sign(tmp_path):
    block = (
        "/// agreement | What we agree\n    clauses: [We will, When we quarrel]\n"
        "    signatures: [Partner, Partner]\n///"
    )

    text = text_of(tmp_path, block)

    assert text.count("Signature") == text.count("Date") == text.count("Partner") == 2
    assert "When we quarrel" in text


def test_a_letter_begins_and_ends_as_letters_do(tmp_path):
    book = book_of(one_chapter(tmp_path, chapter("/// letter | To you\n    to: My love,\n///")))

    text = " ".join(pdf.words(page) for page in pdf.reader(book.pdf).pages)
    assert "My love," in text and "With love," in text


def test_notes_for_the_facilitator_are_not_in_the_participants_book(tmp_path):
    block = "Before.\n\n/// facilitator\n    minutes: 20\n\nWatch for silence.\n///\n\nAfter."

    book = book_of(one_chapter(tmp_path, chapter(block)))

    text = " ".join(pdf.words(page) for page in pdf.reader(book.pdf).pages)
    assert "Before" in text and "After" in text
    assert "Watch for silence" not in text


@pytest.mark.parametrize(
    "block",
    [
        "/// scale | Safe?\n    rows: [now, later]\n    low: never\n    high: always\n///",
        "/// choice | How?\n    of: [a, b, c, d, e, f, g, h]\n///",
        "/// partners | Needs\n    columns: [Mine, Yours]\n    space: lines=6\n///",
        "/// drawing | Draw\n    figure: circles\n    space: blank=8\n///",
    ],
)
def test_a_block_is_not_split_over_pages(tmp_path, block):
    filler = "".join(f"word {number}\n\n" for number in range(9))
    text = "# Trust\n\n" + (filler + block + "\n\n") * 5

    laid = lay(one_chapter(tmp_path, text))

    kinds = ("trust-scale", "trust-choice", "trust-partners", "trust-drawing")
    blocks = [
        places
        for name, places in laid.layout.items()
        if name.startswith(kinds) and not name.endswith(("-room", "-drawn"))
    ]
    assert len(blocks) == 5
    assert all(len(places) == 1 for places in blocks)


def test_an_example_shows_what_is_typed_and_prints_it_on_the_same_page(tmp_path):
    above = "Words above it.\n\n" * 24
    block = f"{above}/// example\n1. What helps, {{{{ name }}}}? {{ lines=4 }}\n   - a hint\n///"

    laid = lay(one_chapter(tmp_path, chapter(block)))

    example, room = laid.one("trust-example"), laid.one("trust-q-what-helps-name-room")
    typed = pdf.sources(laid.pdf, laid.grid.line / MM_PER_POINT)
    assert typed == ["1. What helps, {{ name }}? { lines=4 }\n   - a hint"]
    assert example.page == room.page == 1
    assert example.y0 < room.y0 and room.y1 < example.y1


def test_an_example_longer_than_a_page_begins_where_there_is_room(tmp_path):
    questions = "\n".join(f"{number}. What of {number}? {{ lines=5 }}" for number in range(1, 9))

    laid = lay(one_chapter(tmp_path, chapter(f"Words.\n\n/// example\n{questions}\n///")))

    assert [part.page for part in laid.layout["trust-example"]][:3] == [0, 1, 2]


def test_an_example_shows_a_block_inside_it_and_prints_that(tmp_path):
    inner = "/// scale | Safe?\n    from: 1\n    to: 5\n///"
    folder = one_chapter(tmp_path, chapter(f"//// example\n{inner}\n////"))

    laid = lay(folder)

    assert pdf.sources(laid.pdf, laid.grid.line / MM_PER_POINT) == [inner]
    assert "trust-scale-safe" in laid.layout


def test_an_example_of_notes_for_the_facilitator_shows_their_source_alone(tmp_path):
    block = "//// example\n/// facilitator\n    aim: All speak.\n///\n////"

    assert text_of(tmp_path, block).count("All speak.") == 1


def test_an_example_of_a_letter_has_the_letter_on_the_next_page(tmp_path):
    block = "Words above.\n\n//// example\n/// letter | To you\n    to: Dear\n///\n////"

    laid = lay(one_chapter(tmp_path, chapter(block)))

    assert [part.page for part in laid.layout["trust-example"]] == [0, 1]


def test_an_example_of_nothing_is_told(tmp_path):
    assert "is empty" in mistakes(tmp_path, "/// example\n///")[0]
