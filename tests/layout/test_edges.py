"""What is read ends at the measure, what is written in runs from margin to margin."""

import pytest

from generator.build import Request, check
from generator.units import px_to_mm
from tests.helpers import pdf
from tests.helpers.workbooks import lay, one_chapter

LONG = "A text of words that goes on for several lines and says not much. " * 5
TEXT = f"""# Trust

<p id="text">{LONG}</p>

<ul id="list"><li>{LONG}</li></ul>

<blockquote id="quote">{LONG}</blockquote>

1. What now? {{ lines=2 }}
    1. And at home? {{ box=2 }}
2. And then? {{ grid=2 }}

/// partners
    columns: [me, us, you]
    space: lines=2
///
"""


@pytest.fixture(scope="module")
def laid(tmp_path_factory):
    return lay(one_chapter(tmp_path_factory.mktemp("edges"), TEXT))


def edges(laid, partners: bool) -> list[tuple[float, float]]:
    """Where rooms begin and end, in mm from the margins of their pages."""
    areas = {one.page: one for one in laid.layout["page-area"]}
    return [
        (px_to_mm(one.x0 - areas[one.page].x0), px_to_mm(areas[one.page].x1 - one.x1))
        for name, (one, *_) in laid.layout.items()
        if name.endswith("-room") and ("partners" in name) == partners
    ]


@pytest.mark.parametrize("name", ["text", "list", "quote"])
def test_texts_lists_and_quotations_end_at_the_measure(laid, name):
    area = laid.layout["page-area"][0]

    assert px_to_mm(laid.one(f"trust-{name}").x1 - area.x0) == pytest.approx(122, abs=0.1)


def test_all_rooms_begin_and_end_at_the_margins(laid):
    found = edges(laid, partners=False)

    assert len(found) == 3
    assert [side for both in found for side in both] == pytest.approx([0] * 6, abs=0.05)


def test_partners_have_equal_columns_between_the_margins(laid):
    width = px_to_mm(laid.layout["page-area"][0].x1 - laid.layout["page-area"][0].x0)
    found = edges(laid, partners=True)

    widths = [width - left - right for left, right in found]
    assert widths == pytest.approx([widths[0]] * 3, abs=0.05)
    assert (found[0][0], found[-1][1]) == pytest.approx((0, 0), abs=0.05)


@pytest.mark.parametrize(("words", "same_line"), [(6, True), (8, False)])
def test_a_blank_at_the_end_shrinks_before_it_drops_a_line(tmp_path, words, same_line):
    # Of 169 mm there are about 64 left, and about 30.
    blank = f"{'sentences ' * words}{'_' * 60}"
    text = f"# Trust\n\n<span id='a'></span>{blank}\n\n<p id='next'>next</p>\n"
    laid = lay(one_chapter(tmp_path, text))
    height = px_to_mm(laid.one("trust-next").y0 - laid.one("trust-a").y0)

    assert (height < 2 * laid.grid.pitch) == same_line


@pytest.mark.parametrize(
    "typed", ["{}.", "{}?”", "({})", "“{}.”", "**{}**!", "({}).", "{}, and so on", "1 {}%", "{}..."]
)
@pytest.mark.parametrize("long", [60, 140])
def test_marks_that_touch_a_long_blank_stay_on_its_line(tmp_path, typed, long):
    text = f"# Trust\n\nI am at home when {typed.format('_' * long)}\n\nWords.\n"

    found = check(Request(workbook=one_chapter(tmp_path, text)), lambda *_: None)

    assert found.diagnostics == ()


def test_a_question_to_talk_about_is_marked(tmp_path):
    text = "# Trust\n\n1. What now? { space=none }\n2. And then? { lines=2 }\n"
    laid = lay(one_chapter(tmp_path, text))
    picture = pdf.image(laid.pdf, laid.front, 150)
    area = laid.layout["page-area"][0]

    def marked(name: str) -> bool:
        one = laid.one(f"trust-q-{name}")
        place = (area.x1 - 40, one.y0, area.x1, one.y0 + 22)
        return min(picture.crop(tuple(round(side * 150 / 96) for side in place)).tobytes()) < 160

    assert (marked("what-now"), marked("and-then")) == (True, False)


@pytest.mark.parametrize(("columns", "least"), [(4, 10.5), (2, 8.7)])
def test_rows_with_narrow_cells_have_room_for_two_lines_of_a_hand(tmp_path, columns, least):
    heads = "".join(f" | week {number}" for number in range(columns))
    rows = "".join(f'| <span id="r{number}">x</span>{" | " * columns} |\n' for number in range(3))
    text = f"# Trust\n\n| what{heads} |\n|{'---|' * (columns + 1)}\n{rows}"
    laid = lay(one_chapter(tmp_path, text))

    height = px_to_mm(laid.one("trust-r1").y0 - laid.one("trust-r0").y0)
    assert least - 0.1 <= height < least + 2.9


def test_seven_scales_of_two_rows_stand_on_one_page(tmp_path):
    one = "/// scale | How is it?\n    rows: [today, later]\n{ends}///\n\n"
    ends = "    low: never\n    high: always\n"
    text = f"# Trust\n\n/// newpage\n///\n\n{one.format(ends='') * 6}{one.format(ends=ends)}"
    laid = lay(one_chapter(tmp_path, text))

    pages = pdf.reader(laid.pdf).pages[laid.front :]
    (full,) = [pdf.words(page) for page in pages if "never" in pdf.words(page)]
    assert full.count("How is it?") == 7
    assert full.count("never") == 2
