"""The lines that a paragraph was typed in, each as a paragraph of its own."""

from copy import copy
from xml.etree.ElementTree import Element


def lines_of(paragraph: Element) -> list[Element]:
    """Give a paragraph for each line of one that are not empty, with their lines in the source.

    The paragraph stays as it is. Words in emphasis that run over lines stay in one.
    """
    first = int(paragraph.get("data-line") or 0)
    lines = [_line(first)]
    number = _add(lines, paragraph.text or "", first)
    for child in paragraph:
        part = copy(child)
        part.tail = None
        number += "".join(child.itertext()).count("\n")
        if child.tag != "br":
            lines[-1].append(part)
        number = _add(lines, child.tail or "", number)
    return [line for line in lines if len(line) or (line.text or "").strip()]


def _add(lines: list[Element], text: str, number: int) -> int:
    """Add text to the last line, and what is below its line breaks as new ones."""
    first, *others = text.split("\n")
    _append(lines[-1], first)
    for other in others:
        number += 1
        lines.append(_line(number))
        _append(lines[-1], other.lstrip())
    return number


def _line(number: int) -> Element:
    line = Element("p")
    if number:
        line.set("data-line", str(number))
    return line


def _append(line: Element, text: str) -> None:
    if len(line):
        line[-1].tail = (line[-1].tail or "") + text
    else:
        line.text = (line.text or "") + text


def joined(lines: list[Element]) -> Element:
    """Give one paragraph of some lines."""
    paragraph = Element("p", dict(lines[0].attrib))
    for number, line in enumerate(lines):
        _append(paragraph, ("\n" if number else "") + (line.text or ""))
        paragraph.extend(list(line))
    return paragraph
