"""A book to be kept: PDF/A-2b that a checker passes, and the same book to read and to look at."""

from pathlib import Path

import pytest
from pikepdf.pdfa import validate_written
from PIL import Image, ImageChops

from generator.build import Request, make_books
from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.press_profile import press_profile
from tests.helpers.workbooks import STARTER, book_of, one_chapter

BRAND = """meta: {name: Ours}
color: {primary: "#1F5F5B"}
logo: mark.png
defaults: {workbook: {cover: picture, cover-picture: cover.jpg}}
"""
TEXT = """# A

Text, *in italics*, **bold**, `code` and [a link](https://example.org).

![Grey](g.png)

![Through](t.png)

![Inks](i.jpg)

1. Why?
"""


def lacks(data: bytes, folder: Path) -> list[str]:
    file = folder / "kept.pdf"
    file.write_bytes(data)
    return [str(one) for one in validate_written(file, "2b").findings]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A workbook with a brand, a picture on the cover and pictures of all kinds."""
    made = one_chapter(tmp_path_factory.mktemp("made") / "ours", TEXT)
    (made / "_brand.yml").write_text(BRAND, encoding="utf-8")
    slope = Image.linear_gradient("L")
    photo = Image.merge("RGB", [slope, slope, Image.new("L", slope.size, 90)])
    photo.resize((1300, 1700)).save(made / "cover.jpg")
    slope.save(made / "g.png")
    inks = Image.merge("CMYK", [slope, *[Image.new("L", slope.size, 30)] * 3])
    inks.save(made / "i.jpg")
    photo.putalpha(slope)
    photo.save(made / "t.png")
    Image.new("RGB", (600, 200), "#1F5F5B").save(made / "mark.png", dpi=(300, 300))
    return made


@pytest.fixture(scope="module")
def ours(folder):
    return book_of(folder, archive=True)


@pytest.fixture(scope="module")
def starter():
    return book_of(STARTER, archive=True)


def test_the_starter_passes(starter, tmp_path):
    assert lacks(starter.pdf, tmp_path) == []
    assert starter.standard == "PDF/A-2b"


def test_a_branded_book_with_pictures_of_all_kinds_passes(ours, tmp_path):
    assert lacks(ours.pdf, tmp_path) == []


@pytest.mark.parametrize("edition", ["facilitator", "large-print"])
def test_other_editions_pass(folder, tmp_path, edition):
    assert lacks(book_of(folder, archive=True, editions=(edition,)).pdf, tmp_path) == []


def test_a_book_for_reading_would_not_pass(folder, tmp_path):
    assert lacks(book_of(folder).pdf, tmp_path)


def test_it_looks_as_before(starter, ours, folder):
    for kept, before in ((starter, book_of(STARTER)), (ours, book_of(folder))):
        assert kept.pages == before.pages
        for page in range(kept.pages):
            two = (pdf.image(one.pdf, page, 40) for one in (kept, before))
            apart = ImageChops.difference(*two)
            assert sum(apart.histogram()[70:]) < 0.005 * apart.width * apart.height, page


def test_it_is_read_aloud_and_searched_as_before(starter):
    kept, before = pdf.reader(starter.pdf), pdf.reader(book_of(STARTER).pdf)

    assert [one for one, _ in pdf.tags(kept)] == [one for one, _ in pdf.tags(before)]
    assert [pdf.words(one) for one in kept.pages] == [pdf.words(one) for one in before.pages]
    assert kept.root_object["/Lang"] == before.root_object["/Lang"]
    assert list(pdf.outline(kept)) == list(pdf.outline(before))


def test_it_says_the_same_of_itself_in_both_places(starter):
    reader = pdf.reader(starter.pdf)

    packet = reader.root_object["/Metadata"].get_data().decode()
    assert packet.count(reader.metadata.title) == 1
    assert packet.count(reader.metadata.subject) == 1
    assert 'pdfaid:part="2"' in packet and 'pdfaid:conformance="B"' in packet


def test_the_same_book_gives_the_same_bytes(ours, folder):
    assert book_of(folder, archive=True).pdf == ours.pdf


def test_fields_to_fill_in_can_not_be_kept(folder):
    request = Request(workbook=folder, archive=True, editions=("fillable",))

    with pytest.raises(WorkbookError, match="PDF/A takes none that can change"):
        make_books(request, lambda *_: None)


def test_a_book_is_for_a_press_or_for_an_archive(folder, tmp_path):
    profile = tmp_path / "house.icc"
    profile.write_bytes(press_profile())
    request = Request(workbook=folder, archive=True, press_profile=profile)

    with pytest.raises(WorkbookError, match="can't be for a press and for an archive"):
        make_books(request, lambda *_: None)


def test_a_picture_in_inks_is_kept_in_colours_of_light(ours):
    images = [image for page in pdf.reader(ours.pdf).pages for image in page.images]

    assert {image.image.mode for image in images} <= {"RGB", "RGBA", "L"}


def test_a_colour_in_inks_is_kept_as_the_colour_it_is(tmp_path):
    folder = one_chapter(tmp_path / "ours", "# A\n\nText.\n")
    theme = tmp_path / "theme/css"
    theme.mkdir(parents=True)
    (theme / "theme.css").write_text("h1 { color: device-cmyk(0 1 1 0) }", encoding="utf-8")

    book = book_of(folder, archive=True, theme=tmp_path / "theme")

    assert lacks(book.pdf, tmp_path) == []
    seen = [pdf.colour_image(book.pdf, page, 40) for page in range(book.pages)]
    reds = sum(red_pixels(one) for one in seen)
    assert reds > 20


def red_pixels(picture) -> int:
    colours = picture.getcolors(1 << 20)
    return sum(count for count, (one, two, three) in colours if one > 2 * max(two, three))
