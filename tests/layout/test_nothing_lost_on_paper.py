"""No visible word of a text is missing on the page, whatever notation it is in."""

import re

import pypdfium2
import pytest

from generator.diagnostics import WorkbookError
from generator.reading.workbook import read_workbook
from tests.helpers import pdf
from tests.helpers.commonmark import (
    OTHERWISE,
    TEXTS,
    VISIBLE,
    chapter_of,
    examples,
    shown,
    with_specification,
    words,
)
from tests.helpers.workbooks import book_of, one_chapter, write_workbook

BROKEN = re.compile(r"[-\u2010\u00ad\u0002\ufffe]\s*")  # a word divided at the end of its line
NAME = "Example {}"


def pages_of(data: bytes) -> dict[str, set[str]]:
    """Give the words on the pages of each chapter, by its title."""
    document = pypdfium2.PdfDocument(data)
    starts = [
        (title, page)
        for _, title, page in pdf.outline(pdf.reader(data))
        if re.fullmatch(NAME.format(r"\d+"), title)
    ]
    ends = [*(page for _, page in starts[1:]), len(document)]
    texts = {
        title: "\n".join(
            document[index].get_textpage().get_text_bounded() for index in range(first, end)
        )
        for (title, first), end in zip(starts, ends, strict=True)
    }
    return {title: {*words(text), *words(BROKEN.sub("", text))} for title, text in texts.items()}


def test_every_word_of_a_text_is_on_its_page(tmp_path):
    names = [NAME.format(number) for number, _ in enumerate(TEXTS, start=1)]
    chapters = {
        f"{place:02}-text.md": chapter_of(text, name)
        for place, (name, text) in enumerate(zip(names, TEXTS.values(), strict=True), start=1)
    }

    found = pages_of(book_of(write_workbook(tmp_path, chapters)).pdf)

    for name, text in zip(names, TEXTS.values(), strict=True):
        wanted = set(words(chapter_of(text, name)))
        printed = " ".join(found[name])  # a word may touch another: five*six*
        assert [word for word in VISIBLE if word in wanted and word not in printed] == [], name


@pytest.mark.slow
@with_specification
def test_no_word_of_the_examples_of_commonmark_is_missing(tmp_path):
    wanted, chapters = {}, {}
    for number, text, html in examples():
        name = NAME.format(number)
        alone = tmp_path / "alone"
        try:
            read_workbook(one_chapter(alone, chapter_of(text, name)))
        except WorkbookError:  # told: a missing picture, code without an end
            continue
        chapters[f"{number:03}-example.md"] = chapter_of(text, name)
        wanted[number] = shown(html), shown(html, between="")

    found = pages_of(book_of(write_workbook(tmp_path / "book", chapters)).pdf)

    lost = {
        number: missing
        for number, ways in wanted.items()
        if (missing := min((_missing(way, found[NAME.format(number)]) for way in ways), key=len))
    }
    assert set(lost) - set(OTHERWISE) == set(), lost


def _missing(text: str, found: set[str]) -> list[str]:
    return [word for word in words(text) if word not in found]
