"""The order of the stages: read, compose, typeset, bind, write."""

import contextlib
import gc
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator import files, pulse
from generator.diagnostics import Diagnostic, Findings, Location, WorkbookError, error, faults
from generator.locks import WAIT_SECONDS, alone
from generator.making.bind import make_books, make_each
from generator.making.brand_sheet import BrandSheet, show_brand
from generator.making.certificate_pages import check_certificate
from generator.making.chapters import Progress
from generator.making.collection import find_collection
from generator.making.finished_pdf import PdfCheck, check_pdfs
from generator.making.on_sheets import plan_scheme
from generator.making.press_cover import PressCover, make_cover
from generator.making.printers import (
    LINE_MM,
    Reading,
    find_printer,
    keep_reading,
    read_printers,
    write_check,
)
from generator.making.request import Book, Check, Request, Result
from generator.making.starter import Start, start
from generator.making.watching import Rebuilt, changes, find_watched
from generator.output_folder import prepare_output

__all__ = [
    "LINE_MM",
    "Book",
    "BrandSheet",
    "Check",
    "PdfCheck",
    "PressCover",
    "Reading",
    "Request",
    "Result",
    "Start",
    "build",
    "build_all",
    "check",
    "check_pdfs",
    "find_printer",
    "keep_reading",
    "make_books",
    "make_cover",
    "plan_scheme",
    "prove",
    "read_printers",
    "show_brand",
    "start",
    "watch",
    "write_check",
]


def build(request: Request, progress: Progress) -> tuple[Result, ...]:
    """Make a workbook's PDFs in the output folder, one an edition. Raises `WorkbookError`; then
    nothing is written and what was there before stays.
    """
    prepare_output(request.output)
    return _write_all(make_books(request, progress), request, {})


def build_all(request: Request, progress: Progress) -> tuple[Result, ...]:
    """Build every workbook in the folder content. What is wrong with one does not
    keep the others from being built; it is raised as `WorkbookError` after them.
    """
    requests = tuple(replace(request, workbook=folder) for folder in find_collection())
    prepare_output(request.output)
    found: list[Diagnostic] = []
    results: list[Result] = []
    taken: dict[Path, Path] = {}
    with contextlib.closing(make_each(requests, progress)) as made:
        for books in made:
            try:
                results += _write_all(books, request, taken)
            except WorkbookError as reason:
                found += reason.diagnostics
    if found:
        raise WorkbookError(*found)
    return tuple(results)


def watch(request: Request, progress: Progress) -> Iterator[tuple[Result, ...] | WorkbookError]:
    """Build a workbook, and again whenever one of its files changes, until nobody asks any more.

    Gives what was written, or what is wrong: then what was written before stays. Raises
    `WorkbookError` where nothing can be watched.
    """
    watched = find_watched(request)
    prepare_output(request.output)
    rebuilt = Rebuilt(request)
    for changed in itertools.chain((None,), changes(watched)):
        pulse.beat("the files of the workbook")
        if changed == frozenset():
            continue
        try:
            yield _write_all(rebuilt.make(progress, changed), request, {})
        except WorkbookError as reason:
            yield reason
        gc.collect()  # nobody waits for it now


def _write_all(
    books: tuple[Book, ...] | WorkbookError, request: Request, taken: dict[Path, Path]
) -> tuple[Result, ...]:
    if isinstance(books, WorkbookError):
        raise books
    found = tuple(one for book in books for one in book.diagnostics)
    if request.strict and faults(found):
        raise WorkbookError(*found)
    names = (name for book in books for name in _contents(book))
    _take(tuple(request.output / f"{one}.pdf" for one in names), books[0].folder, taken)
    # Another run that writes its files is waited for, so that those of one are of one.
    with alone(request.output / "books", wait=WAIT_SECONDS):
        return tuple(_write(book, request) for book in books)


def _contents(book: Book) -> dict[str, bytes]:
    """Give the PDFs that are written of a book, by their names."""
    contents = {book.name: book.pdf}
    if book.pressed:
        name = f"{book.name}-{book.pressed.facts.kind}"
        contents |= {name: book.pressed.pdf, f"{name}-how": book.pressed.guide}
    return contents


def _take(targets: tuple[Path, ...], workbook: Path, taken: dict[Path, Path]) -> None:
    """Note the files of a workbook. Raises `WorkbookError` where another has been written there."""
    clashes = [
        error(
            f'its book "{target.name}" would take the place of one of "{taken[target].name}"',
            hint="give the folder of one of the two, or its edition, another name",
            at=Location(file=files.display(workbook)),
        )
        for target in targets
        if target in taken
    ]
    if clashes:
        raise WorkbookError(*clashes)
    taken |= dict.fromkeys(targets, workbook)


def _write(book: Book, request: Request) -> Result:
    written = []
    for name, data in _contents(book).items():
        written.append(request.output / f"{name}.pdf")
        files.write_atomically(written[-1], data)
    if request.html:
        written.append(written[0].with_suffix(".html"))
        files.write_atomically(written[-1], book.html.encode())
    return Result(book=book, files=tuple(written))


def prove(results: tuple[Result, ...], output: Path) -> tuple[PdfCheck, ...]:
    """Look at books that were written for where each goes, and write pictures of their spreads."""
    return tuple(
        check
        for one in results
        for check in check_pdfs((one.files[0],), one.book.target, proof=output)
    )


def check(request: Request, progress: Progress) -> Check:
    """Tell what is wrong with a workbook and its certificate, and what room it gives. Writes
    nothing.
    """
    try:
        books = make_books(request, progress)
    except WorkbookError as reason:
        return Check(spaces=(), questions=None, diagnostics=reason.diagnostics)
    found = Findings()
    for book in books:
        found.add(*book.diagnostics)
    if request.chapter is None:
        found.add(*check_certificate(request))
    return Check(
        spaces=tuple(space for book in books for space in book.spaces),
        questions=max((book.questions for book in books), key=lambda one: one.found),
        diagnostics=found.all,
    )
