"""The rules of the whole starter workbook, counted on its pages."""

import pytest

from tests.helpers.rules import miscounted
from tests.helpers.workbooks import STARTER


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["letter", "a5"])
def test_every_ruled_space_shows_the_rules_it_asked_for_and_none_is_cut(paper):
    assert miscounted(STARTER, paper=paper) == []
