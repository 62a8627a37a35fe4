"""WeasyPrint's boxes and the elements it tags them with -> nodes, page by page.

The library makes an element of each box, in the order of the boxes; what an element is of is not
said in it. So boxes and elements are gone through side by side. What is kept of the elements is the
number of the content that a box is drawn with; the roles are given here, by the HTML:

- by the name of its tag;
- by `data-tag`, where a template says it of an element that HTML has no word for;
- what is read out in place of an element is its `data-said`, of a picture its `alt`, of a blank in
  a sentence the `data-blank` of the body.

A box with no words of its own, such as the one around a paragraph's lines, is of the same element
as the one around it and gives no node.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf

from generator.printing.pdf.tag_content import FOOT, HEAD
from generator.printing.pdf.tag_node import ARTIFACT, DIV, NOTHING, ROLES, Annotation, Mark, Node

_ROLES: Mapping[str, str] = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **{"p": "P", "pre": "P", "figcaption": "P", "summary": "P", "section": "Sect"},
    **{"blockquote": "BlockQuote", "a": "Link", "caption": "Caption", "svg": "Figure"},
    **{"ul": "L", "ol": "L", "dl": "L", "li": "LI", "dt": "Lbl", "dd": "LBody", "img": "Figure"},
    **{"table": "Table", "tr": "TR", "th": "TH", "td": "TD"},
    **{"thead": "THead", "tbody": "TBody", "tfoot": "TFoot"},
}
_PSEUDO: Mapping[str, str] = {
    "marker": "Lbl",
    "footnote-call": "Reference",
    "footnote-marker": "Lbl",
}
_SVG = "{http://www.w3.org/2000/svg}"
_NUMBERINGS: Mapping[str, str] = {
    **{"disc": "Disc", "circle": "Circle", "square": "Square", "decimal": "Decimal"},
    **{"lower-alpha": "LowerAlpha", "upper-alpha": "UpperAlpha"},
    **{"lower-latin": "LowerAlpha", "upper-latin": "UpperAlpha"},
    **{"lower-roman": "LowerRoman", "upper-roman": "UpperRoman"},
}
_USUAL: Mapping[str, str] = {"ol": "Decimal", "ul": "Disc"}  # terms have no numbers
_LETTERED: Mapping[str, str] = {  # classes of lists that are lettered by the stylesheets
    "letters-lowerroman": "LowerRoman",
    "letters-upperroman": "UpperRoman",
    "letters-lower": "LowerAlpha",
    "letters-upper": "UpperAlpha",
    "letters-number": "Decimal",
}


class UnknownTagsError(RuntimeError):
    """WeasyPrint tags its boxes in a way that is not known here: a defect of this program."""

    def __init__(self, what: str):
        super().__init__(f"WeasyPrint tagged {what}, which {__name__} does not know")


@dataclass(slots=True)
class TaggedPage:
    """What is on a page: its nodes in the order they are read, and the content around the text.

    `margins` say of the numbers of content in the margins whether it is a head or a foot. `spare`
    are links that lie within another to the same place: the library makes one of each box in it.
    """

    root: Node
    margins: dict[int, str] = field(default_factory=dict)
    spare: list[pydyf.Dictionary] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Around:
    """What a box stands in: an element and its tag, the library's element, how it is turned, and
    the link.
    """

    element: Any
    tag: str | None
    above: pydyf.Dictionary
    matrix: Any = None
    link: Node | None = None


def read_tags(
    sheets: Sequence[Any], document: pydyf.Dictionary, elements: Sequence[pydyf.Dictionary]
) -> tuple[list[TaggedPage], dict[str, Node]]:
    """Give what is on the pages of a document, and the nodes that have an id in the HTML.

    `elements` are those of the library in the order it made them, all below `document`. Raises
    `UnknownTagsError` where they are not of the boxes of these pages.
    """
    reader = _Reader(iter(elements))
    pages = [reader.page(sheet._page_box, document) for sheet in sheets]
    if next(reader.elements, None) is not None:
        raise UnknownTagsError("more than the boxes of a page")
    return pages, reader.named


class _Reader:
    """Goes through boxes and elements side by side."""

    def __init__(self, elements: Iterator[pydyf.Dictionary]):
        self.elements = elements
        self.named: dict[str, Node] = {}
        self._blank = ""
        self._page = TaggedPage(Node(NOTHING))

    def page(self, box: Any, document: pydyf.Dictionary) -> TaggedPage:
        self._page = TaggedPage(Node(NOTHING))
        around = _Around(None, None, document)
        for child in box.children:
            if type(child).__name__ == "MarginBox":
                margin = Node(NOTHING)
                for inner in child.children:
                    self._visit(inner, margin, around)
                side = HEAD if child.at_keyword.startswith("@top") else FOOT
                for one in margin.nodes():  # a place for words in a running foot is in no tree
                    for kid in one.kids:
                        if isinstance(kid, Annotation):
                            kid.entries.pop("StructParent", None)
                self._page.margins |= {one.number: side for one in margin.marks()}
            else:
                self._visit(child, self._page.root, around)
        return self._page

    def _next(self, above: pydyf.Dictionary) -> pydyf.Dictionary:
        """Give the next element of the library, which stands in another."""
        one = next(self.elements, None)
        if one is None or one["P"] != above.reference:
            raise UnknownTagsError("boxes in another order")
        return one

    def _visit(
        self, box: Any, into: Node, around: _Around, beside: pydyf.Dictionary | None = None
    ) -> None:
        """Add the nodes of a box to those it stands in.

        `beside` is what the library has put a list into that stands in an item: the list around.
        """
        box = getattr(box, "_box", box)  # hung up by its coordinates
        element = box.element
        tag = None if element is None else box.element_tag
        kind = type(box).__name__
        matrix = around.matrix
        if box.transformation_matrix:
            own = box.transformation_matrix
            matrix = own @ matrix if matrix else own
        if tag in ("html", "body") and kind != "LineBox":
            self._blank = element.get("data-blank", "")
            for child in box.children:
                self._visit(child, into, _Around(element, tag, around.above, matrix, None))
            return
        above = beside or around.above
        made = self._next(above)
        if _is_bare_item(box, tag, above):
            made = self._next(made)
        node = self._node(box, tag, kind, into, around)
        if node is not into:
            node.box = _place(box, matrix) if node.role in ("Figure", "Form", "Table") else None
            into.kids.append(node)
            name = element.get("id") if element is not None else None
            if name:
                self.named.setdefault(name, node)
        link = node if node.role == "Link" else around.link
        if box.link_annotation:
            self._add_link(box.link_annotation, link or node)
        if box.widget_annotation:
            self._next(made)
            node.kids.append(Node("Form", [Annotation(box.widget_annotation)]))
        if hasattr(box, "replacement"):
            node.kids.append(Mark(made["K"][-1], node.said))
            return
        self._inside(_whole(box, made), node, _Around(element, tag, made, matrix, link), above)

    def _add_link(self, entries: pydyf.Dictionary, node: Node) -> None:
        """Add a link of the page to its node, but one that lies within another of it."""
        for kid in node.kids:
            if isinstance(kid, Annotation) and _lies_in(entries, kid.entries):
                self._page.spare.append(entries)
                return
        node.kids.append(Annotation(entries))

    def _inside(self, box: Any, node: Node, around: _Around, above: pydyf.Dictionary) -> None:
        made = around.above
        own_marks = iter([one for one in made["K"] if isinstance(one, int)])
        in_item = made["S"] == "/LI"
        for child in box:
            for one in child.children if type(child).__name__ == "LineBox" else (child,):
                if type(one).__name__ == "TextBox":
                    direct = made["S"] == "/Link"
                    number = next(own_marks) if direct else self._next(made)["K"][0]
                    shown = one.style["visibility"] == "visible"
                    node.kids.append(Mark(number, one.text if shown else ""))
                else:
                    hung = getattr(one, "_box", one)
                    goes_up = in_item and hung.element_tag in ("ul", "ol")
                    self._visit(one, node, around, above if goes_up else None)

    def _node(self, box: Any, tag: str | None, kind: str, into: Node, around: _Around) -> Node:
        """Give the node of a box: a new one, or the one around it where it is of the same."""
        element = box.element
        if element is None or (element is around.element and tag == around.tag):
            return into
        name, _, pseudo = (tag or "").removeprefix(_SVG).partition("::")
        if pseudo:  # the letters of a list are drawn before its items
            role = "Lbl" if (name, pseudo) == ("li", "before") else _PSEUDO.get(pseudo, NOTHING)
            return Node(role, source=(element, pseudo)) if role else into
        loose = kind.startswith("Inline") and name != "div"
        role = _ROLES.get(name, NOTHING if loose else DIV)
        asked = element.get("data-tag", "")
        classes = element.get("class", "").split()
        said = element.get("data-said", "")
        if asked in ROLES:
            role = asked
        elif "blank" in classes:
            role, said = "Form", self._blank
        elif around.element is None and "footnote" in classes:
            role = "Note"
        language = element.get("lang", "")
        if language and not role:
            role = "Span"
        if not role:
            return into
        node = Node(role, source=element, language=language, said=said)
        if role == "Figure":
            title = element.find(f"{_SVG}title")
            node.said = element.get("alt", "") if title is None else title.text or ""
            if not node.said:
                node.role = ARTIFACT
        elif role == "L":
            node.numbering = _numbering(box, element)
        elif role in ("TH", "TD"):
            node.scope = element.get("scope", "")
            node.across, node.down = box.colspan, box.rowspan
            node.to_write = "write" in classes
        return node


def _is_bare_item(box: Any, tag: str | None, above: pydyf.Dictionary) -> bool:
    """Tell whether the library makes two elements of an item: one without a mark before it."""
    if tag not in ("li", "dt", "dd") or above["S"] in ("/LI", "/LBody"):
        return False
    return (
        tag != "li"
        or "list-item" not in box.style["display"]
        or box.style["list_style_type"] == "none"
    )


def _lies_in(link: pydyf.Dictionary, other: pydyf.Dictionary) -> bool:
    """Tell whether a link lies within another: corners are upper left and lower right."""
    left, top, right, foot = link["Rect"]
    x0, y1, x1, y0 = other["Rect"]
    slack = 0.5  # points
    return x0 - slack <= left and right <= x1 + slack and y0 - slack <= foot and top <= y1 + slack


def _whole(box: Any, made: pydyf.Dictionary) -> Sequence[Any]:
    """Give what is in a box; of a table with what stands around it, the rows in its place."""
    if made["S"] != "/Table" or not box.is_table_wrapper:
        return box.children
    table = box.get_wrapped_table()
    inside: list[Any] = []
    for child in box.children:
        inside += child.children if child is table else [child]
    return inside


def _numbering(box: Any, element: Any) -> str:
    """Give how a list is numbered, as the tree names it (14.8.5.5): the labels it would have."""
    classes = element.get("class", "").split()
    for one in classes:
        for beginning, numbering in _LETTERED.items():
            if one.startswith(beginning):
                return numbering
    if "ordered" in classes:
        return "Decimal"
    style = box.style["list_style_type"]
    usual = _USUAL.get(element.tag, "None")
    return _NUMBERINGS.get(style, usual) if isinstance(style, str) and usual != "None" else usual


def _place(box: Any, matrix: Any) -> tuple[float, float, float, float]:
    """Give where a box lies on its page, turned as it is: left, top, right, foot, in CSS px."""
    x, y = box.border_box_x(), box.border_box_y()
    right, foot = x + box.border_width(), y + box.border_height()
    if not matrix:
        return x, y, right, foot
    corners = [
        matrix.transform_point(*one) for one in ((x, y), (x, foot), (right, y), (right, foot))
    ]
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)
