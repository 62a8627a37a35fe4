"""The failure conditions of the Matterhorn Protocol 1.1 that a machine can judge, for PDF/UA-1.

Each check is called by its number, and says in its own words what fails. Conditions that only a
person can judge are not here. No validator of PDF/UA is at hand where the tests run; what these
checks find nothing of may still be wrong in ways that a validator would find.
"""

import itertools

from tests.helpers import (  # these register the checks
    ua_annotations,
    ua_file,
    ua_fonts,
    ua_structure,
)
from tests.helpers.ua_book import UaBook
from tests.helpers.ua_check import CHECKS

__all__ = ["CHECKS", "failures", "ua_annotations", "ua_file", "ua_fonts", "ua_structure"]


def failures(book: UaBook) -> dict[str, list[str]]:
    """What fails, by the numbers of the checks; a few places of each."""
    found: dict[str, list[str]] = {}
    for one in CHECKS.values():
        places = [*itertools.islice(one.find(book), 5)]
        if places:
            found[one.number] = [f"{one.says}: {place}" for place in places]
    return found
