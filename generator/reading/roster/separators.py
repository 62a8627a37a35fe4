"""Which sign parts the cells of a list, told by how evenly it does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from generator.model import RosterChoice
from generator.reading.roster.heads import FIRST_ROWS, find_heads, trimmed
from generator.reading.roster.roster_table import SIGNS, Row, TableError, Text, said_sign

# How well a list reads with a sign: the heads are found, all of it can be read, the share of rows
# that are as wide as the heads, how wide they are.
_Fit = tuple[bool, bool, float, int]


def find_text(path: Path, encoding: str, choice: RosterChoice) -> Text:
    """Give a list as it reads best: with the sign that its first line says, or with the one that
    gives every row as many cells as there are heads.
    """
    said = said_sign(path, encoding)
    texts = [
        Text(path=path, encoding=encoding, sign=sign, spaced=spaced)
        for spaced in (False, True)
        for sign in ([said] if said else SIGNS)
    ]
    fits = [(_fit(text, choice), text) for text in texts]
    best, text = max(fits, key=lambda one: one[0])
    # With one cell a row, nothing parts them; a comma in one is then told, as it is usual.
    return text if best[3] > 1 or said else replace(texts[0], spaced=text.spaced)


def _fit(text: Text, choice: RosterChoice) -> _Fit:
    rows, whole = first_rows(text)
    filled = [row for row in rows if not row.is_empty]
    heads = find_heads(rows, choice)
    if heads is None:
        width, count = _usual_width(filled)
        return False, whole, count / max(1, len(filled)) if width > 1 else 0.0, width
    width = len(heads.written)
    below = [row for row in filled if row.line > heads.line]
    even = sum(1 for row in below if len(trimmed(row.cells, width)) == width)
    return width > 1, whole, even / max(1, len(below)), width


def first_rows(text: Text) -> tuple[list[Row], bool]:
    """Give the first rows of a list, and whether all of them can be read."""
    rows: list[Row] = []
    try:
        rows.extend(islice(text.rows(), FIRST_ROWS))
    except TableError:
        return rows, False
    return rows, True


def _usual_width(rows: Sequence[Row]) -> tuple[int, int]:
    widths = Counter(len(row.cells) for row in rows)
    return widths.most_common(1)[0] if widths else (0, 0)
