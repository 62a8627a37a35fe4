"""Embedded pictures out of the lines that they stand in.

Programs that embed pictures put them into a line of text, where a picture is no higher than the
line. So one that is no mere sign gets a paragraph of its own.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.model.merge_fields import OPEN, only_column
from generator.reading.embedded_pictures import EMBEDDED, Embedded, find_embedded
from generator.reading.pictures import PictureError
from generator.reading.text.item_marks import wrap_words
from generator.reading.text.picture_addresses import name_of, not_printed

_SIGN = 64  # pixels: no larger than what may stand in a line


def lift_pictures(root: Element, embedded: tuple[Embedded, ...]) -> None:
    """Give the embedded pictures of a tree paragraphs of their own, and absent ones a name."""
    for parent in list(root.iter()):
        if parent.tag == "li" and any(_is_large(child, embedded) for child in parent):
            wrap_words(parent)
        if embedded and any(child.tag == "p" for child in parent):
            children: list[Element] = []
            for child in parent:
                children += _parted(child, embedded) if child.tag == "p" else [child]
            parent[:] = children
    for image in root.iter("img"):
        address = image.get("src", "")
        if not image.get("alt") and not_printed(address):
            image.set("alt", name_of(address))


def misplaced_pictures(root: Element) -> Iterator[tuple[Element, int | None]]:
    """Give the pictures of a roster's rows that have no paragraph of their own, or another address
    than a column, each with the line it stands in or below.
    """
    line = None
    alone = {paragraph[0] for paragraph in root.iter("p") if holds_picture_alone(paragraph)}
    for element in root.iter():
        line = int(element.get("data-line", 0)) or line
        address = element.get("src", "") if element.tag == "img" else ""
        if OPEN in address and not (element in alone and only_column(address)):
            yield element, line


def holds_picture_alone(paragraph: Element) -> bool:
    """Tell whether a paragraph is a picture and nothing else."""
    if len(paragraph) != 1 or paragraph[0].tag != "img":
        return False
    return not ((paragraph.text or "").strip() or (paragraph[0].tail or "").strip())


def _parted(paragraph: Element, embedded: tuple[Embedded, ...]) -> list[Element]:
    carried = {name: value for name, value in paragraph.items() if name != "data-attrs"}
    parts: list[Element] = []
    words = Element("p", carried)
    words.text = paragraph.text
    words.tail = paragraph.tail
    for child in list(paragraph):
        if not _is_large(child, embedded):
            words.append(child)
            continue
        alone = Element("p", carried)
        tail, child.tail = child.tail, None
        alone.append(child)
        if not child.get("alt"):
            child.set("alt", " ".join("".join(words.itertext()).split()))
        parts += [words, alone]
        words = Element("p", carried)
        words.text = tail
    parts.append(words)
    if len(parts) == 1:
        return [paragraph]
    parts = [one for one in parts if len(one) or (one.text or "").strip()]
    if "data-attrs" in paragraph.attrib:
        parts[-1].set("data-attrs", paragraph.attrib["data-attrs"])
    return parts


def _is_large(element: Element, embedded: tuple[Embedded, ...]) -> bool:
    reference = element.get("src", "")
    if element.tag != "img" or not reference.startswith(EMBEDDED):
        return False
    try:
        pixels = find_embedded(reference, embedded).pixels
    except PictureError:
        return True  # told where it is set
    return pixels == 0 or pixels > _SIGN
