"""The books of a request: each laid out, bound and reported on."""

from dataclasses import replace

from generator.making.audit import audit
from generator.making.book import Laid, Layout
from generator.making.chapters import Progress, report_spaces
from generator.making.request import Book, Request
from generator.making.setting import Setting, plan_settings
from generator.model import count_questions


def make_books(request: Request, progress: Progress) -> tuple[Book, ...]:
    """Make the books of a request without writing them: the workbook is read once for all.

    Raises `WorkbookError` with all that is wrong.
    """
    return tuple(_make_book(one, request, progress) for one in plan_settings(request))


def _make_book(setting: Setting, request: Request, progress: Progress) -> Book:
    layout = Layout(setting)
    laid = layout.lay(progress)
    pdf = layout.typesetter.bind(laid.title, laid.sections, layout.composer.form())
    edition = layout.composer.edition
    layout.findings.add(*audit(laid, edition, layout.typesetter.lettering))
    layout.findings.raise_errors()
    return Book(
        name=layout.name,
        folder=setting.reading.workbook.folder,
        pdf=pdf,
        html=_whole(layout, laid) if request.html else "",
        pages=laid.pages,
        questions=count_questions(one.chapter for one in laid.chapters),
        spaces=tuple(space for one in laid.chapters for space in report_spaces(one, edition)),
        diagnostics=layout.findings.all,
    )


def _whole(layout: Layout, laid: Laid) -> str:
    allotments = {one.chapter.slug: one.allotment for one in laid.chapters}
    styles = replace(layout.composer.styles(), css=layout.typesetter.css)
    front_pages = sum(map(len, laid.front_pages))
    composer = layout.composer
    fits = {name: fit for one in laid.chapters for name, fit in one.fits.items()}
    whole = composer.whole(laid.entries, allotments, fits, styles, front_pages=front_pages)
    return whole.html
