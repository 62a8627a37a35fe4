"""Nodes as they come from the boxes -> nodes as a structure tree has them (ISO 32000-1, 14.8.4).

Boxes of pages are there for their looks. What of them means nothing goes; words that stand in none
get a paragraph; items of lists get their label and their body; nothing empty is left.
"""

from collections.abc import Iterable, Sequence

from generator.printing.pdf.tag_node import (
    ARTIFACT,
    DIV,
    HEADINGS,
    LABEL,
    NOTHING,
    WORDS_ONLY,
    Annotation,
    Kid,
    Mark,
    Node,
    is_empty,
    is_inline,
)
from generator.printing.pdf.tag_tables import shape_table

_ITEMS = {"L": "LI", "TOC": "TOCI"}
_JOINED = frozenset(["Link", "Span", "Reference"])
_NO_WORDS = frozenset(["L", "TOC", "Table", "THead", "TBody", "TFoot", "TR"])
_EMPTY = frozenset(["Table", "THead", "TBody", "TFoot", "TR", "TH", "TD", "Figure"])  # may be so
_LABELLED = frozenset(["LI", "TOCI", "Note"])
_NO_LABEL = frozenset(["L", "TOC", "Table", "Form", "Figure", "Sect"])  # has none for what it is in


def shape_page(root: Node) -> tuple[list[Node], list[Mark]]:
    """Give what hangs on the document for a page, and the marks that are no content of it.

    The nodes of `root` are changed.
    """
    shaper = _Shaper()
    nodes = [one for one in paragraphs(shaper.settled(root.kids)) if isinstance(one, Node)]
    for node in nodes:
        _leave_labels_to_items(node)
    return nodes, shaper.artifacts


def level_headings(nodes: Iterable[Node]) -> None:
    """Make headings follow each other without a level left out (ISO 14289-1, 7.4.2)."""
    last = 0
    for node in nodes:
        if node.role in HEADINGS:
            last = min(HEADINGS.index(node.role) + 1, last + 1)
            node.role = HEADINGS[last - 1]


def paragraphs(kids: Sequence[Kid]) -> list[Kid]:
    """Give kids with each run of words that stands in no paragraph put into one."""
    whole: list[Kid] = []
    run: list[Kid] = []
    for kid in (*kids, None):
        if kid is not None and is_inline(kid):
            run.append(kid)
            continue
        if all(isinstance(one, Node) and one.role in ("Form", "Figure") for one in run):
            whole += run  # these need none
        else:
            whole.append(Node("P", run))
        run = []
        whole += [] if kid is None else [kid]
    return whole


class _Shaper:
    """Shapes the nodes of one page, from the innermost out."""

    def __init__(self) -> None:
        self.artifacts: list[Mark] = []

    def settled(self, kids: Sequence[Kid], within: str = NOTHING) -> list[Kid]:
        """Give what becomes of kids in a node of the role `within`."""
        settled: list[Kid] = []
        for kid in kids:
            for one in self._settle(kid, within) if isinstance(kid, Node) else (kid,):
                if settled and _goes_on(settled[-1], one):
                    continue
                settled.append(one)
        return settled

    def _settle(self, node: Node, within: str) -> list[Kid]:
        if node.role == ARTIFACT:
            self.artifacts += node.marks()
            return []
        node.kids = self.settled(node.kids, node.role)
        if node.role in _NO_WORDS:
            node.kids = [one for kid in node.kids for one in self._kept(kid)]
        if node.role == "Figure" or _is_field(node):
            return [node]
        if node.role in ("Form", LABEL):
            return self._written_on(node)
        if node.role in _ITEMS:
            _set_items(node)
        elif node.role == DIV:
            return self._loosened(node, within)
        elif node.role == "Table":
            shape_table(node)
        elif node.role in WORDS_ONLY:
            node.kids = _words_of(node.kids)
            if not all(map(is_inline, node.kids)):
                return [one for kid in paragraphs(node.kids) for one in self._kept(kid)]
        elif node.role in _LABELLED:
            _set_label(node)
        elif node.role not in ("TR", "THead", "TBody", "TFoot"):
            node.kids = _body(node)
        return self._kept(node)

    def _written_on(self, node: Node) -> list[Kid]:
        """Give a place to write on, or what stands for it. It is said once: on a screen by its
        field, so that the words beside it are seen and silent.
        """
        fields = [one for one in node.nodes() if _is_field(one)]
        if any(_is_slot(one) for one in fields):
            return _words_of(node.kids)
        if fields:
            words = Node("Span", [*node.marks()], silent=True)
            return [*fields, words] if words.kids else [*fields]
        if node.role == LABEL:
            return node.kids
        node.said = node.said or node.words()
        node.kids = [*node.marks()]
        return [node] if node.said else []

    def _loosened(self, node: Node, within: str) -> list[Kid]:
        """Give what is in a box that is there for its looks alone."""
        if within == "L" and any(isinstance(one, Node) and one.role == "Lbl" for one in node.kids):
            node.role = "LI"
            _set_label(node)
            return self._kept(node)
        if within in WORDS_ONLY:
            return node.kids
        return [one for kid in paragraphs(node.kids) for one in self._kept(kid)]

    def _kept(self, kid: Kid) -> list[Kid]:
        """Give a node, or nothing where there is nothing in it to be read."""
        if isinstance(kid, Mark):
            if kid.words.strip():
                return [kid]
            self.artifacts.append(kid)
            return []
        if isinstance(kid, Annotation) or kid.said or kid.role in _EMPTY or not is_empty(kid):
            return [kid]
        self.artifacts += kid.marks()
        return []


def _goes_on(last: Kid, one: Kid) -> bool:
    """Tell whether an element goes on in the next line; what is there is added to it then."""
    if not isinstance(one, Node) or not isinstance(last, Node) or one.role not in _JOINED:
        return False
    if one.source is None or (one.role, one.source) != (last.role, last.source):
        return False
    last.kids += one.kids
    return True


def _is_field(node: Node) -> bool:
    return node.role == "Form" and any(isinstance(kid, Annotation) for kid in node.kids)


def _is_slot(node: Node) -> bool:
    return any(
        isinstance(kid, Annotation) and kid.entries["T"].string.startswith("slot/")
        for kid in node.kids
    )


def _set_items(node: Node) -> None:
    """Make items of all that is in a list, and say how they are numbered."""
    item = _ITEMS[node.role]
    items: list[Node] = []
    for kid in node.kids:
        if isinstance(kid, Node) and kid.role in ("LI", item, "Caption"):
            kid.role = item if kid.role == "LI" else kid.role
            items.append(kid)
        elif items and isinstance(kid, Node) and kid.role == "LBody":
            items[-1].kids.append(kid)  # what is said to a term
        else:
            items.append(Node(item, [kid]))
    for one in items:
        if one.role != "Caption":
            _set_label(one)
    if not any(isinstance(kid, Node) and kid.role == "Lbl" for one in items for kid in one.kids):
        node.numbering = ""  # what is drawn before its items says nothing
    node.kids = [*items]


def _set_label(node: Node) -> None:
    """Give an item or a note its label, taken from wherever its words begin, and its body."""
    label = _taken_label(node)
    inside: list[Kid] = []
    for kid in node.kids:
        inside += kid.kids if isinstance(kid, Node) and kid.role == "LBody" else [kid]
    head: list[Kid] = [label] if label else []
    if node.role == "TOCI":
        node.kids = head + [
            Node("Reference", [kid]) if isinstance(kid, Node) and kid.role == "Link" else kid
            for one in inside
            for kid in (one.kids if isinstance(one, Node) and one.role == "P" else [one])
        ]
    elif node.role == "Note":
        node.kids = head + paragraphs(inside)
    elif inside:
        body = Node("LBody", inside)
        body.kids = _body(body)
        node.kids = [*head, body]
    else:
        node.kids = head


def _taken_label(node: Node) -> Node | None:
    """Take the label out of an item: what its words begin with."""
    while True:
        first = next((one for one in node.kids if not isinstance(one, Annotation)), None)
        if not isinstance(first, Node) or first.role in _NO_LABEL:
            return None
        if first.role == "Lbl":
            node.kids.remove(first)
            return first
        node = first


def _leave_labels_to_items(node: Node) -> None:
    """Make words of labels that are no item's own."""
    kids: list[Kid] = []
    for kid in node.kids:
        stray = isinstance(kid, Node) and kid.role == "Lbl" and node.role not in _LABELLED
        kids += kid.kids if stray and isinstance(kid, Node) else [kid]
    node.kids = kids
    for kid in kids:
        if isinstance(kid, Node):
            _leave_labels_to_items(kid)


def _words_of(kids: Iterable[Kid]) -> list[Kid]:
    """Give kids without the paragraphs around them."""
    words: list[Kid] = []
    for kid in kids:
        words += _words_of(kid.kids) if isinstance(kid, Node) and kid.role == "P" else [kid]
    return words


def _body(node: Node) -> list[Kid]:
    """Give what is in a node, its words in paragraphs; those of a single one without it, where
    words may stand in the node itself.
    """
    kids = paragraphs(node.kids)
    only = kids[0] if len(kids) == 1 else None
    if node.role in ("LBody", "TD", "TH") and isinstance(only, Node) and only.role == "P":
        return only.kids
    return kids
