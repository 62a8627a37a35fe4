"""What many tests look at: the starter workbook, built once."""

import pytest
from pypdf import PdfReader

from generator.build import Book
from tests.helpers.pdf import reader
from tests.helpers.workbooks import STARTER, book_of


@pytest.fixture(scope="session")
def starter() -> Book:
    return book_of(STARTER)


@pytest.fixture(scope="session")
def starter_pdf(starter: Book) -> PdfReader:
    return reader(starter.pdf)
