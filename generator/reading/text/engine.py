"""Python-Markdown set up for workbooks: a source becomes an element tree that kept its lines.

Elements of the tree carry what the author wrote beside the text in these attributes:
`data-line`, `data-number` (an item's own number), `data-marker` (how an item is marked),
`data-attrs` and `data-attrs-line` (what stood in braces at the end), `data-stray` (a writing
space where none can be given), `data-exercise` (the index of the block's header). Those of tables
are in `table_notation`.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListExtension, AttrListTreeprocessor
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from generator.model.merge_fields import WRITTEN, mark, mark_written
from generator.reading.text.block_heads import MARKER_BLOCK
from generator.reading.text.inline_dialects import DialectExtension
from generator.reading.text.line_marks import last_line, marker_style, take_mark, without_marks
from generator.reading.text.quotes import Typography
from generator.reading.text.spaces import ROOM_NAMES
from generator.reading.text.stray_rooms import mark_stray_rooms
from generator.reading.text.table_notation import TableNotation
from generator.reading.text.typography import TypographyExtension

# Braces at the end of a text, after a space or what ends a sentence: those right after a picture
# or a link are its own.
_ATTRIBUTES = re.compile(r"(?:^|(?<=[\s}?.!:;,…]))\{(?![ ]*\}):?[ ]*(?P<inside>[^{}\n]*)\}\s*$")
_CARRIERS = frozenset(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd"])
# Three underscores may be emphasis beside a word; more never are.
_BLANK = r"((?<![\w_])_{3}(?![\w_])|(?<!_)_{4,}(?!_))"


class Engine:
    """A Markdown parser that can be used for one text after the other."""

    def __init__(self, language: str = "en") -> None:
        """`language` is the BCP 47 tag of what it will read."""
        self.typography = Typography(language)
        self._markdown = Markdown(
            extensions=[
                TableNotation(),
                FencedCodeExtension(),
                FootnoteExtension(),
                DefListExtension(),
                SaneListExtension(),
                AttrListExtension(),  # of it only what `_InlineAttributes` lets through
                SmartyExtension(smart_quotes=False),
                TypographyExtension(self.typography),
                DialectExtension(language),
                _ColumnsExtension(),
                _WorkbookExtension(),
            ],
            tab_length=4,
        )
        self._words = Markdown(
            extensions=[
                SmartyExtension(smart_quotes=False),
                TypographyExtension(self.typography),
                DialectExtension(language),
                _ColumnsExtension(),
            ]
        )

    def tree(self, text: str) -> Element:
        """Parse marked text into a tree; its root's children are the blocks in order."""
        # The steps of Markdown.convert up to the tree, by its public parts.
        markdown = self._markdown.reset()
        lines = text.split("\n")
        for preprocessor in markdown.preprocessors:
            lines = preprocessor.run(lines)
        root = markdown.parser.parseDocument(lines).getroot()
        for treeprocessor in markdown.treeprocessors:
            replaced = treeprocessor.run(root)
            root = root if replaced is None else replaced
        return root

    def html(self, *elements: Element) -> str:
        """Serialise elements of the tree parsed last; stashed raw HTML comes back in."""
        text = "".join(self._markdown.serializer(element) for element in elements)
        for postprocessor in self._markdown.postprocessors:
            text = postprocessor.run(text)
        return without_marks(text)

    def raw_html(self) -> tuple[str, ...]:
        """Give the raw HTML in the text that was parsed last, piece by piece, without comments."""
        pieces = self._markdown.htmlStash.rawHtmlBlocks
        return tuple(one for one in pieces if isinstance(one, str) and not one.startswith("<!--"))

    def words(self, text: str) -> str:
        """Give the HTML of a line that is not in the tree, such as a block's title."""
        return (
            self._words.reset().convert(text.lstrip("#> ")).removeprefix("<p>").removesuffix("</p>")
        )

    def plain(self, text: str) -> str:
        """Give a text that is no Markdown, such as an answer to tick, with its marks set."""
        return self.typography.plain(mark_written(text))

    def inner_html(self, element: Element) -> str:
        """Serialise what is inside an element."""
        wrapper = Element("div")
        wrapper.text = element.text
        wrapper.extend(element)
        text = self.html(wrapper).strip()
        return text.removeprefix("<div>").removesuffix("</div>")


class _WorkbookExtension(BlocksExtension):
    def extendMarkdownBlocks(self, md, block_mgr) -> None:  # noqa: N802 (the library's name)
        block_mgr.register(_ExerciseBlock, {})
        # After escapes and code, before emphasis made of underscores.
        md.inlinePatterns.register(_BlankProcessor(_BLANK, md), "blank", 70)
        # In place of the library's own, at its priority.
        md.treeprocessors.register(_InlineAttributes(md), "attr_list", 8)
        # After texts are split up into elements (20), before escapes are undone (0).
        md.treeprocessors.register(_StrayTreeprocessor(md), "workbook-stray", 5)
        # After footnotes are in the tree (50), before texts are split up into elements (20).
        md.treeprocessors.register(_AttributesTreeprocessor(md), "workbook-attributes", 30)


class _ColumnsExtension(Extension):
    def extendMarkdown(self, md) -> None:  # noqa: N802 (the library's name)
        # After code (190) and escaped braces (180), before links and emphasis made of underscores.
        md.inlinePatterns.register(_ColumnProcessor(WRITTEN.pattern, md), "column", 175)


class _ExerciseBlock(Block):
    NAME = MARKER_BLOCK
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        return SubElement(parent, "div", {"data-exercise": self.argument})

    def on_markdown(self) -> str:
        return "block"


class _ColumnProcessor(InlineProcessor):
    def handleMatch(self, m, data):  # noqa: ARG002, N802 (the library's signature)
        return mark(m.group(1)), m.start(0), m.end(0)


class _BlankProcessor(InlineProcessor):
    def handleMatch(self, m, data):  # noqa: ARG002, N802 (the library's signature)
        blank = Element("span", {"class": "blank", "style": f"width: {len(m.group(1))}em"})
        return blank, m.start(0), m.end(0)


class _StrayTreeprocessor(Treeprocessor):
    def run(self, root: Element) -> None:
        mark_stray_rooms(root, ROOM_NAMES)


class _InlineAttributes(AttrListTreeprocessor):
    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        # What the tree carries for the reading is not for authors to write.
        before = {name: value for name, value in elem.items() if name.startswith("data-")}
        remainder = super().assign_attrs(elem, attrs_string, strict=strict)
        for name in [name for name in elem.attrib if name.startswith("data-")]:
            del elem.attrib[name]
        elem.attrib.update(before)
        return remainder


class _AttributesTreeprocessor(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in _CARRIERS and element.text and _is_plain(element.text):
                self._read(element)
            element.text = _cleaned(element.text)
            element.tail = _cleaned(element.tail)

    def _read(self, element: Element) -> None:
        text = element.text or ""
        while braces := _ATTRIBUTES.search(text):
            written = f"{braces['inside'].strip()} {element.get('data-attrs', '')}".strip()
            element.set("data-attrs", written)
            element.set("data-attrs-line", str(last_line(text[: braces.start()]) or ""))
            text = text[: braces.start()].rstrip(" \t\n")  # a mark ends in another kind of space
        if style := marker_style(text):
            element.set("data-marker", style)
        text, line, number = take_mark(text)
        if line:
            element.set("data-line", str(line))
        if number:
            element.set("data-number", number)
        element.text = text


def _is_plain(text: str) -> bool:
    return not isinstance(text, AtomicString)


def _cleaned(text: str | None) -> str | None:
    if not text:
        return text
    clean = without_marks(text)
    return clean if _is_plain(text) else AtomicString(clean)
