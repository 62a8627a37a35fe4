"""What an author drew below a question to answer in: lines, blanks, boxes, options, a table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from xml.etree.ElementTree import Element, SubElement

from generator.reading.text.element_text import text_of
from generator.reading.text.items import split_item
from generator.reading.text.paragraph_lines import lines_of
from generator.reading.text.questions import asks

LINE = 5  # underscores that make a line where nothing else is in it
_LONG_LINE = 90  # as many go into one line of a page
_OPTIONS = re.compile(r"[?？:：]\W*\s\(?[aA][.)]\s+\S.*\s\(?[bB][.)]\s+\S")
_LONGEST_OPTIONS = 1000  # characters
_EMPTY = re.compile(r"[\s\u00a0]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is drawn: `rows` to write on, about `lines` lines high. A `ruled` one is nothing but
    lines from margin to margin.
    """

    rows: int
    lines: int
    ruled: bool


def drawn_below(elements: Iterable[Element], *, lists: bool = True, words: bool = True) -> int:
    """Give how many of the elements below a question, from the first on, are its room.

    Without `lists` only lines are, without `words` no blanks within a sentence.
    """
    count = 0
    for element in elements:
        ruled = is_ruled(element)
        sentence = element.tag == "p" and holds_blank(element) and not _begins_another(element)
        listed = _is_choice(element) or _is_open_table(element)
        if not (ruled or (words and sentence) or (lists and listed)):
            break
        count += 1
    return count


def measure(elements: Iterable[Element]) -> Drawing:
    """Say what elements that are drawn give to write on."""
    rows = lines = 0
    ruled = True
    for element in elements:
        if element.tag == "p" and is_ruled(element):
            ruled_rows = sum(map(_rows_of_line, lines_of(element)))
            rows, lines = rows + ruled_rows, lines + ruled_rows
            continue
        ruled = False
        blanks = sum(1 for one in element.iter("span") if _is_blank(one))
        open_rows = [row for row in element.iter("tr") if any(map(is_open, row))]
        rows += blanks + len(open_rows)
        lines += sum(1 for one in element.iter() if one.tag in ("li", "tr", "p"))
    return Drawing(rows=rows, lines=lines, ruled=ruled and rows > 0)


def is_ruled(element: Element) -> bool:
    """Tell whether an element is nothing but lines to write on."""
    if element.tag in ("ol", "ul"):
        return len(element) > 0 and all(map(_is_line, element))
    return element.tag == "p" and holds_blank(element) and all(map(_is_line, lines_of(element)))


def holds_blank(element: Element) -> bool:
    """Tell whether a blank to fill in is in the words of an element."""
    return any(_is_blank(one) for one in element.iter("span"))


def offers_options(element: Element) -> bool:
    """Tell whether the words of an element go on with options a) and b)."""
    return bool(_OPTIONS.search(text_of(element)[:_LONGEST_OPTIONS]))


def is_open(cell: Element) -> bool:
    """Tell whether a cell of a table is room to write: nothing in it, or a blank."""
    if cell.tag != "td":
        return False
    return holds_blank(cell) or bool(
        _EMPTY.fullmatch("".join(cell.itertext())) and all(one.tag == "br" for one in cell)
    )


def lay_empty_items(root: Element) -> None:
    """Set the lines of items that are nothing else as paragraphs, so that numbers stand beside."""
    for item in root.iter("li"):
        if not _is_line(item) or any(child.tag == "p" for child in item):
            continue
        paragraph = Element("p", {"class": "stem"})
        paragraph.extend(list(item))
        item[:] = [paragraph]
        item.text = None
        item.attrib.pop("class", None)


def wrap(parent: Element, elements: list[Element]) -> Element:
    """Put elements that are drawn into a box of a parent."""
    box = SubElement(parent, "div", {"data-drawn": ""})
    box.extend(elements)
    return box


def _begins_another(paragraph: Element) -> bool:
    """Tell whether a paragraph with blanks is a question of its own, or words above a line."""
    return asks(paragraph) or any(map(_is_line, lines_of(paragraph)))


def _is_choice(element: Element) -> bool:
    """Tell whether a list is one of boxes to tick, or of options with letters."""
    if element.tag not in ("ol", "ul") or not len(element):
        return False
    if "data-options" in element.attrib:
        return True
    parts = [split_item(item) for item in element]
    if all(part.tick for part in parts):
        return True
    lettered = element.get("data-style", "").startswith(("lower", "upper"))
    return lettered and not any(asks(part.head) for part in parts)


def _is_open_table(element: Element) -> bool:
    return element.tag == "table" and any(map(is_open, element.iter("td")))


def _is_line(element: Element) -> bool:
    """Tell whether a text is one blank that is long enough to be a line, and nothing else."""
    blanks = [one for one in element.iter("span") if _is_blank(one)]
    others = [one for one in element.iter() if one.tag not in ("span", "p", "li", "strong", "em")]
    empty = not re.search(r"[\w\[]", text_of(element).replace("_", ""))
    return len(blanks) == 1 and not others and empty and _length(blanks[0]) >= LINE


def _rows_of_line(line: Element) -> int:
    (blank,) = (one for one in line.iter("span") if _is_blank(one))
    return max(1, ceil(_length(blank) / _LONG_LINE - 0.3))


def _is_blank(element: Element) -> bool:
    return "blank" in element.get("class", "").split()


def _length(blank: Element) -> int:
    """Give the underscores that a blank was typed with."""
    return max((int(one) for one in re.findall(r"(\d+)em", blank.get("style", ""))), default=0)
