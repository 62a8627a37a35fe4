"""The rows and cells of an HTML table, merged ones laid out on its grid."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_LARGEST_SPAN = 50


def table_rows(table: Element) -> list[list[Element | None]]:
    """Give the cells of a table row by row; a place that a merged cell reaches into is None."""
    rows: list[list[Element | None]] = []
    reached: set[tuple[int, int]] = set()
    for number, row in enumerate(_rows(table)):
        cells: list[Element | None] = []
        for cell in [one for one in row if one.tag in ("td", "th")]:
            while (number, len(cells)) in reached:
                cells.append(None)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            at = len(cells)
            reached |= {
                (number + below, at + right)
                for below in range(down)
                for right in range(across)
                if below or right
            }
            cells.append(cell)
        while (number, len(cells)) in reached:
            cells.append(None)
        rows.append(cells)
    return rows


def count_merged(table: Element) -> int:
    """Give how many cells of a table take more than one place."""
    cells = [cell for row in _rows(table) for cell in row if cell.tag in ("td", "th")]
    return sum(_span(cell, "colspan") > 1 or _span(cell, "rowspan") > 1 for cell in cells)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _span(cell: Element, name: str) -> int:
    given = cell.get(name, "")
    return min(int(given), _LARGEST_SPAN) if given.isdigit() and 0 < len(given) < 5 else 1
