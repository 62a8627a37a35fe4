"""The themes that come along: the starter workbook gets the same room in each."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.design.compose import Composer
from generator.design.edition import plan_edition
from generator.design.theme import Theme
from generator.design.theme_folders import strays
from generator.reading.workbook import read_workbook
from generator.report import is_less
from tests.helpers import pdf
from tests.helpers.rules import miscounted
from tests.helpers.workbooks import ROOT, STARTER, book_of, one_chapter

TEMPLATES = ROOT / "templates"
BASE = TEMPLATES / "base"
THEMES = ["base", "warm", "plain", "sketch"]
OTHERS = ["warm", "plain", "sketch"]
PROMPTS = 47
SMALLEST_PT = 8.5
ALL_KINDS = """# Trust

*Words above all.*

Together
:   30 minutes

## A head

Words to read, with `code`.

1. What now? { lines=2 }

/// note | In plain words
Words apart.
///

/// scale | How safe is it?
    rows: [now, later]
    low: not at all
///

/// tracker | This week
    rows: [A walk]
///

/// partners | What we need
    columns: [Mine, Yours]
    space: lines=2
///

/// drawing | Ours
    figure: circles
    labels: [me, us, you]
    space: blank=6
///

/// agreement | What we agree
    clauses: [We will keep an evening]
///
"""


TICK = "# Trust\n\n- [ ] one\n"
CHOICE = "# Trust\n\n/// choice | Which?\n    of: [one, two]\n///\n"
SCALE = "# Trust\n\n/// scale | How safe is it?\n///\n"
DPI = 300
INNER_MM, TARGET_MM = 27.0, 6.0  # of Letter paper: its inner margin; the least a target is


def folder_of(name: str) -> Path | None:
    return None if name == "base" else TEMPLATES / name


def theme_of(name: str, *, ink_saver: bool = False) -> Theme:
    own = folder_of(name)
    return Theme((own, BASE) if own else (BASE,), ink_saver=ink_saver)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def target_mm(folder: Path, name: str) -> float:
    """How high the lowest target on the only page of text is, measured down its middle."""
    book = book_of(folder, theme=folder_of(name))
    page = pdf.image(book.pdf, len(pdf.reader(book.pdf).pages) - 1, DPI)
    middle = round((INNER_MM + TARGET_MM / 2) / 25.4 * DPI)
    marks = [y / DPI * 25.4 for y in pdf.dark_runs(page, middle, 0, page.height)]
    # A number may stand in it.
    return min(marks[-1] - mark for mark in marks if marks[-1] - mark > TARGET_MM - 1)


def smallest_type(document) -> float:
    """The smallest size of type on any page, in points."""
    sizes = []

    def note(text, cm, tm, _font, size):
        if text.strip():
            sizes.append(abs(cm[3] * tm[3]) * size)

    for page in document.pages:
        page.extract_text(visitor_text=note)
    return min(sizes)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "paper"), [("warm", "a4"), ("plain", None), ("sketch", "half-letter")]
)
def test_a_theme_builds_the_starter_and_gives_every_space_what_it_asks(name, paper):
    book = book_of(STARTER, theme=name, paper=paper)

    assert book.diagnostics == ()
    assert book.prompts == PROMPTS
    assert [space.id for space in book.spaces if is_less(space)] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("plain", "fillable"),
        ("warm", "facilitator"),
    ],
)
def test_a_theme_serves_the_other_editions(name, edition):
    book = book_of(STARTER, theme=name, editions=(edition,))

    assert book.diagnostics == ()
    assert book.prompts == PROMPTS
    assert [space.id for space in book.spaces if is_less(space)] == []


@pytest.mark.slow
# For the base theme see test_starter_rules.py.
@pytest.mark.parametrize(
    ("name", "paper"), [("warm", "letter"), ("plain", "letter"), ("sketch", "letter")]
)
def test_a_theme_cuts_no_rule(name, paper):
    assert miscounted(STARTER, paper=paper, theme=folder_of(name)) == []


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_keeps_one_title_a_chapter_and_type_large_enough(name, tmp_path):
    folder = one_chapter(tmp_path / "ours", ALL_KINDS, "author: Harbour Lane\npaper: a5\n")
    book = book_of(folder, theme=folder_of(name))
    document = pdf.reader(book.pdf)

    assert [kind for kind, _ in pdf.tags(document)].count(
        "/H1"
    ) == 3  # the cover, the contents and Trust
    assert smallest_type(document) >= SMALLEST_PT - 0.01
    assert book.diagnostics == ()


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("text", [TICK, CHOICE, SCALE], ids=["a box", "a ring", "a number"])
def test_a_target_for_a_pen_is_as_large_in_every_theme(name, text, tmp_path):
    folder = one_chapter(tmp_path / "ours", text)

    assert -0.1 <= target_mm(folder, name) - target_mm(folder, "base") <= 1


def test_what_a_theme_draws_is_at_hand_for_its_stylesheet(tmp_path):
    (tmp_path / "partials").mkdir()
    own = '--own: url("{{ draw("partials/own.svg") }}");'
    (tmp_path / "partials" / "drawings.css").write_text(own, encoding="utf-8")
    drawn = '<svg xmlns="http://www.w3.org/2000/svg"><path fill="{{ palette.accent }}"/></svg>'
    (tmp_path / "partials" / "own.svg").write_text(drawn, encoding="utf-8")
    theme = Theme((tmp_path, BASE))
    workbook = read_workbook(STARTER).workbook
    edition = plan_edition(workbook, workbook.editions[0])

    css = Composer(edition, theme).styles().css

    assert '--own: url("data:image/svg+xml,' in css
    assert quote(theme.palette["accent"]) in css.partition("--own:")[2].partition(")")[0]


@pytest.mark.parametrize("name", THEMES)
def test_the_colours_of_a_theme_can_be_read(name):
    palette = theme_of(name).palette

    for text in ("accent", "ink", "soft"):
        assert contrast(palette[text], "#FFFFFF") >= 7
    assert contrast(palette["ink"], palette["tint"]) >= 7
    assert contrast(palette["accent"], palette["tint"]) >= 3
    assert contrast(palette["rule"], "#FFFFFF") >= 3


@pytest.mark.parametrize("name", OTHERS)
def test_a_theme_names_no_colour_outside_its_tokens(name):
    # A practice's own colours take the place of the tokens, and of nothing else.
    drawn = [
        path
        for path in (TEMPLATES / name).rglob("*")
        if path.suffix in {".css", ".svg", ".html"}
        and re.search(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", path.read_text("utf-8"))
    ]
    assert drawn == []


@pytest.mark.parametrize("name", OTHERS)
def test_every_file_of_a_theme_stands_in_for_one_of_the_base(name):
    assert strays(theme_of(name)) == ()
