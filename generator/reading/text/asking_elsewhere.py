"""Quotations, definition lists and tables that ask."""

from xml.etree.ElementTree import Element, SubElement

from generator.model import RoomKind
from generator.reading.text.asked import Found, Group
from generator.reading.text.drawn_rooms import holds_blank, is_open
from generator.reading.text.element_text import is_question, text_of
from generator.reading.text.question_context import line_of
from generator.reading.text.questions import Form, asks, form_of_line


def quotation_that_asks(quotation: Element, found: Found) -> Group | None:
    """Give a quotation that asks: all in it does, or what is in bold, has a number or a bullet.

    One that quotes somebody, with a question in its words, does not.
    """
    lines = []
    whole = True
    for child in quotation:
        if any(one.get("data-attrs") for one in child.iter()):
            whole = False  # told elsewhere, or silenced
            continue
        for one in list(child) if child.tag in ("ol", "ul") else [child]:
            form = Form.BULLET if one.tag == "li" and asks(one) else form_of_line(one)
            whole &= form is not None
            if form:
                lines.append((form, line_of(one)))
    if not whole:
        lines = [(form, line) for form, line in lines if form is not Form.PLAIN]
    if not lines:
        return None
    asked = found.ask(Form.QUOTED, quotation)
    asked.lines, asked.inside = [line for _, line in lines], list(quotation)
    asked.stuck = not whole
    return Group(original=[quotation], asked=[asked])


def definitions_that_ask(listing: Element, found: Found) -> Group | None:
    """Give a definition list that asks: a term without an answer, or what explains it."""
    lines = []
    term: Element | None = None
    for one in listing:
        if one.tag == "dt":
            term = one
        elif holds_blank(one) and not text_of(one):
            if term is not None and is_question(term):
                found.answered(line_of(term), RoomKind.DRAWN)
        elif one.get("data-attrs"):
            continue
        elif asks(one):
            lines.append(line_of(one) or found.line)
    if not lines:
        return None
    asked = found.ask(Form.TERM, listing)
    asked.lines, asked.inside = lines, [_paragraph(one) for one in listing]
    return Group(original=[listing], asked=[asked])


def table_that_asks(table: Element, found: Found) -> None:
    """Note the cells of a table that ask: beside an open one, or without."""
    rows = [list(row) for row in table.iter("tr")]
    open_ = any(is_open(cell) for row in rows for cell in row)
    source = found.reader.source.text.split("\n")
    missing: list[int] = []
    line = found.line
    for row in rows:
        asking = [cell for cell in row if is_question(cell) and "data-stray" not in cell.attrib]
        if not asking:
            continue
        line = _line_with(text_of(asking[0]), source, line)
        all_ask = len(asking) == sum(1 for cell in row if text_of(cell))
        for cell in asking:
            if open_:
                found.answered(line, RoomKind.DRAWN)
            elif cell.tag == "td" and all_ask:
                missing.append(line)
    if missing:
        asked = found.ask(Form.CELL, table)
        asked.lines, asked.stuck = missing, True


def _line_with(words: str, source: list[str], line: int) -> int:
    """Give the first line from one on with the beginning of some words, else that line."""
    start = words[:12].split("\u201d")[0]  # a quotation mark is typed in another way
    for number in range(line, len(source) + 1):
        if start in source[number - 1]:
            return number
    return line


def _paragraph(one: Element) -> Element:
    """Give a term, or what explains it, as a paragraph."""
    paragraph = Element("p", dict(one.attrib))
    inner = one[0] if len(one) == 1 and one[0].tag == "p" else one
    holder = SubElement(paragraph, "strong") if one.tag == "dt" else paragraph
    holder.text = inner.text
    holder.extend(list(inner))
    return paragraph
