"""What a file asks of the dialogue that prints it."""

import pytest

from generator.copies import CopyOptions
from tests.helpers import pdf
from tests.helpers.copies import CHAPTERS, run_copies
from tests.helpers.workbooks import book_of, one_chapter, write_workbook

ROSTER = "name,partner,group\nA Person,B Person,Red\nC Person,D Person,Blue\n"


def asked(data: bytes) -> dict:
    return dict(pdf.reader(data).trailer["/Root"]["/ViewerPreferences"])


def test_a_book_for_paper_is_printed_as_large_as_it_is_and_on_both_sides(tmp_path):
    given = asked(book_of(one_chapter(tmp_path / "ours", "# A\n\nx\n")).pdf)

    assert given["/PrintScaling"] == "/None"
    assert given["/Duplex"] == "/DuplexFlipLongEdge"
    assert given["/DisplayDocTitle"]


def test_a_book_for_a_screen_asks_for_its_size_alone(tmp_path):
    folder = one_chapter(tmp_path / "ours", "# A\n\n1. What? { lines=3 }\n")

    given = asked(book_of(folder, editions=("fillable",)).pdf)

    assert given["/PrintScaling"] == "/None"
    assert "/Duplex" not in given


@pytest.mark.parametrize("merged", [False, True])
def test_copies_ask_for_the_same(tmp_path, merged):
    folder = write_workbook(tmp_path / "ours", CHAPTERS)

    done, _ = run_copies(folder, ROSTER, tmp_path / "out", CopyOptions(merged=merged, jobs=1))

    files = [done.folder] if merged else sorted(done.folder.glob("*.pdf"))
    for file in files:
        given = asked(file.read_bytes())
        assert given["/PrintScaling"] == "/None"
        assert given["/Duplex"] == "/DuplexFlipLongEdge"
    assert files
