"""The three brands to begin with: each makes the starter its own, and no other's."""

import re

import pytest

from generator.build import show_brand
from generator.diagnostics import faults
from generator.reading.brand.brand_reader import read_brand
from tests.helpers import pdf
from tests.helpers.workbooks import ROOT, STARTER, book_of, one_chapter

BRANDS = ROOT / "content" / "brands"
NAMES = sorted(path.parent.name for path in BRANDS.glob("*/_brand.yml"))
BUILT_IN = "#1F5F5B"
_MANY = 20
_PAINT = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b")
_DRAWN = re.compile(rb"(/\S+) Do\b")


def brand_file(name):
    return BRANDS / name / "_brand.yml"


@pytest.fixture(scope="module")
def brands():
    return {name: read_brand(brand_file(name)).brand for name in NAMES}


@pytest.fixture(scope="module")
def books():
    return {name: book_of(STARTER, brand=brand_file(name)) for name in NAMES}


@pytest.fixture(scope="module")
def readers(books):
    return {name: pdf.reader(book.pdf) for name, book in books.items()}


def painted(page) -> set[str]:
    """The colours that a page, and the drawings on it, are painted in, as #RRGGBB."""
    streams, seen = [(page["/Resources"], page.get_contents().get_data())], set()
    colours = set()
    while streams:
        resources, stream = streams.pop()
        colours |= set(_PAINT.findall(stream))
        forms = resources.get_object().get("/XObject") or {}
        for name in {match.decode() for match in _DRAWN.findall(stream)} - seen:
            seen.add(name)
            form = forms[name]
            streams.append((form.get("/Resources", resources), form.get_data()))
    return {"#" + "".join(f"{round(float(part) * 255):02X}" for part in one) for one in colours}


def test_there_are_three_of_different_kinds(brands):
    assert len(brands) == 3
    assert {str(one.printing.cover) for one in brands.values()} == {"plain", "band", "picture"}
    assert sorted(len(one.logos) for one in brands.values()) == [0, 1, 3]
    assert sorted(bool(one.typography.text_families) for one in brands.values()) == [0, 0, 1]


@pytest.mark.parametrize("name", NAMES)
def test_each_drawing_stays_inside_its_file(name):
    for path in (BRANDS / name).rglob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert 'viewBox="' in text
        assert not re.search(r"<text|<script|<style|<image|href", text)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_it_builds_the_starter_without_a_finding(books, name):
    assert faults(books[name].diagnostics) == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_practice_is_on_cover_imprint_and_pages(readers, brands, name):
    brand, document = brands[name], readers[name]
    cover, imprint = (pdf.words(page) for page in document.pages[:2])

    said = [str(one.get("/Alt")) for kind, one in pdf.tags(document) if kind == "/Figure"]
    times = cover.upper().count(brand.name.upper())
    assert times == (0 if said[0] == brand.name else 1)  # a logo with the name says it
    assert imprint.replace(brand.copyright, "").count(brand.name) == 1
    for line in (brand.name, *brand.address, brand.phone, brand.email, brand.copyright):
        assert line
        assert line in imprint
    assert brand.crisis_line in imprint
    with_footer = [page for page in document.pages if brand.printing.footer in pdf.words(page)]
    assert len(with_footer) > 0.7 * len(document.pages)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_its_colour_is_printed_and_the_built_in_one_is_not(readers, brands, name):
    pages = [painted(page) for page in readers[name].pages]

    assert sum(brands[name].colours["primary"] in colours for colours in pages) > len(pages) / 2
    assert not any(BUILT_IN in colours for colours in pages)


@pytest.mark.slow
def test_the_built_in_colour_is_found_where_there_is_no_brand(tmp_path):
    folder = one_chapter(tmp_path / "ours", "# Ours\n\n*Words.*\n\n1. What now?\n")

    pages = pdf.reader(book_of(folder).pdf).pages
    assert any(BUILT_IN in painted(page) for page in pages)


@pytest.mark.slow
def test_no_two_covers_look_alike(books):
    covers = [pdf.colour_image(book.pdf, 0, 20).tobytes() for book in books.values()]

    assert len(set(covers)) == len(covers)
    first = [sum(cover[: len(cover) // 3]) / (len(cover) // 3) for cover in covers]
    assert max(first) - min(first) > 100  # of 255: paper, and the dark of a picture


@pytest.mark.slow
def test_the_names_of_typefaces_are_those_it_is_set_in(readers):
    for name, document in readers.items():
        said = "Source Serif" in pdf.words(document.pages[1])
        used = any("Workbook-Serif" in font for font in pdf.fonts(document))
        assert said == used, name


@pytest.mark.parametrize("paper", ["letter", "a5"])
def test_a_sheet_of_many_colours_is_one_page(tmp_path, paper):
    text = brand_file("two-rivers").read_text(encoding="utf-8")
    shades = "".join(f'    shade-{n}: "#{n:02X}40{n * 9:02X}"\n' for n in range(_MANY))
    folder = tmp_path / "brand"
    folder.mkdir()
    (folder / "_brand.yml").write_text(
        re.sub(r"logo:.*?\n\n", "", text, flags=re.S).replace(
            "  palette:\n", "  palette:\n" + shades
        ),
        encoding="utf-8",
    )
    workbook = one_chapter(tmp_path / "ours", "# Ours\n\n1. What now?\n", f"paper: {paper}\n")

    sheet = show_brand(folder / "_brand.yml", workbook, tmp_path, theme=None, strict=False)

    assert len(sheet.swatches) >= _MANY
    words = pdf.words(pdf.reader(sheet.file.read_bytes()).pages[0])
    assert sheet.pages == 1
    assert all(f"shade-{n}" in words for n in range(_MANY))


@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_of_a_sample_is_one_page_without_a_finding(tmp_path, name):
    sheet = show_brand(brand_file(name), STARTER, tmp_path, theme=None, strict=True)

    assert sheet.pages == 1
    assert faults(sheet.diagnostics) == ()
