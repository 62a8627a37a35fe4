"""Named booklets: each with its own name, what they share once, read back off the paper."""

import csv

import pypdfium2
import pytest

from generator.build import plan_scheme
from generator.copies import CopyOptions
from generator.diagnostics import WorkbookError
from tests.helpers.copies import CHAPTERS, everything, run_copies
from tests.helpers.workbooks import book_of, write_workbook

BOOKLET = plan_scheme("booklet")


def name(number: int) -> str:
    return f"Person{chr(65 + number // 26)}{chr(97 + number % 26)}"


def roster(rows: int) -> str:
    lines = (f"{name(2 * one)},{name(2 * one + 1)},north" for one in range(rows))
    return "name,partner,group\n" + "\n".join(lines)


def texts(data: bytes) -> list[str]:
    """What stands on each side of the sheets, letters alone: words may be set letter by letter."""
    sheets = pypdfium2.PdfDocument(data)
    return ["".join(page.get_textpage().get_text_range().split()) for page in sheets]


@pytest.fixture
def ours(tmp_path):
    return write_workbook(tmp_path / "ours", CHAPTERS, "paper: half-letter\n")


@pytest.fixture
def plain(tmp_path):
    text = "# Welcome\n\n1. What now? { lines=4 }\n\n/// agreement | Ours\n    clauses: [a]\n///\n"
    return write_workbook(tmp_path / "plain", {"01-a.md": text}, "paper: half-letter\n")


@pytest.mark.parametrize("folder", ["ours", "plain"])
def test_each_booklet_of_one_file_holds_its_own_names_alone(folder, request):
    book = request.getfixturevalue(folder)
    done, _ = run_copies(book, roster(5), wanted=CopyOptions(merged=True, scheme=BOOKLET))

    sides = texts(done.folder.read_bytes())
    assert done.made == 5
    assert len(sides) % 5 == 0
    each = len(sides) // 5
    for row in range(5):
        whole = "".join(sides[row * each : (row + 1) * each])
        assert {one for one in range(10) if name(one) in whole} == {2 * row, 2 * row + 1}


def test_each_booklet_has_every_page_of_its_copy(ours):
    usual, _ = run_copies(ours, roster(2), wanted=CopyOptions(merged=True))
    pages = texts(usual.folder.read_bytes())
    done, _ = run_copies(ours, roster(2), wanted=CopyOptions(merged=True, scheme=BOOKLET))

    sides = texts(done.folder.read_bytes())
    assert sorted("".join(pages)) == sorted("".join(sides))
    assert done.pages <= done.on_sheets.sheets * 4 < done.pages + 4


def test_forty_booklets_of_a_few_pages_are_not_four_times_as_large_as_one(plain):
    done, _ = run_copies(plain, roster(40), wanted=CopyOptions(merged=True, scheme=BOOKLET))

    assert done.made == 40
    assert done.folder.stat().st_size < 4 * len(book_of(plain).pdf)


def test_booklets_are_the_same_bytes_from_run_to_run(ours, tmp_path):
    wanted = CopyOptions(merged=True, scheme=BOOKLET)
    runs = [run_copies(ours, roster(3), tmp_path / one, wanted)[0] for one in ("a", "b")]

    first, second = (one.folder.read_bytes() for one in runs)
    assert first == second


@pytest.mark.parametrize("folder", ["ours", "plain"])
def test_a_booklet_a_file_holds_nothing_of_another_copy(folder, request):
    book = request.getfixturevalue(folder)
    done, _ = run_copies(book, roster(3), wanted=CopyOptions(scheme=BOOKLET))

    assert done.folder.name.endswith("-booklet")
    with (done.folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        written = [row["file"] for row in csv.DictReader(file)]
    assert len(written) == 3
    for row, file in enumerate(written):
        data = (done.folder / file).read_bytes()
        whole = "".join(texts(data))
        assert {one for one in range(6) if name(one) in whole} == {2 * row, 2 * row + 1}
        assert name(2 * row + 2 if row < 2 else 0).encode() not in everything(data)


def test_booklets_that_are_there_are_kept_and_those_folded_otherwise_made_anew(plain):
    wanted = CopyOptions(scheme=BOOKLET)
    run_copies(plain, roster(2), wanted=wanted)
    again, _ = run_copies(plain, roster(2), wanted=wanted)
    other, _ = run_copies(
        plain, roster(2), wanted=CopyOptions(scheme=plan_scheme("booklet", edge="long"))
    )

    assert (again.kept, again.made) == (2, 0)
    assert (other.kept, other.made) == (0, 2)


def test_a_booklet_opens_with_its_password_alone(plain):
    lines = "name,partner,code\nAda,Bo,secret\n"
    done, _ = run_copies(plain, lines, wanted=CopyOptions(scheme=BOOKLET, password_column="code"))

    (file,) = done.folder.glob("*.pdf")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(file)
    assert len(pypdfium2.PdfDocument(file, password="secret")) > 1


def test_a_signature_larger_than_the_book_is_refused_before_any_copy(plain, tmp_path):
    wanted = CopyOptions(merged=True, scheme=plan_scheme("booklet", signature=400))
    with pytest.raises(WorkbookError, match="larger than the book"):
        run_copies(plain, roster(2), tmp_path / "output", wanted)

    assert not list((tmp_path / "output").rglob("*.pdf"))
