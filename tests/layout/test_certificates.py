"""A certificate beside a workbook: checked with it, and no part of the book."""

from pathlib import Path

import pytest

from generator.build import Request, check
from generator.making.certificate_pages import check_certificate
from tests.helpers.workbooks import ROOT, STARTER, book_of, one_chapter


@pytest.fixture
def folder(tmp_path) -> Path:
    return one_chapter(tmp_path / "ours", "# Trust\n\n*Words.*\n")


def checked(folder: Path) -> list[str]:
    found = check(Request(workbook=folder), lambda *_: None)
    return [str(one) for one in found.diagnostics]


def test_a_book_is_the_same_with_a_certificate_beside_it(folder):
    before = book_of(folder).pdf

    (folder / "certificate.md").write_text("# Well done\n\n{{ name }}\n", encoding="utf-8")

    assert book_of(folder).pdf == before


def test_a_certificate_is_checked_with_its_workbook(folder):
    assert checked(folder) == []

    (folder / "certificate.md").write_text("---\npaper: a4\n---\n# A\n", encoding="utf-8")
    assert 'certificate.md:2: unknown setting of a certificate "paper"' in checked(folder)[0]

    (folder / "certificate.md").write_text("# A\n\n" + "More of it.\n\n" * 40, encoding="utf-8")
    assert "has more words than its page has room for" in checked(folder)[0]


def test_letters_that_no_typeface_has_are_told_of_a_certificate(folder):
    (folder / "certificate.md").write_text("# Well done \U0001faa8\n", encoding="utf-8")

    (found,) = checked(folder)

    assert "certificate.md:1" in found
    assert "empty box" in found


@pytest.mark.parametrize("paper", ["letter", "a4", "a5", "half-letter", "legal"])
@pytest.mark.parametrize("folder", [STARTER, ROOT / "templates/new"], ids=["starter", "new"])
def test_those_that_come_with_the_program_fit_every_paper(folder, paper):
    assert check_certificate(Request(workbook=folder, paper=paper)) == ()
