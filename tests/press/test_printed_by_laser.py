"""What is drawn on a page outlives an office: a laser of one bit, and a copy of a copy."""

import itertools

import pytest
from PIL import Image

from tests.helpers import pdf
from tests.helpers.copier import RULES, lost
from tests.helpers.workbooks import book_of, lay, one_chapter

# Of rooms to write in; where there are words and colours too, their edges count as grey.
MOST_LOST = {"lines": 0.02, "dotted": 0.03, "grid": 0.02, "dots": 0.02, "box": 0.03}
MOST_LOST_BESIDE_WORDS = 0.1
ROOM = "# A\n\n*x*\n\n1. What? {{ {}={} }}\n"
KINDS = {
    "lines": ROOM.format("lines", 7),
    "dotted": ROOM.format("dotted", 7),
    "grid": ROOM.format("grid", 7),
    "dots": ROOM.format("dots", 7),
    "box": ROOM.format("box", 7),
    "small things": (
        "# A\n\nI need ____________ and ______.\n\n- [ ] The kettle is on\n- [ ] So am I\n\n"
        "| When | What |\n|---|---|\n| Monday | |\n| Tuesday | |\n\n---\n\nOn.\n"
    ),
    "scales": (
        "# A\n\n/// scale | How safe?\n    to: 7\n///\n\n"
        "/// scale | How near?\n    to: 7\n    marks: line\n///\n"
    ),
    "choices": (
        "# A\n\n/// choice | Which?\n    of: [One, Two]\n///\n\n"
        "/// tracker | Week\n    rows: [One, Two]\n///\n"
    ),
    "agreements": (
        "# A\n\n/// agreement | Ours\n    clauses: [We keep]\n    space: lines=1\n"
        "    signatures: [Partner, Partner]\n///\n\n"
        "/// partners | Both\n    columns: [Me, You]\n    space: lines=3\n///\n"
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_still_there_on_the_copy_of_a_copy(tmp_path, kind):
    folder = one_chapter(tmp_path / "ours", KINDS[kind], "paper: 105mmx148mm\n")

    book = book_of(folder)

    assert lost(book.pdf, book.pages - 1) < MOST_LOST.get(kind, MOST_LOST_BESIDE_WORDS)


def test_text_is_solid_black(tmp_path):
    folder = one_chapter(tmp_path / "ours", "# A\n\n*x*\n\nBefore there was an us.\n")

    html = book_of(folder, html=True).html

    assert "--ink: #000000;" in html
    assert "--soft: #000000;" in html


def test_an_edition_that_saves_ink_is_black_but_for_its_rules(tmp_path):
    folder = one_chapter(
        tmp_path / "ours", "# A\n\n1. What? { lines=3 }\n", "editions:\n  lean: {ink: saver}\n"
    )
    (tmp_path / "ours/_brand.yml").write_text(
        "color: {primary: '#7A3B2E', secondary: '#225577', foreground: '#222244'}\n"
        "typography: {headings: {color: primary}, monospace-block: {background-color: primary}}\n",
        encoding="utf-8",
    )

    book = book_of(folder, editions=("lean",))

    colours = pdf.colour_image(book.pdf, 2, 150).getcolors(1 << 20)
    assert all(max(colour) - min(colour) < 8 for _, colour in colours)


SQUARED = "# A\n\n*x*\n\n1. Draw? {{ grid={} }}\n"


@pytest.mark.parametrize("size", ["6", "50mm"])
def test_squared_paper_has_one_line_at_each_edge(tmp_path, size):
    laid = lay(one_chapter(tmp_path / "ours", SQUARED.format(size)))
    room = laid.one("trust-q-draw-room")
    picture = pdf.image(laid.pdf, laid.front + room.page, 384)  # four dots a CSS px

    left, top, right, bottom = (round(side * 4) for side in (room.x0, room.y0, room.x1, room.y1))
    near = 20
    middle = (left + right) // 2 + 30
    across = pdf.dark_runs(picture, middle, bottom - near, bottom + near)
    turned = picture.transpose(Image.Transpose.TRANSPOSE)
    down = pdf.dark_runs(turned, top + 30, right - near, right + near)
    assert len(across) == 1
    assert len(down) == 1
    columns = pdf.dark_runs(turned, top + 30, left - near, right + near)
    gaps = [after - before for before, after in itertools.pairwise(columns)]
    assert max(gaps) - min(gaps) <= 2


@pytest.mark.parametrize("ruling", ["lines", "dotted", "grid", "dots", "box"])
def test_the_weight_of_a_theme_holds_for_every_ruling(tmp_path, ruling):
    folder = one_chapter(tmp_path / "ours", ROOM.format(ruling, 7))
    theme = tmp_path / "theme"
    theme.mkdir()
    ink = []
    for weight in ("0.5pt", "1.5pt"):
        (theme / "tokens.yml").write_text(f"rule-weight: {weight}\n", encoding="utf-8")
        book = book_of(folder, theme=theme)
        ink.append(dark(pdf.image(book.pdf, book.pages - 1, 300)))

    assert ink[1] > 2 * ink[0]


def dark(picture) -> int:
    """How many dots are of the grey of rules."""
    return sum(picture.histogram()[one] for one in RULES)
