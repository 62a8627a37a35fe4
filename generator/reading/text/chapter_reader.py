"""What every part of the reading of a chapter uses: inline HTML, attributes, places, ids."""

import difflib
import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from ruamel.yaml.comments import CommentedMap

from generator.diagnostics import Findings, Location, error, warning
from generator.model import Picture, PicturePlace, Prose, Space, Table
from generator.model.merge_fields import OPEN, mark, only_column
from generator.model.way_names import WAYS
from generator.reading.source import Source
from generator.reading.text.anchors import Anchors
from generator.reading.text.block_heads import Header
from generator.reading.text.engine import Engine
from generator.reading.text.items import ItemParts
from generator.reading.text.lifted_pictures import holds_picture_alone
from generator.reading.text.links import References
from generator.reading.text.picture_addresses import UNDESCRIBED, name_of, natural_width
from generator.reading.text.prose_lines import take_lines
from generator.reading.text.questions import Prompts
from generator.reading.text.repeats import OF_A_ROW, PICTURE, take_picture
from generator.reading.text.sanitise import sanitise
from generator.reading.text.spaces import Attributes, SpaceError, parse_attributes
from generator.reading.text.tables import TableDepthError, part_tables
from generator.slugs import slugify
from generator.units import parse_length

HEADING_CLASSES = ("prompts", "unnumbered", *WAYS)
LEAST_PLACE_MM = 10.0
NO_ATTRIBUTES = Attributes(asks=False, space=None, id="", classes=())
_NO_ROOM_IN = {"blockquote": "a quotation", "dl": "a definition list"}
_WIDTH = re.compile(r"(\d{1,3}(?:\.\d+)?)%")


@dataclass(slots=True, kw_only=True)
class ChapterReader:
    """The chapter being read, and the small steps on its elements.

    `reached` is a line, from 1, that the reading has come to: what knows no line of its own stands
    near it.
    """

    source: Source
    engine: Engine
    references: References
    anchors: Anchors
    default: Space | None
    findings: Findings
    headers: tuple[Header, ...]
    prompts: Prompts = Prompts.NUMBERED
    reached: int = 1
    _html_table: int = 0  # the line of the last table that is HTML

    def inline(self, element: Element) -> str:
        """Give what is inside an element as sanitised inline HTML."""
        return self.sanitised(self.engine.inner_html(element), inline=True)

    def words(self, text: str) -> str:
        """Give a line of Markdown that is not in the tree as sanitised inline HTML."""
        return self.sanitised(self.engine.words(text), inline=True) if text else ""

    def set_marks(self, options: CommentedMap) -> CommentedMap:
        """Give the options of a block with the marks of their words set; lines stay known."""
        for key, value in options.items():
            if isinstance(value, str):
                options[key] = self.engine.plain(value)
            elif isinstance(value, list):
                value[:] = [self.engine.plain(v) if isinstance(v, str) else v for v in value]
        return options

    def prose(self, elements: list[Element]) -> tuple[Prose | Table, ...]:
        """Give elements as text to read, and the tables between it."""
        html = self.sanitised(self.engine.html(*elements), inline=False)
        try:
            parts = part_tables(html, self._table_id, self._table_place)
        except TableDepthError as reason:
            self.error(
                str(reason), "take some out of the others, or write words instead", reason.at
            )
            return ()
        return tuple(self._lined(one) if isinstance(one, Prose) else one for one in parts)

    def _lined(self, prose: Prose) -> Prose:
        html, lines, self.reached = take_lines(
            prose.html, self.source.text.split("\n"), self.reached
        )
        return replace(prose, html=html, lines=lines)

    def _table_id(self, own: str) -> str:
        return own or self.anchors.id(self.anchors.new("table"))

    def _table_place(self, line: int | None) -> Location:
        """Give where a table stands: its line, or of one in HTML the next with <table in it."""
        if line is None:
            line = self._html_table = self.source.line_below(self._html_table + 1, "<table")
        return self.source.at(line)

    def sanitised(self, html: str, *, inline: bool) -> str:
        """Give HTML that can go on a page; its pictures and links are checked."""
        make_id = self.anchors.printed
        return sanitise(html, self.references.check, make_id=make_id, inline=inline).strip()

    def attributes(self, element: Element) -> Attributes:
        """Give what stood in braces at the end of an element; mistakes in it are findings."""
        text = element.get("data-attrs")
        if text is None:
            return NO_ATTRIBUTES
        try:
            return parse_attributes(text, self.default)
        except SpaceError as reason:
            self.error(str(reason), reason.hint, self.place(element))
            return Attributes(asks=True, space=None, id="", classes=())

    def heading_attributes(self, element: Element) -> Attributes:
        """Give the attributes of a heading, which can't ask for room."""
        attributes = self.attributes(element)
        if attributes.space:
            self.error(
                "a heading has no room to write in",
                "put the braces at the end of a paragraph or of an item of a list",
                self.place(element),
            )
        for name in attributes.classes:
            near = difflib.get_close_matches(name, HEADING_CLASSES, n=1, cutoff=0.75)
            if near and name not in HEADING_CLASSES:
                self.findings.add(
                    warning(
                        f'".{name}" means nothing here',
                        hint=f'did you mean ".{near[0]}"?',
                        at=self.place(element),
                    )
                )
        return attributes

    def asks(self, element: Element) -> bool:
        """Tell whether a paragraph asks for a writing space, or says that it has none."""
        return element.tag == "p" and self.attributes(element).asks

    def item_attributes(self, part: ItemParts, below: tuple[Element, ...]) -> Attributes:
        """Give the attributes of an item: they end its first words or a paragraph below them."""
        carriers = [part.head, *below]
        asking = [self.attributes(one) for one in carriers if self.asks(one)]
        if len(asking) > 1:
            self.error(
                "one item asks for two writing spaces",
                "keep one of them, or make two items",
                self.source.at(part.line),
            )
        return asking[0] if asking else self.attributes(part.head)

    def refuse_rooms(self, element: Element) -> None:
        """Note every writing space that is asked for inside an element that can't have one."""
        for inside in element.iter():
            if inside is not element and self.attributes(inside).space:
                self.error(
                    f"no room can stand inside {_NO_ROOM_IN.get(element.tag, 'this')}",
                    "put the question into a paragraph or a list of its own",
                    self.place(inside),
                )

    def keep_ids(self, element: Element) -> None:
        """Set the ids that the author gave to what is inside an element, such as items."""
        for inside in element.iter():
            given = "" if inside is element else self.attributes(inside).id
            if given:
                inside.set("id", given)

    def picture(self, element: Element) -> Picture | PicturePlace | None:
        """Give the picture that a paragraph holds and nothing else, or nothing."""
        if not holds_picture_alone(element):
            return None
        image, place = element[0], self.place(element)
        reference = image.get("src", "")
        if column := only_column(reference):
            if "same" in image.attrib:
                self.error(*OF_A_ROW, place)
            return self._picture_place(column, image, place)
        found = self.references.find(reference, place) if "src" in image.attrib else None
        if found is None:  # a frame with its description stands in its place
            element.set("class", "alone")
            image.attrib = {"alt": image.get("alt") or name_of(reference)}
            return None
        if not image.get("alt"):
            self.references.tally.note(*UNDESCRIBED, self._line(element), name_of(reference))
        given = image.get("id") or element.get("id") or ""
        file = "" if found.source.startswith("data:") else PurePosixPath(found.source).stem
        anchors, repeats = self.anchors, self.references.repeats
        name = anchors.given(given) if given else anchors.new(f"picture-{slugify(file) or 'own'}")
        picture = Picture(
            id=anchors.id(name),
            source=found.source,
            alt=image.get("alt") or name_of(reference),
            caption=self.engine.plain(image.get("title", "")),
            width=self.picture_width(image.get("width"), place, natural_width(found, reference)),
            ratio=found.ratio,
            line=place.line or 0,
        )
        if "same" in image.attrib:
            earlier = repeats.find(PICTURE, image.get("same", ""), place, self.error)
            sized = "width" in image.attrib
            if earlier:
                picture = take_picture(picture, earlier, place, self.error, sized=sized)
        repeats.note_picture(picture, given, file, place)
        return picture

    def _picture_place(self, column: str, image: Element, place: Location) -> PicturePlace:
        alt = image.get("alt", "")
        if not alt:
            self.references.tally.note(*UNDESCRIBED, place.line or 0, f"{{{{ {column} }}}}")
        return PicturePlace(
            column=column,
            alt=alt or mark("name"),
            hint="" if OPEN in alt else alt,
            caption=self.engine.plain(image.get("title", "")),
            width=self.picture_width(image.get("width"), place),
            height=self._picture_height(image.get("height"), place),
            line=place.line or 0,
        )

    def _picture_height(self, text: str | None, place: Location) -> float:
        """Give the height in mm that a place for a picture asks for; 0 where it asks for none."""
        try:
            height = parse_length(text) if text else 0.0
        except ValueError:
            height = -1.0
        if height and height < LEAST_PLACE_MM:
            hint = f"write a length, {LEAST_PLACE_MM:g}mm or more: {{ width=60% height=80mm }}"
            self.error(f'"{text}" is no height of a picture', hint, place)
        return height

    def picture_width(self, text: str | None, place: Location, natural: float = 1.0) -> float:
        """Give the share of the text's width that a picture asks for, 0 to 1.

        `natural` is that of one that asks for none.
        """
        if text is None:
            return natural
        share = _WIDTH.fullmatch(text)
        if share and 5 <= float(share[1]) <= 100:
            return float(share[1]) / 100
        hint = "write a share of the text's width, 5% to 100%: { width=60% }"
        self.error(f'"{text}" is no width of a picture', hint, place)
        return 1.0

    def place(self, element: Element) -> Location:
        """Give where an element stands in the source: near it where it knows no line itself."""
        return self.source.at(_line_of(element) or self.reached)

    def reach(self, element: Element) -> None:
        """Keep in mind that the reading has come to an element."""
        self.reached = self.references.near = _line_of(element) or self.reached

    def _line(self, element: Element) -> int:
        return self.place(element).line or 0

    def error(self, message: str, hint: str, place: Location) -> None:
        """Note a mistake."""
        self.findings.add(error(message, hint=hint, at=place))


def _line_of(element: Element) -> int:
    """Give the line that an element, or the first in it that knows one, stands in; else 0."""
    for inside in element.iter():
        line = inside.get("data-attrs-line") or inside.get("data-line")
        if line:
            return int(line)
    return 0
