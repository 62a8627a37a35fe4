"""Nodes -> the objects of a structure tree, in place of the library's (ISO 32000-1, 14.7)."""

from collections.abc import Iterable, Mapping

import pydyf

from generator.printing.pdf.objects import document_element, object_at, parent_tree, structure_root
from generator.printing.pdf.tag_node import Annotation, Mark, Node

_POINTS_PER_PX = 0.75


class TreeWriter:
    """Writes the structure tree of a document that is about to be written."""

    def __init__(self, pdf: pydyf.PDF):
        """The elements of the library are taken out of it before: see `take_elements`."""
        self._pdf = pdf
        self._numbers = pydyf.Array()
        self._links: list[tuple[bytes, pydyf.Dictionary]] = []
        self._ids: list[tuple[str, bytes]] = []
        self._names: dict[str, pydyf.String] = {}  # one for all that say it, as the library has it
        self._count = 0
        self._document = document_element(pdf)
        self._document["K"] = pydyf.Array()

    def add_page(self, nodes: Iterable[Node], reference: bytes) -> tuple[dict[int, int], list[int]]:
        """Write what is on a page. Give the new numbers of its content by those in the nodes, and
        the numbers of what is read out and not drawn.
        """
        page = _Page(reference, object_at(self._pdf, reference)["MediaBox"][3])
        for node in nodes:
            self._name(node)
            self._document["K"].append(self._add(node, self._document, page))
        self._numbers += [self._count, pydyf.Array(page.parents)]
        self._count += 1
        return page.numbers, page.said

    def end(self) -> None:
        """Write what leads from content, links, fields and names to the elements."""
        for key, (reference, annotation) in enumerate(self._links, start=self._count):
            annotation["StructParent"] = key
            self._numbers += [key, reference]
        parent_tree(self._pdf)["Nums"] = self._numbers
        names = pydyf.Array()
        for name, reference in sorted(self._ids):
            names += [self._names[name], reference]
        tree = pydyf.Dictionary({"Names": names})
        self._pdf.add_object(tree)
        structure_root(self._pdf)["IDTree"] = tree.reference

    def _add(self, node: Node, above: pydyf.Dictionary, page: "_Page") -> bytes:
        kids = pydyf.Array()
        element = pydyf.Dictionary(
            {"S": f"/{node.role}", "P": above.reference, "Pg": page.reference, "K": kids}
        )
        self._pdf.add_object(element)
        reference = element.reference
        if node.id:
            element["ID"] = self._names[node.id]
            self._ids.append((node.id, reference))
        self._describe(node, element, page)
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._add(kid, element, page))
            elif isinstance(kid, Mark):
                kids.append(page.mark(kid.number, reference))
            else:
                kids.append(self._link(kid, reference, page))
        if is_print_field(node) and not node.kids:
            page.said.append(len(page.parents))
            kids.append(page.mark(None, reference))
        return reference

    def _name(self, node: Node) -> None:
        """Give names to notes, and to the heads that cells name."""
        for one in node.nodes():
            for named in (*one.heads, *((one,) if one.role == "Note" else ())):
                if not named.id:
                    named.id = f"{len(self._names):06}"
                    self._names[named.id] = pydyf.String(named.id)

    def _link(self, one: Annotation, reference: bytes, page: "_Page") -> pydyf.Dictionary:
        self._links.append((reference, one.entries))
        return pydyf.Dictionary(
            {"Type": "/OBJR", "Obj": one.entries.reference, "Pg": page.reference}
        )

    def _describe(self, node: Node, element: pydyf.Dictionary, page: "_Page") -> None:
        """Say of an element what its role does not."""
        if node.language:
            element["Lang"] = pydyf.String(node.language)
        if node.said or node.silent:
            spoken = "ActualText" if node.role == "Span" else "Alt"
            element[spoken] = pydyf.String(node.said)
        attributes: list[dict[str, object]] = []
        if node.box:
            attributes.append({"O": "/Layout", "BBox": page.box(node.box)})
        if is_print_field(node):
            said = pydyf.String(node.said)
            attributes.append({"O": "/PrintField", "Role": "/tv", "Desc": said})
        if node.numbering:
            attributes.append({"O": "/List", "ListNumbering": f"/{node.numbering}"})
        if node.role in ("TH", "TD") and (cell := self._cell(node)):
            attributes.append({"O": "/Table", **cell})
        if attributes:
            written = [pydyf.Dictionary(one) for one in attributes]
            element["A"] = written[0] if len(written) == 1 else pydyf.Array(written)

    def _cell(self, node: Node) -> Mapping[str, object]:
        """Give the attributes of a cell."""
        said: dict[str, object] = {}
        if node.role == "TH":
            said["Scope"] = f"/{node.scope}"
        if node.across > 1:
            said["ColSpan"] = node.across
        if node.down > 1:
            said["RowSpan"] = node.down
        if node.heads:
            said["Headers"] = pydyf.Array(self._names[one.id] for one in node.heads)
        return said


class _Page:
    """The page that elements are added of: its content, numbered anew."""

    def __init__(self, reference: bytes, height: float):
        self.reference = reference
        self._height = height
        self.numbers: dict[int, int] = {}
        self.parents: list[bytes] = []
        self.said: list[int] = []

    def mark(self, number: int | None, reference: bytes) -> int:
        """Give the new number of content of an element."""
        own = len(self.parents)
        self.parents.append(reference)
        if number is not None:
            self.numbers[number] = own
        return own

    def box(self, place: tuple[float, float, float, float]) -> pydyf.Array:
        """Give a place in points from the lower left corner of the page."""
        left, top, right, foot = (one * _POINTS_PER_PX for one in place)
        corners = (left, self._height - foot, right, self._height - top)
        return pydyf.Array(round(one, 2) for one in corners)


def is_print_field(node: Node) -> bool:
    """Tell whether a form is one on paper (14.8.5.6): no field of the file is in it."""
    return node.role == "Form" and not any(isinstance(one, Annotation) for one in node.kids)


def take_elements(pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    """Take the elements out of a PDF, but the one that all others hang on, and give them.

    What was added after them gets the numbers that are free then; the catalog alone leads there.
    """
    first = document_element(pdf).number + 1
    after = pdf.objects[first:]
    del pdf.objects[first:]
    elements = []
    renamed: dict[bytes, bytes] = {}
    for one in after:
        kind = one.get("Type") if isinstance(one, pydyf.Dictionary) else None
        if kind == "/StructElem":
            elements.append(one)
        elif kind != "/OBJR":
            old = one.reference
            pdf.add_object(one)
            renamed[old] = one.reference
    for key, value in pdf.catalog.items():
        if isinstance(value, bytes):
            pdf.catalog[key] = renamed.get(value, value)
    return elements
