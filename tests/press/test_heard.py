"""What a screen reader says of the starter, compared with what was read and found good.

Where a change was meant: WORKBOOK_KEEP_HEARD=1 make test keeps what is said now. Read it.
"""

import os
from pathlib import Path

import pytest

from generator.build import Book
from tests.helpers.heard import heard
from tests.helpers.workbooks import STARTER, book_of

_GOLDEN = Path(__file__).parent / "heard"


@pytest.fixture(scope="module")
def fillable() -> Book:
    return book_of(STARTER, editions=("fillable",))


def _compared(name: str, book: Book) -> None:
    said, path = heard(book.pdf), _GOLDEN / f"{name}.txt"
    if os.environ.get("WORKBOOK_KEEP_HEARD"):
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")


def test_the_starter_sounds_as_it_did(starter):
    _compared("starter", starter)


def test_the_starter_to_fill_in_sounds_as_it_did(fillable):
    _compared("starter-fillable", fillable)
