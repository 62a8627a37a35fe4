"""Where questions and their room land on the page."""

import pytest

from generator.units import MM_PER_PX, PAPERS
from tests.helpers import pdf
from tests.helpers.copies import everything
from tests.helpers.rules import below_questions
from tests.helpers.workbooks import EXACT, book_of, lay, one_chapter

DPI = 200
ROWS = 6
FILLER = "A paragraph of words to move what follows down the page. " * 7 + "\n\n"


def pixels(placement, inset_mm: float = 0.0) -> tuple[int, int, int, int]:
    scale = DPI / 96
    inset = inset_mm / MM_PER_PX
    return (
        round((placement.x0 + inset) * scale),
        round((placement.y0 + inset) * scale),
        round((placement.x1 - inset) * scale),
        round((placement.y1 - inset) * scale),
    )


@pytest.mark.parametrize("filler", range(3))
def test_a_space_of_six_lines_has_six_rules(tmp_path, filler):
    text = "# Trust\n\n" + "word\n\n" * filler + f"1. What now? {{ lines={ROWS} }}\n"
    laid = lay(one_chapter(tmp_path, text, EXACT))
    room = laid.one("trust-q-what-now-room")

    picture = pdf.image(laid.pdf, laid.front + room.page, DPI)

    assert pdf.dark_rows(picture, pixels(room), share=0.9) == ROWS


@pytest.mark.parametrize(
    ("ruling", "rules", "share"),
    [
        ("dotted", ROWS, 0.15),
        ("grid", 2 * ROWS - 1, 0.9),
        ("dots", 2 * ROWS, 0.03),
        ("box", 0, 0.5),
        ("blank", 0, 0.01),
    ],
)
def test_each_ruling_draws_what_it_is_called(tmp_path, ruling, rules, share):
    laid = lay(one_chapter(tmp_path, f"# Trust\n\n1. What now? {{ {ruling}={ROWS} }}\n", EXACT))
    room = laid.one("trust-q-what-now-room")

    picture = pdf.image(laid.pdf, laid.front + room.page, DPI)

    framed = ruling in ("grid", "box")
    box = pixels(room, inset_mm=1.0 if framed else 0.0)
    assert pdf.dark_rows(picture, box, share=share) == rules


def test_a_box_is_framed_on_all_sides(tmp_path):
    laid = lay(one_chapter(tmp_path, "# Trust\n\n1. What now? { box=6 }\n"))
    room = laid.one("trust-q-what-now-room")
    picture = pdf.image(laid.pdf, laid.front + room.page, DPI)

    left, top, right, bottom = pixels(room)
    middle_x, middle_y = (left + right) // 2, (top + bottom) // 2
    across = picture.crop((left - 3, middle_y, right + 3, middle_y + 1)).tobytes()
    down = [picture.getpixel((middle_x, y)) for y in range(top - 3, bottom + 3)]

    assert min(across[:8]) < 200 and min(across[-8:]) < 200
    assert min(down[:8]) < 200 and min(down[-8:]) < 200


@pytest.mark.parametrize("paper", ["letter", "a4", "a5", "half-letter", "b5", "170mmx240mm"])
def test_a_space_is_as_high_as_asked_on_every_paper(tmp_path, paper):
    questions = "1. In rows? { lines=5 }\n2. In mm? { box=45mm }\n3. In inches? { dotted=2in }\n"
    text = f"# Trust\n\n{questions}"

    book = book_of(one_chapter(tmp_path, text, EXACT), paper=paper)

    asked = [5 * 8.7, 45.0, 50.8]
    assert [space.asked_mm for space in book.spaces] == pytest.approx(asked)
    assert [space.got_mm for space in book.spaces] == pytest.approx(asked, abs=0.1)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_page_has_the_size_of_its_paper(tmp_path, paper):
    book = book_of(one_chapter(tmp_path, "# Trust\n\n1. What now?\n"), paper=paper)

    sizes = [pdf.size_mm(page) for page in pdf.reader(book.pdf).pages]

    expected = PAPERS[paper].width_mm, PAPERS[paper].height_mm
    assert sizes == [pytest.approx(expected, abs=0.1)] * len(sizes)


@pytest.mark.parametrize("ruling", ["lines", "dotted", "box", "grid", "dots"])
def test_what_a_room_shows_first_is_at_one_distance_below_its_question(tmp_path, ruling):
    questions = [f"Question {number}{' and so on' * number * 4}?" for number in range(9)]
    text = "\n\n".join(
        f"{'word. ' * number * 5}\n\n1. {one} {{ {ruling}=4 }}"
        for number, one in enumerate(questions)
    )
    folder = one_chapter(tmp_path, f"# Trust\n\n{text}\n")

    distances, offsets = below_questions(folder, paper="letter")

    assert len(distances) == 9
    assert list(distances.values()) == pytest.approx([1.17] * 9, abs=0.02)
    assert list(offsets.values()) == pytest.approx([0] * 9, abs=0.02)


def test_rules_of_all_pages_fall_on_the_same_grid(tmp_path):
    text = "# Trust\n\n" + "".join(
        FILLER * (number % 3) + f"{number}. {'Why is that so, ' * (number % 4 * 3)}and now?\n\n"
        for number in range(1, 14)
    )
    laid = lay(one_chapter(tmp_path, text))
    rooms = [places[0] for name, places in laid.layout.items() if name.endswith("-room")]

    offsets = set()
    for room in rooms:
        picture = pdf.image(laid.pdf, laid.front + room.page, DPI)
        x = round((room.x0 + 100) * DPI / 96)
        for y in pdf.dark_runs(picture, x, round(room.y0 * DPI / 96), round(room.y1 * DPI / 96)):
            offset = (y / DPI * 25.4 - laid.grid.top) % laid.grid.pitch
            offsets.add(round(offset, 1))

    assert len(rooms) == 13
    assert max(offsets) - min(offsets) <= 0.21


def test_a_question_is_never_on_another_page_than_its_space(tmp_path):
    text = "# Trust\n\n" + "".join(
        FILLER * (number % 4)
        + f"{number}. Question number {number}? {{ lines={3 + number % 9} }}\n\n"
        for number in range(1, 30)
    )

    laid = lay(one_chapter(tmp_path, text))

    for number in range(1, 30):
        name = f"trust-q-question-number-{number}"
        assert laid.one(name).page == laid.one(f"{name}-room").page
        assert laid.one(f"{name}-room").y1 <= laid.layout["page-area"][0].y1 + 0.5


def test_a_space_longer_than_a_page_goes_on_and_says_so(tmp_path):
    text = f"# Trust\n\n{FILLER}1. What is there to say? {{ lines=60 }}\n\nAnd after it.\n"

    book = book_of(one_chapter(tmp_path, text))

    (space,) = book.spaces
    pages = pdf.reader(book.pdf).pages
    assert (space.pages, space.rows) == (3, 60)
    assert space.got_mm == pytest.approx(60 * 8.7, abs=0.1)
    labelled = [page for page in pages if "continued" in pdf.words(page)]
    assert len(labelled) == 2


def test_the_first_part_of_a_long_space_fills_the_page_of_its_question(tmp_path):
    text = f"# Trust\n\n{FILLER * 2}1. What is there to say? {{ lines=60 }}\n"

    laid = lay(one_chapter(tmp_path, text))

    room, area = laid.one("trust-q-what-is-there-to-say-room"), laid.layout["page-area"][0]
    assert laid.one("trust-q-what-is-there-to-say").page == 0
    assert 0 <= (area.y1 - room.y1) * MM_PER_PX < laid.grid.pitch + laid.grid.unit


def test_a_space_just_too_long_for_a_page_is_cut_and_none_of_it_lost(tmp_path):
    book = book_of(
        one_chapter(tmp_path, "# Trust\n\n1. What? { lines=26 }\n2. And? { box=250mm }\n")
    )

    assert [space.got_mm for space in book.spaces] == pytest.approx([26 * 8.7, 250], abs=0.1)


@pytest.mark.parametrize("rows", [22, 23, 24, 25, 26, 27])
def test_a_question_stays_with_a_space_that_hardly_fits_a_page(tmp_path, rows):
    text = f"# Trust\n\nWords.\n\n1. {'Is it so, ' * 20}or not? {{ lines={rows} }}\n"

    laid = lay(one_chapter(tmp_path, text))

    (name,) = (one for one in laid.layout if one.endswith("-room"))
    assert laid.layout[name][0].page == laid.layout[name.removesuffix("-room")][0].page
    assert all(place.y1 <= laid.layout["page-area"][0].y1 + 1 for place in laid.layout[name])


def test_sub_questions_keep_their_own_room(tmp_path):
    text = "# Trust\n\n1. Where?\n    1. at home { lines=3 }\n    2. at work { lines=4 }\n"

    book = book_of(one_chapter(tmp_path, text, EXACT))

    assert [space.rows for space in book.spaces] == [6, 3, 4]


def test_an_empty_cell_is_a_pitch_high_at_least(tmp_path):
    rows = '| <span id="one">x</span> |  |\n| <span id="two">y</span> |  |\n'
    text = f"# Trust\n\n| a | b |\n|---|---|\n{rows}"

    laid = lay(one_chapter(tmp_path, text))

    height = (laid.one("trust-two").y0 - laid.one("trust-one").y0) * MM_PER_PX
    assert height == pytest.approx(8.7, abs=0.05)


def test_a_blank_is_as_long_as_its_run(tmp_path):
    text = (
        '# Trust\n\nI <span id="a">x</span>____<span id="b">x</span>________<span id="c">x</span>\n'
    )

    laid = lay(one_chapter(tmp_path, text))

    short = laid.one("trust-b").x0 - laid.one("trust-a").x1
    long = laid.one("trust-c").x0 - laid.one("trust-b").x1
    assert long == pytest.approx(2 * short, rel=0.02)


def test_a_long_blank_that_ends_a_question_stops_at_the_margin(tmp_path):
    blank = "_" * 40
    laid = lay(one_chapter(tmp_path / "w", f"# Trust\n\n1. When {blank}\n   {{ lines=2 }}\n"))

    picture = pdf.image(laid.pdf, laid.front, 100)
    right = round(picture.width * (1 - 20 / 215.9)) + 3  # the outer margin of Letter paper
    edge = picture.crop((right, 0, picture.width, picture.height))
    assert min(edge.tobytes()) > 240


def test_dotted_rules_and_dots_have_no_solid_line_below_them(tmp_path):
    text = "# Trust\n\n1. What now? { dotted=6 }\n2. And then? { dots=6 }\n\nI feel ____ when.\n"
    book = book_of(one_chapter(tmp_path / "book", text))

    # A line that is filled too is printed as thin as can be, in black (ISO 32000-1, 8.5.3.3).
    drawn = everything(book.pdf)
    assert b"\nS\n" in drawn
    assert b"\nB\n" not in drawn


@pytest.mark.parametrize("ruling", ["lines", "grid", "box"])
@pytest.mark.parametrize("rows", [15, 16, 17, 18])
def test_a_heading_keeps_its_question_though_no_page_holds_both_and_their_room(
    tmp_path, ruling, rows
):
    text = (
        f"# Trust\n\nWords.\n\n/// newpage\n///\n\n## A plan\n\n1. Where? {{ {ruling}={rows} }}\n"
    )
    laid = lay(one_chapter(tmp_path, text, EXACT), paper="a5")

    heading, question = laid.one("trust-a-plan"), laid.one("trust-q-where")
    parts = [one for name, one in laid.layout.items() if name.startswith("trust-q-where-room")]
    assert heading.page == question.page == parts[0][0].page
    height = sum(one.y1 - one.y0 for (one,) in parts) * MM_PER_PX
    assert height == pytest.approx(rows * 8.7, abs=0.2)
