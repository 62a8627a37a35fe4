"""HTML, a web page's or what a word processor's document became -> the pieces of an article."""

import io
import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import tinyhtml5

from generator.reading.article.html_tables import count_merged, table_rows
from generator.reading.article.html_words import SKIPPED, HtmlWords, PictureWriter, tag_of
from generator.reading.article.pieces import Kind, Piece, escaped, is_rule, piece_of_line
from generator.reading.article.traces import NEW_PAGE, trace

LIMIT_DEPTH = 200
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table ul "
    "aside".split()
)
_INDENT = 720


def html_pieces(html: str, picture: PictureWriter) -> list[Piece]:
    """Give the pieces of an HTML document. Raises `RecursionError` for one nested too deeply."""
    # A file of its own: a short string would be taken for the name of one.
    root = tinyhtml5.parse(io.StringIO(html), namespace_html_elements=False)
    body = root.find("body")
    main = next((one for tag in ("main", "article") for one in root.iter(tag)), body)
    pieces = _Reader(words=HtmlWords(picture=picture)).blocks(
        main if main is not None else root, depth=0
    )
    named = root.find("head/title")
    has_title = any(one.kind in (Kind.TITLE, Kind.HEADING) for one in pieces)
    if named is not None and (named.text or "").strip() and not has_title:
        pieces.insert(0, Piece(kind=Kind.TITLE, text=escaped(" ".join((named.text or "").split()))))
    return pieces


@dataclass(slots=True, kw_only=True)
class _Reader:
    words: HtmlWords
    _counters: list[int | None] = field(default_factory=list)  # of the open lists

    def blocks(self, element: Element, depth: int) -> list[Piece]:
        if depth > LIMIT_DEPTH:
            raise RecursionError
        pieces: list[Piece] = []
        loose: list[str | Element] = [element.text or ""]  # inline content between blocks
        for child in element:
            if child.tag in _BLOCKS or self._holds_blocks(child):
                pieces += self._paragraph(loose)
                pieces += self._block(child, depth + 1)
                loose = []
            else:
                loose.append(child)
            loose.append(child.tail or "")
        return pieces + self._paragraph(loose)

    def _holds_blocks(self, element: Element) -> bool:
        return element.tag in ("span", "a", "font", "strong", "b", "em", "i", "label") and any(
            one.tag in _BLOCKS for one in element.iter()
        )

    def _block(self, element: Element, depth: int) -> list[Piece]:
        tag = tag_of(element)
        if tag in SKIPPED:
            return []
        if tag == "dl":
            return self._definitions(element, depth)
        if re.fullmatch("h[1-6]", tag):
            return self._heading(element)
        if tag in ("ol", "ul"):
            return self._listing(element, depth)
        if tag == "table":
            return self._table(element, depth)
        if tag == "hr":
            return [Piece(kind=Kind.WHOLE, text="---")]
        if tag == "pre":
            words = "".join(element.itertext()).strip("\n")
            fence = "`" * max(3, 1 + max(map(len, re.findall("`+", words)), default=0))
            return [Piece(kind=Kind.WHOLE, text=f"{fence}\n{words}\n{fence}")]
        if tag == "blockquote":
            inside = [one for one in self.blocks(element, depth) if one.text]
            return [Piece(kind=Kind.QUOTE, text=one.text) for one in inside]
        if tag == "p" and element.get("class") == "subtitle":
            return [Piece(kind=Kind.SUBTITLE, text=self.words.write(element).strip())]
        return self.blocks(element, depth)

    def _heading(self, element: Element) -> list[Piece]:
        text = " ".join(self.words.write(element).replace(NEW_PAGE, "").split())
        breaks = [Piece(kind=Kind.NEW_PAGE)] if NEW_PAGE in "".join(element.itertext()) else []
        if "![" in text:  # a picture in the style of a heading
            return [*breaks, Piece(kind=Kind.PARAGRAPH, text=text)]
        bold = re.fullmatch(r"\*{1,3}([^*]+)\*{1,3}", text)
        text = bold[1] if bold else text
        title = element.get("class") == "title"
        kind = Kind.TITLE if title else Kind.HEADING
        return [*breaks, Piece(kind=kind, level=int(element.tag[1]), text=text)] if text else breaks

    def _listing(self, element: Element, depth: int) -> list[Piece]:
        items = [one for one in element if one.tag in ("li", "ol", "ul")]
        notes = [(_note_of(one), one) for one in items]
        if notes and all(note for note, _ in notes):
            return [self._footnote(note, one) for note, one in notes if note]
        start = element.get("start", "")
        number = int(start) if start.isdigit() else 1
        self._counters.append(number if element.tag == "ol" else None)
        pieces: list[Piece] = []
        level = _INDENT * len(self._counters)
        for item in items:
            if item.tag != "li":
                pieces += self._listing(item, depth + 1)
                continue
            given = item.get("value", "")
            number = int(given) if given.isdigit() else number
            mark = f"{number}." if element.tag == "ol" else "-"
            inside = self.blocks(item, depth + 1)
            number += 1
            if not inside or inside[0].kind is not Kind.PARAGRAPH:
                boxed = inside and inside[0].kind is Kind.ITEM and inside[0].mark == "☐"
                first = inside.pop(0).text if boxed else ""
                pieces.append(
                    Piece(kind=Kind.ITEM, text=first, level=level, mark="☐" if boxed else mark)
                )
            else:
                words = inside.pop(0).text
                pieces.append(Piece(kind=Kind.ITEM, text=words, level=level, mark=mark))
            pieces += inside
        self._counters.pop()
        return pieces

    def _definitions(self, element: Element, depth: int) -> list[Piece]:
        lines: list[str] = []
        for one in element.iter():
            if one.tag == "dt":
                lines += ["", " ".join(self.words.write(one).split())]
            elif one.tag == "dd":
                words = " ".join(piece.text for piece in self.blocks(one, depth + 1))
                lines.append(f":   {' '.join(words.split())}")
        return [Piece(kind=Kind.WHOLE, text="\n".join(lines).strip())]

    def _footnote(self, note: str, element: Element) -> Piece:
        words = " ".join(one.text for one in self.blocks(element, 1)).replace("↑", "")
        return Piece(kind=Kind.WHOLE, text=f"[^{note}]: {' '.join(words.split())}")

    def _table(self, element: Element, depth: int) -> list[Piece]:
        rows = table_rows(element)
        cells = [
            [self._cell(cell, depth) if cell is not None else "" for cell in row] for row in rows
        ]
        cells = [row for row in cells if row]
        if not cells:
            return []
        if len(cells) == len(cells[0]) == 1:  # a frame round a text, or to write in
            inside = self.blocks(
                next(one for one in element.iter() if one.tag in ("td", "th")), depth
            )
            return inside or [Piece(kind=Kind.ROOM)]
        widest = max(map(len, cells))
        lines = ["| " + " | ".join(row + [""] * (widest - len(row))) + " |" for row in cells]
        lines.insert(1, "|" + "---|" * widest)
        lost = trace("merged cell") * count_merged(element)
        return [
            Piece(kind=Kind.WHOLE, text="\n".join(re.sub(" {2,}", " ", one) for one in lines))
        ] + ([Piece(kind=Kind.PARAGRAPH, text=lost)] if lost else [])

    def _cell(self, cell: Element, depth: int) -> str:
        words = []
        for piece in self.blocks(cell, depth + 1):
            mark = {"-": "• ", "": ""}.get(piece.mark, f"{piece.mark} ")
            words.append(f"{mark}{piece.text}".replace("\n", "<br>"))
        return "<br>".join(one for one in words if one).replace("|", "\\|").replace(NEW_PAGE, "")

    def _paragraph(self, parts: list[str | Element]) -> list[Piece]:
        """Give the pieces of a paragraph: one, or one a line where its lines are items."""
        holder = Element("p")
        for part in parts:
            if isinstance(part, Element):
                copy = Element(part.tag, part.attrib)
                copy.text = part.text
                copy.extend(part)
                holder.append(copy)
            elif len(holder):
                holder[-1].tail = (holder[-1].tail or "") + part
            else:
                holder.text = (holder.text or "") + part
        pieces: list[Piece] = []
        for at, text in enumerate(self.words.write(holder).split(NEW_PAGE)):
            pieces += [Piece(kind=Kind.NEW_PAGE)] if at else []
            lines = [line.strip() for line in text.strip().split("\n")]
            found = [piece_of_line(line) for line in lines if line]
            special = any(one.kind is Kind.ITEM or is_rule(one.text) for one in found)
            if found and found[0].kind is Kind.ITEM and found[0].level:
                first = found[0]
                below = "".join(f"\n{one.text}" for one in found[1:])
                pieces.append(
                    Piece(
                        kind=Kind.ITEM, text=first.text + below, level=first.level, mark=first.mark
                    )
                )
            elif special:
                pieces += found
            elif found:
                pieces.append(Piece(kind=Kind.PARAGRAPH, text="\n".join(one.text for one in found)))
        return pieces


def _note_of(item: Element) -> str:
    note = re.fullmatch(r"(?:.*-)?(footnote|endnote)-(\d+)", item.get("id") or "")
    return f"{'e' if note[1] == 'endnote' else ''}{note[2]}" if note else ""
