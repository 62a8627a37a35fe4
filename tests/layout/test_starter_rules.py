"""The rules of whole workbooks, counted and measured on their pages."""

import shutil
from pathlib import Path

import pytest

from generator.model.print_size import PrintSize
from tests.helpers.rules import below_questions, miscounted
from tests.helpers.workbooks import ROOT, STARTER

GUIDE = ROOT / "content" / "authors-guide"
EDITIONS = [
    (STARTER, {"paper": "letter"}),
    (STARTER, {"paper": "letter", "size": PrintSize.LARGE}),
    (GUIDE, {"paper": "letter"}),
]
# Chapters of the starter with every kind of room, in what else there is.
ROOMS = ("04-me-you-and-us.md", "07-where-i-end.md", "10-week-by-week.md")
OTHERS = [
    *({"paper": paper} for paper in ("a4", "a5", "half-letter")),
    *({"paper": "letter", "pitch": pitch} for pitch in ("college", "large")),
    {"paper": "a5", "size": PrintSize.CLEAR},
    {"paper": "half-letter", "size": PrintSize.LARGE},
    *(
        {"paper": "a5", "size": PrintSize.LARGE, "theme": theme}
        for theme in (None, "warm", "plain")
    ),
    *({"paper": "letter", "theme": theme} for theme in ("warm", "plain", "sketch")),
]
MM = 0.2
HAND_MM = 0.4  # of what is drawn by hand
MOST, NEAR_MM = 1.2, 0.12  # half a rule: the middle of what is drawn is measured


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["letter", "a5"])
def test_every_ruled_space_shows_the_rules_it_asked_for_and_none_is_cut(paper):
    assert miscounted(STARTER, paper=paper) == []


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "printed"), EDITIONS)
def test_the_first_rule_is_at_one_distance_below_every_question(folder, printed):
    check_distances(*below_questions(folder, **printed))


@pytest.fixture(scope="module")
def rooms(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("rooms") / "starter"
    shutil.copytree(STARTER / "images", folder / "images")
    for name in ROOMS:
        shutil.copy(STARTER / name, folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("printed", OTHERS)
def test_it_is_in_every_size_on_every_paper_and_in_every_theme(rooms, printed):
    theme = printed.get("theme") and ROOT / "templates" / printed["theme"]

    distances, offsets = below_questions(rooms, **(printed | {"theme": theme}))

    check_distances(distances, offsets, HAND_MM if printed.get("theme") == "sketch" else MM)


def check_distances(
    distances: dict[str, float], offsets: dict[str, float], most_mm: float = MM
) -> None:
    """See that all are alike, between a pitch and 1.2 of them, and on the grid of the page."""
    assert len(distances) > 10
    least, most = min(distances.values()), max(distances.values())
    near = (NEAR_MM + most_mm - MM) / 8.7
    off = {name: way for name, way in distances.items() if not 1 <= way <= MOST + near}
    assert off == {}
    assert (most - least) * 8.7 <= most_mm, distances
    assert max(abs(offset) for offset in offsets.values()) * 8.7 <= most_mm, offsets
