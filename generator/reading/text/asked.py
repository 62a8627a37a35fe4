"""Something that asks, with what belongs to it, and the marks it gets in the tree as a prompt."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from generator.model import Question, RoomKind
from generator.reading.text.chapter_reader import ChapterReader
from generator.reading.text.drawn_rooms import wrap
from generator.reading.text.element_text import text_of
from generator.reading.text.question_context import is_heading, line_of
from generator.reading.text.questions import Form, emphasis
from generator.reading.text.typed_numbers import take_number
from generator.slugs import slugify


@dataclass(slots=True, kw_only=True)
class Asked:
    """What asks: the element of its words, or an item of a list.

    `form` is nothing where it asks nothing and has lines drawn below it. `hint` and `drawn` are
    the elements below that belong to it; `own` tells that the blank is in its words. `inside` is
    what stands in a quotation or a definition list that asks as a whole, `lines` where. What is
    `stuck` can be no prompt where it is.
    """

    form: Form | None
    head: Element
    lines: list[int]
    hint: list[Element] = field(default_factory=list)
    drawn: list[Element] = field(default_factory=list)
    own: bool = False
    item: Element | None = None
    inside: list[Element] = field(default_factory=list)
    stuck: bool = False
    prompt: bool = False

    @property
    def has_room(self) -> bool:
        """Whether its author drew what it is answered in."""
        return self.own or bool(self.drawn)


@dataclass(slots=True, kw_only=True)
class Group:
    """What asks in neighbouring elements, and the elements as they were."""

    original: list[Element]
    asked: list[Asked]


@dataclass(slots=True, kw_only=True)
class Found:
    """What is found in a chapter: what asks, what is answered in a table or a sentence.

    `uses_rooms` tells that the author asks for rooms in it; `below` is the level of a heading
    with `.prompts` that is in force; `line` the last line that is known.
    """

    reader: ChapterReader
    asked: list[Asked] = field(default_factory=list)
    others: list[Question] = field(default_factory=list)
    uses_rooms: bool = False
    below: int = 0
    line: int = 1

    def ask(self, form: Form | None, head: Element, *, line: int = 0) -> Asked:
        """Note something that asks."""
        asked = Asked(form=form, head=head, lines=[line or line_of(head) or self.line])
        self.asked.append(asked)
        return asked

    def answered(self, line: int, room: RoomKind) -> None:
        """Note a question that is no prompt, and no room is missing from."""
        self.others.append(Question(id="", line=line or self.line, room=room))

    def note_room(self, element: Element) -> None:
        """Note what an author asks for with braces."""
        self.uses_rooms |= self.reader.attributes(element).space is not None


def boxed(asked: Asked) -> Element:
    """Give the box of a prompt: its words without number and emphasis, its hint, its room."""
    head = asked.head
    name = slugify(text_of(head)) if is_heading(head) else ""
    number = take_number(head)
    box = Element("div", {"data-prompt": asked.form or "drawn", "data-number": number})
    words = _unwrapped(head)
    if name:
        words.set("data-name", name)
    box.append(words)
    box.extend(asked.hint)
    if asked.drawn:
        wrap(box, asked.drawn)
    return box


def _unwrapped(head: Element) -> Element:
    """Give the words of a question as a paragraph, without the emphasis that all of them have."""
    words = Element("p", dict(head.attrib))
    inner = head
    while emphasis(inner) and len(inner) == 1 and not (inner.text or inner[0].tail or "").strip():
        inner = inner[0]
    words.text = inner.text
    words.extend(list(inner))
    return words
