"""A laid-out book -> what is wrong on its pages, told by chapter, line and folio."""

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.checking.faults import tell
from generator.checking.page_audit import audit_pages, audit_text
from generator.diagnostics import Diagnostic
from generator.making.book import Laid
from generator.model import Edition, Numbering, Section
from generator.model.printed_page import PrintedPage
from generator.printing.page_boxes import read_pages

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def audit(laid: Laid, edition: Edition) -> Iterator[Diagnostic]:
    """Give what is wrong on the pages of a book, in the order of its chapters."""
    begins = {one.pages.document: one.chapter.line for one in laid.chapters}
    documents = _documents(laid.sections, begins)
    named = "" if edition.name == edition.workbook.editions[0].name else edition.name
    for front in laid.front_pages[:1]:
        pages = documents[front.document]
        yield from tell(audit_pages(pages), file=front.document, edition=named)
    for one in laid.chapters:
        pages = documents[one.pages.document]
        faults = audit_text(pages, one.chapter.blocks)
        yield from tell(faults, file=one.chapter.file, edition=named)
    for notes in edition.notes:
        for name, pages in documents.items():
            if name.endswith(f" {notes.chapter.file}"):
                faults = audit_text(pages, notes.blocks)
                yield from tell(faults, file=notes.chapter.file, edition=named)


def _documents(
    sections: tuple[Section, ...], begins: Mapping[str, int]
) -> dict[str, tuple[PrintedPage, ...]]:
    """Give the pages of each document of a book, by its name, with their folios. `begins` are the
    lines that documents begin in.
    """
    count: Counter[Numbering] = Counter()
    sheets: dict[str, list] = {}
    for section in sections:
        found = sheets.setdefault(section.pages.document, [])
        for sheet in section.pages.sheets:
            count[section.numbering] += 1
            found.append((sheet, _folio(section.numbering, count[section.numbering])))
    return {
        name: tuple(
            read_pages(
                [sheet for sheet, _ in found],
                [folio for _, folio in found],
                line=begins.get(name, 0),
            )
        )
        for name, found in sheets.items()
    }


def _folio(numbering: Numbering, number: int) -> str:
    if numbering is Numbering.NOTES:
        return f"F{number}"
    return str(number) if numbering is Numbering.BODY else _roman(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text
