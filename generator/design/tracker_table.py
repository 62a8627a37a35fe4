"""A tracker as the table that it is: rows by columns, whose widths are those of any table."""

from collections.abc import Sequence
from html import escape

from generator.diagnostics import Location
from generator.model import Cell, Exercise, Table

BOX_MM = 6.6  # a box to tick with its edges: see css/exercises/tracker.css


def tracker_id(exercise: Exercise) -> str:
    """Give the id of the table of a tracker."""
    return f"{exercise.id}-table"


def tracker_table(exercise: Exercise, days: Sequence[str]) -> Table:
    """Give the table of a tracker; `days` are the heads of one by days."""
    options = exercise.options
    heads = tuple(options.column_labels or days)
    return Table(
        id=tracker_id(exercise),
        place=exercise.place or Location(file=""),
        caption="",
        head=((_cell(options.head, head=True), *(_cell(one, head=True) for one in heads)),),
        body=tuple(
            (_cell(label, head=False), *(_cell("", head=False) for _ in heads))
            for label in options.row_labels
        ),
        widths=(),
        landscape=False,
        rows=1,
        ticks=BOX_MM if options.cells == "boxes" else None,
        classes="",
        attributes="",
    )


def _cell(words: str, *, head: bool) -> Cell:
    return Cell(
        html=escape(words),
        tables=(),
        head=head,
        empty=not words and not head,
        align="",
        across=1,
        down=1,
        classes="",
        attributes="",
    )
