"""Pages in front of a facilitator's book: the run sheet, and what to bring for how many couples."""

from dataclasses import dataclass

from generator.design.compose import Composer
from generator.design.front_matter_parts import Entry, Parts
from generator.design.runsheet import plan_runsheet
from generator.model import Markup

RUN_SHEET = "runsheet"  # its id: where it stands tells how many pages it takes
CLOSER = (0, 1, 2)  # how closely it is set: as usual, closer, and as close as can be read
_COUPLES = (*range(1, 13), 16, 20)
_FEWER = (1, 2, 4, 6, 8, 10, 12, 16, 20)  # where a page does not hold all of these
_ABOVE = 10  # rows of a page that stand above them
_NARROW_MM = 140.0  # of text: materials have no column of their own
_IN_A_COUPLE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What so many couples need: pens, books for each person or for each couple, and the sheets of
    paper of these.
    """

    couples: int
    pens: int
    books: int
    sheets: int
    shared_sheets: int


def runsheet_parts(
    composer: Composer, entries: tuple[Entry, ...], pages: int, *, first: int, close: int = 0
) -> Parts:
    """Give both pages in the order in which the run sheet stands on a right-hand one.

    `pages` are those of a participant's book, printed on both sides; `first` is the number of the
    page they begin on.
    """
    folios = {entry.chapter.slug: entry.page for entry in entries}
    plan = plan_runsheet(composer.edition, folios, composer.language)
    sheets = -(-pages // 2)
    grid = composer.grid
    rows = grid.rows - _ABOVE
    needs = tuple(
        Needs(
            couples=couples,
            pens=_IN_A_COUPLE * couples,
            books=_IN_A_COUPLE * couples,
            sheets=_IN_A_COUPLE * couples * sheets,
            shared_sheets=couples * sheets,
        )
        for couples in (_COUPLES if len(_COUPLES) <= rows else _FEWER[: max(1, rows)])
    )
    number = composer.language.number
    extent = composer.labels["facilitator"]["extent"]
    words = extent.replace("{pages}", number(pages)).replace("{sheets}", number(sheets))
    bring = {"template": "partials/bring.html", "needs": needs, "extent": words}
    sheet = {"template": "partials/runsheet.html", "plan": plan, "close": close}
    sheet |= {"narrow": grid.text_width < _NARROW_MM}
    return (sheet, bring) if first % 2 else (bring, sheet)


def compose_runsheet(
    composer: Composer, entries: tuple[Entry, ...], pages: int, *, first: int, close: int
) -> Markup:
    """Compose both pages, from the one of a number on; see `runsheet_parts`."""
    parts = runsheet_parts(composer, entries, pages, first=first, close=close)
    return composer.leaves("the run sheet", parts, first=first)
