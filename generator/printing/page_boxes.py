"""WeasyPrint's boxes -> what stands where on a page, read once a document after layout.

WeasyPrint promises nothing about its boxes. What is read of them: a page's `_page_box`, the names
of their classes, `element` and `element_tag`, `style`, positions and sizes, `text` and `baseline`
of text, `transformation_matrix`, the placeholders of what is hung up by coordinates. The test of
this module says what changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.model.printed_page import Box, Group, Piece, PrintedPage, Sort

# What is not in the ink of a font is not known here: shares of its size, from the baseline.
_ABOVE, _BELOW = 0.55, 0.1
# Classes of the templates: what is ruled or drawn by CSS alone.
_SORTS = {
    "rules": Sort.ROOM,
    "blank": Sort.BLANK,
    "scale-step": Sort.MARK,
    "tracker-box": Sort.MARK,
}
_TURNS_TO = frozenset({"newpage", "spread"})
_TICKED = frozenset({"tick", "choice-answer"})
_FIELDS = frozenset({"input", "textarea", "select", "button"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What a box stands in: see `Piece`; `matrix` is how it is turned."""

    line: int
    place: Box
    element: Any = None
    cut: Box | None = None
    cell: Box | None = None
    row: int = 0
    block: int = 0
    inside: int = 0
    flow: bool = True
    heading: int = 0
    matrix: Any = None


def read_pages(
    sheets: Sequence[Any], folios: Sequence[str], *, line: int = 0
) -> Iterator[PrintedPage]:
    """Give what stands on pages of one document. `folios` are their numbers as printed, `line` is
    where the document begins in its file.
    """
    for sheet, folio in zip(sheets, folios, strict=True):
        reader = _PageReader(sheet._page_box, line)
        yield reader.page(folio)
        line = reader.line


class _PageReader:
    """Reads one page from top to bottom."""

    def __init__(self, root: Any, line: int):
        """`line` is where what stood on the page before comes from."""
        self._root = root
        self.line = line
        self._pieces: list[Piece] = []
        self._groups: list[Group] = []
        self._turned_to = False
        self._opens = self._sideways = False

    def page(self, folio: str) -> PrintedPage:
        root = self._root
        paper = Box(x0=0, y0=0, x1=root.margin_width(), y1=root.margin_height())
        x, y = root.content_box_x(), root.content_box_y()
        area = Box(x0=x, y0=y, x1=x + root.width, y1=y + root.height)
        for child in root.children:
            kind = type(child).__name__
            if kind == "MarginBox":
                first = self._pieces[0].line if self._pieces else self.line
                around = _Around(line=first, place=paper, flow=False)
            else:
                around = _Around(line=0, place=area, flow=kind != "FootnoteAreaBox")
            self._visit(child, around)
        return PrintedPage(
            folio=folio,
            paper=paper,
            area=area,
            pieces=tuple(self._pieces),
            groups=tuple(self._groups),
            turned_to=self._turned_to,
            opens=self._opens,
            blank=bool(root.page_type.blank),
            sideways=self._sideways,
        )

    def _visit(self, box: Any, around: _Around) -> None:
        box = getattr(box, "_box", box)  # hung up by its coordinates
        kind = type(box).__name__
        if kind == "TextBox":
            self._text(box, around)
            return
        if kind == "LineBox":
            around = replace(around, row=id(box))
        elif "::" in (box.element_tag or ""):
            self._drawn(box, around)
        elif box.element is not None and box.element is not around.element:
            if box.element.tag in _FIELDS:
                return
            around = self._element(box, around)
        around = _placed(box, around)
        if kind == "TableCellBox":
            cell = _turned(_border_box(box), around.matrix)
            if box.element_tag in ("td", "th"):
                self._keep(Sort.CELL, cell, around)
            around = replace(around, cell=cell)
        elif hasattr(box, "replacement"):
            words = box.element.get("alt") or "" if box.element is not None else ""
            self._keep(Sort.PICTURE, _turned(_content_box(box), around.matrix), around, words)
            return
        for child in box.children:
            self._visit(child, around)

    def _element(self, box: Any, around: _Around) -> _Around:
        """Give what the boxes of an element stand in, and note what it is."""
        element = box.element
        classes = element.get("class", "").split()
        line = element.get("data-line", "")
        name = element.get("id", "")
        if line.isdigit():
            self.line = int(line)
            around = replace(around, line=self.line)
        if (line and name) or "picture-drawn" in classes:
            around = replace(around, block=id(element))
        if (line and name) or "ticks" in classes:
            self._group(box, name, classes)
        self._turned_to = self._turned_to or bool(_TURNS_TO & {*classes})
        self._opens = self._opens or "opener" in classes
        self._sideways = self._sideways or "turned-sheet" in classes
        heading = _HEADINGS.get(element.tag, around.heading)
        inside = around.inside
        sort = next((_SORTS[one] for one in classes if one in _SORTS), None)
        if sort:
            place = _placed(box, around)
            drawn = _turned(_border_box(box), place.matrix)
            self._keep(sort, drawn, place, name, number=id(element))
            inside = id(element)
        return replace(around, element=element, heading=heading, inside=inside)

    def _group(self, box: Any, name: str, classes: list[str]) -> None:
        top = box.border_box_y()
        ticks = len(box.element) if "ticks" in classes else 0
        first = box.element[0].get("data-line", "") if ticks else ""
        self._groups.append(
            Group(
                id=name or f"ticks {id(box.element)}",
                line=int(first) if first.isdigit() else self.line,
                y0=top,
                y1=top + box.border_height(),
                ticks=ticks,
            )
        )

    def _drawn(self, box: Any, around: _Around) -> None:
        """Note a box to tick, which is drawn before the words of its item."""
        if box.element_tag.endswith("::before") and _TICKED.intersection(
            box.element.get("class", "").split()
        ):
            self._keep(Sort.MARK, _turned(_border_box(box), around.matrix), around)

    def _text(self, box: Any, around: _Around) -> None:
        words = box.text
        if not words.strip() or box.style["visibility"] != "visible":
            return
        size = box.style["font_size"]
        baseline = box.position_y + box.baseline
        line = Box(
            x0=box.position_x,
            y0=baseline - _ABOVE * size,
            x1=box.position_x + box.width,
            y1=baseline + _BELOW * size,
        )
        self._keep(Sort.TEXT, _turned(line, around.matrix), around, words)

    def _keep(
        self, sort: Sort, box: Box, around: _Around, words: str = "", number: int = 0
    ) -> None:
        self._pieces.append(
            Piece(
                sort=sort,
                box=box,
                place=around.place,
                cut=around.cut,
                cell=around.cell,
                words=words,
                line=around.line or self.line,
                row=around.row,
                block=around.block,
                inside=around.inside,
                number=number,
                flow=around.flow,
                heading=around.heading,
            )
        )


def _placed(box: Any, around: _Around) -> _Around:
    """Give what the children of a box stand in, as its style says it."""
    style = box.style
    if box.transformation_matrix:
        matrix = box.transformation_matrix
        around = replace(around, matrix=matrix @ around.matrix if around.matrix else matrix)
    hung = style["position"] in ("absolute", "fixed")
    if hung or _pulled(box):
        own = _turned(_border_box(box), around.matrix)
        around = replace(around, place=around.place.around(own), flow=around.flow and not hung)
    if style["overflow"] != "visible":
        own = _turned(_padding_box(box), around.matrix)
        around = replace(around, cut=own.within(around.cut) if around.cut else own)
    return around


def _pulled(box: Any) -> bool:
    """Tell whether a box is pulled out of the type area by margins below nothing."""
    return isinstance(box.margin_left, int | float) and (
        box.margin_left < 0 or box.margin_right < 0
    )


def _border_box(box: Any) -> Box:
    x, y = box.border_box_x(), box.border_box_y()
    return Box(x0=x, y0=y, x1=x + box.border_width(), y1=y + box.border_height())


def _padding_box(box: Any) -> Box:
    x, y = box.padding_box_x(), box.padding_box_y()
    return Box(x0=x, y0=y, x1=x + box.padding_width(), y1=y + box.padding_height())


def _content_box(box: Any) -> Box:
    x, y = box.content_box_x(), box.content_box_y()
    return Box(x0=x, y0=y, x1=x + box.width, y1=y + box.height)


def _turned(box: Box, matrix: Any) -> Box:
    """Give the box that holds another one after it was turned."""
    if not matrix:
        return box
    corners = [matrix.transform_point(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    across, down = zip(*corners, strict=True)
    return Box(x0=min(across), y0=min(down), x1=max(across), y1=max(down))
