"""Imposition order: which pages stand on which sheet, so that folding puts them in order.

Pages count from 0; nothing in their place is a page that stays blank. A sheet is described as it
lies on the table: its front up, its head away from you.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

PAGES_OF_A_SHEET = 4  # that is folded once

Cells = tuple[int | None, ...]


class FoldingError(ValueError):
    """Pages that can't be folded so; its text says what is wrong, `hint` what would be right."""

    def __init__(self, problem: str, hint: str):
        super().__init__(problem)
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its pages from left to right and from the head down, on the front and on the back.

    `depth` is how many sheets are folded around it.
    """

    front: Cells
    back: Cells
    depth: int = 0


def saddle_stitch(pages: int, *, signature: int = 0, back_cover: bool = False) -> tuple[Sheet, ...]:
    """Give the sheets of a booklet, folded once and stapled through the fold, in the order they
    are printed: the outermost of each signature first.

    A `signature` is so many pages that are folded together; 0 is all of them. Blank pages come at
    the end, or before the last page where that is the `back_cover`. Raises `FoldingError`.
    """
    if pages < 2:
        problem = f"a booklet of {'one page' if pages == 1 else 'no pages'} is none"
        raise FoldingError(
            problem, "print the page itself, or make a booklet of two pages and more"
        )
    filled = -(-pages // PAGES_OF_A_SHEET) * PAGES_OF_A_SHEET
    if signature:
        check_signature(signature)
        if signature > filled:
            raise FoldingError(
                f"a signature of {signature} pages is larger than the book of {pages}",
                f"give {filled} or less, or leave --signature away: then all is one signature",
            )
    blanks = [None] * (filled - pages)
    order: list[int | None] = [*range(pages), *blanks]
    if back_cover:
        order = [*range(pages - 1), *blanks, pages - 1]
    size = signature or filled
    return tuple(
        sheet for first in range(0, filled, size) for sheet in _folded(order[first : first + size])
    )


def check_signature(pages: int) -> None:
    """Raise `FoldingError` where so many pages are no signature."""
    if pages < PAGES_OF_A_SHEET or pages % PAGES_OF_A_SHEET:
        below = pages // PAGES_OF_A_SHEET * PAGES_OF_A_SHEET
        near = [str(one) for one in (below, below + PAGES_OF_A_SHEET) if one >= PAGES_OF_A_SHEET]
        raise FoldingError(
            f"a signature has a multiple of four pages, and {pages} is none",
            f"the nearest: {' or '.join(near)}",
        )


def _folded(order: Sequence[int | None]) -> Iterator[Sheet]:
    """Give the sheets of one signature: each pair of leaves lies inside the one before."""
    last = len(order) - 1
    for depth in range(len(order) // PAGES_OF_A_SHEET):
        at = 2 * depth
        yield Sheet(
            front=(order[last - at], order[at]),
            back=(order[at + 1], order[last - at - 1]),
            depth=depth,
        )


def in_reading_order(pages: int, cells: int) -> tuple[Sheet, ...]:
    """Give sheets with so many pages beside and below each other, in order, on their fronts."""
    starts = range(0, pages, cells)
    return tuple(
        Sheet(
            front=tuple(at if at < pages else None for at in range(start, start + cells)),
            back=(),
        )
        for start in starts
    )
