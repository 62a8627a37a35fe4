"""All questions of a chapter, before its blocks are made: which get room, and which are told.

A number and a question mark make a prompt. So does what an author drew below a question, and a
heading with `.prompts` above an item. What asks in another way, in bold, with a bullet and so on,
does where the whole file asks in this one way, or where the settings say so.

Prompts get marks in the tree: an item the attribute `data-prompt`, a paragraph or a heading a box
of that attribute round itself, its hint and what is drawn, which stands in a box `data-drawn`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from generator.model import Question, RoomKind
from generator.reading.text.asked import Found, Group, boxed
from generator.reading.text.asking_elsewhere import (
    definitions_that_ask,
    quotation_that_asks,
    table_that_asks,
)
from generator.reading.text.asking_lists import list_that_asks
from generator.reading.text.asking_paragraphs import heading_that_asks, paragraph_that_asks
from generator.reading.text.chapter_reader import ChapterReader
from generator.reading.text.question_context import is_heading, line_of
from generator.reading.text.question_warnings import told
from generator.reading.text.questions import Form, Prompts

# So many questions of one form, and none of another, are a file that is written in this way.
_FEWEST = {Form.BOLD: 2, Form.ITALIC: 2, Form.HEADING: 2}
_FEWEST_OTHERS = 3
_FURTHEST = 200  # elements below a question that may belong to it


def survey_questions(
    elements: list[Element], reader: ChapterReader, prompts: Prompts
) -> tuple[Question, ...]:
    """Mark what is a prompt among the elements of a chapter, and tell what asks and is none.

    `elements` are changed. Gives the questions that are no prompts.
    """
    survey = _Survey(found=Found(reader=reader), prompts=prompts)
    survey.walk(elements)
    return survey.settle()


@dataclass(slots=True, kw_only=True)
class _Survey:
    found: Found
    prompts: Prompts
    _walked: list[tuple[list[Element] | Element, list[Element | Group]]] = field(
        default_factory=list
    )

    def walk(self, holder: list[Element] | Element) -> None:
        """Find the questions among the children of an element."""
        children = list(holder)
        parts: list[Element | Group] = []
        at = 0
        while at < len(children):
            element = children[at]
            self.found.line = line_of(element) or self.found.line
            group, taken = self._element(element, children[at + 1 : at + 1 + _FURTHEST])
            parts.append(group or element)
            at += 1 + taken
        self._walked.append((holder, parts))

    def settle(self) -> tuple[Question, ...]:
        """Decide which of the questions are prompts, mark them, and tell the others."""
        chosen = self._chosen()
        missing: dict[Form, list[int]] = defaultdict(list)
        for one in self.found.asked:
            one.prompt = one.has_room or (one.form in chosen and not one.stuck)
            if one.prompt and one.item is not None:
                one.item.set("data-prompt", one.form or "drawn")
            elif one.form and not one.prompt:
                missing[one.form] += one.lines
        for holder, parts in self._walked:
            holder[:] = [element for part in parts for element in self._settled(part)]
        reader = self.found.reader
        if self.prompts is not Prompts.MARKED:
            reader.findings.add(
                *(told(form, lines, reader.source) for form, lines in missing.items())
            )
        lines = [line for form in missing.values() for line in form]
        unanswered = [Question(id="", line=line, room=RoomKind.MISSING) for line in lines]
        return (*self.found.others, *unanswered)

    def _element(self, element: Element, following: list[Element]) -> tuple[Group | None, int]:
        """Give what asks in an element, and how many of those below belong to it."""
        if element.tag == "p":
            return paragraph_that_asks(element, following, self.found)
        if is_heading(element):
            return heading_that_asks(element, following, self.found)
        if element.tag in ("ol", "ul"):
            return None, list_that_asks(element, following, self.found, self._block)
        if element.tag == "blockquote" and "data-callout" not in element.attrib:
            return quotation_that_asks(element, self.found), 0
        if element.tag == "dl":
            return definitions_that_ask(element, self.found), 0
        if element.tag == "table":
            table_that_asks(element, self.found)
        self._block(element)
        return None, 0

    def _block(self, element: Element) -> None:
        """Find the questions in a block of those that authors write, a note of another notation."""
        if "data-callout" in element.attrib:
            self.walk(element)
        elif "data-exercise" in element.attrib:
            header = self.found.reader.headers[int(element.get("data-exercise", ""))]
            if header.kind != "facilitator":  # what a leader asks is said aloud
                self.walk(element)

    def _chosen(self) -> frozenset[Form]:
        """Give the forms whose questions are prompts by themselves."""
        if self.prompts is Prompts.ALL:
            return frozenset(Form)
        if self.prompts is Prompts.MARKED:
            return frozenset([Form.MARKED])
        chosen = frozenset([Form.MARKED, Form.NUMBERED])
        asked = [(one, form) for one in self.found.asked if (form := one.form)]
        forms = {form for _, form in asked} - {Form.LABEL} or {Form.LABEL}
        if len(forms) > 1 or self.found.uses_rooms or any(one.has_room for one in self.found.asked):
            return chosen
        (form,) = forms
        count = sum(len(one.lines) for one, own in asked if own is form)
        return chosen | {form} if count >= _FEWEST.get(form, _FEWEST_OTHERS) else chosen

    def _settled(self, part: Element | Group) -> Iterable[Element]:
        """Give the elements that stand in the tree for a part of it."""
        if not isinstance(part, Group):
            return [part]
        if not any(one.prompt for one in part.asked):
            return part.original
        elements: list[Element] = []
        for one in part.asked:
            if one.prompt and one.inside:
                survey_questions(one.inside, self.found.reader, Prompts.ALL)
                elements += one.inside
            else:
                elements += [boxed(one)] if one.prompt else [one.head, *one.hint]
        return elements
