"""Items of lists: their first words and what is below them, their numbers, their boxes to tick."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from generator.reading.text.element_text import BLOCK_TAGS, text_of

_TICK = re.compile(r"\s*\[[ xX]\]\s+")
_SHORT_TICK = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemParts:
    """An item of a list taken apart: its first words, and the blocks below them.

    `prompt` tells that the survey of the chapter's questions made it one.
    """

    head: Element
    rest: tuple[Element, ...]
    number: str
    line: int | None
    tick: bool
    prompt: bool


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
        prompt="data-prompt" in item.attrib,
    )


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


def _first_words(item: Element) -> Element:
    has_words = bool((item.text or "").strip())
    return item[0] if not has_words and len(item) and item[0].tag == "p" else item
