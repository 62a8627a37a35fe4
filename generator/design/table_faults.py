"""Tables that do not fit: by how much, and what would help."""

from math import ceil

from generator.design.table_needs import TableNeeds
from generator.design.table_places import TablePlace
from generator.design.table_widths import Shares, columns_to_take
from generator.diagnostics import Diagnostic, error, warning

LEAST_TICK_MM = 4  # what can still be proposed
LONG_WORD_MM = 24.0


def too_wide(shares: Shares, needs: TableNeeds, place: TablePlace, along: float) -> Diagnostic:
    """Tell that a table does not fit, by how much, and what would help.

    `along` is the length of a page that it could be turned on, 0 where it can't be.
    """
    room = max(place.width, along)
    many = columns_to_take(shares, room)
    column = "the last column" if many == 1 else f"{many} columns"
    helps = [f"take {column} away or make two tables of it"] if many else []
    ticking = place.table.ticks is not None or place.first
    writing = [at for at, writes in enumerate(shares.writes) if writes and not ticking]
    if any(not needs.columns[at].ticks for at in writing):
        helps.append("write { ticks } below it if its cells are only to tick")
    elif writing:
        others = shares.needed - sum(shares.least[at] for at in writing)
        each = int((room - others) / len(writing))
        helps += [f"write {{ ticks={each}mm }} below it"] if each >= LEAST_TICK_MM else []
    if needs.footnotes or not place.turns:
        what = "move its footnotes into the text" if place.turns else "put it below the block"
        helps.append(f"{what}, so that it can be turned")
    if place.width < along:
        has = f"a page has {place.width:.0f}, one that it is turned on {along:.0f}"
    else:
        has = f"there are {place.width:.0f}"
    needed = ceil(shares.needed)
    return error(
        f"this table is {max(1, needed - int(room))} mm too wide: it needs {needed} mm, and {has}",
        hint="; or ".join([*helps, *_long_words(shares)]),
        at=place.table.place,
    )


def _long_words(shares: Shares) -> list[str]:
    columns = zip(shares.least, shares.writes, strict=True)
    if max((least for least, writes in columns if not writes), default=0.0) < LONG_WORD_MM:
        return []
    return ["mark with &shy; where its longest words may be divided"]


def too_high(place: TablePlace, over: float) -> Diagnostic:
    """Tell that a turned table has a row that no page holds, and by how much, in mm."""
    return error(
        f"a row of this table is {ceil(over)} mm higher than the page it is turned on",
        hint="make two rows of it, or shorten its words",
        at=place.table.place,
    )


def stays(place: TablePlace) -> Diagnostic:
    """Tell that a table can't be turned where it stands."""
    hint = "move its footnotes into the text" if place.turns else "put it below the block it is in"
    return warning(
        "this table can't be turned onto a page of its own here; it stays in the text",
        hint=hint,
        at=place.table.place,
    )
