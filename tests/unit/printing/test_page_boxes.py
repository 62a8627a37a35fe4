"""The shapes of WeasyPrint's boxes that the audit of pages reads: one change, one plain failure."""

import pytest
from weasyprint import HTML

from generator.model.printed_page import Sort
from generator.printing.page_boxes import read_pages

HTML_OF_ALL = """
<style>
@page { size: 400px 700px; margin: 50px; @bottom-center { content: "foot" } }
body { margin: 0 }
.hung { position: absolute; left: -20px; width: 30px }
.cut { overflow: hidden; width: 40px; white-space: nowrap }
.pulled { margin-left: -10px }
.turned { transform: rotate(90deg); width: 60px; height: 10px }
.newpage { break-before: page }
.tick::before { content: ""; position: absolute; width: 9px; height: 9px; border: 1px solid }
.note { float: footnote }
</style>
<section class="opener"><h1 id="a" data-line="1">Title</h1></section>
<p data-line="3">Words <em>of</em> text<span class="note">a footnote</span></p>
<p class="hung" data-line="4">hung</p>
<p class="cut" data-line="5">much that is cut off</p>
<p class="pulled" data-line="6">pulled</p>
<p class="turned" data-line="7">turned</p>
<ul class="ticks">
<li class="tick" data-line="8">one</li><li class="tick" data-line="9">two</li></ul>
<div class="newpage"></div>
<table data-line="11"><tr><td>cell</td></tr></table>
<img alt="A dot" src="data:image/svg+xml,
<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>">
<div class="keep" id="q" data-line="13"><h2 data-line="13">Head</h2>
<div class="rules" id="q-room" style="height: 20px"></div><span class="scale-step">7</span></div>
"""
SHAPE = "WeasyPrint's boxes have another shape: read printing/page_boxes.py against its new ones"


@pytest.fixture(scope="module")
def pages():
    document = HTML(string=HTML_OF_ALL).render()
    return tuple(read_pages(document.pages, ("i", "ii"), line=1))


def piece(page, words):
    (one,) = [one for one in page.pieces if one.words.strip() == words]
    return one


def test_a_page_gives_its_paper_and_its_type_area(pages):
    page = pages[0]

    assert (page.paper.x1, page.paper.y1) == (400, 700), SHAPE
    assert (page.area.x0, page.area.y0, page.area.x1, page.area.y1) == (50, 50, 350, 650), SHAPE
    assert [one.folio for one in pages] == ["i", "ii"]


def test_a_text_gives_its_place_its_line_and_its_row(pages):
    words, of = piece(pages[0], "Words"), piece(pages[0], "of")

    assert (words.line, words.flow, words.heading) == (3, True, 0), SHAPE
    assert 0 < words.box.x0 < words.box.x1 <= of.box.x0 + 8, SHAPE
    assert 50 < words.box.y0 < words.box.y1 < 650, SHAPE
    assert words.row == of.row != 0, SHAPE


def test_what_is_hung_up_may_stand_where_it_hangs(pages):
    hung = piece(pages[0], "hung")

    assert not hung.flow, SHAPE
    assert hung.place.x0 == 30, SHAPE


def test_what_is_pulled_out_by_its_margin_may_stand_there(pages):
    assert piece(pages[0], "pulled").place.x0 == 40, SHAPE


def test_what_is_cut_knows_the_box_that_cuts_it(pages):
    cut = piece(pages[0], "much that is cut off")

    assert cut.cut.x1 == 90, SHAPE
    assert cut.box.x1 > 90, SHAPE


def test_what_is_turned_stands_where_it_was_turned_to(pages):
    turned = piece(pages[0], "turned").box

    assert turned.y1 - turned.y0 > turned.x1 - turned.x0, SHAPE


def test_feet_and_footnotes_are_not_in_the_flow(pages):
    assert not piece(pages[0], "foot").flow, SHAPE
    assert piece(pages[0], "foot").place == pages[0].paper, SHAPE
    assert not piece(pages[0], "a footnote").flow, SHAPE


def test_a_list_to_tick_is_a_group_with_its_boxes(pages):
    (group,) = [one for one in pages[0].groups if one.ticks]

    assert (group.ticks, group.line) == (2, 8), SHAPE
    assert sum(one.sort is Sort.MARK for one in pages[0].pieces) == 2, SHAPE


def test_cells_pictures_room_and_marks_are_told_apart(pages):
    sorts = [one.sort for one in pages[1].pieces]

    assert sorts.count(Sort.CELL) == 1, SHAPE
    assert piece(pages[1], "cell").cell is not None, SHAPE
    assert piece(pages[1], "A dot").sort is Sort.PICTURE, SHAPE
    assert piece(pages[1], "q-room").sort is Sort.ROOM, SHAPE
    assert piece(pages[1], "7").inside == next(
        one.number for one in pages[1].pieces if one.sort is Sort.MARK
    ), SHAPE


def test_a_block_is_a_group_by_its_id_and_a_heading_knows_its_level(pages):
    (group,) = [one for one in pages[1].groups if one.id == "q"]

    assert group.line == 13, SHAPE
    assert group.y0 < group.y1, SHAPE
    assert piece(pages[1], "Head").heading == 2, SHAPE


def test_pages_know_why_they_begin(pages):
    assert [one.turned_to for one in pages] == [False, True], SHAPE
    assert [one.opens for one in pages] == [True, False], SHAPE
    assert not any(one.blank for one in pages), SHAPE


def test_a_blank_page_before_an_opening_is_known():
    css = "<style>@page { size: 400px 300px } p + p { break-before: right }</style>"
    document = HTML(string=f"{css}<p>one</p><p>two</p>").render()

    pages = list(read_pages(document.pages, ("1", "2", "3")))

    assert [one.blank for one in pages] == [False, True, False], SHAPE
