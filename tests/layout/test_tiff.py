"""A TIFF, as designers hand logos on, is printed like any other picture."""

import pytest
from PIL import Image

from generator.diagnostics import Severity
from tests.helpers import pdf
from tests.helpers.workbooks import book_of, one_chapter


@pytest.mark.parametrize(
    ("mode", "colour"), [("CMYK", (0, 200, 200, 30)), ("RGBA", (190, 40, 40, 255))]
)
def test_it_is_a_logo_and_a_picture_in_a_text(tmp_path, mode, colour):
    folder = one_chapter(tmp_path / "ours", "# A\n\n*x*\n\nOn.\n\n![A mark](mark.tif)\n")
    Image.new(mode, (900, 300), colour).save(folder / "mark.tif", dpi=(300, 300))
    (folder / "_brand.yml").write_text(
        "meta: {name: Ours}\nlogo: {path: mark.tif, alt: Ours}\n", encoding="utf-8"
    )

    book = book_of(folder)

    assert [one.severity for one in book.diagnostics] == [Severity.WARNING]  # its box
    for page in (0, book.pages - 1):
        assert red(pdf.colour_image(book.pdf, page, 40)) > 100


def red(picture) -> int:
    return sum(
        count
        for count, (one, two, three) in picture.getcolors(1 << 20)
        if one > 1.5 * max(two, three)
    )
