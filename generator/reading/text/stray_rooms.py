"""Writing spaces that are asked for where none can be given."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element


def mark_stray_rooms(root: Element, names: frozenset[str]) -> None:
    """Mark the elements within a text that got a writing space, or by which one is left as text.

    `names` are those of the rulings. To be done while escaped braces are still escaped.
    """
    left = re.compile(rf"\{{:?\s*(?:{'|'.join(sorted(names))})\b[^{{}}]*\}}")
    for element in root.iter():
        for name in sorted(names & element.attrib.keys()):
            value = element.get(name)
            element.set("data-stray", name if value is None else f"{name}={value}")
        for text in (element.tail, "" if element.tag == "code" else element.text):
            if found := left.search(text or ""):
                element.set("data-stray", found[0])


def stray_rooms(root: Element) -> Iterator[tuple[str, int]]:
    """Give the writing spaces that were marked, each with a line it stands in or below."""
    line = 1
    for element in root.iter():
        line = int(element.get("data-line") or line)
        if "data-stray" in element.attrib:
            yield element.attrib["data-stray"], line
