"""The book that copies are made of: laid out and bound once, before the first of them."""

from collections.abc import Iterator, Mapping

from generator.build import plan_settings
from generator.copies.maker import UNSAID, Master, bind
from generator.diagnostics import Location, WorkbookError, did_you_mean, error
from generator.making.audit import audit
from generator.making.book import Layout
from generator.making.request import Request
from generator.model import Mention
from generator.model.merge_fields import Place, columns_in
from generator.model.recipients import COPY, FOOT, WORDS
from generator.reading.roster import Roster


def make_master(request: Request, columns: tuple[str, ...] = ()) -> tuple[Master, Layout]:
    """Make the book that copies are made of, and give what it was laid out with.

    `columns` are those of the roster.

    Raises `WorkbookError` with all that is wrong.
    """
    setting = plan_settings(request, named=True, columns=columns)[0]
    layout = Layout(setting)
    laid = layout.lay(lambda *_: None, UNSAID)
    pdf = bind(layout, laid)
    layout.findings.add(*audit(laid, layout.composer.edition, layout.typesetter.lettering))
    layout.findings.raise_errors()
    book = Master(
        name=layout.name,
        setting=setting,
        pdf=pdf,
        shape=laid.shape,
        own=tuple((name, pages.columns) for name, pages in laid.own().items()),
        label=layout.composer.labels["copy"],
        foot=layout.composer.foot,
        language=layout.composer.language,
        diagnostics=layout.findings.all,
    )
    return book, layout


def check_mentions(request: Request, roster: Roster) -> None:
    """Raise `WorkbookError` where the text uses columns that a roster does not have.

    Nothing is laid out for it.
    """
    layout = Layout(plan_settings(request, named=True, columns=roster.columns)[0])
    chapters = layout.composer.edition.workbook.chapters
    mentions = {one.column: one for chapter in chapters for one in reversed(chapter.columns)}
    _check(frozenset(mentions), mentions, roster)


def check_columns(book: Master, roster: Roster) -> None:
    """Raise `WorkbookError` where the book uses columns that a roster does not have."""
    mentions = {
        column: Mention(column=column, file=document, line=None)
        for document, columns in book.own
        for column in columns
    }
    brand = book.setting.practice.brand
    for column in columns_in(book.foot, Place.TEXT) if brand else ():
        mentions[column] = Mention(column=column, file=brand.file, line=None)
    mentions |= {one.column: one for one in _mentions(book)}
    _check(book.columns, mentions, roster)


def _check(columns: frozenset[str], mentions: Mapping[str, Mention], roster: Roster) -> None:
    known = {*roster.columns, *WORDS, COPY, FOOT}
    found = [
        error(
            f'the roster has no column "{column}"',
            hint=f"{did_you_mean(column, roster.columns)}; its columns are in the first line of "
            f"{roster.path.name}",
            at=_place(mentions.get(column)),
        )
        for column in sorted(columns - known)
    ]
    if found:
        raise WorkbookError(*found)


def costs(book: Master) -> Iterator[str]:
    """Say which parts of a book are typeset for each copy, and why."""
    mentions = list(_mentions(book))
    for document, columns in book.own:
        where = {one.column: one for one in mentions if one.file == document}
        words = " and ".join(f"{{{{ {one} }}}}" for one in sorted(columns))
        lines = [where[one].line for one in sorted(columns) if one in where]
        place = f"{document}:{min(lines)}" if lines else document
        stands = "stands" if len(columns) == 1 else "stand"
        yield f"{place}: {words} {stands} in running text: typeset again for each copy"


def _mentions(book: Master) -> Iterator[Mention]:
    for chapter in book.setting.reading.workbook.chapters:
        yield from reversed(chapter.columns)


def _place(mention: Mention | None) -> Location | None:
    return Location(file=mention.file, line=mention.line) if mention else None
