"""Copies to fill in on a screen: pages, names and places of their fields."""

import io

import pytest
from pypdf import PdfReader

from generator.copies import CopyOptions
from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.copies import run_copies
from tests.helpers.forms import whole, widgets
from tests.helpers.workbooks import book_of, one_chapter

TEXT = """# Before we begin

*Words.*

| What | Whose |
|---|---|
| First reader | {{ name }} |
| Begun by | |

{{ group }}

1. What would you like more of? { lines=3 }

Dear {{ name }}, this page is for {{ partner }} and ____________.

When {{ partner }} is tired I need ____________ first, and then ____________.

/// agreement | What we agree
    clauses: [When we are late we]
///

/// letter | To you
    to: Dear
///
"""
ROSTER = "name,partner,group\nRowan Pike,Ines Duarte,Blue\nKit Lowe,,\nŁukasz Żółć,Siân Roe,Green\n"

DPI = 144
DARKEST_RULE = 70  # of 255: words are darker


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return one_chapter(tmp_path_factory.mktemp("fillable") / "ours", TEXT)


@pytest.fixture(scope="module")
def copies(folder):
    done, _ = run_copies(folder, ROSTER, editions=("fillable",))
    return [path.read_bytes() for path in sorted(done.folder.glob("*.pdf"))]


def test_they_have_the_pages_of_the_book_and_of_printed_copies(folder, copies, tmp_path):
    printed, _ = run_copies(folder, ROSTER, tmp_path)

    pages = {len(PdfReader(io.BytesIO(copy)).pages) for copy in copies}

    assert pages == {book_of(folder, editions=("fillable",)).pages}
    assert pages == {len(PdfReader(path).pages) for path in printed.folder.glob("*.pdf")}


def test_their_pages_print_as_those_of_printed_copies(folder, copies, tmp_path):
    printed, _ = run_copies(folder, ROSTER, tmp_path)

    for copy, path in zip(copies, sorted(printed.folder.glob("*.pdf")), strict=True):
        paper = path.read_bytes()
        for number in range(len(PdfReader(path).pages)):
            look, wanted = (pdf.image(one, number, 60).tobytes() for one in (copy, paper))
            assert look == wanted


def test_no_field_lies_over_a_printed_word(copies):
    for copy in copies:
        document = PdfReader(io.BytesIO(copy))
        pages = [pdf.image(copy, number, DPI) for number in range(len(document.pages))]
        for number, widget in widgets(document):
            x0, y0, x1, y1 = (float(value) * DPI / 72 for value in widget["/Rect"])
            height = pages[number].height
            inside = pages[number].crop(
                tuple(map(round, (x0 + 2, height - y1 + 2, x1 - 2, height - y0 - 2)))
            )
            assert inside.getextrema()[0] > DARKEST_RULE, whole(widget, "/T")


def test_the_same_field_has_the_same_name_in_every_copy_and_no_name_of_a_person(copies):
    named = [
        {str(whole(one, "/T")) for _, one in widgets(PdfReader(io.BytesIO(copy)))}
        for copy in copies
    ]

    assert named[0] == named[2]
    assert named[0] < named[1]  # who has no partner has blanks to type one
    for names in named:
        assert not [one for one in names if "rowan" in one or "ines" in one or "kit" in one]
    assert "trust-line-when-is-tired-i-need" in named[0]
    assert "trust-cell-first-reader-whose" not in named[0] | named[1]


def test_no_tooltip_is_there_twice_in_a_copy(copies):
    for copy in copies:
        tips = [str(whole(one, "/TU")) for _, one in widgets(PdfReader(io.BytesIO(copy)))]
        assert len(tips) == len(set(tips))


def test_each_says_which_row_it_is_of_and_nobodys_name(copies):
    said = [PdfReader(io.BytesIO(copy)).trailer["/Info"]["/WorkbookCopy"] for copy in copies]

    assert said == ["1", "2", "3"]


def test_one_file_for_the_printer_takes_no_edition_to_fill_in(folder, tmp_path):
    with pytest.raises(WorkbookError, match='the fields of "fillable" are lost'):
        run_copies(folder, ROSTER, tmp_path, CopyOptions(merged=True), editions=("fillable",))
