"""`--impose` as it is typed: what is written and said, and what is refused."""

import pytest

from tests.helpers.workbooks import one_chapter

TEXT = "# Trust\n\n*Words.*\n\n1. What now? { lines=3 }\n"


@pytest.fixture
def ours(tmp_path):
    return one_chapter(tmp_path / "ours", TEXT)


def test_a_booklet_is_written_beside_the_book_and_said_in_a_line(workbook, ours, tmp_path):
    run = workbook("build", ours, "--impose", "booklet", "--paper", "half-letter")

    assert run.status == 0
    written = {one.name for one in (tmp_path / "output").glob("ours*.pdf")}
    assert {"ours.pdf", "ours-booklet.pdf"} <= written
    assert (
        "output/ours-booklet.pdf: 2 sheets of letter (279.4 x 215.9 mm), both sides, turned over "
        "along the short edge; for the press: without tags, links, fields\n"
    ) in run.out


def test_the_scale_and_the_pitch_that_results_are_said(workbook, ours):
    run = workbook("build", ours, "--impose", "2up", "--onto", "letter")

    assert "of letter (279.4 x 215.9 mm), one side; pages at 64.7%, rules 5.6 mm apart" in run.out
    assert "hint: set the book for such sheets with --paper half-letter" in run.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--signature", "18"], "a signature has a multiple of four pages, and 18 is none; the"),
        (["--signature", "-4"], "has four pages at least"),
        (["--paper-thickness", "80g"], '"80g" is no thickness'),
        (["--onto", "leter"], 'unknown paper "leter"; one of letter'),
        (["--html"], "leave --impose away"),
        (["-e", "all"], "sheets are made of one edition"),
    ],
)
def test_what_is_no_way_to_print_a_booklet_is_refused_as_wrong_usage(workbook, ours, options, told):
    run = workbook("build", ours, "--impose", "booklet", *options)

    assert run.status == 2
    assert told in run.err


@pytest.mark.parametrize("option", [["--onto", "a4"], ["--back-cover"], ["--duplex", "long"]])
def test_options_of_sheets_without_sheets_are_told(workbook, ours, option):
    run = workbook("build", ours, *option)

    assert run.status == 2
    assert f"{option[0]} belongs to --impose booklet" in run.err


def test_an_edition_to_type_in_is_refused_before_any_work(workbook, ours, tmp_path):
    run = workbook("build", ours, "-e", "fillable", "--impose", "booklet")

    assert run.status == 1
    assert 'error: "fillable" is to be typed in' in run.err
    assert list((tmp_path / "output").glob("*.pdf")) == []


def test_a_signature_larger_than_the_book_names_the_largest(workbook, ours, tmp_path):
    run = workbook("build", ours, "--impose", "booklet", "--signature", "40")

    assert run.status == 1
    assert "error: a signature of 40 pages is larger than the book of 8\n" in run.err
    assert "hint: give 8 or less" in run.err
    assert list((tmp_path / "output").glob("*.pdf")) == []


def test_a_handout_of_one_page_is_no_booklet(workbook, ours):
    run = workbook("build", ours, "--chapter", "1", "--impose", "booklet")

    assert run.status == 1
    assert "error: a booklet of one page is none" in run.err
