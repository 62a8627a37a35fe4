"""The structure of a page before it is written: nodes, and the marked content they hold.

A node is one element of the structure tree (ISO 32000-1, 14.7.2), its role a standard type
(14.8.4). What a type may stand in, and what in it, is said here once for all that makes nodes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

# Roles that no element of a finished tree has. A label is what a field says where there is one.
DIV, ARTIFACT, LABEL, NOTHING = "Div", "Artifact", "Label", ""
HEADINGS = tuple(f"H{level}" for level in range(1, 7))
# What stands in a line of text. A form or a figure may, and a label until it is its item's.
INLINE = frozenset(["Span", "Link", "Reference", "Form", "Figure", "Lbl"])
# What holds words and no paragraphs.
WORDS_ONLY = frozenset([*HEADINGS, "P", "Span", "Link", "Reference", "Lbl", "Caption"])
# What an author of a template may call an element, by `data-tag`.
ROLES = frozenset(
    "H1 H2 H3 H4 H5 H6 P Sect BlockQuote Span L LI Lbl LBody TOC TOCI Reference Note Form Caption "
    f"TH {DIV} {ARTIFACT} {LABEL}".split()
)


@dataclass(slots=True, eq=False)
class Mark:
    """A piece of marked content: its number on its page, and the words it shows."""

    number: int
    words: str = ""


@dataclass(slots=True, eq=False)
class Annotation:
    """A link or a field of a page: the library's dictionary."""

    entries: Any


@dataclass(slots=True, eq=False)
class Node:
    """An element: its role, what is in it, and what is said of it.

    `source` is the element of the HTML it is of. `said` is what is read out in its place, `box`
    where it lies, in CSS px from the upper left corner of its page: left, top, right, foot.
    `numbering` is how a list is numbered, `scope` what a head of a table is of, `across` and `down`
    are the columns and rows that a cell takes; `language` is another than the book's. A cell
    `to_write` in is empty on paper; what is `silent` is seen and not read out.
    """

    role: str
    kids: list["Node | Mark | Annotation"] = field(default_factory=list)
    source: Any = None
    said: str = ""
    box: tuple[float, float, float, float] | None = None
    numbering: str = ""
    scope: str = ""
    across: int = 1
    down: int = 1
    language: str = ""
    to_write: bool = False
    silent: bool = False
    heads: tuple["Node", ...] = ()
    id: str = ""

    def words(self) -> str:
        """Give the words in it, with single spaces."""
        return " ".join("".join(one.words for one in self.marks()).split())

    def marks(self) -> Iterator[Mark]:
        """Give the marked content in it, in order."""
        for kid in self.kids:
            if isinstance(kid, Mark):
                yield kid
            elif isinstance(kid, Node):
                yield from kid.marks()

    def nodes(self) -> Iterator["Node"]:
        """Give it and the nodes in it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.nodes()


Kid = Node | Mark | Annotation


def is_inline(kid: Kid) -> bool:
    """Tell whether something stands in a line of text."""
    return not isinstance(kid, Node) or kid.role in INLINE


def is_empty(node: Node) -> bool:
    """Tell whether there is nothing in a node to be read, gone to or filled in."""
    return not any(
        (isinstance(kid, Mark) and kid.words.strip())
        or isinstance(kid, Annotation)
        or (isinstance(kid, Node) and (kid.said or kid.role == "Figure" or not is_empty(kid)))
        for kid in node.kids
    )
