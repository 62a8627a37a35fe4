"""Every kind of page, and every edition, as four programs draw it: they draw the same."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from generator.build import plan_scheme
from generator.copies import CopyOptions, Request, SheetsAsked, hand_out
from tests.helpers import pdf
from tests.helpers.copies import run_copies
from tests.helpers.press_profile import press_profile
from tests.helpers.readers import DPI, compared, differences, lacking
from tests.helpers.workbooks import ROOT, STARTER, book_of, write_workbook

OF_INKS = 90  # what an ink looks like is each reader's own guess
BRAND = """\
meta: {name: Harbour Lane}
color: {primary: "#1F5F5B"}
logo: mark.png
defaults: {workbook: {cover: picture, cover-picture: cover.jpg}}
"""
SETTINGS = """\
title: Two of us
paper: half-letter
openings: any
editions:
  saver:
    ink: saver
"""
OPENER = """\
# Trust

*What it rests on.*

Alone
:   40 minutes

Together
:   _______ minutes

## What is mine

Words in *italics*, in **bold**, in `code`, and in plain letters.[^1]
See [a page](https://example.org) about it.

[^1]: A note below.

I feel ________ when you ____________.

- [ ] I spent an evening as I wanted
- [ ] I said no, and it was all right

| In our life | Mine | Yours |
|---|---|---|
| Evenings | | |

/// note | In plain words
What stays yours when you are close.
///
"""
ROOMS = """\
# Rooms

1. Lines? { lines=4 }
2. Dotted? { dotted=4 }
3. Squared? { grid=4 }
4. Dots? { dots=4 }
5. A box? { box=3 }
6. Nothing? { blank=2 }
"""
BLOCKS = """\
# Blocks

/// scale | How near?
    low: far
    high: near
    rows: [now, later]
///

/// scale | Where?
    marks: line
///

/// choice | When we quarrel
    of: [I go, I stay]
    other: Something else
///

/// partners | Side by side
    columns: [Mine, Yours]
    space: lines=3
///

/// tracker | Week
    rows: [Asked, Gave]
///

/// tracker | Days
    rows: [A walk]
    cells: boxes
///

/// drawing | The two of us
    figure: circles
///

/// agreement | Ours
    clauses: [We will listen]
    signatures: [Me, You]
///

/// letter | Yours
///

/// facilitator | Slowly
    minutes: 20
Give time.
///
"""
PICTURES = """\
# Pictures

![A drawing](drawing.svg){ width=60% }

![A photo](photo.jpg){ width=40% }

![See-through](through.png){ width=40% }

![In grey](grey.png){ width=40% }

| Day | Where | With whom | How near | How far | What helped |
|---|---|---|---|---|---|
| Monday | | | | | |
| Tuesday | | | | | |
{ landscape }
"""
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">
<defs><linearGradient id="g"><stop offset="0" stop-color="#cc3333"/>
<stop offset="1" stop-color="#eecc22" stop-opacity="0.2"/></linearGradient>
<clipPath id="c"><circle cx="150" cy="70" r="25"/></clipPath></defs>
<rect width="300" height="40" fill="url(#g)"/><circle cx="50" cy="75" r="20" fill="#7A3B69"
opacity=".5"/><rect x="120" y="50" width="60" height="30" fill="#1F5F5B" clip-path="url(#c)"/>
<path d="M200 50H290M200 60H290" stroke="#000" stroke-width=".3" stroke-dasharray="4 2"/></svg>
"""
CHAPTERS = {"01-a.md": OPENER, "02-b.md": ROOMS, "03-c.md": BLOCKS, "04-d.md": PICTURES}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A workbook that has every kind of page, the cover of a brand among them."""
    made = write_workbook(tmp_path_factory.mktemp("every") / "ours", CHAPTERS, SETTINGS)
    (made / "_brand.yml").write_text(BRAND, encoding="utf-8")
    (made / "drawing.svg").write_text(DRAWING, encoding="utf-8")
    slope = Image.linear_gradient("L")
    photo = Image.merge("RGB", [slope, slope, Image.new("L", slope.size, 90)])
    photo.save(made / "photo.jpg")
    photo.resize((1300, 1700)).save(made / "cover.jpg")
    slope.save(made / "grey.png")
    photo.putalpha(slope)
    photo.save(made / "through.png")
    Image.new("RGB", (600, 200), "#1F5F5B").save(made / "mark.png", dpi=(300, 300))
    return made


def pages_of(data: bytes) -> range:
    document = pypdfium2.PdfDocument(data)
    try:
        return range(len(document))
    finally:
        document.close()


def check(data: bytes, pages=None, **options) -> None:
    """See that the readers draw the same; say which of them are not here."""
    assert [str(one) for one in differences(data, pages or pages_of(data), **options)] == []
    if lacking():
        pytest.skip(f"the readers here draw the same; {' and '.join(lacking())} are not installed")


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"editions": ("facilitator",)},
        {"editions": ("large-print",)},
        {"editions": ("clear-print",)},
        {"editions": ("fillable",)},
        {"editions": ("saver",)},
        {"archive": True},
    ],
    ids=lambda one: " ".join(map(str, *one.values())) if one.get("editions") else str([*one]),
)
def test_every_kind_of_page_looks_the_same_in_every_reader(folder, options):
    check(book_of(folder, **options).pdf)


def test_a_book_for_a_press_looks_the_same_in_every_reader(folder, tmp_path):
    profile = tmp_path / "house.icc"
    profile.write_bytes(press_profile())

    book = book_of(folder, press_profile=profile)

    assert book.standard.startswith("PDF/X")
    check(book.pdf, apart=OF_INKS)


def test_sheets_look_the_same_in_every_reader(folder):
    pressed = book_of(folder, scheme=plan_scheme("booklet")).pressed

    check(pressed.pdf)
    check(pressed.guide)


def test_a_copy_looks_the_same_in_every_reader(folder, tmp_path):
    made, _ = run_copies(folder, "name,partner\nZoë Müller,Noor al-Hassan\n", tmp_path)

    (copy,) = made.folder.glob("*.pdf")
    check(copy.read_bytes())


def test_badges_look_the_same_in_every_reader(folder, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("name,partner\nZoë Müller,Noor al-Hassan\n", encoding="utf-8")
    request = Request(workbook=folder, output=tmp_path / "out")
    asked = SheetsAsked(badges="", sign_in=True)

    done = hand_out(request, roster, CopyOptions(), asked, lambda *_: None)

    assert len(done.sheets) == 2
    for one in done.sheets:
        check(one.file.read_bytes())


@pytest.mark.parametrize("brand", ["two-rivers", "marisol-vega", "saltmarsh"])
def test_each_brand_looks_the_same_in_every_reader(brand):
    """The cover, the imprint, and pages whose drawings are in the colours of the brand."""
    book = book_of(STARTER, brand=ROOT / "content/brands" / brand / "_brand.yml")

    check(book.pdf, drawn_on(book.pdf, 4))


@pytest.mark.parametrize(
    ("theme", "paper"), [("warm", "a4"), ("plain", None), ("sketch", "half-letter")]
)
def test_each_theme_looks_the_same_in_every_reader(theme, paper):
    book = book_of(STARTER, theme=theme, paper=paper)

    check(book.pdf, drawn_on(book.pdf, 4))


def test_the_drawings_of_the_starter_look_the_same_in_every_reader():
    data = book_of(STARTER).pdf

    check(data, drawn_on(data, 9))


def drawn_on(data: bytes, most: int) -> list[int]:
    """The first pages of a book, and those with drawings or pictures."""
    pages = pdf.reader(data).pages
    drawn = [at for at, page in enumerate(pages) if "/XObject" in page["/Resources"]]
    return sorted({0, 1, 2, *drawn[:most]})


def page_of_words() -> Image.Image:
    """A page with a line of letters, a faint rule and a tint, its edges soft."""
    big = Image.new("L", (1600, 2000), 255)
    draw = ImageDraw.Draw(big)
    for at, letter in enumerate("WHAT HOLDS US"):
        draw.text((200 + 24 * at, 400), letter, fill=0, font_size=32)
    draw.line((200, 800, 1400, 800), fill=190, width=2)
    draw.rectangle((200, 1200, 1400, 1400), fill=225)
    return big.resize((800, 1000), Image.Resampling.BOX)


def test_smoothed_edges_are_no_difference():
    page = page_of_words()
    soft = page.resize((1600, 2000)).resize((800, 1000), Image.Resampling.BICUBIC)
    moved = page.transform(page.size, Image.Transform.AFFINE, (1, 0, 0.5, 0, 1, -0.5),
                           Image.Resampling.BILINEAR, fillcolor=255)  # fmt: skip

    assert compared(page, page) == []
    assert compared(page, soft) == []
    assert compared(page, moved) == []


@pytest.mark.parametrize(
    ("box", "colour", "millimetres"),
    [
        ((100, 195, 112, 220), 255, (26, 51)),  # a letter is lost
        ((400, 398, 500, 402), 255, (106, 105)),  # a part of a faint rule
        ((300, 620, 360, 660), 255, (79, 164)),  # a part of a tint
        ((300, 620, 360, 660), 150, (79, 164)),  # which is darker
        ((300, 900, 308, 908), 0, (79, 238)),  # a dot that is nowhere else
    ],
)
def test_what_one_draws_and_another_does_not_is_a_difference(box, colour, millimetres):
    page = page_of_words()
    other = page.copy()
    other.paste(colour, box)

    for one in (compared(page, other), compared(other, page)):
        (((left, top, right, _), share),) = one
        assert (left, top) == pytest.approx(millimetres, abs=4)
        assert right - left <= (box[2] - box[0]) / DPI * 25.4 + 0.1
        assert 0 < share < 0.01


def test_what_lies_a_millimetre_elsewhere_is_a_difference():
    page = page_of_words()
    moved = page.transform(page.size, Image.Transform.AFFINE, (1, 0, 0, 0, 1, -4), fillcolor=255)

    assert compared(page, moved)


def test_pages_of_other_sizes_are_a_difference():
    with pytest.raises(AssertionError, match="800, 1000"):
        compared(page_of_words(), Image.new("L", (1000, 800)))


def test_a_difference_names_the_page_the_readers_the_place_and_the_share(monkeypatch):
    from tests.helpers import readers

    page = page_of_words()
    empty = Image.new("L", page.size, 255)
    monkeypatch.setattr(
        readers, "ALL", {"this": lambda *_: [page, page], "that": lambda *_: [page, empty]}
    )

    (found,) = differences(b"", [3, 7])

    assert str(found).startswith("page 8: this and that differ in ")
    assert str(found).endswith("% of it, from 26 to 186 mm across and 54 to 185 mm down")
