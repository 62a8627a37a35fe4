"""Key pages as pictures, compared with those kept in `reference/`.

Where one differs, `failed/` gets the two side by side with what differs between them. After a
change that was meant: `WORKBOOK_KEEP_PICTURES=1 make test`, and look at every picture.
"""

import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from generator.design.theme_folders import theme_names
from tests.helpers import pdf
from tests.helpers.workbooks import book_of, write_workbook

HERE = Path(__file__).resolve().parent
DPI = 60
# Other versions of the text libraries move edges by part of a pixel; a rule that is lost, or a
# line that breaks elsewhere, changes far more than this.
FAR_APART, FEW = 64, 0.004

OPENER = """\
# Honouring who I am

*A bond is strong when there are two whole people in it. This chapter is about yours.*

Alone
:   40 minutes

Together
:   25 minutes

## What is mine
"""
RULINGS = {
    "lines": "1. In what ways do I stay myself? { lines=6 }\n2. And what else? { lines=4 }\n",
    "dotted": "1. What did you hear? { dotted=8 }\n",
    "grid": "1. Draw a plan of where you live. { grid=9 }\n",
    "dots": "1. Draw who you lean on. { dots=9 }\n",
    "box": "1. Our own words for it: { box=7 }\n",
    "blank": "1. Draw your two circles. { blank=7 }\n",
}
TEXT = """\
Before there was an "us" there was a person with habits, friends, tastes and plans. Some of
them came along into the relationship. Others were left at the door.

I feel ________ when you ____________________.

- [ ] I spent an evening as I wanted
- [ ] I asked before I gave advice
- [ ] I said no, and it was all right
- [ ] I shared something hard to say

| In our life | Mine | Yours |
|---|---|---|
| Evenings | | |
| Money | | |

/// note | In plain words
Individuality is what stays yours when you are close.
///

/// note
    kind: care

Stop when it gets too much.
///
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A workbook made for this: an opening and text, then a chapter for each ruling."""
    chapters = {"01-opener.md": OPENER + TEXT}
    chapters |= {
        f"{number:02}-{name}.md": f"# The ruling {name}\n\n{text}"
        for number, (name, text) in enumerate(RULINGS.items(), start=2)
    }
    settings = (
        "title: Healthy Interdependence\nsubtitle: A workbook for two\nauthor: Harbour Lane\n"
        "openings: any\n"
    )
    return write_workbook(tmp_path_factory.mktemp("sample"), chapters, settings)


@pytest.fixture(scope="module")
def sample(folder) -> dict[str, Image.Image]:
    """Its pictures by name."""
    return pictures_of(folder)


def pictures_of(folder: Path, theme: str | None = None) -> dict[str, Image.Image]:
    book = book_of(folder, theme=theme)
    names = ["cover", "imprint", "contents", None, "opener", "text", *RULINGS]
    assert book.pages == len(names)
    return {
        name: pdf.image(book.pdf, index, DPI)
        for index, name in enumerate(names)
        if name is not None
    }


@pytest.mark.parametrize("name", ["cover", "contents", "opener", "text", *RULINGS])
def test_the_page_looks_as_it_did(sample, name):
    assert_same(sample[name], name)


@pytest.mark.parametrize("theme", theme_names())
def test_each_theme_looks_as_it_did(folder, theme):
    pictures = pictures_of(folder, theme)

    for name in ("cover", "opener", "text", "lines"):
        assert_same(pictures[name], f"{theme}-{name}")


def test_the_picture_in_the_readme_shows_the_book_as_it_is(starter):
    """The spread is of the starter's first chapters: a left-hand page and the one beside it."""
    folios = pdf.reader(starter.pdf).page_labels
    left = folios.index("10")
    pages = [pdf.colour_image(starter.pdf, index, 2 * DPI) for index in (left, left + 1)]
    width, height = (side // 2 for side in pages[0].size)
    spread = Image.new("RGB", (width * 2 + 6, height + 4), "#B9BDBD")
    for number, page in enumerate(pages):
        small = page.resize((width, height), Image.Resampling.LANCZOS)
        spread.paste(small, (2 + number * (width + 2), 2))

    assert_same(spread, "spread")


def assert_same(picture: Image.Image, name: str) -> None:
    kept = HERE / "reference" / f"{name}.png"
    if os.environ.get("WORKBOOK_KEEP_PICTURES"):
        picture.quantize(64, method=Image.Quantize.MAXCOVERAGE).save(kept, optimize=True)
        return
    picture, reference = picture.convert("L"), Image.open(kept).convert("L")
    assert picture.size == reference.size
    difference = ImageChops.difference(picture, reference)
    far = sum(difference.histogram()[FAR_APART:]) / (picture.width * picture.height)
    if far > FEW:
        kept_apart = HERE / "failed" / f"{name}.png"
        kept_apart.parent.mkdir(exist_ok=True)
        side_by_side(reference, picture, difference).save(kept_apart)
        pytest.fail(f"{far:.2%} of the page differs: see {kept_apart}")


def side_by_side(*pictures: Image.Image) -> Image.Image:
    sheet = Image.new("L", (sum(one.width + 4 for one in pictures), pictures[0].height), 150)
    left = 0
    for one in pictures:
        sheet.paste(one, (left, 0))
        left += one.width + 4
    return sheet
