"""`workbook check FILE.pdf`."""

import json

import pytest
from PIL import Image

from tests.helpers.press_pdfs import Book, spoiled


@pytest.fixture
def clean(tmp_path):
    path = tmp_path / "clean.pdf"
    path.write_bytes(Book().data())
    return path


@pytest.fixture
def red(tmp_path):
    path = tmp_path / "red.pdf"
    path.write_bytes(spoiled(2, "1 0 0 rg 100 100 50 50 re f BT /F 4 Tf 90 90 Td (a) Tj ET"))
    return path


def test_a_clean_pdf_is_told_in_a_line(workbook, clean):
    run = workbook("check", clean, "--for", "shop")

    assert run.status == 0
    assert run.out == "clean.pdf: 8 pages of 148.0 x 210.0 mm, for a print shop: nothing is wrong\n"


def test_what_is_wrong_is_told_with_page_place_reason_and_hint(workbook, red):
    run = workbook("check", red, "--for", "shop")

    assert run.status == 1
    assert run.out.splitlines() == [
        "error: red.pdf: page 2, 35.3 mm from the left and 157.1 mm from the top: "
        "colours in RGB, and a print shop takes gray and CMYK",
        "why: they are converted, and come out otherwise; text in them can print light or with "
        "fringes",
        "hint: make the PDF with its colours in gray and CMYK",
        "warning: red.pdf: page 2, 31.7 mm from the left and 177.2 mm from the top: "
        "text of 4.0 pt, and 6 pt are the least",
        "why: small letters fill in or break, and few can read them",
        "hint: set it larger",
        "red.pdf: 8 pages of 148.0 x 210.0 mm, for a print shop: 1 error, 1 warning",
    ]


def test_where_it_goes_decides_what_is_wrong(workbook, red):
    assert "RGB" not in workbook("check", red).out
    assert workbook("check", red, "--for", "archive").status == 0


def test_strict_makes_warnings_count(workbook, tmp_path):
    small = tmp_path / "small.pdf"
    small.write_bytes(spoiled(2, "BT /F 4 Tf 90 90 Td (a) Tj ET"))

    assert workbook("check", small, "--for", "shop").status == 0
    assert workbook("check", small, "--for", "shop", "--strict").status == 1


def test_json_has_all_of_it(workbook, red):
    run = workbook("check", red, "--for", "shop", "--format", "json")

    (found,) = json.loads(run.out)
    assert (found["file"], found["for"], found["pages"]) == ("red.pdf", "shop", 8)
    assert found["trim_mm"] == [148.0, 210.0]
    assert found["fonts"] == ["SourceSans"]
    assert found["colours"] == ["gray", "rgb", "cmyk"]
    first = found["findings"][0]
    assert (first["rule"], first["severity"], first["pages"]) == ("colour", "error", [2])
    assert first["place_mm"] == {"x": 35.28, "y": 157.08, "width": 17.64, "height": 17.64}
    assert set(first) == {
        "rule", "severity", "pages", "place_mm", "message", "why", "hint", "source",
    }  # fmt: skip


def test_a_service_s_figure_is_told_with_where_it_is_from(workbook, clean):
    run = workbook("check", clean, "--for", "kdp", "--format", "json")

    (found,) = json.loads(run.out)
    (count,) = [one for one in found["findings"] if one["rule"] == "page-count"]
    assert "G201834180" in count["source"]


@pytest.mark.spoils("torn.pdf")
def test_several_pdfs_are_checked_and_a_bad_one_keeps_none_from_it(workbook, tmp_path, clean, red):
    torn = tmp_path / "torn.pdf"
    torn.write_bytes(clean.read_bytes()[:900])

    run = workbook("check", torn, clean, red, tmp_path / "none.pdf", "--for", "shop")

    assert run.status == 1
    assert "error: torn.pdf: is damaged, or no PDF" in run.out
    assert "clean.pdf: 8 pages" in run.out
    assert "red.pdf: 8 pages" in run.out
    assert "error: none.pdf: is not there" in run.out


def test_a_target_in_a_folder_press_beside_the_pdf_is_taken(workbook, tmp_path, clean):
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "corner.yml").write_text("title: the corner\nleast-pages: 9\n"
                                                   "errors: [page-count]\n")  # fmt: skip

    run = workbook("check", clean, "--for", "corner")

    assert run.status == 1
    assert "8 pages are fewer than 9" in run.out


def test_an_unknown_target_is_refused(workbook, clean):
    run = workbook("check", clean, "--for", "kpd")

    assert run.status == 1
    assert 'did you mean "kdp"?' in run.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("a.pdf", "book"), "not both in one command"),
        (("one", "two"), "one workbook at a time"),
        (("book", "--for", "kdp"), "are of PDFs"),
        (("book", "--proof", "."), "are of PDFs"),
        (("a.pdf", "--paper", "a5"), "--paper is of a workbook"),
        (("a.pdf", "-e", "all"), "--edition is of a workbook"),
    ],
)
def test_what_does_not_go_together_is_refused(workbook, arguments, told):
    run = workbook("check", *arguments)

    assert run.status == 2
    assert told in run.err


def test_a_proof_shows_spreads_and_rings_what_is_wrong(workbook, tmp_path, red, clean):
    workbook("check", clean, red, "--for", "shop", "--proof", "proofs")

    with Image.open(tmp_path / "proofs" / "red-proof.png") as opened:
        ringed = opened.convert("RGB")
    with Image.open(tmp_path / "proofs" / "clean-proof.png") as opened:
        plain = opened.convert("RGB")
    assert ringed.size == plain.size
    assert ringed.width > ringed.height  # five spreads, four in a row
    ring = (200, 30, 30)
    assert ring in {one for _, one in ringed.getcolors(1 << 20)}
    assert ring not in {one for _, one in plain.getcolors(1 << 20)}


def test_a_proof_of_a_long_book_is_several_pictures(workbook, tmp_path):
    from tests.helpers.press_pdfs import Page

    path = tmp_path / "long.pdf"
    path.write_bytes(Book(pages=[Page() for _ in range(60)]).data())

    run = workbook("check", path, "--for", "shop", "--proof", "proofs")

    assert sorted(one.name for one in (tmp_path / "proofs").iterdir()) == [
        "long-proof-2.png",
        "long-proof.png",
    ]
    assert "proofs/long-proof-2.png" in run.out
