"""A chapter's Markdown -> its typed blocks: prose, pictures, prompts, listings, exercises."""

import re
from collections import Counter
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from generator.diagnostics import Findings, error, warning
from generator.model import (
    Block,
    Chapter,
    Exercise,
    Fact,
    Item,
    Listing,
    Picture,
    Prompt,
    Prose,
    Space,
)
from generator.reading import tree
from generator.reading.engine import Engine
from generator.reading.exercises import kinds
from generator.reading.links import References
from generator.reading.marks import Header, mark_source
from generator.reading.pictures import PictureError, find_picture
from generator.reading.sanitise import plain_text, sanitise
from generator.reading.settings import validate
from generator.reading.source import Source
from generator.reading.spaces import Attributes, SpaceError, parse_attributes
from generator.reading.tree import split_item

_NO_ATTRIBUTES = Attributes(asks=False, space=None, id="", classes=())
_WIDTH = re.compile(r"(\d{1,3}(?:\.\d+)?)%")


def parse_chapter(
    source: Source,
    engine: Engine,
    references: References,
    default: Space | None,
    findings: Findings,
    *,
    next_number: int,
) -> Chapter:
    """Read one chapter. What is wrong with it goes to `findings`.

    `default` is the room of a question that asks for none; `next_number` is the chapter's
    number if it carries one.
    """
    marked = mark_source(source, frozenset(kinds()), findings)
    try:
        root = engine.tree(marked.text)
        parser = _Parser(
            source=source,
            engine=engine,
            references=references,
            default=default,
            findings=findings,
            headers=marked.headers,
        )
        return parser.chapter(root, next_number)
    except RecursionError:
        findings.add(
            error(
                "is nested too deeply to be read",
                hint="take some levels of lists, quotations or brackets away",
                at=source.at(),
            )
        )
        return _empty_chapter(source, references.slug)


def _empty_chapter(source: Source, slug: str) -> Chapter:
    return Chapter(
        slug=slug,
        file=source.name,
        number=0,
        title="",
        title_text="",
        lede="",
        facts=(),
        blocks=(),
    )


@dataclass(slots=True, kw_only=True)
class _Parser:
    source: Source
    engine: Engine
    references: References
    default: Space | None
    findings: Findings
    headers: tuple[Header, ...]
    _ids: Counter[str] = field(default_factory=Counter)
    _all_prompts_below: int = 0  # the level of a heading with .prompts that is in force

    def chapter(self, root: Element, next_number: int) -> Chapter:
        tree.inline_footnotes(root)
        tree.lay_blanks(root)
        children = list(root)
        title, title_text, classes = self._title(children)
        lede = self._lede(children)
        facts = self._facts(children)
        return Chapter(
            slug=self.references.slug,
            file=self.source.name,
            number=0 if "unnumbered" in classes else next_number,
            title=title,
            title_text=title_text,
            lede=lede,
            facts=facts,
            blocks=self._blocks(children),
        )

    # --- the opening of a chapter ---

    def _title(self, children: list[Element]) -> tuple[str, str, tuple[str, ...]]:
        if children and children[0].tag == "h1":
            heading = children.pop(0)
            attributes = self._attributes(heading)
            html = self._inline(heading)
            return html, plain_text(html), attributes.classes
        stem = self.source.path.stem.lstrip("0123456789-_. ") or self.source.path.stem
        text = re.sub(r"[-_]+", " ", stem).strip()
        text = text[:1].upper() + text[1:]
        self.findings.add(
            warning(
                f'has no title; it is called "{text}" after its file',
                hint="begin the file with a line such as # Trust",
                at=self.source.at(1),
            )
        )
        return sanitise(text.replace("<", "&lt;"), self.references.check, inline=True), text, ()

    def _lede(self, children: list[Element]) -> str:
        if not children or children[0].tag != "p":
            return ""
        inner = list(children[0])
        words = (children[0].text or "").strip() + (inner[0].tail or "").strip() if inner else "x"
        if len(inner) != 1 or inner[0].tag != "em" or words or children[0].get("data-attrs"):
            return ""
        return self._inline(children.pop(0)[0])

    def _facts(self, children: list[Element]) -> tuple[Fact, ...]:
        if not children or children[0].tag != "dl":
            return ()
        facts: list[Fact] = []
        label = ""
        for element in children.pop(0):
            if element.tag == "dt":
                label = self._inline(element)
            else:
                facts.append(Fact(label=label, value=self._inline(element)))
        return tuple(facts)

    # --- the blocks ---

    def _blocks(self, elements: list[Element] | tuple[Element, ...]) -> tuple[Block, ...]:
        blocks: list[Block] = []
        prose: list[Element] = []
        for element in elements:
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
            attributes = self._attributes(element)
            if attributes.asks:
                return self._prompt(element, attributes, number="", body=(), follow=())
            if attributes.classes:
                element.set("class", " ".join(attributes.classes))
            return self._picture(element)
        if re.fullmatch("h[1-6]", element.tag):
            self._heading(element)
        return None

    def _heading(self, element: Element) -> None:
        if element.tag == "h1":
            element.tag = "h2"
            self.findings.add(
                warning(
                    "a second title with one #; it is set as a section",
                    hint="a chapter has one title; write ## for its sections",
                    at=self._place(element),
                )
            )
        level = int(element.tag[1])
        attributes = self._attributes(element)
        if level <= self._all_prompts_below:
            self._all_prompts_below = 0
        if "prompts" in attributes.classes:
            self._all_prompts_below = level
        element.set("id", attributes.id or self._unique(tree.slugify(tree.text_of(element))))
        others = [name for name in attributes.classes if name != "prompts"]
        if others:
            element.set("class", " ".join(others))

    def _listing(self, element: Element) -> Listing | None:
        if not self._has_prompts(element):
            return None
        ordered = element.tag == "ol"
        parts = [split_item(item) for item in element]
        numbers = tree.author_numbers([part.number for part in parts]) if ordered else None
        items: list[Prompt | Item] = []
        for index, (item, part) in enumerate(zip(element, parts, strict=True)):
            number = numbers[index] if numbers else ""
            attributes = self._item_attributes(item, part)
            if self._is_prompt(ordered, item, part, attributes):
                cut = next(
                    (i for i, one in enumerate(part.rest) if self._has_prompts(one)),
                    len(part.rest),
                )
                if not attributes.asks:
                    attributes = Attributes(asks=True, space=self.default, id="", classes=())
                body = self._blocks(part.rest[:cut])
                follow = self._blocks(part.rest[cut:])
                items.append(
                    self._prompt(part.head, attributes, number=number, body=body, follow=follow)
                )
            else:
                items.append(Item(number=number, body=self._blocks((part.head, *part.rest))))
        return Listing(ordered=ordered, items=tuple(items))

    def _has_prompts(self, element: Element) -> bool:
        if element.tag not in ("ol", "ul"):
            return False
        for item in element:
            part = split_item(item)
            attributes = self._item_attributes(item, part)
            if self._is_prompt(element.tag == "ol", item, part, attributes):
                return True
            if any(map(self._has_prompts, part.rest)):
                return True
        return False

    def _is_prompt(
        self, ordered: bool, item: Element, part: tree.ItemParts, attributes: Attributes
    ) -> bool:
        if attributes.asks:
            return True
        if tree.is_tick(item):
            return False
        if self._all_prompts_below:
            return True
        return ordered and tree.is_question(tree.text_of(part.head))

    def _prompt(
        self,
        head: Element,
        attributes: Attributes,
        *,
        number: str,
        body: tuple[Block, ...],
        follow: tuple[Block, ...],
    ) -> Prompt:
        question = self._inline(head)
        text = plain_text(question)
        name = attributes.id or f"q-{tree.slugify(text) or 'space'}"
        return Prompt(
            id=f"{self.references.slug}-{self._unique(name)}",
            number=number,
            question=question,
            text=text,
            body=body,
            space=attributes.space,
            follow=follow,
        )

    def _exercise(self, element: Element) -> Exercise | None:
        header = self.headers[int(element.get("data-exercise", ""))]
        module = kinds().get(header.kind)
        if module is None:
            self._blocks(list(element))  # what is wrong inside is said too
            return Exercise(kind=header.kind, title="", options=None, body=())
        options = validate(
            module.Options,
            header.options,
            self.source,
            self.findings,
            what=f"{header.kind} option",
            hints=module.HINTS,
            first_line=header.options_line,
        )
        body = self._blocks(list(element))
        if bool(body) != module.NEEDS_BODY:
            problem = "is empty" if module.NEEDS_BODY else "holds text, which it can't"
            end = f"write its text between /// {header.kind} and ///"
            hint = end if module.NEEDS_BODY else "move the text below the line ///"
            place = self.source.at(header.line)
            self.findings.add(error(f'the block "{header.kind}" {problem}', hint=hint, at=place))
        words = self.engine.words(header.title) if header.title else ""
        title = sanitise(words, self.references.check, inline=True)
        return Exercise(kind=header.kind, title=title, options=options, body=body)

    def _picture(self, element: Element) -> Picture | None:
        alone = (
            len(element) == 1 and element[0].tag == "img" and not (element[0].tail or "").strip()
        )
        if not alone or (element.text or "").strip():
            return None
        image = element[0]
        reference = image.get("src", "")
        place = self._place(element)
        if not image.get("alt"):
            self.findings.add(
                warning(
                    f'the picture "{reference}" has no description',
                    hint="say in the square brackets what it shows, for those who can't see it",
                    at=place,
                )
            )
        try:
            found = find_picture(self.references.folder, reference)
        except PictureError as reason:
            self.findings.add(error(str(reason), hint=reason.hint, at=place))
            return Picture(source="", alt="", caption="", width=1, ratio=1)
        return Picture(
            source=found.source,
            alt=image.get("alt") or tree.text_of(element) or found.source,
            caption=image.get("title", ""),
            width=self._picture_width(image.get("width"), place),
            ratio=found.ratio,
        )

    def _picture_width(self, text: str | None, place) -> float:
        if text is None:
            return 1.0
        share = _WIDTH.fullmatch(text)
        if share and 5 <= float(share[1]) <= 100:
            return float(share[1]) / 100
        self.findings.add(
            error(
                f'"{text}" is no width of a picture',
                hint="write a share of the text's width, 5% to 100%: { width=60% }",
                at=place,
            )
        )
        return 1.0

    def _prose(self, elements: list[Element]) -> Prose:
        for element in elements:
            self._refuse_spaces(element)
            for listing in [one for one in element.iter() if one.tag in ("ol", "ul")]:
                tree.mark_ticks(listing)
                if listing.tag == "ol":
                    tree.keep_numbers(listing)
            for table in element.iter("table"):
                tree.empty_cells(table)
            for image in element.iter("img"):
                width = self._picture_width(image.attrib.pop("width", None), self.source.at())
                if width < 1:
                    image.set("style", f"width: {width * 100:g}%")
        html = self.engine.html(*elements)
        return Prose(html=sanitise(html, self.references.check, slug=self.references.slug).strip())

    def _refuse_spaces(self, element: Element) -> None:
        for inside in element.iter():
            if inside is not element and inside.get("data-attrs") and self._attributes(inside).asks:
                where = {"blockquote": "a quotation", "dl": "a definition list"}
                self.findings.add(
                    error(
                        f"no room can stand inside {where.get(element.tag, 'this')}",
                        hint="put the question into a paragraph or a list of its own",
                        at=self._place(inside),
                    )
                )

    # --- pieces ---

    def _inline(self, element: Element) -> str:
        html = self.engine.inner_html(element)
        check = self.references.check
        return sanitise(html, check, slug=self.references.slug, inline=True).strip()

    def _attributes(self, element: Element) -> Attributes:
        text = element.get("data-attrs")
        if text is None:
            return _NO_ATTRIBUTES
        try:
            return parse_attributes(text, self.default)
        except SpaceError as reason:
            place = self._place(element)
            self.findings.add(error(str(reason), hint=reason.hint, at=place))
            return Attributes(asks=True, space=None, id="", classes=())

    def _item_attributes(self, item: Element, part: tree.ItemParts) -> Attributes:
        carriers = [part.head, *(one for one in part.rest if one.tag == "p")]
        asking = [one for one in map(self._attributes, carriers) if one.asks]
        if len(asking) > 1:
            self.findings.add(
                error(
                    "one item asks for two writing spaces",
                    hint="keep one of them, or make two items",
                    at=self.source.at(part.line),
                )
            )
        return asking[0] if asking else self._attributes(part.head)

    def _place(self, element: Element):
        line = element.get("data-attrs-line") or element.get("data-line")
        return self.source.at(int(line) if line else None)

    def _unique(self, name: str) -> str:
        self._ids[name] += 1
        return name if self._ids[name] == 1 else f"{name}-{self._ids[name]}"
