"""What stands below something that asks: a hint to it, or a text that it is the title of."""

import re
from xml.etree.ElementTree import Element

from generator.reading.text.drawn_rooms import drawn_below, holds_blank
from generator.reading.text.element_text import text_of
from generator.reading.text.items import split_item
from generator.reading.text.questions import Form, asks, emphasis, is_aside, is_label, only_asks
from generator.reading.text.typed_numbers import number_of

# Characters of running text below, beyond which a question is the title of that text.
_TITLE_OF = {Form.HEADING: 200, Form.PLAIN: 120}
_TITLE_OF_OTHERS = 600
_LONGEST_HINT = 600
_LONGEST_LIST = 300
_LINES_LEFT_EMPTY = 4  # from a line to the next text, where room is left between


def is_heading(element: Element) -> bool:
    """Tell whether an element is a heading."""
    return bool(re.fullmatch("h[1-6]", element.tag))


def hint_below(following: list[Element], *, lists: bool = True) -> int:
    """Give how many of the elements below a question say how to answer it.

    Texts in italics or in brackets do, so does a list, and a text if another question, a heading
    or what is drawn to answer in is below it: one that ends a chapter may be a farewell.
    """
    sure = count = length = 0
    for element in following:
        aside = is_aside(element)
        plain = not aside and _is_running(element)
        length += len(text_of(element)) if plain else 0
        if not (aside or (lists and _is_hint_list(element)) or plain):
            break
        if length > _LONGEST_HINT:
            return sure
        count += 1
        sure = sure if plain else count
    below = following[count : count + 1]
    ends = bool(below) and (_begins_anew(below[0]) or drawn_below(below) > 0)
    return count if ends else sure


def is_title(form: Form, element: Element, following: list[Element]) -> bool:
    """Tell whether a question is the title of what follows: a text that answers it, a list.

    One in a paragraph of its own is where the list has numbers or asks nothing itself.
    """
    below = following[hint_below(following, lists=False) :] if form is Form.HEADING else following
    first = below[0] if below else None
    if form is Form.NUMBERED and not is_heading(element):
        return False
    if first is not None and first.tag in ("ul", "ol") and not drawn_below([first]):
        asked = first.tag == "ul" and any(asks(split_item(item).head) for item in first)
        if form is Form.HEADING or (form is Form.PLAIN and not asked):
            return True
    if form is Form.HEADING and first is not None:
        if is_heading(first) and first.tag > element.tag and not asks(first):
            return True
        if first.tag in ("table", "blockquote", "pre", "dl") and not drawn_below([first]):
            return True
    length = 0
    for one in following:
        if not _is_running(one):
            break
        length += len(text_of(one))
    return length > _TITLE_OF.get(form, _TITLE_OF_OTHERS)


def is_left_open(label: Element, following: list[Element]) -> bool:
    """Tell whether nothing comes after the colon of a label."""
    if not following:
        return True
    below = following[0]
    if is_heading(below) or below.tag == "hr" or (below.tag == "p" and is_label(below)):
        return True
    line, next_line = line_of(label), line_of(below)
    return bool(line and next_line) and next_line - line >= _LINES_LEFT_EMPTY


def line_of(element: Element) -> int:
    """Give the line in the source that an element begins in, 0 where it is not known."""
    return next((int(line) for one in element.iter() if (line := one.get("data-line"))), 0)


def _is_running(element: Element) -> bool:
    """Tell whether an element is a paragraph of text, that asks nothing and has no blanks."""
    return (
        element.tag == "p"
        and bool(text_of(element))
        and not element.get("data-attrs")
        and not (holds_blank(element) or asks(element) or is_label(element))
        and emphasis(element) is None
    )


def _is_hint_list(element: Element) -> bool:
    if element.tag not in ("ul", "ol") or drawn_below([element]):
        return False
    if len(text_of(element)) > _LONGEST_LIST or any(
        one.get("data-attrs") for one in element.iter()
    ):
        return False
    return not any(asks(split_item(item).head) for item in element)


def _begins_anew(element: Element) -> bool:
    if is_heading(element) or element.tag in ("hr", "ol"):
        return True
    if element.tag != "p":
        return False
    return bool(number_of(element)) or emphasis(element) is Form.BOLD or only_asks(element)
