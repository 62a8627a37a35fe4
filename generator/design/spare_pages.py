"""Pages that the text leaves free: ruled for notes, or left clear."""

from enum import StrEnum

from generator.design.compose import Composer
from generator.design.rooms import Room, rooms_of
from generator.model import Markup, Rows, Ruling, Space, WritingSpace
from generator.model.binding import Pad

SPARE = "the pages to spare"
_ABOVE = 2  # rows of a page that its label takes


class Place(StrEnum):
    """Where a page to spare stands: at the end of the book, behind a facilitator's notes, or in
    the front of a facilitator's book.
    """

    END = "end"
    NOTES = "notes"
    FRONT = "front"


def compose_spare(
    composer: Composer, count: int, *, first_page: int, place: Place = Place.END
) -> Markup:
    """Compose so many pages, from a folio on."""
    grid = composer.grid
    rows = Rows(count=max(1, grid.rows - 1 - _ABOVE))
    pages: list[Room] = []
    for number in range(1, count + 1):
        space = Space(ruling=Ruling.LINES, size=rows)
        one = WritingSpace(id=f"book_spare-{number}", label="", keep="", space=space)
        pages += rooms_of(one, grid, {})
    ruled = composer.edition.pad is Pad.NOTES
    part = {"template": "partials/spare.html", "pages": pages, "ruled": ruled, "place": place}
    return composer.sheet(SPARE, "", part, first=first_page)
