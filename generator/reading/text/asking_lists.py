"""Items of lists that ask, and what is drawn below them."""

from collections.abc import Callable
from itertools import takewhile
from xml.etree.ElementTree import Element

from generator.reading.text.asked import Found
from generator.reading.text.drawn_rooms import (
    drawn_below,
    holds_blank,
    is_ruled,
    offers_options,
    wrap,
)
from generator.reading.text.element_text import BLOCK_TAGS, text_of
from generator.reading.text.items import ItemParts, split_item
from generator.reading.text.paragraph_lines import joined, lines_of
from generator.reading.text.questions import Form, asks, begins_asking, trails
from generator.reading.text.typed_numbers import number_of

_LONGEST_STATEMENT = 160


def list_that_asks(
    listing: Element, following: list[Element], found: Found, block: Callable[[Element], None]
) -> int:
    """Note the items of a list that ask. Gives how many of the elements below belong to it.

    `block` looks into an element of an item that may be a block of those that authors write.
    """
    if drawn_below([listing]):  # options, or lines to write on
        return 0
    before = len(found.asked)
    rooms = [_item(item, listing, found, block) for item in listing]
    taken = _drawn_below_last(listing, rooms, following)
    if taken:
        wrap(listing[-1], following[:taken])
        known = [one for one in found.asked[before:] if one.item is listing[-1]]
        asked = known[0] if known else found.ask(None, listing[-1])
        asked.item, asked.own = listing[-1], True
    return taken


def _item(item: Element, listing: Element, found: Found, block: Callable[[Element], None]) -> bool:
    """Note an item and the lists in it. Tells whether it has a room of its own."""
    _part_from_lines(item)
    part = split_item(item)
    carriers = [one for one in (part.head, *part.rest) if found.reader.asks(one)]
    for one in carriers:
        found.note_room(one)
    form = None if carriers or part.tick else _form(part, listing, found)
    drawn = _drawn_inside(part, form) if not (carriers or part.tick) else []
    own = bool(form) and (holds_blank(part.head) or offers_options(part.head))
    if form or drawn:
        asked = found.ask(form, part.head, line=part.line or 0)
        asked.item, asked.own = item, own or bool(drawn)
    for one in part.rest:
        if one in drawn or one.tag not in ("ol", "ul"):
            block(one)
            continue
        # Bullets below a question are answered in its room.
        if one.tag == "ol" or not form or found.below:
            list_that_asks(one, [], found, block)
    if drawn:
        _wrap_inside(item, drawn)
    return own or bool(drawn) or bool(carriers)


def _form(part: ItemParts, listing: Element, found: Found) -> Form | None:
    if found.below:
        return Form.MARKED
    asking = asks(part.head) or begins_asking(part.head)
    if listing.tag == "ul":
        return (Form.NUMBERED if number_of(part.head) else Form.BULLET) if asking else None
    if asking:
        return Form.NUMBERED
    if not trails(part.head):
        return None
    return Form.NUMBERED if offers_options(part.head) else Form.TRAILING


def _drawn_inside(part: ItemParts, form: Form | None) -> list[Element]:
    """Give what is drawn below the words of an item, within it."""
    for at in range(len(part.rest)):
        count = drawn_below(part.rest[at:])
        if count:
            drawn = list(part.rest[at : at + count])
            statement = form is None and (
                at > 0
                or len(text_of(part.head)) > _LONGEST_STATEMENT
                or not all(map(is_ruled, drawn))
            )
            return [] if statement else drawn
    return []


def _part_from_lines(item: Element) -> None:
    """Make lines that are drawn right below the words of an item a paragraph of their own."""
    words = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    inline = [child for child in words if child.tag not in BLOCK_TAGS]
    typed = Element("p")
    typed.text = words.text
    typed.extend(inline)
    lines = lines_of(typed) if any(map(holds_blank, inline)) else []
    ruled = list(reversed(list(takewhile(is_ruled, reversed(lines)))))
    if not ruled or len(ruled) == len(lines):
        return
    kept, drawn = joined(lines[: -len(ruled)]), joined(ruled)
    for child in inline:
        words.remove(child)
    words.text = kept.text
    words[:0] = list(kept)
    if not any(map(holds_blank, kept)):
        words.attrib.pop("class", None)
    drawn.set("class", "stem")
    item.insert(1 if words is not item else len(kept), drawn)


def _wrap_inside(item: Element, drawn: list[Element]) -> None:
    at = list(item).index(drawn[0])
    for one in drawn:
        item.remove(one)
    box = wrap(item, drawn)
    item.remove(box)
    item.insert(at, box)


def _drawn_below_last(listing: Element, rooms: list[bool], following: list[Element]) -> int:
    """Give how many elements below a list are drawn for its last item.

    Lines are; boxes and tables only where every question of the list has its own.
    """
    if not len(listing) or rooms[-1]:
        return 0
    last = split_item(listing[-1])
    if last.tick or holds_blank(last.head) or any(one.tag in ("ol", "ul") for one in last.rest):
        return 0
    ends_open = asks(last.head) or text_of(last.head).endswith((":", "："))
    each = ends_open and all(rooms[:-1])
    return drawn_below(following, lists=each, words=False)
