"""Paragraphs and headings that ask, and what below them belongs to them."""

from xml.etree.ElementTree import Element

from generator.model import RoomKind
from generator.reading.text.asked import Found, Group
from generator.reading.text.drawn_rooms import drawn_below, holds_blank, is_ruled, offers_options
from generator.reading.text.element_text import text_of
from generator.reading.text.paragraph_lines import joined, lines_of
from generator.reading.text.question_context import hint_below, is_left_open, is_title, line_of
from generator.reading.text.questions import Form, asks, form_of_line, is_label, only_asks
from generator.reading.text.typed_numbers import number_of

_EMPHASISED = frozenset([Form.NUMBERED, Form.BOLD, Form.ITALIC])
_LONGEST_STATEMENT = 160
Taken = tuple[Group | None, int]


def paragraph_that_asks(paragraph: Element, following: list[Element], found: Found) -> Taken:
    """Give what asks in a paragraph, and how many of the elements below it belong to it."""
    if found.reader.asks(paragraph):
        found.note_room(paragraph)
        return None, 0
    lines = lines_of(paragraph)
    if not text_of(paragraph) or is_ruled(paragraph):
        return None, 0
    if len(lines) > 1:
        forms = [form_of_line(line) for line in lines]
        if all(form and form is not Form.TRAILING for form in forms):
            return _several(paragraph, lines, forms, following, found)
        words = [line for line in lines if not is_ruled(line)]
        if len(words) < len(lines) and all(map(is_ruled, lines[len(words) :])):
            drawn = joined(lines[len(words) :])
            return _one(joined(words), [drawn], paragraph, following, found)
        if forms[0] in _EMPHASISED:
            return _one(lines[0], [joined(lines[1:])], paragraph, following, found)
    return _one(paragraph, [], paragraph, following, found)


def heading_that_asks(heading: Element, following: list[Element], found: Found) -> Taken:
    """Give a heading that asks, and how many of the elements below it belong to it."""
    attributes = found.reader.attributes(heading)
    level = int(heading.tag[1])
    if level <= found.below:
        found.below = 0
    if "prompts" in attributes.classes:
        found.below, found.uses_rooms = level, True
        return None, 0
    if not (asks(heading) or only_asks(heading)):
        return None, 0
    if attributes.asks and not attributes.space:
        found.answered(line_of(heading), RoomKind.NONE)
        return None, 0
    form = Form.NUMBERED if number_of(heading) else Form.HEADING
    hint = hint_below(following, lists=False)
    drawn = 0 if attributes.space else drawn_below(following[hint:])
    if not (drawn or attributes.space) and is_title(form, heading, following):
        return None, 0
    asked = found.ask(form, heading)
    asked.hint, asked.drawn = following[:hint], following[hint : hint + drawn]
    if attributes.space:
        found.uses_rooms = asked.own = True
    return Group(original=[heading, *following[: hint + drawn]], asked=[asked]), hint + drawn


def _several(
    paragraph: Element,
    lines: list[Element],
    forms: list[Form | None],
    following: list[Element],
    found: Found,
) -> Taken:
    """Give the questions of a paragraph in which each line is one."""
    asked = [found.ask(form, line) for line, form in zip(lines[:-1], forms[:-1], strict=True)]
    group, taken = _one(lines[-1], [], paragraph, following, found)
    asked += group.asked if group else []
    return Group(original=[paragraph, *following[:taken]], asked=asked), taken


def _one(
    head: Element,
    own: list[Element],
    paragraph: Element,
    following: list[Element],
    found: Found,
) -> Taken:
    """Give a question with what belongs to it: `own` are the other lines of its paragraph."""
    if holds_blank(head):
        if asks(head):
            found.answered(line_of(head), RoomKind.DRAWN)
        return None, 0
    below = [*own, *following]
    form = form_of_line(head)
    if form is None and is_label(head) and (_drawn(None, head, below) or is_left_open(head, below)):
        form = Form.LABEL
    hint = len(own) if own and not is_ruled(own[0]) else 0
    hint += hint_below(below[hint:]) if form and form is not Form.LABEL else 0
    drawn = _drawn(form, head, below[hint:])
    options = bool(form) and offers_options(head)
    answered = drawn or options or form is Form.LABEL
    if not answered and (form is None or is_title(form, head, following)):
        return None, 0
    asked = found.ask(form, head)
    asked.hint, asked.drawn, asked.own = below[:hint], below[hint : hint + drawn], options
    taken = hint + drawn - len(own)
    return Group(original=[paragraph, *following[:taken]], asked=[asked]), taken


def _drawn(form: Form | None, head: Element, below: list[Element]) -> int:
    """Give how many elements are drawn below: boxes and tables below a question alone."""
    if form and form is not Form.LABEL:
        return drawn_below(below)
    short = len(text_of(head)) <= _LONGEST_STATEMENT
    return drawn_below(below, lists=False, words=False) if short else 0
