"""Footnotes: their texts moved to where they are referred to."""

import copy
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import NBSP_PLACEHOLDER


def inline_footnotes(root: Element) -> list[Element]:
    """Move the text of each footnote to where it is referred to.

    Gives the paragraphs of footnotes that refer to footnotes themselves.
    """
    nested: list[Element] = []
    notes: dict[str, Element] = {}
    for holder in [child for child in root if child.get("class") == "footnote"]:
        root.remove(holder)
        for item in holder.iter("li"):
            notes["#" + item.get("id", "")] = item
            nested += [one for one in item.iter("p") if one.find(".//sup") is not None]
    for sup in [one for one in root.iter("sup") if one.get("id", "").startswith("fnref")]:
        link = sup.find("a")
        note = notes.get(link.get("href", "")) if link is not None else None
        if note is None:
            continue
        tail = sup.tail
        sup.clear()
        sup.tag, sup.tail = "span", tail
        sup.set("class", "footnote")
        for paragraph in note.iter("p"):
            part = copy.deepcopy(paragraph)
            for back in [one for one in part if one.get("class") == "footnote-backref"]:
                part.remove(back)
            piece = SubElement(sup, "span")
            piece.text = part.text
            piece.extend(part)
            _trim_end(piece)
    return nested


def _trim_end(element: Element) -> None:
    # The parser puts a no-break space before the arrow that leads back.
    if len(element):
        element[-1].tail = (element[-1].tail or "").replace(NBSP_PLACEHOLDER, "").rstrip() + " "
    else:
        element.text = (element.text or "").replace(NBSP_PLACEHOLDER, "").rstrip() + " "
