"""A laid-out and bound book -> what is wrong on its pages, told by chapter, line and folio."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.checking.faults import tell
from generator.checking.missing_letters import missing_letters
from generator.checking.page_audit import audit_pages, audit_text
from generator.diagnostics import Diagnostic
from generator.making.laid import Laid
from generator.model import Edition, Numbering, Section
from generator.model.pages import Sheet
from generator.model.printed_page import Lettering, PrintedPage
from generator.printing.page_boxes import read_pages

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def audit(laid: Laid, edition: Edition, lettering: Lettering) -> Iterator[Diagnostic]:
    """Give what is wrong on the pages of a book, chapter by chapter; then its letters that the
    typefaces do not have.
    """
    begins = {one.pages.document: one.chapter.line for one in laid.chapters}
    documents = _documents(laid.sections, begins)
    front = [one.document for one in laid.front_pages[:1]]
    for name in front:
        yield from tell(audit_pages(documents[name]), file=name, edition=edition.other)
    for one in laid.chapters:
        faults = audit_text(documents[one.pages.document], one.chapter.blocks)
        yield from tell(faults, file=one.chapter.file, edition=edition.other)
    for notes in edition.notes:
        faults = audit_text(documents.get(notes.document, ()), notes.blocks)
        yield from tell(faults, file=notes.chapter.file, edition=edition.other)
    # What stands in the contents stands in a chapter first.
    names = sorted(documents, key=front.__contains__)
    yield from missing_letters(lettering, {name: documents[name] for name in names})


def _documents(
    sections: tuple[Section, ...], begins: Mapping[str, int]
) -> dict[str, tuple[PrintedPage, ...]]:
    """Give the pages of each document of a book, by its name, with their folios. `begins` are the
    lines that documents begin in.
    """
    sheets: dict[str, list[tuple[Sheet, str]]] = {}
    for document, sheet, folio in numbered(sections):
        sheets.setdefault(document, []).append((sheet, folio))
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


def numbered(sections: Iterable[Section]) -> Iterator[tuple[str, Sheet, str]]:
    """Give the pages of a book in order: the name of its document, the page, and its folio."""
    count: Counter[Numbering] = Counter()
    for section in sections:
        for sheet in section.pages.sheets:
            count[section.numbering] += 1
            folio = _folio(section.numbering, count[section.numbering])
            yield section.pages.document, sheet, folio


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
