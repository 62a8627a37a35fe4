"""A book for a press: in its inks, named after its profile, and the same to look at."""

import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from generator.build import Request, make_books
from generator.diagnostics import WorkbookError
from tests.helpers import pdf
from tests.helpers.press_profile import DESCRIPTION, press_profile
from tests.helpers.workbooks import STARTER, book_of, one_chapter

BRAND = """meta: {name: Ours}
color:
  palette: {teal: "#1F5F5B", plum: "#7A3B69"}
  primary: teal
  secondary: plum
logo: mark.png
defaults:
  workbook:
    cover: picture
    cover-picture: cover.jpg
    cmyk: {teal: [80, 30, 50, 20]}
"""
WORDED = """# A

## Part

Words with a note[^1], [a link](https://example.org) and `code`.

- One
- Two

1. Why?

/// scale | How safe?
    low: not
    high: very
///

/// note | Care
    kind: care

Words.
///

/// partners | Each of you
    columns: [Me, You]

Words.

---

More.
///

/// tracker | Week
    rows: [Asked, Gave]
///

/// drawing | The two of us
    figure: circles
///

[^1]: Below.
"""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">
<defs><linearGradient id="g"><stop offset="0" stop-color="#cc3333"/>
<stop offset="1" stop-color="#eecc22" stop-opacity="0.2"/></linearGradient></defs>
<rect width="300" height="50" fill="url(#g)"/><circle cx="50" cy="75" r="20" fill="#7A3B69"
opacity=".5"/></svg>"""


@pytest.fixture(scope="module")
def profile(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("press") / "house.icc"
    file.write_bytes(press_profile())
    return file


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A workbook with a brand, a picture on the cover, a drawing and pictures of all kinds."""
    text = "# A\n\n![Drawn](d.svg)\n\n![Photo](p.jpg)\n\n![Through](t.png)\n\n![Grey](g.png)\n"
    made = one_chapter(tmp_path_factory.mktemp("made") / "ours", text)
    (made / "_brand.yml").write_text(BRAND, encoding="utf-8")
    (made / "d.svg").write_text(DRAWING, encoding="utf-8")
    photo = Image.merge("RGB", [Image.linear_gradient("L")] * 2 + [Image.new("L", (256, 256), 90)])
    photo.resize((1300, 1700)).save(made / "cover.jpg")
    photo.save(made / "p.jpg")
    through = photo.copy()
    through.putalpha(Image.linear_gradient("L"))
    through.save(made / "t.png")
    photo.convert("L").save(made / "g.png")
    Image.new("RGB", (600, 200), "#1F5F5B").save(made / "mark.png", dpi=(300, 300))
    return made


@pytest.fixture(scope="module")
def ours(folder, profile):
    return book_of(folder, press_profile=profile)


@pytest.fixture(scope="module")
def starter(profile):
    return book_of(STARTER, press_profile=profile)


def objects(data: bytes):
    reader = pdf.reader(data)
    return [reader.get_object(number) for number in reader.xref[0]]


def painted(page) -> set[str]:
    """The colours that a page's own content is drawn in, as they are written."""
    words = page["/Contents"].get_data().decode("latin-1").split("\n")
    return {line for line in words if line.endswith((" k", " K", " rg", " RG", " g", " G"))}


def test_it_is_called_what_it_is(starter, ours):
    for book in (starter, ours):
        assert book.standard == f"PDF/X-4 for {DESCRIPTION}"
        assert not [one for one in book.diagnostics if "PDF/X" in one.message]


def test_no_colours_of_light_are_left_anywhere(starter, ours):
    for book in (starter, ours):
        names = b" ".join(
            str(one).encode() for one in objects(book.pdf) if not isinstance(one, bytes)
        )
        assert b"DeviceRGB" not in names and b"ICCBased" not in names and b"/Lab" not in names
        for page in pdf.reader(book.pdf).pages:
            assert all(one.endswith((" k", " K")) for one in painted(page))


def test_text_and_rules_are_printed_in_black_alone(starter):
    pages = pdf.reader(starter.pdf).pages
    plain = pdf.reader(book_of(STARTER).pdf).pages
    for page, before in zip(pages, plain, strict=True):
        greys = {one for one in painted(before) if len(set(one.split()[:3])) == 1}
        blacks = {one for one in painted(page) if one.startswith("0 0 0 ")}
        assert len(blacks) == len(greys)
    assert "0 0 0 1 k" in painted(pages[0])


def test_a_brands_colours_are_printed_in_its_own_values(ours):
    colours = set().union(*map(painted, pdf.reader(ours.pdf).pages))

    assert colours & {"0.8 0.3 0.5 0.2 k", "0.8 0.3 0.5 0.2 K"}


def test_its_pages_look_as_before(ours, folder):
    before = book_of(folder)

    assert ours.pages == before.pages
    for page in range(ours.pages):
        two = (pdf.image(one.pdf, page, 30) for one in (ours, before))
        apart = ImageChops.difference(*two)
        assert sum(apart.histogram()[70:]) < 0.01 * apart.width * apart.height, page


def test_it_holds_pages_alone(ours):
    reader = pdf.reader(ours.pdf)

    assert ours.pdf.startswith(b"%PDF-1.6")
    assert set(reader.root_object) == {
        "/Type", "/Pages", "/Lang", "/PageLabels", "/ViewerPreferences", "/OutputIntents",
        "/Metadata",
    }  # fmt: skip
    assert not [page for page in reader.pages if "/Annots" in page]
    assert all(page["/TrimBox"] == page["/MediaBox"] for page in reader.pages)


def test_the_same_book_gives_the_same_bytes_at_the_moment_that_is_asked_for(
    ours, folder, profile, monkeypatch
):
    again = book_of(folder, press_profile=profile)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    later = book_of(folder, press_profile=profile)

    assert again.pdf == ours.pdf
    assert pdf.reader(ours.pdf).metadata["/CreationDate"] == "D:19800101000000+00'00'"
    assert pdf.reader(later.pdf).metadata["/CreationDate"] == "D:20260101000000+00'00'"


def test_a_moment_that_is_none_is_refused(folder, profile, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")

    with pytest.raises(WorkbookError, match='SOURCE_DATE_EPOCH is "yesterday", and no time'):
        book_of(folder, press_profile=profile)


def test_every_edition_for_paper_can_be_had_and_one_for_the_screen_can_not(folder, profile):
    assert book_of(folder, press_profile=profile, editions=("large-print",)).standard
    with pytest.raises(WorkbookError, match='"fillable" has fields to fill in, and on a press'):
        make_books(
            Request(workbook=folder, press_profile=profile, editions=("all",)), lambda *_: None
        )


def test_a_profile_that_is_none_or_too_large_or_not_there_is_refused(folder, tmp_path):
    words, huge = tmp_path / "words.icc", tmp_path / "huge.icc"
    words.write_text("no profile", encoding="utf-8")
    with huge.open("wb") as file:
        file.truncate(20_000_000)
    for file, reason in (
        (words, "this is no ICC profile"),
        (huge, "more than 16,000,000"),
        (tmp_path, "the profile is a folder, not a file"),
        (tmp_path / "none.icc", "the profile is not there"),
    ):
        with pytest.raises(WorkbookError) as refused:
            book_of(folder, press_profile=file)
        assert reason in str(refused.value)


def inkcov(data: bytes, tmp_path: Path) -> list[list[float]]:
    """The share of each page that Ghostscript prints in each ink."""
    file = tmp_path / "book.pdf"
    file.write_bytes(data)
    command = ["gs", "-q", "-o", "-", "-sDEVICE=inkcov", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [[float(one) for one in line.split()[:4]] for line in done.stdout.splitlines()]


def test_a_black_book_leaves_three_inks_unused(tmp_path, profile):
    import shutil

    if not shutil.which("gs"):
        pytest.skip("Ghostscript is not here")
    folder = one_chapter(tmp_path / "saved", "# A\n\nText.\n\n1. Why?\n")
    (folder / "_brand.yml").write_text(
        "defaults: {workbook: {ink: saver}}\nmeta: {name: Ours}\n", encoding="utf-8"
    )

    pages = inkcov(book_of(folder, press_profile=profile).pdf, tmp_path)

    assert pages and all(page[:3] == [0, 0, 0] for page in pages)
    assert any(page[3] > 0 for page in pages)


def colours_of_words(page) -> set[str]:
    """What a page's words are filled with, as it is written in its own content."""
    found, colour, kept = set(), "", []
    for line in page["/Contents"].get_data().decode("latin-1").split("\n"):
        if line == "q":
            kept.append(colour)
        elif line == "Q":
            colour = kept.pop()
        elif line.endswith((" k", " scn")):
            colour = line
        elif line.endswith((" Tj", " TJ")):
            found.add(colour)
    return found


def test_words_inside_are_black_alone_and_the_cover_keeps_its_colours(tmp_path, profile):
    folder = one_chapter(tmp_path / "worded", WORDED)
    (folder / "_brand.yml").write_text(
        'color: {palette: {teal: "#1F5F5B", navy: "#10204F"}, primary: teal, foreground: navy}\n'
        "defaults: {workbook: {cmyk: {teal: [80, 30, 50, 20]}}}\n",
        encoding="utf-8",
    )

    cover, *inside = pdf.reader(book_of(folder, press_profile=profile).pdf).pages

    assert set().union(*map(colours_of_words, inside)) == {"0 0 0 1 k"}
    assert painted(cover) - {"0 0 0 1 k", "0 0 0 1 K"}


def test_the_profile_may_be_read_by_another_process(folder, profile):
    request = Request(
        workbook=folder, press_profile=profile, editions=("participant", "large-print"), jobs=2
    )

    assert [one.standard for one in make_books(request, lambda *_: None)] == [
        f"PDF/X-4 for {DESCRIPTION}"
    ] * 2


def test_a_jpeg_in_inks_is_printed_as_it_is(tmp_path, profile):
    folder = one_chapter(tmp_path / "inks", "# A\n\n![Inks](i.jpg)\n")
    packed = io.BytesIO()
    Image.new("CMYK", (40, 40), (200, 20, 20, 0)).save(packed, "JPEG")
    (folder / "i.jpg").write_bytes(packed.getvalue())

    book = book_of(folder, press_profile=profile)

    (picture,) = [one for one in objects(book.pdf) if "/Width" in one]
    assert picture["/ColorSpace"] == "/DeviceCMYK"
    assert picture["/Filter"] == "/DCTDecode"
