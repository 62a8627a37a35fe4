"""`workbook printer`: a sheet to measure by, readings that are kept, and prints made up for."""

import os
import stat
from pathlib import Path

import click
import pypdfium2
import pytest

from tests.helpers import pdf
from tests.helpers.workbooks import one_chapter

READ = ("--front", "31,30", "--back", "28.5,30.5", "--line", "150")
PIXELS = 4  # a point
POINT = 25.4 / 72


@pytest.fixture(autouse=True)
def settings(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "own settings"
    monkeypatch.setattr(click, "get_app_dir", lambda _name: str(folder))
    return folder


@pytest.fixture
def ours(tmp_path):
    return one_chapter(tmp_path / "ours", "# Trust\n\n1. What now? { lines=3 }\n")


@pytest.mark.parametrize("way", [[], ["--lying"]])
def test_the_check_has_the_same_cross_and_line_on_both_sides(workbook, way):
    run = workbook("printer", "office", "--onto", "a4", *way)

    assert run.status == 0
    name = "printer-check-lying.pdf" if way else "printer-check.pdf"
    assert f"output/{name}: print it on office" in run.out
    assert f"then: workbook printer office{' --lying' if way else ''} --read" in run.out
    data = Path("output", name).read_bytes()
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 2
    asked = pdf.reader(data).trailer["/Root"]["/ViewerPreferences"]["/Duplex"]
    assert asked == ("/DuplexFlipShortEdge" if way else "/DuplexFlipLongEdge")
    for page in document:
        picture = page.render(scale=PIXELS).to_pil().convert("L")
        at = PIXELS / POINT
        row = [x for x in range(picture.width) if picture.getpixel((x, round(92 * at))) < 140]
        assert (row[0] / at, row[-1] / at) == pytest.approx((30, 180), abs=0.3)
        column = [y for y in range(picture.height) if picture.getpixel((round(20 * at), y)) < 140]
        assert column[0] / at == pytest.approx(30, abs=0.3)


def test_what_is_read_is_kept_for_the_user_alone_and_listed(workbook, settings):
    kept = workbook("printer", "office", *READ)
    listed = workbook("printer")

    assert kept.status == listed.status == 0
    assert listed.out == (
        "office, upright sheets: front 31 mm from the left, 30 mm from the head; "
        "back 28.5 mm from the left, 30.5 mm from the head; line 150 mm\n"
    )
    if os.name == "posix":
        assert stat.S_IMODE((settings / "printers.json").stat().st_mode) == 0o600


def test_both_ways_of_lying_and_several_printers_are_kept(workbook):
    workbook("printer", "office", *READ)
    workbook("printer", "office", "--lying", *READ)
    workbook("printer", "home", *READ)

    assert [line.split(":")[0] for line in workbook("printer").out.splitlines()] == [
        "home, upright sheets",
        "office, upright sheets",
        "office, lying sheets",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["office", "--front", "31,30"], "give all of --front, --back and --line"),
        (["office", "--front", "31", "--back", "30,30", "--line", "150"], "is not two lengths"),
        (["--read"], "say which printer it is"),
    ],
)
def test_half_of_a_reading_is_wrong_usage(workbook, arguments, told):
    run = workbook("printer", *arguments)

    assert run.status == 2
    assert told in run.err


def test_a_fitted_print_is_refused_and_nothing_kept(workbook, settings):
    run = workbook("printer", "office", *READ[:-1], "141")

    assert run.status == 1
    assert "print the check again at actual size" in run.err
    assert not settings.exists()


def test_a_damaged_file_is_told_by_its_name(workbook, settings):
    settings.mkdir()
    (settings / "printers.json").write_text('{"printers": {"office": {"upright": {"front": [1]}}}}')

    run = workbook("printer")

    assert run.status == 1
    assert "printers.json: this file of measured printers can't be read" in run.err


def test_a_printer_that_was_not_measured_names_those_that_were(workbook, ours):
    workbook("printer", "office", *READ)
    run = workbook("build", ours, "--impose", "cards", "--printer", "offise")

    assert run.status == 1
    assert 'error: no printer called "offise" was measured\n' in run.err
    assert 'did you mean "office"?' in run.err


def test_a_booklet_asks_for_a_printer_that_was_measured_with_lying_sheets(workbook, ours):
    workbook("printer", "office", *READ)
    run = workbook("build", ours, "--impose", "booklet", "--printer", "office")

    assert run.status == 1
    assert 'error: the printer "office" was not measured with lying sheets\n' in run.err
    assert "hint: run workbook printer office --lying\n" in run.err


@pytest.mark.parametrize("kind", ["cards", "booklet"])
def test_fronts_and_backs_are_moved_by_what_the_printer_will_move_them_back(workbook, ours, kind):
    workbook("printer", "office", *READ)
    workbook("printer", "office", "--lying", *READ)
    options = ("build", ours, "--impose", kind, "--paper", "letter")
    workbook(*options, "-o", "usual")
    workbook(*options, "--printer", "office", "-o", "moved")

    usual, moved = (
        pypdfium2.PdfDocument(f"{folder}/ours-{kind}.pdf") for folder in ("usual", "moved")
    )
    for side, (x, y) in ((0, (-1.0, 0.0)), (1, (1.5, -0.5))):
        before, after = (first_letter(one[side]) for one in (usual, moved))
        shift = tuple((b - a) * POINT for a, b in zip(before, after, strict=True))
        assert shift == pytest.approx((x, -y), abs=0.02)


def first_letter(page) -> tuple[float, float]:
    """The left and the foot of the first letter on a page, in points from the lower left."""
    text = page.get_textpage()
    left, foot, _, _ = text.get_charbox(0)
    return left, foot
