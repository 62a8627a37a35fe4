"""Tables of the structure tree: which cells are heads, and of what (ISO 14289-1, 7.5).

A head says whether it is of its column or of its row. Where that does not tell which heads a cell
has, for cells take several rows or columns, each cell names its heads.
"""

from collections.abc import Iterator

from generator.printing.pdf.tag_node import Node

_PARTS = frozenset(["THead", "TBody", "TFoot"])
_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


def shape_table(table: Node) -> None:
    """Say what the heads of a table are of. Its nodes are changed."""
    parts = {row: part for part, row in _rows(table)}
    rows = [*parts]
    for row in rows:
        cells = _cells(row)
        at_head = parts[row] == "THead"
        if cells and not at_head and _is_head_of_row(cells):
            cells[0].role = "TH"
        for number, cell in enumerate(cells):
            if cell.role == "TH":
                usual = "Row" if number == 0 and not at_head else "Column"
                cell.scope = _SCOPES.get(cell.scope, usual)
    if any(one.across > 1 or one.down > 1 for row in rows for one in _cells(row)):
        _name_heads(rows)


def _is_head_of_row(cells: list[Node]) -> bool:
    """Tell whether a row is its first cell's: that alone has words, the rest is to be written."""
    first, *rest = cells
    return bool(rest) and bool(first.words()) and all(one.to_write for one in rest)


def _name_heads(rows: list[Node]) -> None:
    """Give each cell the heads of its columns and its rows."""
    places = {cell: place for place, cell in _places(rows)}
    heads = [one for one in places if one.role == "TH"]
    for cell, (top, left) in places.items():
        if cell.role == "TD":
            cell.heads = tuple(
                head
                for head in heads
                if (
                    _overlap(places[head][0], head.down, top, cell.down)
                    if head.scope == "Row"
                    else _overlap(places[head][1], head.across, left, cell.across)
                )
            )


def _places(rows: list[Node]) -> Iterator[tuple[tuple[int, int], Node]]:
    """Give the row and the column that each cell begins in."""
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(rows):
        left = 0
        for cell in _cells(row):
            while (top, left) in taken:
                left += 1
            taken |= {(top + y, left + x) for y in range(cell.down) for x in range(cell.across)}
            yield (top, left), cell


def _overlap(first: int, length: int, other: int, others: int) -> bool:
    return first < other + others and other < first + length


def _rows(table: Node) -> Iterator[tuple[str, Node]]:
    for part in table.kids:
        if isinstance(part, Node) and part.role == "TR":
            yield "", part
        elif isinstance(part, Node) and part.role in _PARTS:
            yield from ((part.role, one) for one in part.kids if isinstance(one, Node))


def _cells(row: Node) -> list[Node]:
    return [one for one in row.kids if isinstance(one, Node)]
