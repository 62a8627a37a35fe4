"""The marks of a language set in the tree that Python-Markdown makes of a text.

Code, addresses and what is escaped stay as they are.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from generator.reading.text.element_text import BLOCK_TAGS
from generator.reading.text.quotes import LETTER, NOTHING, Line, Typography, looked_at

_TOKEN = re.compile(f"{STX}[^{ETX}]*{ETX}|.", re.S)
_STASHED_HTML = re.compile(f"{STX}wzxhzdk:(\\d+){ETX}")
_VERBATIM = frozenset("code pre kbd samp script style".split())
_LINE_TAGS = BLOCK_TAGS | frozenset("li dt dd th td tr thead tbody caption figcaption".split())


class TypographyExtension(Extension):
    """Sets the marks in the texts that Python-Markdown has made a tree of."""

    def __init__(self, typography: Typography):
        super().__init__()
        self._typography = typography

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Put it into a parser."""
        md.ESCAPED_CHARS.extend(['"', "'"])
        # After inline code and links are elements (20), before dashes are put in (6).
        md.treeprocessors.register(_TypographyTreeprocessor(md, self._typography), "typography", 7)


class _TypographyTreeprocessor(Treeprocessor):
    def __init__(self, md: Markdown, typography: Typography):
        super().__init__(md)
        self._typography = typography

    def run(self, root: Element) -> None:
        for pieces in _lines(root):
            self._set(pieces)

    def _set(self, pieces: list["_Piece"]) -> None:
        line, ends = Line(), []
        verbatim = False
        for piece in pieces:
            for token in _TOKEN.findall(piece.text):
                seen = self._seen(token)
                verbatim = _is_verbatim(self._raw(token), verbatim)
                line.seen.append(LETTER if piece.opaque or verbatim else seen)
                line.out.append(token)
            ends.append(len(line.out))
        self._typography.set(line)
        start = 0
        for piece, end in zip(pieces, ends, strict=True):
            if not piece.opaque and piece.put:
                piece.put("".join(line.out[start:end]))
            start = end

    def _raw(self, token: str) -> str:
        """Give the HTML that a token stands for, or nothing."""
        found = _STASHED_HTML.fullmatch(token)
        raw = self.md.htmlStash.rawHtmlBlocks[int(found[1])] if found else ""
        return raw if isinstance(raw, str) else ""

    def _seen(self, token: str) -> str:
        if len(token) == 1:
            return looked_at(token)
        raw = self._raw(token)
        if raw.startswith("<"):
            return NOTHING
        letter = html.unescape(raw)
        return letter if len(letter) == 1 and letter not in "\"'" else LETTER


def _is_verbatim(raw: str, before: bool) -> bool:
    """Tell whether code that is written as HTML goes on behind a tag."""
    name = re.match(r"</?(\w+)", raw)
    if not name or name[1].lower() not in _VERBATIM:
        return before
    return not raw.startswith("</") and "</" not in raw


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A text of the tree and how to put another in its place."""

    text: str
    opaque: bool = False
    put: Callable[[str], None] | None = None


def _lines(root: Element) -> Iterator[list[_Piece]]:
    """Give the texts of each paragraph, cell or item of a list, in order."""
    line: list[_Piece] = []
    for piece in _pieces(root):
        if piece is not None:
            line.append(piece)
        elif line:
            yield line
            line = []
    if line:
        yield line


def _pieces(element: Element) -> Iterator[_Piece | None]:
    """Give the texts inside an element; between those of two paragraphs, nothing."""
    block = element.tag in _LINE_TAGS or re.fullmatch("h[1-6]", str(element.tag))
    if block:
        yield None
    if element.tag in _VERBATIM or isinstance(element.text, AtomicString):
        yield _Piece(text=LETTER, opaque=True)
    elif element.tag == "br":
        yield _Piece(text=" ")
    elif element.get("id", "").startswith("fnref"):
        pass  # the number of a footnote comes between a word and its marks
    else:
        if element.text:
            yield _Piece(text=element.text, put=lambda text: setattr(element, "text", text))
        elif not len(element) and not block:
            yield _Piece(text=LETTER, opaque=True)
        for child in element:
            yield from _pieces(child)
            if child.tail:
                yield _tail(child)
    if block:
        yield None


def _tail(child: Element) -> _Piece:
    opaque = isinstance(child.tail, AtomicString)
    return _Piece(
        text=child.tail or "", opaque=opaque, put=lambda text: setattr(child, "tail", text)
    )
