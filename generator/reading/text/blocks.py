"""The elements of a chapter -> typed blocks: prose, pictures, prompts, listings, exercises."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from generator.diagnostics import warning
from generator.model import (
    Block,
    DrawnRoom,
    Exercise,
    Item,
    Listing,
    Prompt,
    Prose,
    Rows,
    Ruling,
    Space,
    Table,
)
from generator.reading.exercises import load_kind, note
from generator.reading.text.callouts import CALLOUT, CALLOUT_TITLE, note_of
from generator.reading.text.chapter_reader import ChapterReader
from generator.reading.text.drawn_rooms import holds_blank, measure, offers_options
from generator.reading.text.exercise_blocks import read_exercise, without_options
from generator.reading.text.item_marks import STYLE
from generator.reading.text.items import (
    ItemParts,
    author_numbers,
    keep_numbers,
    mark_tick,
    mark_ticks,
    split_item,
    wrap_tick,
)
from generator.reading.text.letters import label
from generator.reading.text.repeats import MISPLACED
from generator.reading.text.sanitise import plain_text
from generator.reading.text.spaces import Attributes
from generator.reading.text.table_options import note_options
from generator.slugs import slugify


def parse_blocks(elements: Iterable[Element], reader: ChapterReader) -> tuple[Block, ...]:
    """Give the blocks of a chapter in order; neighbouring text becomes one block of prose."""
    parser = _Parser(reader=reader)
    blocks = parser.blocks(elements)
    for header in [one for at, one in enumerate(reader.headers) if at not in parser.placed]:
        reader.error(
            f'the block "{header.kind}" can\'t stand here',
            "put an empty line above it and indent it as the text around it is; "
            "to show the notation itself, put ``` above and below",
            reader.source.at(header.line),
        )
    return blocks


@dataclass(slots=True, kw_only=True)
class _Parser:
    reader: ChapterReader
    placed: set[int] = field(default_factory=set)  # indices of the headers met

    def blocks(self, elements: Iterable[Element]) -> tuple[Block, ...]:
        blocks: list[Block] = []
        prose: list[Element] = []
        for element in elements:
            self.reader.reach(element)
            block = self._special(element)
            if block is None:
                prose.append(element)
                continue
            if prose:
                blocks += self._prose(prose)
                prose = []
            blocks.append(block)
        if prose:
            blocks += self._prose(prose)
        return tuple(block for block in blocks if block != Prose(html=""))

    def _special(self, element: Element) -> Block | None:
        """Give the typed block an element is, or nothing where it is prose."""
        if "data-exercise" in element.attrib:
            return self._exercise(element)
        if CALLOUT in element.attrib:
            return self._callout(element)
        if element.tag == "div" and "data-prompt" in element.attrib:
            return self._boxed(element)
        if element.tag in ("ol", "ul"):
            return self._listing(element)
        if element.tag == "p":
            attributes = self.reader.attributes(element)
            if attributes.asks:
                return self._prompt(element, attributes)
            if attributes.classes:
                element.set("class", " ".join(attributes.classes))
            if attributes.id:
                element.set("id", attributes.id)
            return self.reader.picture(element)
        if re.fullmatch("h[1-6]", element.tag):
            self._heading(element)
        return None

    def _heading(self, element: Element) -> None:
        if element.tag == "h1":
            element.tag = "h2"
            self.reader.findings.add(
                warning(
                    "a second title with one #; it is set as a section",
                    hint="a chapter has one title; write ## for its sections",
                    at=self.reader.place(element),
                )
            )
        attributes = self.reader.heading_attributes(element)
        text = plain_text(self.reader.engine.inner_html(element))
        anchors = self.reader.anchors
        given = anchors.given(attributes.id) if attributes.id else ""
        element.set("id", given or anchors.new(slugify(text) or "section"))
        others = [name for name in attributes.classes if name != "prompts"]
        if others:
            element.set("class", " ".join(others))

    def _listing(self, element: Element) -> Listing | None:
        if not self._has_prompts(element):
            return None
        ordered = element.tag == "ol"
        parts = [split_item(item) for item in element]
        numbers = author_numbers([part.number for part in parts]) if ordered else [""] * len(parts)
        style = element.get(STYLE, "")
        return Listing(
            ordered=ordered,
            items=tuple(
                self._item(part, label(style, number))
                for part, number in zip(parts, numbers, strict=True)
            ),
        )

    def _item(self, part: ItemParts, number: str) -> Prompt | Item:
        nested = [at for at, one in enumerate(part.rest) if self._has_prompts(one)]
        drawn = [at for at, one in enumerate(part.rest) if "data-drawn" in one.attrib]
        cut = min([*nested, *drawn, len(part.rest)])
        attributes = self.reader.item_attributes(part, part.rest[:cut])
        if not (attributes.asks or part.prompt):
            if part.tick:
                mark_tick(part.head, part.head)
            return Item(number=number, body=self.blocks((part.head, *part.rest)))
        for one in part.rest[:cut]:
            one.attrib.pop("data-attrs", None)  # its room is the item's
        if part.tick:
            wrap_tick(part.head)
        return self._prompt(
            part.head,
            attributes,
            box=part.rest[drawn[0]] if drawn else None,
            number=number,
            body=part.rest[:cut],
            follow=part.rest[cut + len(drawn) :],
        )

    def _has_prompts(self, element: Element) -> bool:
        if element.tag not in ("ol", "ul"):
            return False
        for part in map(split_item, element):
            if part.prompt or any(map(self.reader.asks, (part.head, *part.rest))):
                return True
            if any(_is_typed(one) or self._has_prompts(one) for one in part.rest):
                return True
        return False

    def _boxed(self, box: Element) -> Prompt:
        head, *rest = box
        drawn = rest.pop() if rest and "data-drawn" in rest[-1].attrib else None
        attributes, number = self.reader.attributes(head), box.get("data-number", "")
        return self._prompt(head, attributes, box=drawn, number=number, body=tuple(rest))

    def _prompt(
        self,
        head: Element,
        attributes: Attributes,
        *,
        box: Element | None = None,
        number: str = "",
        body: tuple[Element, ...] = (),
        follow: tuple[Element, ...] = (),
    ) -> Prompt:
        line = self.reader.place(head).line or 0
        question = self.reader.inline(head)
        text = plain_text(question)
        anchors = self.reader.anchors
        given = anchors.given(attributes.id, rooms=True) if attributes.id else ""
        words = head.get("data-name") or f"q-{slugify(text) or 'space'}"
        space, drawn = self._room(head, attributes, box)
        return Prompt(
            id=anchors.id(given or anchors.new(words, rooms=True)),
            number=number,
            question=question,
            text=text,
            body=self.blocks(body),
            space=space,
            follow=self.blocks(follow),
            drawn=drawn,
            line=line,
        )

    def _room(
        self, head: Element, attributes: Attributes, box: Element | None
    ) -> tuple[Space | None, DrawnRoom | None]:
        """Give what a question is answered in: a space, or what its author drew in its place."""
        if attributes.asks:
            return attributes.space, None
        if box is None and not (holds_blank(head) or offers_options(head)):
            return self.reader.default, None
        drawing = measure([head] if box is None else box)
        if box is not None and drawing.ruled:
            return Space(ruling=Ruling.LINES, size=Rows(count=drawing.rows), drawn=True), None
        blocks = () if box is None else self.blocks(box)
        return None, DrawnRoom(blocks=blocks, rows=drawing.rows, lines=drawing.lines)

    def _exercise(self, element: Element) -> Block:
        at = int(element.get("data-exercise", ""))
        self.placed.add(at)
        header = self.reader.headers[at]
        self.reader.reached = header.line
        module = load_kind(header.kind)
        parts = self._parts(element, side_by_side=hasattr(module, "SIDE_BY_SIDE"))
        if module is None:  # said when the head was read
            return without_options(header.kind, parts)
        return read_exercise(module, header, parts, self.reader)

    def _callout(self, quotation: Element) -> Exercise:
        """Give the note that a callout of another program is."""
        kind, words = note_of(quotation.attrib[CALLOUT], quotation.get(CALLOUT_TITLE, ""))
        title = self.reader.words(words)
        anchors = self.reader.anchors
        return Exercise(
            kind="note",
            id=anchors.id(anchors.new(f"note-{slugify(plain_text(title)) or kind}")),
            title=title,
            options=note.Options.model_validate({"kind": kind}),
            parts=(self.blocks(quotation),),
            spaces=(),
            place=self.reader.place(quotation),
        )

    def _parts(self, element: Element, *, side_by_side: bool) -> tuple[tuple[Block, ...], ...]:
        columns: list[list[Element]] = [[]]
        for child in element:
            if side_by_side and child.tag == "hr":
                columns.append([])
            else:
                columns[-1].append(child)
        return tuple(self.blocks(column) for column in columns)

    def _prose(self, elements: list[Element]) -> tuple[Prose | Table, ...]:
        """Give elements that are no blocks of their own as prose, and the tables between it."""
        for element in elements:
            self.reader.refuse_rooms(element)
            self.reader.keep_ids(element)
            for listing in [one for one in element.iter() if one.tag in ("ol", "ul")]:
                mark_ticks(listing)
                if listing.tag == "ol":
                    keep_numbers(listing)
            for table in element.iter("table"):
                note_options(table, self.reader)
            for image in element.iter("img"):
                place = self.reader.place(element)
                if "same" in image.attrib:
                    self.reader.error(*MISPLACED, place)
                width = self.reader.picture_width(image.attrib.pop("width", None), place)
                if width < 1:
                    image.set("style", f"width: {width * 100:g}%")
        return self.reader.prose(elements)


def _is_typed(element: Element) -> bool:
    return "data-exercise" in element.attrib or CALLOUT in element.attrib
