"""qpdf takes what is written, and the tests would see it if it did not."""

import re

import pytest

from tests.helpers.qpdf import complaints, unsound
from tests.helpers.workbooks import STARTER, book_of

DAMAGE = {
    "cut off": lambda data: data[: len(data) // 2],
    "a stream that is longer than it says": lambda data: re.sub(
        rb"/Length (\d+)", lambda found: b"/Length " + b"9" * len(found[1]), data, count=2
    ),
    "an end that is lost": lambda data: data.replace(b"startxref", b"startxxxx"),
}


def test_a_book_is_sound():
    assert complaints(book_of(STARTER).pdf) == []


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_book_is_told(kind):
    data = book_of(STARTER).pdf
    hurt = DAMAGE[kind](data)

    assert hurt != data
    assert complaints(hurt)


@pytest.mark.spoils("torn.pdf")
def test_a_file_that_is_not_sound_is_named_unless_it_is_spoilt_on_purpose(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/torn.pdf").write_bytes(b"%PDF-1.7\n")

    (told,) = unsound([tmp_path])

    assert told.startswith(f"{tmp_path / 'deep/torn.pdf'}: ")
    assert unsound([tmp_path], [("test_a_file", "torn.pdf")]) == []
    assert unsound([tmp_path], [("test_a_file", "")]) == []
    assert unsound([tmp_path], [("test_another", "torn.pdf")])
