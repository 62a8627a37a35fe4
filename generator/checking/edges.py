"""What reaches beyond where it may stand: the paper, the type area, its cell, its box."""

from collections.abc import Iterator

from generator.checking.faults import Fault, Kind, quoted
from generator.model.printed_page import Piece, PrintedPage, Sort
from generator.units import px_to_mm

# Less is not seen: italics lean over, layout rounds.
TOLERANCE_MM = 0.4

_NAMES = {
    Sort.ROOM: "room to write",
    Sort.BLANK: "a blank to fill in",
    Sort.MARK: "a mark to tick or to circle",
    Sort.CELL: "a table",
}


def name(piece: Piece) -> str:
    """Give what a piece of a page is, as a message says it."""
    if piece.sort is Sort.TEXT:
        return quoted(piece.words)
    if piece.sort is Sort.PICTURE:
        return f"the picture {quoted(piece.words)}" if piece.words else "a picture"
    return _NAMES[piece.sort]


def beyond_edges(page: PrintedPage) -> Iterator[Fault]:
    """Give what of a page reaches out of its place."""
    for piece in page.pieces:
        fault = _beyond(piece, page)
        if fault:
            kind, px = fault
            yield Fault(
                kind=kind, line=piece.line, page=page.folio, what=name(piece), mm=px_to_mm(px)
            )


def _beyond(piece: Piece, page: PrintedPage) -> tuple[Kind, float] | None:
    box = piece.box
    if piece.cut is not None:
        if piece.sort is not Sort.BLANK and piece.sort is not Sort.PICTURE:
            out = box.beyond(piece.cut)
            if _is_seen(out):
                return Kind.CUT, out
        box = box.within(piece.cut)
        if box.x0 > box.x1 or box.y0 > box.y1:
            return None
    if piece.sort is Sort.CELL:
        out = box.beyond(piece.place)
        return (Kind.TABLE, out) if _is_seen(out) else None
    cell = piece.cell
    if cell is not None and _is_seen(cell.beyond(piece.place)):
        return None  # told of the table
    out = box.beyond(page.paper)
    if _is_seen(out):
        return Kind.OFF_PAPER, out
    out = box.beyond(piece.place)
    if _is_seen(out):
        return Kind.OUTSIDE, out
    if cell is not None and piece.sort is Sort.TEXT:
        out = max(cell.x0 - box.x0, box.x1 - cell.x1)
        if _is_seen(out):
            return Kind.OUT_OF_CELL, out
    return None


def _is_seen(px: float) -> bool:
    return px_to_mm(px) > TOLERANCE_MM
