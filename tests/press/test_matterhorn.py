"""PDF/UA-1 by our own test of the Matterhorn Protocol: every condition a machine can judge.

No validator is at hand where these run. So that the tests can fail, a sound book is spoilt in one
way for each check.
"""

from pathlib import Path

import pytest

from generator.build import Book
from tests.helpers.copies import run_copies
from tests.helpers.heard import heard
from tests.helpers.matterhorn import CHECKS, failures
from tests.helpers.ua_book import UaBook
from tests.helpers.ua_sample import write_sample
from tests.helpers.ua_spoiled import SPOILERS
from tests.helpers.workbooks import ROOT, book_of, write_workbook

_EDITIONS = ("large-print", "facilitator", "saver")


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def fillable(sample) -> bytes:
    return book_of(sample, editions=("fillable",)).pdf


@pytest.mark.parametrize("edition", _EDITIONS)
def test_every_edition_is_read_aloud_as_the_standard_asks(sample, edition):
    book = book_of(sample, editions=(edition,))

    assert failures(UaBook(book.pdf)) == {}


def test_a_form_is_read_aloud_as_the_standard_asks(fillable):
    assert failures(UaBook(fillable)) == {}


@pytest.mark.parametrize(
    "look",
    [
        {"theme": "warm"},
        {"theme": "plain", "paper": "a5"},
        {"brand": ROOT / "content/brands/two-rivers/_brand.yml"},
        {"chapter": "1"},
    ],
    ids=["warm", "plain and small", "a brand", "a chapter alone"],
)
def test_every_look_is_read_aloud_as_the_standard_asks(sample, look):
    assert failures(UaBook(book_of(sample, **look).pdf)) == {}


def test_the_starter_is_read_aloud_as_the_standard_asks(starter: Book):
    assert failures(UaBook(starter.pdf)) == {}


def test_the_checks_are_all_that_a_machine_can_judge():
    assert len(CHECKS) == 87  # of 136 conditions
    assert CHECKS.keys() == SPOILERS.keys()


@pytest.mark.parametrize("number", sorted(SPOILERS))
def test_a_check_finds_what_is_wrong(fillable, number):
    book = UaBook(fillable)

    SPOILERS[number](book)

    assert list(CHECKS[number].find(book)), CHECKS[number].says


_ROSTER = "name,partner\nAlex,Sam\nDana,Robin\n"


def test_named_copies_are_read_aloud_as_the_standard_asks(tmp_path):
    folder = write_workbook(
        tmp_path / "book",
        {
            "01-ours.md": f"# Ours\n\n{_WITH_NAMES}",
            "02-mine.md": f"# What {{{{ partner }}}} needs\n\nDear {{{{ name }}}}. {_WITH_NAMES}",
        },
    )
    done, _ = run_copies(folder, _ROSTER)
    copies = [path.read_bytes() for path in sorted(done.folder.glob("*.pdf"))]

    assert len(copies) == 2
    for copy in copies:
        book = UaBook(copy)
        assert failures(book) == {}
        assert _named(book) == {
            str(one.given["/ID"]) for one in book.elements if "/ID" in one.given
        }
    assert "Alex" in heard(copies[0])


_WITH_NAMES = """Words with a note.[^1]

[^1]: At the foot, for both.

<table><tr><th colspan="2">Both</th></tr><tr><td>one</td><td>two</td></tr></table>

/// agreement | Ours
    clauses: [To listen]
///
"""


def _named(book: UaBook) -> set[str]:
    """The names of elements that the file's own tree of them leads to, each to the one it is of."""
    names = book.tree["/IDTree"]["/Names"]
    assert [str(one) for one in names[::2]] == sorted(str(one) for one in names[::2])
    return {
        str(name)
        for name, one in zip(names[::2], names[1::2], strict=True)
        if one.get_object()["/ID"] == name
    }
