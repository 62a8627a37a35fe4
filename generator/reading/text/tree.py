"""Small questions about the element tree of a chapter, and small changes to it."""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.util import ETX, STX

from generator.model.merge_fields import Place, columns_in

BLOCK_TAGS = frozenset(
    "p ul ol dl div table blockquote pre hr h1 h2 h3 h4 h5 h6 figure section".split()
)
_TICK = re.compile(r"\s*\[[ xX]\]\s+")
_STASHED = re.compile(f"{STX}[^{ETX}]*{ETX}")
_SHORT_TICK = 40
# In percent of the text's width on Letter paper: a letter, one of a head, a column at least.
_CHARACTER_SHARE = 1.15
_HEAD_SHARE = 0.95
_LEAST_SHARE = 10.0
_QUESTION_END = re.compile(r"[?？؟][\s\"'”’»“‘«›‹)\]*_!….?]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemParts:
    """An item of a list taken apart: its first words, and the blocks below them."""

    head: Element
    rest: tuple[Element, ...]
    number: str
    line: int | None
    tick: bool


def split_item(item: Element) -> ItemParts:
    """Take an item of a list apart, a tight one or a loose one."""
    head = Element("p")
    rest: list[Element] = []
    head.text = item.text
    inline = True
    for child in item:
        if child.tag in BLOCK_TAGS:
            inline = False
        (head if inline else rest).append(child)
    for name, value in item.attrib.items():
        head.set(name, value)
    has_words = bool((head.text or "").strip()) or len(head) > 0
    if not has_words and rest and rest[0].tag == "p":
        head = rest.pop(0)
    line = head.get("data-line") or item.get("data-line")
    number = head.get("data-number") or item.get("data-number") or ""
    return ItemParts(
        head=head,
        rest=tuple(rest),
        number=number,
        line=int(line) if line else None,
        tick=bool(_TICK.match(head.text or "")),
    )


def text_of(element: Element) -> str:
    """Give the plain text inside an element, without its footnotes.

    A curly quote, which is still stashed, is one letter.
    """
    return " ".join(_STASHED.sub("”", "".join(texts(element))).split())


def texts(element: Element) -> Iterator[str]:
    """Give the texts inside an element one after the other, without its footnotes."""
    yield element.text or ""
    for child in element:
        if child.get("class") != "footnote":
            yield from texts(child)
        yield child.tail or ""


def is_question(element: Element) -> bool:
    """Tell whether the words of an element, or its first line, end in a question mark.

    Closing quotes and brackets, footnotes and further marks may follow it.
    """
    words = _STASHED.sub("”", "".join(_words(element))).strip()
    return bool(_QUESTION_END.search(words) or _QUESTION_END.search(words.split("\n")[0]))


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.get("class") != "footnote":
            yield from _words(child)
        yield child.tail or ""


def mark_ticks(listing: Element) -> None:
    """Turn the `[ ]` of a list's items into classes; short ones go side by side."""
    ticks = [item for item in listing if split_item(item).tick]
    if not ticks:
        return
    for item in ticks:
        mark_tick(item, _first_words(item))
    short = all(len(text_of(item)) <= _SHORT_TICK for item in listing)
    listing.set("class", "ticks side-by-side" if short and len(listing) > 3 else "ticks")


def mark_tick(element: Element, words: Element) -> None:
    """Turn the `[ ]` at the beginning of an element's first words into its class."""
    words.text = _TICK.sub("", words.text or "", count=1)
    element.set("class", f"{element.get('class', '')} tick".strip())


def wrap_tick(words: Element) -> None:
    """Put the words of a question that begins with a `[ ]` into an element of that class."""
    span = Element("span")
    span.text, words.text = words.text, None
    span.extend(words)
    words[:] = [span]
    mark_tick(span, span)


def keep_numbers(listing: Element) -> None:
    """Give the items of a numbered list that is prose the numbers the author wrote."""
    numbers = author_numbers([split_item(item).number for item in listing])
    for position, (item, number) in enumerate(zip(listing, numbers, strict=True), start=1):
        if number != str(position):
            item.set("value", number)


def author_numbers(written: list[str]) -> list[str]:
    """Give the numbers of a list's items: as written, or counted where all are the same."""
    first = int(written[0]) if written and written[0] else 1
    if not all(written) or (len(written) > 1 and len(set(written)) == 1):
        return [str(first + position) for position in range(len(written))]
    return written


def empty_cells(table: Element) -> None:
    """Mark the cells of a table that are left empty: room to write; and share out its width."""
    for cell in (*table.iter("td"), *table.iter("th")):
        if _is_empty(cell) and (cell.tag == "td" or cell.text):
            cell.set("class", "write")
            table.set("class", "writing")
    for cell in [*table.iter("td"), *table.iter("th")]:
        align = re.fullmatch(r"text-align: (left|right|center);", cell.attrib.pop("style", ""))
        if align:
            cell.set("class", f"{cell.get('class', '')} {align[1]}".strip())
    if table.get("class") == "writing":
        _share_width(table)


def _share_width(table: Element) -> None:
    # Columns of words get what their longest words take; those to write in share the rest.
    rows = [list(row) for row in table.iter("tr")]
    columns = list(zip(*rows, strict=False))
    # A row may be filled in as an example: half of a column left empty is one to write in.
    to_write = [2 * sum(map(_is_empty, column[1:])) >= len(column) - 1 for column in columns]
    needs = [
        max(
            _LEAST_SHARE,
            _HEAD_SHARE * len(text_of(column[0])) + 3.5,
            _CHARACTER_SHARE * max((len(text_of(cell)) for cell in column[1:]), default=0) + 3.5,
        )
        for column in columns
    ]
    widest = max((need for need, write in zip(needs, to_write, strict=True) if write), default=0.0)
    needs = [widest if write else need for need, write in zip(needs, to_write, strict=True)]
    writing = widest * sum(to_write)
    words = sum(needs) - writing
    most = 100.0 - writing if any(to_write) else 100.0
    scale = min(1.0, most / words) if any(to_write) and words else most / (words or 1.0)
    spare = 100.0 - words * scale - writing
    for cell, write, need in zip(rows[0], to_write, needs, strict=False):
        share = need + spare * need / writing if write else need * scale
        cell.set("style", f"width: {share:.1f}%")


def _is_empty(cell: Element) -> bool:
    return not len(cell) and (not text_of(cell) or bool(columns_in(cell.text or "", Place.CELL)))


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


def _first_words(item: Element) -> Element:
    has_words = bool((item.text or "").strip())
    return item[0] if not has_words and len(item) and item[0].tag == "p" else item
