"""Clear and large print after UKAAF G003 (2019): sizes, italics, divided words, targets."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from generator.build import plan_scheme
from generator.checking.preflight.graphics_state import Mark, Sort
from generator.checking.preflight.page_ink import InkReader
from generator.model import PrintSize
from tests.helpers import pdf
from tests.helpers.workbooks import STARTER, book_of, one_chapter

EASED = {"large-print": PrintSize.LARGE, "clear-print": PrintSize.CLEAR}
# Everything that is set small, slanted or in capitals in a usual book.
SAMPLE = """\
# Trust & *closeness* over the years

*A lede in italics, as openings have one.*

Alone
:   40 minutes

Together
:   25 minutes

## What we *mean* by it

Words with *emphasis*, **weight**, `code`, H~2~O and a note.[^1] See <https://example.org/a>.

[^1]: A note at the foot of *the page*.

> A quotation, which is slanted.

a) a lettered item
b) and another one

/// note
    kind: quote

Somebody said it.
///

/// note | In plain words
A remark.
///

1. What now? { lines=3 }

- [ ] I said no
- [ ] I asked first

/// choice | Which one?
    of: [this, that]
///

/// scale | How close?
    from: 0
    to: 10
    rows: [today, later]
    low: far
    high: near
///

/// tracker | Our week
    rows: [A walk, A talk]
    cells: boxes
///

| Evenings | *Mine* | Yours |
|---|---|---|
| Money | | |

/// partners
    columns: [Mine, Yours]
    space: lines=2
///

/// drawing | Our life
    figure: timeline
    labels: [birth, school, meeting, today]
///
"""


@cache
def made(folder: Path, paper: str | None, edition: str, theme: str = "") -> bytes:
    editions = None if edition == "participant" else (edition,)
    return book_of(folder, paper=paper, editions=editions, theme=theme or None).pdf


@cache
def lettering(data: bytes) -> list[Mark]:
    """All text that is seen in a PDF."""
    ink, found = InkReader(), []
    for page in pdf.reader(data).pages:
        seen = ink.read(page, (1, 0, 0, -1, 0, float(page.mediabox.height)))
        found += [mark for mark in seen if mark.sort is Sort.TEXT]
    return found


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    return one_chapter(tmp_path_factory.mktemp("print") / "ours", SAMPLE, "author: A Practice\n")


def smaller(data: bytes, points: float) -> list[tuple[float, str]]:
    return sorted({(round(one.size, 2), one.what) for one in lettering(data) if one.size < points})


def italics(data: bytes) -> list[str]:
    return [name for name in pdf.fonts(pdf.reader(data)) if re.search("Ital|Obliq|-It", name)]


@pytest.mark.parametrize("theme", ["base", "warm", "plain", "sketch"])
@pytest.mark.parametrize("edition", EASED)
def test_nothing_is_smaller_than_the_guidelines_allow_and_nothing_slants(sample, edition, theme):
    data = made(sample, "letter", edition, theme)

    assert smaller(data, EASED[edition].least_pt - 0.01) == []
    assert italics(data) == []


@pytest.mark.parametrize(("edition", "cards"), [("large-print", 4), ("clear-print", 8)])
def test_nothing_on_cards_to_talk_by_is_smaller_either(sample, edition, cards):
    asked = {"scheme": plan_scheme("cards"), "editions": (edition,)}
    pressed = book_of(sample, paper="letter", **asked).pressed

    assert (pressed.facts.across * pressed.facts.down, pressed.facts.cards) == (cards, 1)
    assert smaller(pressed.pdf, EASED[edition].least_pt - 0.01) == []
    assert "What now?" in pdf.words(pdf.reader(pressed.pdf).pages[0])


@pytest.mark.parametrize("theme", ["base", "warm"])
def test_the_usual_edition_is_smaller_and_slants(sample, theme):
    data = made(sample, "letter", "participant", theme)

    assert smaller(data, 12) != []
    assert italics(data) != []


@pytest.mark.parametrize(
    ("theme", "paper"),
    [
        *(("base", paper) for paper in ("letter", "a4", "a5", "half-letter")),
        *((theme, "half-letter") for theme in ("warm", "plain", "sketch")),
    ],
)
def test_nothing_is_hard_to_read_for_tired_eyes_in_the_usual_edition(sample, paper, theme):
    assert smaller(made(sample, paper, "participant", theme), 8.49) == []


@pytest.mark.parametrize("edition", EASED)
@pytest.mark.parametrize("theme", ["base", "warm", "plain", "sketch"])
def test_no_label_stands_in_capitals(sample, edition, theme):
    pages = pdf.reader(made(sample, "a4", edition, theme)).pages
    text = " ".join(page.extract_text() for page in pages)

    assert "In plain words" in text
    assert not re.search(r"[A-Z]{3,}", text.replace("H2O", ""))


GERMAN = """\
# Selbstvergewisserungsgespräche

Vertrauensbildungsmaßnahmen und Auseinandersetzungsbereitschaft gehören zur Beziehungsgestaltung.
Verantwortungsübernahme, Entscheidungsfreiheit, Freundschaftsverhältnisse, Abgrenzungsfähigkeit und
Konfliktlösungsmöglichkeiten sind Gesprächsgegenstand. Ein Ja-Wort bleibt ein Ja-Wort, ein Ja-Wort.

## Beziehungsgestaltungsmöglichkeiten im Alltagsleben

1. Welche Kommunikationsgewohnheiten, Selbstverständlichkeiten, Erwartungshaltungen und
   Lebensgewohnheiten kennst du? { lines=3 }

- [ ] Verantwortungsübernahme und Entscheidungsfreiheit in Freundschaftsverhältnissen

| Lebensgewohnheiten | Erwartungshaltungen |
|---|---|
| Selbstverständlichkeiten | Kommunikationsgewohnheiten |
"""


@pytest.fixture(scope="module")
def german(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("print") / "wir"
    return one_chapter(folder, GERMAN, "language: de\ntitle: Beziehungsgestaltung\n")


def divided_words(data: bytes, source: str) -> list[str]:
    """The words that go on in the next line behind a hyphen that their author did not type."""
    found = []
    for page in pdf.reader(data).pages:
        for line, following in pairwise(page.extract_text().splitlines()):
            before = re.search(r"[^\W\d_]+[-\u2010\u00ad]$", line.strip())
            behind = re.match(r"[^\W\d_]+", following.strip())
            # Words beside each other on a page need not follow each other in what is extracted.
            if before and behind and not re.search(rf"\b{before[0][:-1]}-\w", source):
                found.append(before[0] + behind[0])
    return found


@pytest.mark.parametrize(
    ("paper", "edition"),
    [("letter", "large-print"), ("letter", "clear-print"), ("a5", "clear-print")],
)
def test_no_word_is_divided_however_long_the_words_of_a_language(german, edition, paper):
    assert divided_words(made(german, paper, edition), GERMAN) == []


def test_words_are_divided_in_the_usual_edition(german):
    assert divided_words(made(german, "a5", "participant"), GERMAN) != []


GUIDE = STARTER.parent / "authors-guide"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder", "paper", "edition"),
    [
        (STARTER, None, "large-print"),
        (GUIDE, "a4", "clear-print"),
    ],
    ids=lambda one: getattr(one, "name", str(one)),
)
def test_whole_books_keep_to_the_guidelines(folder, paper, edition):
    data = made(folder, paper, edition)
    source = " ".join(one.read_text(encoding="utf-8") for one in sorted(folder.glob("*.md")))

    assert smaller(data, EASED[edition].least_pt - 0.01) == []
    assert italics(data) == []
    assert divided_words(data, source) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder", "paper"),
    [(STARTER, "a5"), (GUIDE, "half-letter")],
    ids=lambda one: getattr(one, "name", one),
)
def test_no_word_of_a_whole_book_is_below_eight_and_a_half_points(folder, paper):
    assert smaller(made(folder, paper, "participant"), 8.49) == []


@pytest.mark.parametrize(("edition", "points"), [("large-print", 18), ("clear-print", 14)])
def test_targets_for_a_pen_grow_with_the_type(sample, edition, points):
    def targets(name: str) -> list[float]:
        html = book_of(sample, paper="letter", editions=(name,), html=True).html
        return [
            float(re.search(rf"--{one}: ([\d.]+)mm", html)[1]) for one in ("tick", "circle", "box")
        ]

    usual = targets("participant")
    assert usual == [6.0, 7.4, 4.4]
    assert targets(edition) == pytest.approx([points / 11.5 * one for one in usual], abs=0.01)
