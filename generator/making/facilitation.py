"""The front of a facilitator's book: its run sheet, laid out on one page where that can be."""

from generator.design.compose import Composer
from generator.design.facilitator_pages import CLOSER, RUN_SHEET, compose_runsheet
from generator.design.front_matter_parts import Entry
from generator.design.spare_pages import Place, compose_spare
from generator.model import Pages
from generator.printing.typeset import Typesetter


def lay_runsheet(
    composer: Composer,
    typesetter: Typesetter,
    entries: tuple[Entry, ...],
    pages: int,
    *,
    first: int,
) -> Pages:
    """Lay out the run sheet and what to bring, from the page of a number on: the run sheet on one
    page where it can be set so closely, else as few as it needs, set as usual.

    `pages` are those of a participant's book.
    """
    laid: list[Pages] = []
    for close in CLOSER:
        markup = compose_runsheet(composer, entries, pages, first=first, close=close)
        laid.append(typesetter.typeset(markup))
        if _length(laid[-1]) == 1:
            break
    return min(laid, key=_length)


def lay_back(composer: Composer, typesetter: Typesetter, pages: int) -> Pages:
    """Lay out the page behind so many of the front, which is ruled for the facilitator's notes."""
    return typesetter.typeset(compose_spare(composer, 1, first_page=pages + 1, place=Place.FRONT))


def _length(pages: Pages) -> int:
    return len({one.page for one in pages.layout if one.id == RUN_SHEET})
