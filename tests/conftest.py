"""What many tests look at: the starter workbook, built once."""

import os

import hypothesis
import pytest
from pypdf import PdfReader

from generator.build import Book
from tests.helpers.pdf import reader
from tests.helpers.workbooks import STARTER, book_of

# The same examples in every run: a test that fails here fails there too. For a search of new
# ones: HYPOTHESIS_PROFILE=search make test.
hypothesis.settings.register_profile("search", deadline=None, max_examples=2000)
hypothesis.settings.register_profile("same", deadline=None, derandomize=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session")
def starter() -> Book:
    return book_of(STARTER)


@pytest.fixture(scope="session")
def starter_pdf(starter: Book) -> PdfReader:
    return reader(starter.pdf)
