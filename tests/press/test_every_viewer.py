"""Forms filled and saved in one viewer, and reopened in the others: what was written is there.

Poppler has no package that fills forms: it reopens what the others saved.
"""

import re
import shutil
import subprocess

import pytest
from pypdf import PdfReader

from tests.helpers import pdf, pdfjs
from tests.helpers.forms import (
    EVERY_KIND,
    filled,
    filled_in_chrome,
    held_in_chrome,
    whole,
    widgets,
)
from tests.helpers.readers import ALL, differences, lacking
from tests.helpers.workbooks import STARTER, book_of, one_chapter

DPI = 96
YES = "/Yes"


def fields_of(document: PdfReader) -> dict[str, str]:
    """A value for each field: a word that no other has, or that it is pressed."""
    values = {}
    for _, widget in widgets(document):
        name = str(whole(widget, "/T"))
        word = f"ë{len(values)}"
        values.setdefault(name, word if whole(widget, "/FT") == "/Tx" else YES)
    return values


def by_pypdf(data: bytes, values: dict[str, str]) -> bytes:
    return filled(pdf.reader(data), values)


def by_pdfjs(data: bytes, values: dict[str, str]) -> bytes:
    return pdfjs.filled(data, {name: one == YES or one for name, one in values.items()})


NO_PDFJS = pytest.mark.skipif(pdfjs.folder() is None, reason="pdf.js is not installed here")
FILLED = pytest.mark.parametrize(
    "fill",
    [by_pypdf, filled_in_chrome, pytest.param(by_pdfjs, marks=NO_PDFJS)],
    ids=["pypdf", "pdfium", "pdf.js"],
)


@pytest.fixture(scope="module")
def every_kind(tmp_path_factory) -> bytes:
    folder = one_chapter(tmp_path_factory.mktemp("viewers") / "ours", EVERY_KIND)
    return book_of(folder, editions=("fillable",)).pdf


@pytest.fixture(scope="module")
def starter() -> bytes:
    return book_of(STARTER, editions=("fillable",)).pdf


@pytest.fixture(params=["every_kind", "starter"])
def form(request) -> bytes:
    return request.getfixturevalue(request.param)


def in_pypdf(data: bytes) -> dict[str, str]:
    fields = pdf.reader(data).get_fields() or {}
    return {name: str(one.get("/V", "")) for name, one in fields.items()}


def in_pdfjs(data: bytes) -> dict[str, str]:
    return {name: YES if one == "Yes" else one for name, one in pdfjs.held(data).items()}


def seen_in_poppler(data: bytes, tmp_path) -> set[str]:
    """The words of fields that Poppler finds on the pages."""
    file = tmp_path / "saved.pdf"
    file.write_bytes(data)
    done = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, timeout=60)
    return set(re.findall(r"ë\d+", done.stdout.decode()))


@FILLED
def test_what_is_filled_in_and_saved_is_there_in_every_viewer(form, fill, tmp_path):
    values = fields_of(pdf.reader(form))
    assert len(values) > 40 and set(values) == set(pdf.reader(form).get_fields())

    saved = fill(form, values)

    assert in_pypdf(saved) == values
    assert held_in_chrome(saved) == values
    if pdfjs.folder():
        assert in_pdfjs(saved) == values
    if shutil.which("pdftotext"):
        assert seen_in_poppler(saved, tmp_path) == set(values.values()) - {YES}


@FILLED
def test_what_is_filled_in_is_seen_in_every_reader(every_kind, fill):
    document = pdf.reader(every_kind)
    saved = fill(every_kind, fields_of(document))
    places = [(page, [float(one) for one in box["/Rect"]]) for page, box in widgets(document)]
    pages = sorted({page for page, _ in places})

    for name in set(ALL) - set(lacking()):
        before, after = (ALL[name](one, pages, DPI) for one in (every_kind, saved))
        for page, (left, foot, right, top) in places:
            at, height = pages.index(page), float(document.pages[page].mediabox.height)
            box = tuple(round(one * DPI / 72) for one in (left, height - top, right, height - foot))
            assert before[at].crop(box).tobytes() != after[at].crop(box).tobytes(), (name, page)


@pytest.mark.parametrize(
    "fill", [filled_in_chrome, pytest.param(by_pdfjs, marks=NO_PDFJS)], ids=["pdfium", "pdf.js"]
)
def test_what_is_filled_in_looks_the_same_in_every_reader(every_kind, fill):
    """Not as pypdf fills it: it seems to leave its clip open (`re W` without `n`), and then
    Ghostscript paints that with the next field.
    """
    document = pdf.reader(every_kind)
    saved = fill(every_kind, fields_of(document))
    pages = sorted({page for page, _ in widgets(document)})

    assert [str(one) for one in differences(saved, pages)] == []
