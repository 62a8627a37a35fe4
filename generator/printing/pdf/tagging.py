"""The tags of a book: what is heard of it, in the order it is read (ISO 14289-1, PDF/UA-1).

The library tags every box. Its tags are read (`tag_boxes`), made what they mean (`tag_shapes`), and
written anew (`tag_writing`, `tag_content`), before the PDF is.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pydyf

from generator.printing.pdf.objects import document_element, object_at
from generator.printing.pdf.tag_boxes import read_tags
from generator.printing.pdf.tag_content import set_marks
from generator.printing.pdf.tag_node import HEADINGS, Annotation, Node
from generator.printing.pdf.tag_shapes import level_headings, shape_page
from generator.printing.pdf.tag_writing import TreeWriter, take_elements


def set_tags(pdf: pydyf.PDF, sheets: Sequence[Any]) -> None:
    """Set the tags of a PDF that was made of pages. For the finisher of `write_pdf`, before all
    else in it; a PDF without tags stays without.
    """
    if "StructTreeRoot" not in pdf.catalog:
        return
    elements = take_elements(pdf)
    pages, named = read_tags(sheets, document_element(pdf), elements)
    titles = {name: one.words() for name, one in named.items() if one.role in HEADINGS}
    shaped = [shape_page(page.root) for page in pages]
    level_headings(node for top, _ in shaped for one in top for node in one.nodes())
    writer = TreeWriter(pdf)
    for page, (nodes, _), reference in zip(pages, shaped, pdf.page_references, strict=True):
        for node in nodes:
            _name_links(node, titles)
        numbers, said = writer.add_page(nodes, reference)
        sheet = object_at(pdf, reference)
        for link in page.spare:
            sheet["Annots"].remove(link.reference)
            link.clear()
        content = object_at(pdf, sheet["Contents"])
        set_marks(content, numbers, page.margins, said)
    writer.end()


def _name_links(node: Node, titles: Mapping[str, str]) -> None:
    """Say of each link where it leads: the title there, or its own words (7.18.5)."""
    for one in node.nodes():
        for kid in one.kids if one.role == "Link" else ():
            if isinstance(kid, Annotation):
                target = kid.entries.get("Dest")
                title = titles.get(target.string, "") if target else ""
                words = title or one.words()
                if words:
                    kid.entries["Contents"] = pydyf.String(words)
