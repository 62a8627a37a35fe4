"""Quotation marks, apostrophes, and the spaces of French, by the language of the workbook.

Authors type `"` and `'`. What they become is decided a paragraph at a time, over the elements in
it: `"*Yes*"` is one quotation. Code, addresses and what is escaped stay as they are.
"""

import html
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from generator.model import Quotes
from generator.reading.tree import BLOCK_TAGS

NO_BREAK = "\u00a0"
APOSTROPHE = "’"
_ANGLES = ("«", "»")
_ANGLES_WITH_SPACES = (f"«{NO_BREAK}", f"{NO_BREAK}»")
_CURLY = ("“", "”")

# By the beginning of the tag, the longest that is known; English ones where none is.
_QUOTES = {
    "de": Quotes(outer=("„", "“"), inner=("‚", "‘")),
    "de-ch": Quotes(outer=_ANGLES, inner=("‹", "›")),
    "de-li": Quotes(outer=_ANGLES, inner=("‹", "›")),
    "es": Quotes(outer=_ANGLES, inner=_CURLY),
    "es-419": Quotes(),
    "es-mx": Quotes(),
    "es-us": Quotes(),
    "fr": Quotes(outer=_ANGLES_WITH_SPACES, inner=_CURLY),
    "it": Quotes(outer=_ANGLES, inner=_CURLY),
    "pt-pt": Quotes(outer=_ANGLES, inner=_CURLY),
}
# The marks that have a no-break space before them.
_SPACED = {"fr": "?!;:", "fr-ca": ":"}
# Words that begin with an apostrophe.
_SHORTENED = {"nl": frozenset("k m n r s t ns".split()), "en": frozenset("tis twas em til".split())}
_LONGEST_SHORTENED = 4

_TOKEN = re.compile(f"{STX}[^{ETX}]*{ETX}|.", re.S)
_STASHED_HTML = re.compile(f"{STX}wzxhzdk:(\\d+){ETX}")
_VERBATIM = frozenset("code pre kbd samp script style".split())
_LINE_TAGS = BLOCK_TAGS | frozenset("li dt dd th td tr thead tbody caption figcaption".split())
_NOTHING, _LETTER, _OPEN, _CLOSE = "\ue002", "x", "(", ")"
_OPENING = frozenset("([{«‹“„‘‚¿¡-–—/")
_AFTER_MARK = frozenset(")]}»›”’“‘\"'*_.,…?!;:")


@dataclass(slots=True, kw_only=True)
class _Line:
    """The text of a paragraph, letter by letter: as it is looked at, and as it will stand.

    What stands for something else, such as code, is one letter, or nothing where it is a tag.
    """

    seen: list[str] = field(default_factory=list)
    out: list[str] = field(default_factory=list)

    def before(self, at: int) -> str:
        """Give the letter before a place; a space at the beginning."""
        places = range(at - 1, -1, -1)
        return next((self.seen[one] for one in places if self.seen[one] != _NOTHING), " ")

    def after(self, at: int, count: int = 1) -> str:
        """Give the letters after a place, and spaces at the end."""
        places = range(at + 1, len(self.seen))
        found = (self.seen[one] for one in places if self.seen[one] != _NOTHING)
        return "".join(itertools.islice(found, count)).ljust(count)


class Typography:
    """What a language makes of marks that are typed."""

    def __init__(self, language: str = "en"):
        """`language` is a BCP 47 tag."""
        tags = [language.lower()]
        while "-" in tags[-1]:
            tags.append(tags[-1].rpartition("-")[0])
        self.quotes = next((_QUOTES[tag] for tag in tags if tag in _QUOTES), Quotes())
        self._spaced = next((_SPACED[tag] for tag in tags if tag in _SPACED), "")
        self._shortened = _SHORTENED.get(tags[-1], frozenset())

    def plain(self, text: str) -> str:
        """Give a text that is no Markdown, such as an answer to tick, with its marks set."""
        line = _Line(seen=list(text), out=list(text))
        self.set(line)
        return "".join(line.out)

    def set(self, line: _Line) -> None:
        """Set the marks of a line in place."""
        if '"' in line.seen or "'" in line.seen:
            self._curl(line)
        if self._spaced:
            self._space(line)

    def _curl(self, line: _Line) -> None:
        inside = False  # an inner quotation
        last = _last_closing(line)
        for at, mark in enumerate(line.seen):
            if mark not in ('"', "'"):
                continue
            before, after, next_but_one = line.before(at), *line.after(at, 2)
            opens = (before.isspace() or before in _OPENING) and not after.isspace()
            if mark == '"':
                line.seen[at] = _OPEN if opens else _CLOSE
                line.out[at] = self.quotes.outer[0 if opens else 1]
            elif opens and at < last and not self._is_shortened(line, at):
                line.seen[at], line.out[at], inside = _OPEN, self.quotes.inner[0], True
            elif inside and not (before.isalnum() and after.isalnum()) and not opens:
                line.seen[at], line.out[at], inside = _CLOSE, self.quotes.inner[1], False
            else:
                # After it a quotation may begin: l'"amour".
                begins = before.isalnum() and after == '"' and next_but_one.isalnum()
                line.seen[at] = _OPEN if begins else _LETTER
                line.out[at] = APOSTROPHE

    def _is_shortened(self, line: _Line, at: int) -> bool:
        words = re.split(r"\W", line.after(at, _LONGEST_SHORTENED + 1).casefold())
        return words[0] in self._shortened or bool(re.fullmatch(r"\d{2}\D{0,2}", words[0]))

    def _space(self, line: _Line) -> None:
        for at, mark in enumerate(line.seen):
            if mark in self._spaced:
                after = line.after(at)
                if after.isspace() or after in _AFTER_MARK:
                    _keep_with_before(line, at)
            elif mark == "»":
                _keep_with_before(line, at)
            elif mark == "«":
                _keep_with_after(line, at)


def _last_closing(line: _Line) -> int:
    """Give the last place where a single quotation mark can close."""
    places = range(len(line.seen) - 1, -1, -1)
    return next(
        (
            at
            for at in places
            if line.seen[at] == "'"
            and not line.after(at).isalnum()
            and not line.before(at).isspace()
        ),
        -1,
    )


def _keep_with_before(line: _Line, at: int) -> None:
    """Put a no-break space before a mark, in the place of those typed there."""
    first = at
    while first and (line.seen[first - 1].isspace() or line.seen[first - 1] == _NOTHING):
        first -= 1
    before = line.before(first)
    if before.isspace() or before in _OPENING or before in "?!;:":
        return
    _clear(line, first, at)
    line.out[at] = NO_BREAK + line.out[at]


def _keep_with_after(line: _Line, at: int) -> None:
    last = at + 1
    while last < len(line.seen) and line.seen[last].isspace():
        last += 1
    _clear(line, at + 1, last)
    line.out[at] += NO_BREAK


def _clear(line: _Line, first: int, end: int) -> None:
    for place in range(first, end):
        if line.seen[place].isspace():
            line.out[place], line.seen[place] = "", _NOTHING


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
        line, ends = _Line(), []
        verbatim = False
        for piece in pieces:
            for token in _TOKEN.findall(piece.text):
                seen = self._seen(token)
                verbatim = _is_verbatim(self._raw(token), verbatim)
                line.seen.append(_LETTER if piece.opaque or verbatim else seen)
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
            return token
        raw = self._raw(token)
        if raw.startswith("<"):
            return _NOTHING
        letter = html.unescape(raw)
        return letter if len(letter) == 1 and letter not in "\"'" else _LETTER


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
        yield _Piece(text=_LETTER, opaque=True)
    elif element.tag == "br":
        yield _Piece(text=" ")
    elif element.get("id", "").startswith("fnref"):
        pass  # the number of a footnote comes between a word and its marks
    else:
        if element.text:
            yield _Piece(text=element.text, put=lambda text: setattr(element, "text", text))
        elif not len(element) and not block:
            yield _Piece(text=_LETTER, opaque=True)
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
