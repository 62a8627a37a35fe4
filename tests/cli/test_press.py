"""`workbook build --press` and `workbook cover`: for whom, what they refuse, how they end."""

import pytest
from pypdf import PdfReader

from generator.units import MM_PER_POINT
from tests.helpers.workbooks import one_chapter

QUESTIONS = "".join(f"{number}. What helps? {{ lines=20 }}\n" for number in range(1, 26))
TEXT = f"# Trust\n\n{QUESTIONS}"
SHOP = """\
title: Print & Co
bleed: 5mm
marks: 'yes'
pages-multiple: 8
spine: {matt: {page: 0.06mm}}
"""


@pytest.fixture
def ready(tmp_path):
    one_chapter(tmp_path / "ours", TEXT, "title: Ours\ndescription: About trust.\n")
    one_chapter(tmp_path / "thin", "# Trust\n\n1. What?\n", "title: Thin\n")
    (tmp_path / "ours/press").mkdir()
    (tmp_path / "ours/press/print-and-co.yml").write_text(SHOP, encoding="utf-8")
    return tmp_path


def sides(page, name: str) -> list[float]:
    """How far a box goes beyond the trim: left, foot, right, head; mm."""
    trim, box = ([float(one) for one in page[key]] for key in ("/TrimBox", name))
    away = [(one - other) * MM_PER_POINT for one, other in zip(trim, box, strict=True)]
    return [round(one, 1) for one in (away[0], away[1], -away[2], -away[3])]


@pytest.mark.parametrize("words", [["ours", "--press"], ["--press", "ours"], ["--press=", "ours"]])
def test_a_print_shop_is_meant_where_none_is_named(workbook, ready, words):
    run = workbook("build", *words)

    assert run.status == 0
    assert "for a print shop" in run.out
    page = PdfReader(ready / "output/ours.pdf").pages[-1]
    assert sides(page, "/BleedBox") == [3.0, 3.0, 3.0, 3.0]
    assert min(sides(page, "/MediaBox")) > 8


def test_crop_marks_can_be_left_away(workbook, ready):
    assert workbook("build", "ours", "--press", "shop", "--no-marks").status == 0

    page = PdfReader(ready / "output/ours.pdf").pages[-1]
    assert sides(page, "/MediaBox") == [3.0, 3.0, 3.0, 3.0]


def test_a_service_takes_bleed_on_three_sides_and_what_is_made_for_it_passes(workbook, ready):
    assert workbook("build", "ours", "--press", "kdp").status == 0
    made = workbook("cover", "ours", "--press", "kdp")
    checked = workbook("check", *sorted((ready / "output").glob("*.pdf")), "--for", "kdp")

    assert made.status == 0
    assert "Amazon KDP: spine" in made.out
    assert "error" not in checked.out + checked.err
    assert checked.status == 0
    recto = PdfReader(ready / "output/ours.pdf").pages[0]
    assert sides(recto, "/MediaBox") == [0.0, 3.2, 3.2, 3.2]


def test_a_shop_of_ones_own_says_what_it_takes(workbook, ready):
    run = workbook("build", "ours", "--press", "print-and-co")

    assert run.status == 0
    book = PdfReader(ready / "output/ours.pdf")
    assert sides(book.pages[0], "/BleedBox") == [5.0] * 4
    assert len(book.pages) % 8 == 0


def test_what_is_built_is_looked_at_for_where_it_goes_and_shown(workbook, ready):
    thick = SHOP + "least-line: 1pt\nwarnings: [hairlines]\n"
    (ready / "ours/press/print-and-co.yml").write_text(thick, encoding="utf-8")

    run = workbook("build", "ours", "--press", "print-and-co", "--proof", "-o", "out")

    assert run.status == 0
    assert "for Print & Co: nothing is wrong" in run.out
    assert (ready / "out/ours-proof.png").read_bytes().startswith(b"\x89PNG")
    office = workbook("build", "ours", "--proof", "-o", "out")
    assert "for an office printer: nothing is wrong" in office.out
    kept = workbook("build", "ours", "--archive", "--proof", "-o", "out")
    assert "for an archive: nothing is wrong" in kept.out


def test_the_spine_is_as_wide_as_the_pages(workbook, ready):
    run = workbook("cover", "ours", "--press", "print-and-co", "--stock", "matt")

    pages = len(PdfReader(ready / "output/ours-cover.pdf").pages)
    assert pages == 1
    inside = int(run.out.split("for ")[1].split(" ")[0])
    assert f"spine {inside * 0.06:g} mm, too narrow for words" in run.out
    page = PdfReader(ready / "output/ours-cover.pdf").pages[0]
    width = float(page["/TrimBox"][2]) - float(page["/TrimBox"][0])
    assert width * MM_PER_POINT == pytest.approx(2 * 215.9 + inside * 0.06, abs=0.1)


@pytest.mark.parametrize(("spine", "there"), [("4mm", False), ("9mm", True)])
def test_words_stand_on_the_spine_where_it_is_wide_enough(workbook, ready, spine, there):
    run = workbook("cover", "ours", "--press", "shop", "--spine", spine)

    assert run.status == 0
    words = PdfReader(ready / "output/ours-cover.pdf").pages[0].extract_text()
    assert words.count("Ours") == 1 + there
    assert "About trust." in words


WRONG = {
    "no service": (["build", "ours", "--press", "kdpp"], "did you mean"),
    "no press": (["build", "ours", "--press", "office"], "is no press"),
    "another size": (
        ["build", "ours", "--press", "kdp", "--paper", "300mmx300mm"],
        "prints no pages",
    ),
    "too few pages": (["build", "thin", "--press", "kdp"], "from 24 to 590 pages"),
    "no spine": (["cover", "ours", "--press", "shop"], "--spine 4.2mm"),
    "no length": (["cover", "ours", "--press", "shop", "--spine", "wide"], "--spine"),
    "too wide": (["cover", "ours", "--press", "shop", "--spine", "300mm"], "is none"),
    "no paper": (["cover", "ours", "--press", "kdp", "--stock", "whit"], 'did you mean "white"'),
}


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.usefixtures("ready")
def test_what_a_press_can_not_take_is_told_and_nothing_is_written(workbook, kind):
    words, told = WRONG[kind]

    run = workbook(*words)

    assert run.status == 1
    assert told in run.err
    assert run.out == ""


@pytest.mark.usefixtures("ready")
def test_a_cover_wants_to_know_who_prints_it(workbook):
    run = workbook("cover", "ours")

    assert run.status == 2
    assert "--press kdp" in run.err


@pytest.mark.usefixtures("ready")
def test_sheets_are_not_for_a_shop(workbook):
    assert workbook("build", "ours", "--press", "shop", "--impose", "booklet").status == 2
