"""`/// tracker | Title`: rows by columns to tick or to fill in, such as habits by days."""

from typing import Annotated, Literal

from pydantic import Field

from generator.reading.exercises._fields import KindOptions, Label

Count = Annotated[int, Field(ge=1, le=60)]
Columns = Annotated[int, Field(ge=1, le=14)]
Labels = Annotated[tuple[Label, ...], Field(min_length=1, max_length=60)]

LONGEST_MONTH = 31
HINTS = {
    "rows": "write labels, rows: [A walk, A meal], or how many are left to write, rows: 5",
    "columns": "write columns: days, columns: month, labels such as [Week 1, Week 2], or a number",
    "cells": "write cells: boxes or cells: open",
    "head": "write the head of the first column, such as head: Practice",
}
NEEDS_BODY = None


class Options(KindOptions):
    """`days` takes the names of the weekdays from the language; a `month` has 31 columns."""

    rows: Count | Labels = 5
    columns: Literal["days", "month"] | Columns | Labels = "days"
    cells: Literal["boxes", "open"] = "open"
    head: Label = ""

    @property
    def row_labels(self) -> tuple[str, ...]:
        """The label of each row; empty ones are left to write."""
        return ("",) * self.rows if isinstance(self.rows, int) else self.rows

    @property
    def column_labels(self) -> tuple[str, ...]:
        """The label of each column; empty ones are left to write. None for days."""
        if self.columns == "days":
            return ()
        if self.columns == "month":
            return tuple(map(str, range(1, LONGEST_MONTH + 1)))
        return ("",) * self.columns if isinstance(self.columns, int) else self.columns
