"""Lists of a chapter's tree as their marks say: parted, lettered, with headings for first words.

A list ends where its marks change, `-` to `*` or `1.` to `1)`
(https://spec.commonmark.org/0.31.2/#lists); the parser goes on with it.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.reading.text.element_text import BLOCK_TAGS, is_question
from generator.reading.text.items import split_item
from generator.reading.text.letters import is_lettered

OPTIONS = "data-options"  # of a list: answers to choose from, no questions themselves
STYLE = "data-style"  # of a list: how its items are lettered
_HEADING = re.compile("h[1-6]")


def set_item_marks(root: Element) -> None:
    """Part the lists of a tree, mark those that are lettered, and take headings into items."""
    for element in list(root.iter()):
        _drop_empty_headings(element)
        if any(child.tag in ("ol", "ul") for child in element):
            _part_lists(element)
        if element.tag == "li":
            _take_heading(element)
            if any(_holds_blank(child) for child in element):
                wrap_words(element)
    for element in root.iter():
        _mark_options(element)


def wrap_words(item: Element) -> None:
    """Put the first words of an item into a paragraph: what it clips is not the item's mark."""
    if not (item.text or "").strip() and not (len(item) and item[0].tag not in BLOCK_TAGS):
        return
    paragraph = Element("p")
    paragraph.text, item.text = item.text, "\n"
    for child in list(item):
        if child.tag in BLOCK_TAGS:
            break
        item.remove(child)
        paragraph.append(child)
    for name in [name for name in item.attrib if name.startswith("data-")]:
        paragraph.set(name, item.attrib.pop(name))
    paragraph.tail = "\n"
    item.insert(0, paragraph)


def _holds_blank(child: Element) -> bool:
    return child.tag not in BLOCK_TAGS and any(
        one.get("class") == "blank" for one in child.iter("span")
    )


def _drop_empty_headings(parent: Element) -> None:
    for child in [one for one in parent if _HEADING.fullmatch(str(one.tag))]:
        if not len(child) and not (child.text or "").strip():
            parent.remove(child)


def _part_lists(parent: Element) -> None:
    children: list[Element] = []
    for child in list(parent):
        children += list(_parted(child)) if child.tag in ("ol", "ul") else [child]
    parent[:] = children


def _parted(listing: Element) -> Iterator[Element]:
    """Give the lists that a list is, by the marks of its items."""
    style = ""
    part: Element | None = None
    for item in list(listing):
        own = _style(item)
        if part is None or (own and style and own != style):
            part = Element(listing.tag, listing.attrib)
            part.text = part.tail = "\n"
            style = ""
            yield part
        if own and not style:
            style = own
            if is_lettered(own):
                part.set("class", f"letters-{own}")
                part.set(STYLE, own)
        part.append(item)
    if part is not None:
        part.tail = listing.tail


def _style(item: Element) -> str:
    first = item[0] if len(item) and item[0].tag == "p" else None
    own = item.get("data-marker", "")
    return own or (first.get("data-marker", "") if first is not None else "")


def _take_heading(item: Element) -> None:
    """Make a heading at the beginning of an item its first words."""
    if (item.text or "").strip() or not len(item) or not _HEADING.fullmatch(str(item[0].tag)):
        return
    heading = item[0]
    words = Element("strong")
    words.text = heading.text
    words.extend(heading)
    carried = {name: value for name, value in heading.items() if name.startswith("data-")}
    first = Element("p", carried)
    first.append(words)
    first.tail = heading.tail
    item[0] = first


def _mark_options(element: Element) -> None:
    """Mark lettered lists right below a question, but for those that ask for room."""
    if element.tag == "li":
        part = split_item(element)
        before = part.head
        blocks = list(part.rest)
    else:
        blocks = [child for child in element if child.tag in BLOCK_TAGS]
        before = None
    for block in blocks:
        if before is not None and block.get(STYLE) and is_question(before):
            block.set(OPTIONS, "")
        before = block if block.tag == "p" else before if element.tag == "li" else None
