"""Tables on their pages: where their columns, cells and words lie."""

import re

import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.build import check
from generator.diagnostics import WorkbookError
from generator.making.request import Request
from generator.units import MM_PER_POINT, px_to_mm
from tests.helpers import pdf
from tests.helpers.workbooks import Laid, book_of, lay, one_chapter

RECORD = """\
| Day and hour | What happened (who and where) | How strong it was (1–10) | First thought | \
In my body | What I did then |
|---|---|---|---|---|---|
| | | | | | |
| | | | | | |
"""
MONTH = (
    "| Habit | " + " | ".join(map(str, range(1, 32))) + " |\n|" + "---|" * 32 + "\n"
    "| Walk |" + " |" * 31 + "\n| Read together |" + " |" * 31 + "\n"
)
DEEP = """\
1. What did I do?

   | Day | Morning | Noon |
   |---|---|---|
   | Monday | | |

- An item

  | Day | Morning | Noon |
  |---|---|---|
  | Monday | | |

> Somebody said
>
> | Day | Morning | Noon |
> |---|---|---|
> | Monday | | |

/// note | A note
| Day | Morning | Noon |
|---|---|---|
| Monday | | |
///
"""


def layout(tmp_path, text: str, **more) -> Laid:
    return lay(one_chapter(tmp_path / "book", f"# Trust\n\n{text}"), **more)


def told(tmp_path, text: str, **more) -> list[str]:
    """The messages a workbook is refused with."""
    with pytest.raises(WorkbookError) as reason:
        book_of(one_chapter(tmp_path / "book", f"# Trust\n\n{text}"), **more)
    return [str(one) for one in reason.value.diagnostics]


def strays(laid: Laid) -> list[tuple[int, str]]:
    """What stands outside the type area: the page of the chapter, and a letter or what it is."""
    grid, document = laid.grid, pypdfium2.PdfDocument(laid.pdf)
    found = []
    for number in range(laid.pages):
        page = document[laid.front + number]
        recto = number % 2 == 0
        left = grid.inner if recto else grid.outer
        area = (left, grid.foot, left + grid.text_width, grid.height - grid.top)
        letters = page.get_textpage()
        for at in range(letters.count_chars()):
            box = tuple(one * MM_PER_POINT for one in letters.get_charbox(at))
            letter = letters.get_text_range(at, 1)
            if letter.strip() and not _within(box, area, 0.8) and not _in_margin(box, area):
                found.append((number, letter))
        for one in page.get_objects(filter=[2]):
            box = tuple(value * MM_PER_POINT for value in one.get_bounds())
            ruling = box[2] - box[0] > grid.width  # of a writing space, which is clipped
            if not ruling and not _within(box, area):
                found.append((number, "rule"))
    document.close()
    return found


def _within(box, area, spare=0.4) -> bool:  # the strokes of some letters reach beyond them
    left, foot, right, top = box
    return (
        left >= area[0] - spare
        and right <= area[2] + spare
        and foot >= area[1] - spare
        and top <= area[3] + spare
    )


def _in_margin(box, area) -> bool:
    """Whether a letter is one of the running head or the folio."""
    left, foot, right, top = box
    beside = left >= area[0] - 0.4 and right <= area[2] + 0.4
    return beside and (foot > area[3] + 5 or top < area[1] - 5)


def test_the_columns_of_a_table_fill_the_type_area(tmp_path):
    laid = layout(tmp_path, RECORD)

    table = laid.one("trust-table")
    assert px_to_mm(table.x1 - table.x0) == pytest.approx(laid.grid.text_width, abs=0.05)
    assert laid.tables["trust-table"].width == pytest.approx(laid.grid.text_width, abs=0.01)


@pytest.mark.parametrize(
    ("paper", "edition"), [("letter", ""), ("a5", ""), ("letter", "large-print")]
)
def test_a_thought_record_of_six_columns_stays_upright_with_room_for_a_hand(
    tmp_path, paper, edition
):
    laid = layout(tmp_path, RECORD, paper=paper, edition=edition)

    record = laid.tables["trust-table"]
    assert not record.turned
    assert min(record.columns) >= 18.0
    assert strays(laid) == []


@pytest.mark.parametrize("edition", ["", "large-print"])
def test_a_month_is_turned_onto_a_page_of_its_own_where_a_pen_finds_each_day(tmp_path, edition):
    laid = layout(tmp_path, MONTH, paper="letter", edition=edition)

    month = laid.tables["trust-table"]
    place = laid.one("trust-table")
    assert month.turned
    assert min(month.columns) >= 6.0
    assert place.page == 1
    assert px_to_mm(place.height) == pytest.approx(laid.grid.area_height, abs=0.1)
    assert strays(laid) == []


def test_a_month_on_a_small_page_is_told_with_what_would_help(tmp_path):
    (message,) = told(tmp_path, MONTH, paper="a5")

    assert re.search(
        r"book/01-trust\.md:3: this table is 2\d mm too wide: it needs (19\d|20\d) mm, "
        r"and a page has 116, one that it is turned on 172\n"
        r"hint: take 5 columns away or make two tables of it; "
        r"or write \{ ticks=5mm \} below it",
        message,
    )


def test_what_would_help_a_month_on_a_small_page_helps(tmp_path):
    laid = layout(tmp_path, MONTH + "{ ticks=5mm }\n", paper="a5")

    assert min(laid.tables["trust-table"].columns) >= 5.0
    assert strays(laid) == []


def test_a_table_that_is_turned_has_its_head_at_the_left_of_right_and_left_hand_pages(tmp_path):
    laid = layout(tmp_path, f"{RECORD}{{ landscape }}\n\n{RECORD}{{ landscape }}\n")

    document = pypdfium2.PdfDocument(laid.pdf)
    for number in (1, 2):
        letters = document[laid.front + number].get_textpage()
        found = letters.search("happened", match_case=True).get_next()
        left, foot, *_ = (one * MM_PER_POINT for one in letters.get_charbox(found[0]))
        margin = laid.grid.inner if number % 2 == 0 else laid.grid.outer
        assert left - margin < 30.0
        assert foot < laid.grid.height / 2  # its first columns are at the foot


def test_a_page_that_is_turned_keeps_the_size_and_the_folio_of_the_others(tmp_path):
    laid = layout(tmp_path, f"{RECORD}{{ landscape }}\n")

    pages = pdf.reader(laid.pdf).pages
    assert len({pdf.size_mm(page) for page in pages}) == 1
    assert all(not page.get("/Rotate") for page in pages)


def test_a_heading_goes_onto_the_page_of_its_turned_table(tmp_path):
    laid = layout(tmp_path, f"Some text.\n\n## My month\n\n{MONTH}\nAfter it.\n")

    text = [pdf.words(page) for page in pdf.reader(laid.pdf).pages[laid.front :]]
    assert "My month" not in text[0]
    assert "My month" in text[1]
    assert laid.one("trust-my-month").page == 1
    assert "After it." in text[2]


def test_a_long_table_that_is_turned_goes_on_over_pages_with_its_head(tmp_path):
    rows = "".join(f"| Day {number} |" + " |" * 5 + "\n" for number in range(1, 41))
    text = RECORD.split("\n| |")[0] + f"\n{rows}{{ landscape }}\n"

    laid = layout(tmp_path, text)

    table = laid.tables["trust-table"]
    assert len(table.pages) > 1
    assert sum(len(page.rows) for page in table.pages) == 40
    heads = [pdf.words(page).count("How strong") for page in pdf.reader(laid.pdf).pages]
    assert sum(heads) == len(table.pages)
    assert strays(laid) == []


def test_a_head_stands_on_every_page_of_its_table(tmp_path):
    rows = "".join(f"| Day {number} | |\n" for number in range(1, 101))

    laid = layout(tmp_path, f"| Which day | What |\n|---|---|\n{rows}")

    pages = pdf.reader(laid.pdf).pages[laid.front :]
    assert len(pages) > 3
    assert all(pdf.words(page).count("Which day") == 1 for page in pages)


def test_a_head_of_html_stands_on_every_page_of_its_table_too(tmp_path):
    rows = "".join(f"<tr><td>Day {number}</td><td></td></tr>" for number in range(1, 101))

    laid = layout(tmp_path, f"<table><tr><th>Which day</th><th>What</th></tr>{rows}</table>")

    pages = pdf.reader(laid.pdf).pages[laid.front :]
    assert all(pdf.words(page).count("Which day") == 1 for page in pages)


def test_empty_rows_are_as_many_lines_high_as_is_asked_for(tmp_path):
    laid = layout(
        tmp_path, "| A | B |\n|---|---|\n| x | |\n| y | |\n{ rows=3 }\n\n## Below { #below }\n"
    )
    usual = layout(tmp_path / "usual", "| A | B |\n|---|---|\n| x | |\n| y | |\n\n## Below\n")

    table, other = laid.one("trust-table"), usual.one("trust-table")
    taller = px_to_mm(table.height - other.height)
    assert taller == pytest.approx(2 * 2 * laid.grid.pitch, abs=0.05)


def test_tables_in_lists_quotations_and_notes_are_as_wide_as_their_places(tmp_path):
    laid = layout(tmp_path, DEEP)

    assert strays(laid) == []
    for name, table in laid.tables.items():
        place = laid.one(name)
        assert px_to_mm(place.x1 - place.x0) == pytest.approx(table.width, abs=0.3)


def test_a_wide_table_in_a_list_is_turned_between_the_margins(tmp_path):
    rows = "\n".join(f"  {row}" for row in MONTH.splitlines())

    laid = layout(tmp_path, f"- A habit\n\n{rows}\n\n1. Why?\n\n{rows}\n")

    assert [one.turned for one in laid.tables.values()] == [True, True]
    assert strays(laid) == []


def test_a_wide_table_in_a_note_is_told_with_what_would_help(tmp_path):
    (message,) = told(tmp_path, f"/// note | A note\n{MONTH}///\n")

    assert "mm too wide" in message
    assert "put it below the block, so that it can be turned" in message


def test_a_table_that_cant_be_turned_where_it_is_stays_and_is_told(tmp_path):
    book = book_of(
        one_chapter(
            tmp_path / "book", f"# Trust\n\n/// note | A note\n{RECORD}{{ landscape }}\n///\n"
        ),
    )

    (message,) = map(str, book.diagnostics)
    assert "this table can't be turned onto a page of its own here" in message


@pytest.mark.parametrize("paper", ["letter", "a5"])
def test_long_words_of_a_column_are_never_divided(tmp_path, paper):
    words = ["Donaudampfschifffahrt", "Verantwortungsübernahme", "Selbstmitgefühl"]
    text = "| A | B | C | D |\n|---|---|---|---|\n| " + " | ".join(words) + " | |\n"
    settings = "language: de\n"

    laid = lay(one_chapter(tmp_path / "book", f"# Trust\n\n{text}", settings), paper=paper)

    printed = " ".join(pdf.words(page) for page in pdf.reader(laid.pdf).pages)
    assert [word for word in words if word not in printed] == []
    assert strays(laid) == []


def test_heads_over_cells_to_tick_stand_upright_where_there_is_no_room(tmp_path):
    heads = [f"Something that was hard {number}" for number in range(18)]
    text = "| Day | " + " | ".join(heads) + " |\n|" + "---|" * 19 + "\n| Monday |" + " |" * 18

    laid = layout(tmp_path, f"{text}\n{{ ticks }}\n")

    table = laid.tables["trust-table"]
    assert [upright for _, upright in table.heads[0]] == [False, *[True] * 18]
    assert not table.turned
    assert strays(laid) == []


@pytest.mark.parametrize("columns", ["days", "month", "14"])
@pytest.mark.parametrize("cells", ["boxes", "open"])
def test_a_tracker_is_between_the_margins(tmp_path, columns, cells):
    rows = "rows: [A walk, A meal together, '']"
    text = (
        f"/// tracker | What I did\n    {rows}\n    columns: {columns}\n    cells: {cells}\n///\n"
    )

    laid = layout(tmp_path, text)

    (tracker,) = laid.tables.values()
    assert tracker.turned == (columns == "month")
    assert strays(laid) == []


def test_fields_of_a_turned_table_turn_with_it(tmp_path):
    book = book_of(one_chapter(tmp_path / "book", f"# Trust\n\n{MONTH}"), editions=("fillable",))

    widgets = [
        one.get_object()
        for page in pdf.reader(book.pdf).pages
        for one in page.get("/Annots", ())
        if "walk" in str(one.get_object().get("/T"))
    ]
    assert len(widgets) == 31
    assert {one["/MK"]["/R"] for one in widgets} == {90}


def test_a_check_tells_of_a_table_too(tmp_path):
    folder = one_chapter(tmp_path / "book", f"# Trust\n\n{MONTH}")

    found = check(Request(workbook=folder, paper="a5"), lambda *_: None)

    assert ["mm too wide" in one.message for one in found.diagnostics] == [True]


LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäß", min_size=1, max_size=16)
WORDS = st.lists(LETTERS, max_size=4).map(" ".join)


@st.composite
def tables(draw) -> str:
    """A table of 1 to 40 columns with words, numbers and empty cells, perhaps with braces."""
    columns = draw(st.integers(1, 40) | st.integers(1, 6))
    words = st.sampled_from(["", "", "x", "1,145", "31"]) | (WORDS if columns < 9 else LETTERS)
    cells = st.lists(words, min_size=columns, max_size=columns)
    rows = draw(st.lists(cells, min_size=1, max_size=4))
    rule = draw(
        st.lists(st.sampled_from(["---", ":-:", "--:"]), min_size=columns, max_size=columns)
    )
    braces = draw(st.sampled_from(["", "", "{ landscape }", "{ ticks }", "{ rows=2 }"]))
    lines = [rows[0], rule, *rows[1:]]
    return "\n".join([*(f"| {' | '.join(row)} |" for row in lines), braces])


@settings(
    max_examples=9,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # to make a book smaller takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(tables(), min_size=4, max_size=4),
    st.sampled_from(["letter", "a5", "half-letter"]),
    st.sampled_from(["", "large-print"]),
)
def test_of_any_table_nothing_is_outside_the_type_area_or_it_is_told(
    tmp_path_factory, some, paper, edition
):
    text = "\n\n/// newpage\n///\n\n".join(some)
    folder = one_chapter(tmp_path_factory.mktemp("any") / "book", f"# Trust\n\n{text}\n")

    laid = lay(folder, paper=paper, edition=edition)

    wrong = {name for name, one in laid.tables.items() if one.problem}
    pages = {one.page for name in wrong for one in laid.layout[name]}
    assert [one for one in strays(laid) if one[0] not in pages] == []


@pytest.mark.parametrize("filler", range(18, 27))
def test_no_row_or_two_stands_alone_at_the_foot_of_a_page_or_one_at_the_head(tmp_path, filler):
    words = "".join(f"word {number}\n\n" for number in range(filler))
    rows = "".join(f"| mark{number} | b |\n" for number in range(1, 9))
    laid = lay(one_chapter(tmp_path, f"# Trust\n\n{words}| a | b |\n|---|---|\n{rows}"))

    pages = [pdf.words(page) for page in pdf.reader(laid.pdf).pages]
    counts = [text.count("mark") for text in pages if "mark" in text]
    assert sum(counts) == 8
    assert len(counts) == 1 or (counts[0] >= 3 and counts[-1] >= 2)
