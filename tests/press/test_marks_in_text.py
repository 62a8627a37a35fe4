"""Letters with two marks in running text: the second stands over its letter, as in a slot."""

import pytest

from generator.copies import CopyOptions
from tests.helpers import pdf
from tests.helpers.copies import run_copies
from tests.helpers.workbooks import book_of, one_chapter, write_workbook


def middle(picture, top: float, foot: float) -> float:
    """The middle of the ink between two heights of a picture, 0 to 1, in shares of its width."""
    height = picture.height
    left, _, right, _ = picture.crop(
        (0, round(height * top), picture.width, round(height * foot))
    ).getbbox()
    return (left + right) / 2 / picture.width


@pytest.mark.parametrize("word", ["ọ̀", "ẹ̀", "ṣ́", "Ẹ̀"])
def test_the_second_mark_stands_over_its_letter(tmp_path, word):
    book = book_of(one_chapter(tmp_path / "ours", f"# A\n\n*B.*\n\n{word}\n"))

    assert word in pdf.words(pdf.reader(book.pdf).pages[5])
    page = pdf.image(book.pdf, 5, 300).point(lambda level: 255 if level < 128 else 0)
    left = page.crop((0, 0, page.width // 2, page.height // 2))  # no running head is there
    ink = left.crop(left.getbbox())
    assert middle(ink, 0, 0.15) == pytest.approx(middle(ink, 0.35, 0.7), abs=0.15)


def test_a_name_in_a_sentence_has_its_marks_whoever_makes_the_copy(tmp_path):
    folder = write_workbook(
        tmp_path / "ours", {"01-a.md": "# A\n\n*B.*\n\n{{ name }}\n\nAnd {{ name }} again.\n"}
    )
    roster = "name,partner\nọ̀,B\nKit,Bo\nẹ̀,B\n"

    one, _ = run_copies(folder, roster, tmp_path / "one")
    two, _ = run_copies(folder, roster, tmp_path / "two", CopyOptions(jobs=2))

    first, second = (
        {path.name: path.read_bytes() for path in done.folder.glob("*.pdf")} for done in (one, two)
    )
    assert first == second
    assert len(first) == 3
