"""The elements of a chapter -> typed blocks: prose, pictures, prompts, listings, exercises."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from generator.diagnostics import warning
from generator.model import Block, Exercise, Item, Listing, Prompt, Prose, WritingSpace
from generator.reading.exercises import load_kind
from generator.reading.text.chapter_reader import ChapterReader
from generator.reading.text.element_text import is_question
from generator.reading.text.items import (
    ItemParts,
    author_numbers,
    keep_numbers,
    mark_tick,
    mark_ticks,
    split_item,
    wrap_tick,
)
from generator.reading.text.sanitise import plain_text
from generator.reading.text.spaces import Attributes
from generator.reading.text.tables import empty_cells
from generator.slugs import slugify
from generator.yaml import validate


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
    _all_prompts_below: int = 0  # the level of a heading with .prompts that is in force

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
                blocks.append(self._prose(prose))
                prose = []
            blocks.append(block)
        if prose:
            blocks.append(self._prose(prose))
        return tuple(block for block in blocks if block != Prose(html=""))

    def _special(self, element: Element) -> Block | None:
        """Give the typed block an element is, or nothing where it is prose."""
        if "data-exercise" in element.attrib:
            return self._exercise(element)
        if element.tag in ("ol", "ul"):
            return self._listing(element)
        if element.tag == "p":
            attributes = self.reader.attributes(element)
            if attributes.asks:
                return self._prompt(element, attributes)
            if attributes.classes:
                element.set("class", " ".join(attributes.classes))
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
        level = int(element.tag[1])
        attributes = self.reader.heading_attributes(element)
        if level <= self._all_prompts_below:
            self._all_prompts_below = 0
        if "prompts" in attributes.classes:
            self._all_prompts_below = level
        text = plain_text(self.reader.engine.inner_html(element))
        words = slugify(text) or "section"
        element.set("id", attributes.id or self.reader.unique(words))
        others = [name for name in attributes.classes if name != "prompts"]
        if others:
            element.set("class", " ".join(others))

    def _listing(self, element: Element) -> Listing | None:
        if not self._has_prompts(element):
            return None
        ordered = element.tag == "ol"
        parts = [split_item(item) for item in element]
        numbers = author_numbers([part.number for part in parts]) if ordered else [""] * len(parts)
        return Listing(
            ordered=ordered,
            items=tuple(
                self._item(part, number, ordered=ordered)
                for part, number in zip(parts, numbers, strict=True)
            ),
        )

    def _item(self, part: ItemParts, number: str, *, ordered: bool) -> Prompt | Item:
        nested = [at for at, one in enumerate(part.rest) if self._has_prompts(one)]
        cut = nested[0] if nested else len(part.rest)
        attributes = self.reader.item_attributes(part, part.rest[:cut])
        if not self._is_prompt(part, attributes.asks, ordered=ordered):
            if part.tick:
                mark_tick(part.head, part.head)
            return Item(number=number, body=self.blocks((part.head, *part.rest)))
        if not attributes.asks:
            attributes = Attributes(
                asks=True, space=self.reader.default, id=attributes.id, classes=()
            )
        for one in part.rest[:cut]:
            one.attrib.pop("data-attrs", None)  # its room is the item's
        if part.tick:
            wrap_tick(part.head)
        return self._prompt(
            part.head, attributes, number=number, body=part.rest[:cut], follow=part.rest[cut:]
        )

    def _has_prompts(self, element: Element) -> bool:
        if element.tag not in ("ol", "ul"):
            return False
        for part in map(split_item, element):
            asks = any(map(self.reader.asks, (part.head, *part.rest)))
            if self._is_prompt(part, asks, ordered=element.tag == "ol"):
                return True
            if any("data-exercise" in one.attrib or self._has_prompts(one) for one in part.rest):
                return True
        return False

    def _is_prompt(self, part: ItemParts, asks: bool, *, ordered: bool) -> bool:
        if asks:
            return True
        if part.tick:
            return False
        return bool(self._all_prompts_below) or (ordered and is_question(part.head))

    def _prompt(
        self,
        head: Element,
        attributes: Attributes,
        *,
        number: str = "",
        body: tuple[Element, ...] = (),
        follow: tuple[Element, ...] = (),
    ) -> Prompt:
        line = self.reader.place(head).line or 0
        question = self.reader.inline(head)
        text = plain_text(question)
        name = self.reader.unique(attributes.id or f"q-{slugify(text) or 'space'}")
        return Prompt(
            id=f"{self.reader.references.slug}-{name}",
            number=number,
            question=question,
            text=text,
            body=self.blocks(body),
            space=attributes.space,
            follow=self.blocks(follow),
            line=line,
        )

    def _exercise(self, element: Element) -> Block:
        at = int(element.get("data-exercise", ""))
        self.placed.add(at)
        header = self.reader.headers[at]
        self.reader.reached = header.line
        module = load_kind(header.kind)
        parts = self._parts(element, side_by_side=hasattr(module, "SIDE_BY_SIDE"))
        if module is None:  # said when the head was read
            return _without_options(header.kind, parts)
        options = validate(
            module.Options,
            self.reader.set_marks(header.options),
            self.reader.source.at,
            self.reader.findings,
            what=f"{header.kind} option",
            hints=module.HINTS,
            first_line=header.options_line,
        )
        place = self.reader.source.at(header.line)
        has_body = any(parts)
        if module.NEEDS_BODY is not None and has_body != module.NEEDS_BODY:
            problem = "is empty" if module.NEEDS_BODY else "holds text, which it can't"
            end = f"write its text between /// {header.kind} and ///"
            hint = end if module.NEEDS_BODY else "move the text below the line ///"
            self.reader.error(f'the block "{header.kind}" {problem}', hint, place)
        if options is None:  # said by `validate`
            return _without_options(header.kind, parts)
        if hasattr(module, "check"):
            for problem, hint in module.check(options, header.title, parts):
                self.reader.error(f'the block "{header.kind}" {problem}', hint, place)
        title = self.reader.words(header.title)
        words = slugify(plain_text(title))
        name = self.reader.unique(f"{header.kind}-{words}" if words else header.kind)
        own = f"{self.reader.references.slug}-{name}"
        asked = module.spaces(options, has_body=has_body) if hasattr(module, "spaces") else ()
        exercise = Exercise(
            kind=header.kind,
            id=own,
            title=title,
            options=options,
            parts=parts,
            spaces=tuple(
                WritingSpace(id=f"{own}-{mark}", label=label, keep=own, space=space)
                for mark, label, space in asked
            ),
            line=header.line,
        )
        return module.block(exercise) if hasattr(module, "block") else exercise

    def _parts(self, element: Element, *, side_by_side: bool) -> tuple[tuple[Block, ...], ...]:
        columns: list[list[Element]] = [[]]
        for child in element:
            if side_by_side and child.tag == "hr":
                columns.append([])
            else:
                columns[-1].append(child)
        return tuple(self.blocks(column) for column in columns)

    def _prose(self, elements: list[Element]) -> Prose:
        for element in elements:
            self.reader.refuse_rooms(element)
            for listing in [one for one in element.iter() if one.tag in ("ol", "ul")]:
                mark_ticks(listing)
                if listing.tag == "ol":
                    keep_numbers(listing)
            for table in element.iter("table"):
                empty_cells(table)
            for image in element.iter("img"):
                place = self.reader.place(element)
                width = self.reader.picture_width(image.attrib.pop("width", None), place)
                if width < 1:
                    image.set("style", f"width: {width * 100:g}%")
        return self.reader.prose(elements)


def _without_options(kind: str, parts: tuple[tuple[Block, ...], ...]) -> Exercise:
    return Exercise(kind=kind, id="", title="", options=None, parts=parts, spaces=())
