"""Footnotes: their texts moved to where they are referred to."""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import NBSP_PLACEHOLDER

from generator.reading.text.element_text import BLOCK_TAGS

_REFERENCE = re.compile(r"\[\^[^\]\s]+\]")
_CODE = frozenset(["code", "pre"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnotes:
    """What is wrong with the footnotes of a chapter.

    `nested` are paragraphs of notes that refer to notes themselves, `unused` the notes that
    nothing refers to, `missing` what refers to no note, with the elements that it stands in.
    """

    nested: tuple[Element, ...]
    unused: tuple[tuple[str, Element], ...]
    missing: tuple[tuple[str, Element], ...]


def inline_footnotes(root: Element) -> Footnotes:
    """Move the text of each footnote to where it is referred to, and tell what is wrong."""
    nested: list[Element] = []
    notes: dict[str, Element] = {}
    used: set[str] = set()
    for holder in [child for child in root if child.get("class") == "footnote"]:
        root.remove(holder)
        for item in holder.iter("li"):
            if item.get("id", "").startswith("fn"):
                notes["#" + item.get("id", "")] = item
        nested += [one for one in holder.iter("p") if one.find(".//sup") is not None]
    for sup in [one for one in root.iter("sup") if one.get("id", "").startswith("fnref")]:
        link = sup.find("a")
        target = link.get("href", "") if link is not None else ""
        if target in notes:
            used.add(target)
            _put(notes[target], sup)
    return Footnotes(
        nested=tuple(nested),
        unused=tuple(
            (f"[^{target.partition(':')[2]}]", note)
            for target, note in notes.items()
            if target not in used and not nested
        ),
        missing=tuple(_missing(root)),
    )


def _put(note: Element, sup: Element) -> None:
    tail = sup.tail
    sup.clear()
    sup.tag, sup.tail = "span", tail
    sup.set("class", "footnote")
    for mark, words in _pieces(note):
        piece = SubElement(sup, "span")
        if mark:
            piece.set("class", "footnote-item")
            words.text = f"{mark}\u2002{words.text or ''}"
        piece.text = words.text
        piece.extend(words)
        _trim_end(piece)


def _pieces(element: Element) -> Iterator[tuple[str, Element]]:
    """Give the paragraphs of a note and the items of its lists, each with its mark."""
    for child in element:
        if child.tag in ("ul", "ol"):
            for number, item in enumerate(child, start=1):
                yield from _item(item, f"{number}." if child.tag == "ol" else "•")
        elif child.tag == "p":
            words = copy.deepcopy(child)
            for back in [one for one in words if one.get("class") == "footnote-backref"]:
                words.remove(back)
            if len(words) or (words.text or "").replace(NBSP_PLACEHOLDER, "").strip():
                yield "", words
        elif child.tag in BLOCK_TAGS:
            yield from _pieces(child)


def _item(item: Element, mark: str) -> Iterator[tuple[str, Element]]:
    words = Element("span")
    words.text = item.text
    for child in item:
        if child.tag in BLOCK_TAGS:
            break
        words.append(copy.deepcopy(child))
    own = list(_pieces(item))
    if not (words.text or "").strip() and not len(words) and own:
        words = own.pop(0)[1]
    yield mark, words
    yield from own


def _missing(root: Element) -> Iterator[tuple[str, Element]]:
    for element in root.iter():
        if element.tag not in _CODE:
            pieces = [element.text or ""]
            pieces += [child.tail or "" for child in element]
            for found in _REFERENCE.findall("".join(pieces)):
                yield found, element


def _trim_end(element: Element) -> None:
    # The parser puts a no-break space before the arrow that leads back.
    if len(element):
        element[-1].tail = (element[-1].tail or "").replace(NBSP_PLACEHOLDER, "").rstrip() + " "
    else:
        element.text = (element.text or "").replace(NBSP_PLACEHOLDER, "").rstrip() + " "
