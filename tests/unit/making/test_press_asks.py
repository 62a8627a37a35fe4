"""What a shop asks for is held against the book, and told by the file that says it."""

from pathlib import Path

import pytest

from generator.diagnostics import WorkbookError
from generator.making.press_asks import check_pages, check_trim, find_press
from generator.units import parse_paper

OWN = "title: Ours\nbleed: 3mm\nleast-pages: 40\ntrim-sizes: [a4]\nerrors: [trim-size]\n"


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("own.yml").write_text(OWN, encoding="utf-8")
    return lambda: find_press("own.yml", Path())


def refused(ask) -> str:
    with pytest.raises(WorkbookError) as caught:
        ask()
    return str(caught.value)


def test_what_a_shop_of_ones_own_does_not_take_is_told_by_its_file(own):
    paper = parse_paper("letter")

    few = refused(lambda: check_pages(own(), 6, paper))
    size = refused(lambda: check_trim(own(), paper))
    Path("own.yml").write_text("title: Ours\n", encoding="utf-8")
    none = refused(own)

    assert few.startswith("error: own.yml: Ours binds 40 or more pages, and the book has 6\n")
    assert size.startswith("error: own.yml: Ours prints no pages of letter\n")
    assert none.startswith("error: own.yml: Ours asks for no bleed: it is no press\n")


def test_a_service_that_comes_with_the_program_is_told_by_its_name_alone():
    few = refused(lambda: check_pages(find_press("lulu", Path()), 6, parse_paper("letter")))

    assert few.startswith("error: Lulu binds 32 or more pages")
