"""How much a workbook may be: beyond that it is refused with its file, or reduced."""

import pytest
from PIL import Image

from generator.diagnostics import WorkbookError
from generator.making import chapters
from generator.reading import workbook
from tests.helpers.pdf import reader
from tests.helpers.workbooks import book_of, one_chapter, write_workbook


def test_a_book_of_more_than_2000_pages_is_refused_with_the_chapter(tmp_path, monkeypatch):
    assert chapters.MOST_PAGES == 2_000
    monkeypatch.setattr(chapters, "MOST_PAGES", 4)
    long = "# Trust\n\n" + "1. What now?\n" * 20
    folder = write_workbook(tmp_path / "ours", {"01-a.md": "# Ours\n\nx\n", "02-b.md": long})

    with pytest.raises(WorkbookError) as reason:
        book_of(folder)

    (found,) = reason.value.diagnostics
    assert found.location.file.endswith("ours/02-b.md")
    assert found.message.startswith("with this chapter the book has ")
    assert found.message.endswith(" pages, more than 4")
    assert found.hint.startswith("make several workbooks of it")


def test_more_than_20_mb_of_markdown_is_refused_with_the_file(tmp_path, monkeypatch):
    assert workbook.LIMIT_LETTERS == 20_000_000
    monkeypatch.setattr(workbook, "LIMIT_LETTERS", 1_000_000)
    text = "# A\n\n" + ("word " * 1000 + "\n\n") * 150
    folder = write_workbook(tmp_path / "ours", {"01-a.md": text, "02-b.md": text})

    with pytest.raises(WorkbookError) as reason:
        book_of(folder)

    (found,) = reason.value.diagnostics
    assert str(found.location).endswith("ours/02-b.md")
    assert found.message == "with this file the workbook has more than 1 MB of text"


def test_a_picture_of_12000_x_12000_is_reduced_and_printed(tmp_path):
    folder = one_chapter(tmp_path / "ours", "# Trust\n\n![A grey wall](wall.png)\n\n1. What now?\n")
    Image.new("L", (12_000, 12_000), 120).save(folder / "wall.png")

    made = reader(book_of(folder).pdf)

    picture = next(one for page in made.pages for one in page.images)
    assert picture.image.size == (6_000, 6_000)
    assert picture.image.getpixel((10, 10)) in (120, (120, 120, 120))
