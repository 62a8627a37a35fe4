"""An OpenDocument text (.odt) -> HTML, after OASIS OpenDocument 1.3, part 3.

No library for it is both kept and light; it is a package of XML like any other, and what a chapter
can hold of it is little: headings, paragraphs, lists, tables, pictures, notes.
"""

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from generator import gate
from generator.reading.article.draft import LIMIT_BYTES, LeftOut, refused
from generator.reading.article.traces import ITEM, ITEM_END, NEW_PAGE, trace, without_reserved
from generator.reading.article.word_document import (
    BLANK,
    DAMAGES,
    LIMIT_UNPACKED,
    SHORT_BLANK,
    Converted,
)
from generator.units import parse_length

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
TEXT, TABLE, DRAW = (f"{{{_SPACE.format(name)}}}" for name in ("text", "table", "drawing"))
OFFICE, STYLE = (f"{{{_SPACE.format(name)}}}" for name in ("office", "style"))
FO, SVG = (f"{{{_SPACE.format(name)}}}" for name in ("xsl-fo-compatible", "svg-compatible"))
_HREF = "{http://www.w3.org/1999/xlink}href"
_INDENT = 720
_TEXT_MM = 170.0
_MOST_REPEATED = 50
_SKIPPED = frozenset(
    [f"{TEXT}{name}" for name in ("table-of-content", "alphabetical-index", "sequence-decls",
                                  "tracked-changes", "soft-page-break", "bibliography")]
)  # fmt: skip


def convert_open(path: Path) -> Converted:
    """Read a .odt. Raises `WorkbookError` where it can't be read."""
    try:
        data = gate.read_within(path, gate.ANYWHERE, at_most=LIMIT_BYTES)
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            if sum(one.file_size for one in source.infolist()) > LIMIT_UNPACKED:
                raise OSError("it holds too much")
            return _convert(source)
    except DAMAGES:
        hint = "open it in a word processor and save it as .docx"
        raise refused(path, "is damaged or no .odt", hint) from None


def _convert(source: zipfile.ZipFile) -> Converted:
    content = ElementTree.fromstring(source.read("content.xml"))
    names = source.namelist()
    shared = ElementTree.fromstring(source.read("styles.xml")) if "styles.xml" in names else None
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise ValueError("no text")
    reader = _OpenReader(source=source, styles=_styles(shared, content))
    body = Element("body")
    reader.blocks(text, body)
    for number, note in enumerate(reader.notes, start=1):
        holder = body.find("ol[@class='notes']")
        holder = SubElement(body, "ol", {"class": "notes"}) if holder is None else holder
        reader.blocks(note, SubElement(holder, "li", {"id": f"footnote-{number}"}))
    html = ElementTree.tostring(body, encoding="unicode", method="html")
    return Converted(html=html, pictures=tuple(reader.pictures), left_out=_margins(shared))


def _margins(shared: Element | None) -> tuple[LeftOut, ...]:
    found = [
        LeftOut(what=f"running {'head' if name == 'header' else 'foot'}")
        for name in ("header", "footer")
        for one in (shared.iter(f"{STYLE}{name}") if shared is not None else ())
        if any(letter.isalpha() for letter in "".join(one.itertext()))
    ]
    return tuple(found)


def _styles(shared: Element | None, content: Element) -> dict[str, Element]:
    roots = [one for one in (shared, content) if one is not None]
    tags = (f"{STYLE}style", f"{TEXT}list-style")
    return {
        one.get(f"{STYLE}name", ""): one for root in roots for tag in tags for one in root.iter(tag)
    }


@dataclass(slots=True, kw_only=True)
class _OpenReader:
    source: zipfile.ZipFile
    styles: dict[str, Element]
    pictures: list[bytes] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def blocks(self, element: Element, out: Element) -> None:
        for child in element:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(child, out, "")
            elif child.tag == f"{TEXT}list":
                self._list(child, out, 1, "")
            elif child.tag == f"{TABLE}table":
                self._table(child, out)
            elif child.tag not in _SKIPPED:
                self.blocks(child, out)

    def _paragraph(self, element: Element, out: Element, mark: str) -> None:
        name = element.get(f"{TEXT}style-name", "")
        family = self._family(name)
        tag, given = "p", {}
        if element.tag == f"{TEXT}h":
            level = element.get(f"{TEXT}outline-level", "1")
            tag = f"h{level if level in '123456' else 6}"
        elif "Title" in family:
            tag, given = "h1", {"class": "title"}
        elif "Subtitle" in family:
            given = {"class": "subtitle"}
        elif "Quotations" in family:
            out = SubElement(out, "blockquote")
        paragraph = SubElement(out, tag, given)
        broken = self._property(name, "paragraph", f"{FO}break-before") == "page"
        _add(paragraph, (NEW_PAGE if broken else "") + mark)
        self._inline(element, paragraph, leaders=self._has_leaders(name))

    def _inline(self, element: Element, out: Element, *, leaders: bool) -> None:
        _add(out, element.text)
        for child in element:
            kind = child.tag.rpartition("}")[2]
            if child.tag in (f"{OFFICE}annotation", f"{TEXT}note"):
                self._aside(child, out)
            elif kind == "tab":
                _add(out, BLANK if leaders else " ")
            elif kind == "s":
                count = child.get(f"{TEXT}c", "1")
                _add(out, " " * min(int(count) if count.isdigit() else 1, 80))
            elif kind == "line-break":
                SubElement(out, "br")
            elif kind == "placeholder":
                _add(out, SHORT_BLANK)
            elif kind == "frame":
                self._frame(child, out)
            elif kind == "a":
                self._inline(child, SubElement(out, "a", {"href": child.get(_HREF, "")}),
                             leaders=leaders)  # fmt: skip
            elif kind == "span":
                self._span(child, out, leaders=leaders)
            elif child.tag not in _SKIPPED and not kind.startswith(("annotation", "bookmark")):
                self._inline(child, out, leaders=leaders)
            _add(out, child.tail)

    def _aside(self, element: Element, out: Element) -> None:
        if element.tag == f"{OFFICE}annotation":
            _add(out, trace("comment"))
            return
        body = element.find(f"{TEXT}note-body")
        if body is not None:
            self.notes.append(body)
            link = SubElement(SubElement(out, "sup"), "a", {"href": f"#footnote-{len(self.notes)}"})
            link.text = f"[{len(self.notes)}]"

    def _span(self, element: Element, out: Element, *, leaders: bool) -> None:
        name = element.get(f"{TEXT}style-name", "")
        position = self._property(name, "text", f"{STYLE}text-position")
        marks = {
            "strong": self._property(name, "text", f"{FO}font-weight") in ("bold", "700"),
            "em": self._property(name, "text", f"{FO}font-style") == "italic",
            "sup": position.startswith("super") or position[:1].isdigit(),
            "sub": position.startswith("sub"),
            "s": self._property(name, "text", f"{STYLE}text-line-through-style")
            not in ("", "none"),
        }
        for tag in [tag for tag, is_set in marks.items() if is_set]:
            out = SubElement(out, tag)
        self._inline(element, out, leaders=leaders)

    def _frame(self, frame: Element, out: Element) -> None:
        image, box = frame.find(f"{DRAW}image"), frame.find(f"{DRAW}text-box")
        if frame.find(f"{DRAW}object") is not None:
            _add(out, trace("formula or chart"))
        elif box is not None:
            self.blocks(box, out)
        elif image is not None:
            file = image.get(_HREF, "").removeprefix("./")
            self.pictures.append(self.source.read(file) if file in self.source.namelist() else b"")
            about = frame.find(f"{SVG}desc")
            about = frame.find(f"{SVG}title") if about is None else about
            words = without_reserved((about.text or "") if about is not None else "")
            share = _share(frame.get(f"{SVG}width", ""))
            SubElement(
                out,
                "img",
                {"src": f"picture:{len(self.pictures) - 1}", "alt": words + share},
            )

    def _list(self, element: Element, out: Element, level: int, style: str) -> None:
        style = element.get(f"{TEXT}style-name", "") or style
        goes_on = element.get(f"{TEXT}continue-numbering") == "true"
        if not (goes_on or element.get(f"{TEXT}continue-list")):
            for key in [key for key in self._counts if key[0] == style and key[1] >= level]:
                del self._counts[key]
        for item in element:
            mark = self._item_mark(item, level, style) if item.tag == f"{TEXT}list-item" else ""
            for child in item:
                if child.tag == f"{TEXT}list":
                    self._list(child, out, level + 1, style)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    self._paragraph(child, out, mark)
                    mark = ""

    def _item_mark(self, item: Element, level: int, style: str) -> str:
        of_level = next(
            (one for one in self.styles.get(style, ()) if one.get(f"{TEXT}level") == str(level)),
            None,
        )
        label = "-"
        if of_level is not None and of_level.tag == f"{TEXT}list-level-style-number":
            given = item.get(f"{TEXT}start-value") or ""
            start = of_level.get(f"{TEXT}start-value", "1")
            count = self._counts.get((style, level))
            count = int(start) if count is None and start.isdigit() else (count or 0) + 1
            count = int(given) if given.isdigit() else count
            self._counts[style, level] = count
            letters = of_level.get(f"{STYLE}num-format", "1")
            label = (
                f"{chr(ord(letters) + (count - 1) % 26)})"
                if letters in "aA" and letters
                else f"{count}."
            )
        elif of_level is not None and of_level.get(f"{TEXT}bullet-char", "") in "☐□❏❑":
            label = "☐" if of_level.get(f"{TEXT}bullet-char") else "-"
        return f"{ITEM}{_INDENT * level}|{label}{ITEM_END}"

    def _table(self, element: Element, out: Element) -> None:
        table = SubElement(out, "table")
        for row in element.iter(f"{TABLE}table-row"):
            for _ in range(_repeated(row, "rows")):
                line = SubElement(table, "tr")
                for cell in row:
                    if cell.tag != f"{TABLE}table-cell":
                        continue
                    for _ in range(_repeated(cell, "columns")):
                        spans = {
                            f"{short}span": cell.get(f"{TABLE}number-{long}-spanned", "1")
                            for short, long in (("col", "columns"), ("row", "rows"))
                        }
                        self.blocks(cell, SubElement(line, "td", spans))

    def _family(self, name: str) -> list[str]:
        """Give the names of a style and of those it is based on."""
        names: list[str] = []
        while name and name not in names and len(names) < 20:
            names.append(name)
            style = self.styles.get(name)
            name = style.get(f"{STYLE}parent-style-name", "") if style is not None else ""
        return names

    def _property(self, name: str, kind: str, attribute: str) -> str:
        for one in self._family(name):
            properties = (
                self.styles[one].find(f"{STYLE}{kind}-properties") if one in self.styles else None
            )
            if properties is not None and attribute in properties.attrib:
                return properties.attrib[attribute]
        return ""

    def _has_leaders(self, name: str) -> bool:
        stops = (
            stop
            for one in self._family(name)
            if one in self.styles
            for stop in self.styles[one].iter(f"{STYLE}tab-stop")
        )
        return any(stop.get(f"{STYLE}leader-style", "none") != "none" for stop in stops)


def _add(element: Element, text: str | None) -> None:
    """Put a text behind what an element holds; it keeps no characters of ours but those we add."""
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _repeated(element: Element, what: str) -> int:
    given = element.get(f"{TABLE}number-{what}-repeated", "1")
    return max(1, min(int(given), _MOST_REPEATED)) if given.isdigit() and len(given) < 9 else 1


def _share(width: str) -> str:
    try:
        share = parse_length(width) / _TEXT_MM
    except ValueError:
        return ""
    return f"{ITEM}{round(100 * min(1.0, max(0.05, share)))}{ITEM_END}"
