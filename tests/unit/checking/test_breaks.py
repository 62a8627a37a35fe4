"""What the ends of pages do."""

import pytest

from generator.checking.breaks import ends_of_pages, parted
from generator.checking.faults import Kind
from generator.model import Length, Prompt, Ruling, Space
from generator.model.printed_page import Box, Sort
from tests.helpers.printed_pages import box, group, page, piece

FULL = piece("Words", box(100, 100, 500, 690))
SHORT = piece("Words", box(100, 100, 500, 200))


def ends(*pages) -> list[tuple[Kind, str]]:
    return [(one.kind, one.page) for one in ends_of_pages(pages)]


def prompt(name: str = "q") -> Prompt:
    space = Space(ruling=Ruling.LINES, size=Length(mm=20))
    return Prompt(id=name, number="", question="", text="", body=(), space=space, follow=())


def test_a_heading_that_stands_last_is_told_with_all_its_words():
    first = piece("The long", box(100, 600, 300, 610), heading=2, line=9)
    second = piece("heading", box(100, 620, 300, 630), heading=2, line=9)

    (fault,) = ends_of_pages((page(SHORT, first, second), page(FULL)))

    assert (fault.line, fault.what) == (9, '"The long heading"')


@pytest.mark.parametrize("level", [0, 1])
def test_text_and_the_title_of_a_chapter_may_stand_last(level):
    last = piece("Trust", box(100, 600, 300, 610), heading=level)

    assert ends(page(SHORT, last)) == []


def test_a_page_that_is_nearly_empty_is_told():
    assert ends(page(SHORT), page(FULL)) == [(Kind.STRANDED, "1")]


def test_an_empty_page_is_told():
    assert ends(page(FULL), page(folio="2"), page(FULL)) == [(Kind.STRANDED, "2")]


def test_the_last_page_of_a_chapter_may_end_anywhere():
    assert ends(page(FULL), page(SHORT)) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"opens": True}, {}),
        ({"blank": True}, {}),
        ({}, {"turned_to": True}),
        ({}, {"blank": True}),
        ({"paper": Box(x0=0, y0=0, x1=800, y1=600)}, {}),
        ({}, {"paper": Box(x0=0, y0=0, x1=800, y1=600)}),
    ],
)
def test_a_page_that_is_nearly_empty_by_choice_is_none(first, second):
    assert ends(page(SHORT, **first), page(FULL, **second)) == []


def test_a_block_on_two_pages_that_one_could_hold_is_told():
    pages = (
        page(FULL, groups=(group("q", 500, 700, line=4),)),
        page(SHORT, groups=(group("q", 100, 300),)),
    )

    (fault,) = parted(pages, (prompt(),))

    assert (fault.kind, fault.line, fault.page) == (Kind.QUESTION, 4, "1")


def test_a_block_that_no_page_holds_is_none():
    pages = (
        page(FULL, groups=(group("q", 150, 700),)),
        page(SHORT, groups=(group("q", 100, 300),)),
    )

    assert list(parted(pages, (prompt(),))) == []


def test_a_block_that_fits_only_without_its_heading_is_none():
    heading = piece("Head", box(100, 380, 300, 400), heading=2, line=3)
    pages = (
        page(heading, FULL, groups=(group("q", 410, 700),)),
        page(SHORT, groups=(group("q", 100, 410),)),
    )

    assert list(parted(pages, (prompt(),))) == []
    assert len(list(parted((page(FULL, groups=pages[0].groups), pages[1]), (prompt(),)))) == 1


def test_room_that_goes_on_though_one_page_holds_it_all_is_told():
    pages = (
        page(FULL, groups=(group("q", 550, 690),)),
        page(piece("q-room-2", box(100, 100, 500, 300), sort=Sort.ROOM)),
    )

    assert [one.kind for one in parted(pages, (prompt(),))] == [Kind.QUESTION]


@pytest.mark.parametrize(("ticks", "found"), [(8, [Kind.TICKS]), (9, [])])
def test_a_list_to_tick_is_told_up_to_eight_boxes(ticks, found):
    pages = (
        page(FULL, groups=(group("ticks 1", 600, 700, ticks=ticks),)),
        page(SHORT, groups=(group("ticks 1", 100, 200, ticks=ticks),)),
    )

    assert [one.kind for one in parted(pages, ())] == found


def test_what_stands_on_one_page_is_none():
    assert list(parted((page(FULL, groups=(group("q", 100, 300),)),), (prompt(),))) == []
