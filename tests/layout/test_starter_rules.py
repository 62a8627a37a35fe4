"""The rules of whole workbooks, counted and measured on their pages."""

import pytest

from generator.model.print_size import PrintSize
from tests.helpers.rules import below_questions, miscounted
from tests.helpers.workbooks import ROOT, STARTER

GUIDE = ROOT / "content" / "authors-guide"
EDITIONS = [
    *((STARTER, {"paper": paper}) for paper in ("letter", "half-letter")),
    *((STARTER, {"paper": "letter", "pitch": pitch}) for pitch in ("college", "large")),
    (STARTER, {"paper": "letter", "size": PrintSize.LARGE}),
    (GUIDE, {"paper": "letter"}),
]
MM = 0.2
MOST = 1.22  # the edge of a frame is measured at the middle of its line


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["letter", "a5"])
def test_every_ruled_space_shows_the_rules_it_asked_for_and_none_is_cut(paper):
    assert miscounted(STARTER, paper=paper) == []


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "printed"), EDITIONS)
def test_the_first_rule_is_at_one_distance_below_every_question(folder, printed):
    distances, offsets = below_questions(folder, **printed)

    assert len(distances) > 10
    least, most = min(distances.values()), max(distances.values())
    off = {name: way for name, way in distances.items() if not 1 <= way <= MOST}
    assert off == {}
    assert (most - least) * 8.7 <= MM, distances
    assert max(abs(offset) for offset in offsets.values()) * 8.7 <= MM, offsets
