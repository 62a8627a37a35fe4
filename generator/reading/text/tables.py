"""Tables: their empty cells, which are room to write, and the widths of their columns."""

import re
from xml.etree.ElementTree import Element

from generator.model.merge_fields import Place, columns_in
from generator.reading.text.element_text import text_of

# In percent of the text's width on Letter paper: a letter, one of a head, a column at least.
_CHARACTER_SHARE = 1.15
_HEAD_SHARE = 0.95
_LEAST_SHARE = 10.0


def empty_cells(table: Element) -> None:
    """Mark the cells of a table that are left empty: room to write; and share out its width."""
    for cell in (*table.iter("td"), *table.iter("th")):
        if _is_empty(cell) and (cell.tag == "td" or cell.text):
            cell.set("class", "write")
            table.set("class", "writing")
    for cell in [*table.iter("td"), *table.iter("th")]:
        align = re.fullmatch(r"text-align: (left|right|center);", cell.attrib.pop("style", ""))
        if align:
            cell.set("class", f"{cell.get('class', '')} {align[1]}".strip())
    if table.get("class") == "writing":
        _share_width(table)


def _share_width(table: Element) -> None:
    # Columns of words get what their longest words take; those to write in share the rest.
    rows = [list(row) for row in table.iter("tr")]
    columns = list(zip(*rows, strict=False))
    # A row may be filled in as an example: half of a column left empty is one to write in.
    to_write = [2 * sum(map(_is_empty, column[1:])) >= len(column) - 1 for column in columns]
    needs = [
        max(
            _LEAST_SHARE,
            _HEAD_SHARE * len(text_of(column[0])) + 3.5,
            _CHARACTER_SHARE * max((len(text_of(cell)) for cell in column[1:]), default=0) + 3.5,
        )
        for column in columns
    ]
    widest = max((need for need, write in zip(needs, to_write, strict=True) if write), default=0.0)
    needs = [widest if write else need for need, write in zip(needs, to_write, strict=True)]
    writing = widest * sum(to_write)
    words = sum(needs) - writing
    most = 100.0 - writing if any(to_write) else 100.0
    scale = min(1.0, most / words) if any(to_write) and words else most / (words or 1.0)
    spare = 100.0 - words * scale - writing
    for cell, write, need in zip(rows[0], to_write, needs, strict=False):
        share = need + spare * need / writing if write else need * scale
        cell.set("style", f"width: {share:.1f}%")


def _is_empty(cell: Element) -> bool:
    return not len(cell) and (not text_of(cell) or bool(columns_in(cell.text or "", Place.CELL)))
