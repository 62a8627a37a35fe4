"""What is wrong on a page is told with the chapter, the line and the page."""

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Severity, WorkbookError
from tests.helpers.workbooks import STARTER, book_of, one_chapter

ROOT = STARTER.parent.parent
LONG = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlungsstelle" * 2


def theme(folder: Path, css: str) -> Path:
    (folder / "theme" / "css").mkdir(parents=True, exist_ok=True)
    (folder / "theme" / "css" / "theme.css").write_text(css, encoding="utf-8")
    return folder / "theme"


def found(folder: Path, **options) -> tuple[Diagnostic, ...]:
    """What a book's pages are told of, an error or not."""
    try:
        return book_of(folder, **options).diagnostics
    except WorkbookError as reason:
        return reason.diagnostics


@pytest.fixture
def audit(tmp_path: Path):
    """Give what is told of a chapter below a title, in a theme of some CSS."""

    def tell(text: str, css: str = "", **options) -> tuple[Diagnostic, ...]:
        folder = one_chapter(tmp_path / "book", f"# Trust\n\n{text}")
        look = {"theme": theme(tmp_path, css)} if css else {}
        return found(folder, **look, **options)

    return tell


def told(diagnostic: Diagnostic) -> tuple[str, int | None, str]:
    place = diagnostic.location
    return Path(place.file).name, place.line, place.page


def filler(lines: int) -> str:
    return "".join(f"Line {number}\n\n" for number in range(lines))


def test_a_page_that_is_right_is_not_told_of(audit):
    assert audit("Words.\n\n1. What?\n2. Why? { box=8 }\n") == ()


def test_code_that_is_not_divided_runs_off_the_paper(audit):
    text = "Words.\n\n```\n" + "a long line of code " * 12 + "\n```\n"

    (one,) = audit(text, "pre { white-space: pre }")

    assert one.severity is Severity.ERROR
    assert "off the paper" in one.message
    assert told(one) == ("01-trust.md", 5, "1")


def test_a_long_word_beyond_the_type_area_is_told_with_how_far(audit):
    (one,) = audit(f"Words.\n\nSee {'W' * 46} here.\n", "html { hyphens: none }")

    assert one.severity is Severity.WARNING
    assert "beyond the type area" in one.message
    assert told(one) == ("01-trust.md", 5, "1")


def test_a_wide_picture_is_told_with_what_it_shows(audit, tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40"/></svg>'
    )
    css = ".picture { width: 190mm; min-width: 190mm }"

    (one,) = audit("Words.\n\n![Two circles](a.svg)\n", css)

    assert 'the picture "Two circles"' in one.message
    assert told(one) == ("01-trust.md", 5, "1")


WIDE = "table { width: 260mm !important } col { width: 65mm !important }"


def test_a_table_that_is_too_wide_is_an_error_that_says_by_how_much(audit):
    text = "Words.\n\n| A | B | C | D |\n|---|---|---|---|\n| a | b | c | d |\n"

    found = audit(text, WIDE)

    (one,) = [one for one in found if "a table" in one.message]
    assert one.severity is Severity.ERROR
    assert told(one)[:2] == ("01-trust.md", 5)


def test_a_long_word_that_leaves_its_cell_is_told(audit):
    text = f"Words.\n\n| A | B | C | D |\n|---|---|---|---|\n| {LONG[:40]} | x | y | z |\n"
    css = (
        "table { table-layout: fixed; width: 160mm !important } col { width: 40mm !important } "
        "td { hyphens: none; overflow-wrap: normal }"
    )

    messages = [one for one in audit(text, css) if "out of its cell" in one.message]

    assert [told(one)[:2] for one in messages] == [("01-trust.md", 5)]


def test_a_label_that_reaches_into_its_scale_is_told(audit):
    text = "/// scale | How safe?\n    rows: [Unverkennbarkeitslage, now]\n///\n"

    (one,) = audit(text, ".scale-label { hyphens: none }")

    assert "stands over" in one.message
    assert "Unverkennbarkeitslage" in one.message
    assert told(one) == ("01-trust.md", 3, "1")


def test_text_over_text_is_told(audit):
    text = "The first paragraph of all.\n\nThe second one is pulled up over it.\n"

    (one,) = audit(text, ".chapter > p + p { margin-top: -9mm }")

    assert "stands over" in one.message
    assert told(one) == ("01-trust.md", 5, "1")


def test_text_over_room_is_told(audit):
    (one,) = audit("1. What?\n\nWords below it.\n", ".prompts + p { margin-top: -30mm }")

    assert one.message == '"Words below it." stands over room to write'
    assert told(one) == ("01-trust.md", 5, "1")


def test_a_long_foot_over_the_folio_is_told(audit):
    css = "@page :right { @bottom-left { content: 'A long foot'; width: 0; white-space: nowrap;"
    css += " padding-left: 155mm; margin-right: -155mm } }"

    (one,) = audit("Words.\n", css)

    assert "stands over" in one.message
    assert one.location.page == "1"


def test_text_that_is_cut_by_its_box_is_an_error(audit):
    css = ".chapter > p { height: 5mm; overflow: hidden }"

    (one,) = audit("Some words.\n\n" + "Many words in a paragraph. " * 20 + "\n", css)

    assert one.severity is Severity.ERROR
    assert "is cut off" in one.message
    assert told(one) == ("01-trust.md", 5, "1")


def test_a_question_parted_from_its_room_is_told(audit):
    css = ".keep, .question { break-inside: auto; break-after: auto } .room { break-inside: avoid }"
    text = filler(17) + "1. What is it? { box=8 }\n"

    (one,) = audit(text, css)

    assert one.message.startswith("a question is parted from its room")
    assert told(one) == ("01-trust.md", 37, "1")


def test_a_question_that_no_page_holds_with_its_room_is_none(audit):
    assert audit("1. What is it? { lines=40 }\n") == ()


AGREEMENT = "/// agreement | What we agree\n    clauses: [One, Two, Three]\n///\n"


def test_an_agreement_that_one_page_holds_stays_on_one(audit):
    assert audit(filler(8) + AGREEMENT) == ()


def test_an_agreement_that_no_page_holds_begins_where_it_stands(audit):
    clauses = ", ".join(f"Clause {number}" for number in range(12))

    assert audit(filler(4) + f"/// agreement | All\n    clauses: [{clauses}]\n///\n") == ()


def test_an_agreement_on_two_pages_that_one_could_hold_is_told(audit):
    (one,) = audit(filler(8) + AGREEMENT, ".agreement { break-inside: auto }")

    assert one.message.startswith("an agreement goes over two pages")
    assert told(one) == ("01-trust.md", 19, "1")


@pytest.mark.parametrize(("boxes", "messages"), [(8, 1), (9, 0)])
def test_a_list_to_tick_of_up_to_eight_that_is_parted_is_told(audit, boxes, messages):
    words = "a thing to tick that has so many words that it stands in a column"
    ticks = "".join(f"- [ ] {words} {number}\n" for number in range(boxes))

    found = audit(filler(17) + ticks, ".ticks:not(:has(> :nth-child(9))) { break-inside: auto }")

    assert len(found) == messages
    assert all("a list to tick goes over two pages" in one.message for one in found)
    assert all(told(one) == ("01-trust.md", 37, "1") for one in found)


def test_a_list_to_tick_of_up_to_eight_stays_on_one_page(audit):
    words = "a thing to tick that has so many words that it stands in a column"
    ticks = "".join(f"- [ ] {words} {number}\n" for number in range(8))

    assert audit(filler(17) + ticks) == ()


def scales(count: int, kind: str = "") -> str:
    return "".join(f"/// scale | Statement {at}\n    to: 7\n{kind}///\n\n" for at in range(count))


def test_a_series_of_scales_on_two_pages_that_one_could_hold_is_told(audit):
    (one,) = audit(filler(14) + scales(5))

    assert one.message.startswith("a series of scales goes over two pages")
    assert told(one) == ("01-trust.md", 31, "1")


def test_a_series_that_no_page_holds_is_none(audit):
    assert audit(scales(20)) == ()


def test_scales_that_are_not_alike_are_no_series(audit):
    other = "/// scale | Another\n    to: 5\n    marks: line\n///\n"

    assert audit(filler(18) + "/// scale | One\n    to: 7\n///\n\n" + other) == ()


def test_a_heading_that_stands_last_on_its_page_is_told(audit):
    text = filler(6) + "## The last of all\n\n/// newpage\n///\n\nWords.\n"

    (one,) = audit(text)

    assert one.message == 'the heading "The last of all" stands last on its page'
    assert told(one) == ("01-trust.md", 15, "1")


def test_a_page_with_little_on_it_is_told(audit):
    text = filler(3) + "## Next\n\nMore words.\n\n## Again\n\nWords.\n"

    (one,) = audit(text, "h2 { break-before: page }")

    assert one.message.startswith("less than a fifth of the page is used")
    assert told(one) == ("01-trust.md", 9, "2")


@pytest.mark.parametrize(
    "text",
    [
        "Few words.\n\n/// newpage\n///\n\nMore words.\n",
        filler(40),  # the last page of a chapter
    ],
)
def test_a_page_with_little_on_it_by_choice_is_none(audit, text):
    assert audit(text) == ()


def test_a_kind_is_told_once_a_chapter_with_how_often_and_where(audit):
    text = f"See {'W' * 46} here.\n\n" * 3

    (one,) = audit(text, "html { hyphens: none }")

    assert one.message.endswith("so it is 2 times more: line 5 on page 1, line 7 on page 1")


def test_the_edition_is_said_where_it_is_not_the_usual_one(audit):
    css = ".chapter > p + p { margin-top: -9mm }"

    (one,) = audit("First of all.\n\nThe second.\n", css, editions=("fillable",))

    assert one.message.startswith('in the edition "fillable" ')


@pytest.mark.parametrize(
    "look",
    [{}, {"paper": "a5"}, {"theme": "warm"}, {"theme": "plain"}, {"theme": "sketch"}],
    ids=lambda look: "-".join(look.values()),
)
def test_the_starter_has_nothing_wrong_on_its_pages(look):
    assert found(STARTER, **look) == ()


@pytest.mark.parametrize("brand", ["marisol-vega", "saltmarsh", "two-rivers"])
def test_nothing_that_a_brand_adds_is_told_of(brand):
    file = ROOT / "content" / "brands" / brand / "_brand.yml"

    messages = [one for one in found(STARTER, brand=file) if one.location and one.location.page]

    assert messages == []


@pytest.mark.parametrize("edition", ["facilitator", "large-print", "fillable"])
def test_the_editions_of_the_starter_have_nothing_wrong_on_their_pages(edition):
    assert found(STARTER, editions=(edition,)) == ()
