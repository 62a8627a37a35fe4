"""The books of a request: each laid out, bound and reported on."""

import contextlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from generator.design.facilitator_pages import runsheet_parts
from generator.design.front_matter_parts import Parts
from generator.diagnostics import WorkbookError
from generator.making.audit import audit
from generator.making.book import Layout, lay_out
from generator.making.chapters import Progress
from generator.making.delivery import deliver
from generator.making.laid import Laid
from generator.making.on_sheets import put_on_sheets, refuse_fields
from generator.making.processes import MOST_PROCESSES, can_fork, processors
from generator.making.request import Book, Request
from generator.making.setting import Setting, plan_settings
from generator.making.side_by_side import side_by_side
from generator.making.space_reports import report_spaces
from generator.model import Purpose, count_questions
from generator.model.press_target import PressTarget
from generator.printing.press.sheet_layout import Scheme

# What a process that begins afresh takes is laid out meanwhile: so many chapters.
_CHAPTERS_OF_A_START = 8


def make_books(request: Request, progress: Progress) -> tuple[Book, ...]:
    """Make the books of a request without writing them: the workbook is read once for all.

    Raises `WorkbookError` with all that is wrong.
    """
    with contextlib.closing(make_each((request,), progress)) as made:
        (books,) = made
    if isinstance(books, WorkbookError):
        raise books
    return books


def make_each(
    requests: Sequence[Request], progress: Progress
) -> Generator[tuple[Book, ...] | WorkbookError, None, None]:
    """Give the books of one request after the other, or what is wrong with the first that can't
    be made.

    All processors share the work; what comes of it, and what is told of it, is the same.
    """
    planned = tuple(map(_plan, requests))
    orders = tuple(order for one in planned if not isinstance(one, WorkbookError) for order in one)
    processes = _processes(orders, requests[0].jobs)
    with side_by_side(orders, _make_book, progress, processes=processes) as made:
        first = 0
        for one in planned:
            if isinstance(one, WorkbookError):
                yield one
                continue
            try:
                books = tuple(made(number) for number in range(first, first + len(one)))
            except WorkbookError as reason:
                yield reason
            else:
                yield books
            first += len(one)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """A book to make."""

    setting: Setting
    html: bool
    scheme: Scheme | None


def _plan(request: Request) -> tuple[_Order, ...] | WorkbookError:
    try:
        settings = plan_settings(request)
        if request.scheme:
            refuse_fields(settings)
    except WorkbookError as reason:
        return reason
    return tuple(_Order(setting=one, html=request.html, scheme=request.scheme) for one in settings)


def _processes(orders: tuple[_Order, ...], jobs: int | None) -> int:
    """Give how many processes pay off."""
    most = min(len(orders), jobs or min(processors(), MOST_PROCESSES))
    chapters = sum(
        1 if one.setting.chapter else len(one.setting.reading.workbook.chapters) for one in orders
    )
    worth = can_fork() or chapters >= len(orders) * _CHAPTERS_OF_A_START or jobs
    return most if worth else 1


def _make_book(order: _Order, progress: Progress) -> Book:
    _, layout, laid = lay_out(order.setting, progress)
    return bind_book(order.setting, layout, laid, html=order.html, scheme=order.scheme)


def bind_book(
    setting: Setting,
    layout: Layout,
    laid: Laid,
    *,
    html: bool = False,
    scheme: Scheme | None = None,
) -> Book:
    """Bind a book that is laid out, and look at it. Raises `WorkbookError` with all that is wrong.

    Its HTML goes along where that is asked for, and with a `scheme` it is on sheets too.
    """
    delivery = setting.delivery
    bound = layout.typesetter.bind(
        laid.title, laid.sections, layout.composer.form(), purpose=delivery.purpose
    )
    edition = layout.composer.edition
    layout.findings.add(*audit(laid, edition, layout.typesetter.lettering))
    pressed = put_on_sheets(layout, setting, bound, laid.pages, scheme) if scheme else None
    layout.findings.raise_errors()
    delivered = deliver(bound, delivery, setting.practice.brand)
    layout.findings.add(*delivered.diagnostics)
    return Book(
        name=layout.name,
        folder=setting.reading.workbook.folder,
        pdf=delivered.pdf,
        standard=_called(setting, delivered.standard),
        target=_target(setting),
        html=_whole(layout, laid) if html else "",
        pages=laid.pages,
        questions=count_questions(one.chapter for one in laid.chapters),
        spaces=tuple(space for one in laid.chapters for space in report_spaces(one, edition)),
        diagnostics=layout.findings.all,
        pressed=pressed,
    )


def _called(setting: Setting, standard: str) -> str:
    """Give what a book is for and what it may be called."""
    aim = f"for {setting.press.title}" if setting.press else ""
    return ", ".join(filter(None, (aim, standard)))


def _target(setting: Setting) -> PressTarget | str:
    """Give where a book goes: what a shop asks for, or the name of another target."""
    if setting.press:
        return setting.press
    if setting.delivery.purpose is Purpose.ARCHIVE:
        return "archive"
    return "screen" if setting.plan.on_screen else "office"


def _whole(layout: Layout, laid: Laid) -> str:
    allotments = {one.chapter.slug: one.allotment for one in laid.chapters}
    styles = replace(layout.composer.styles(), css=layout.typesetter.css)
    front_pages = sum(map(len, laid.front_pages))
    composer = layout.composer
    fits = {name: fit for one in laid.chapters for name, fit in one.fits.items()}
    more: Parts = ()
    if composer.edition.notes and laid.front_pages:
        first = len(laid.front_pages[0]) + 1
        more = runsheet_parts(composer, laid.entries, laid.theirs, first=first)
    whole = composer.whole(
        laid.entries, allotments, fits, styles, front_pages=front_pages, more=more
    )
    return whole.html
