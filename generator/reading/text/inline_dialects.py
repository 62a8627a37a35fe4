"""What other programs write inside a line of Markdown, and CommonMark too: escapes, stars, boxes.

Struck out, marked, raised and lowered words are those of pymdown-extensions; all of ASCII's
punctuation may be escaped, and a backslash at the end of a line breaks it
(https://spec.commonmark.org/0.31.2/#backslash-escapes). A star between two letters, as in
`Kolleg*innen`, is a star.
"""

import re
import string
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    IMAGE_REFERENCE_RE,
    REFERENCE_RE,
    ImageReferenceInlineProcessor,
    InlineProcessor,
    ReferenceInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX
from pymdownx.caret import InsertSupExtension
from pymdownx.mark import MarkExtension
from pymdownx.tilde import DeleteSubExtension

# Boxes as they are typed and pasted, ticked or not; Google Docs escapes the brackets.
BOX = r"(?<![\w\]!\\])\\?\[[ \u00a0]\\?\](?![(\[:])|[☐☑☒□▢❏❐❑❒⬜◻]\ufe0f?"
_LEADING_BRACKETS = re.compile(r"\s*\[[ xX\u00a0]\](?![(\[:])")
_SINGLE = re.compile(r"(?<!\*)\*(?!\*)")
_STAR = r"(?<=[^\W\d_])\*(?=[^\W\d_])"
_LINE_END = r"\\\n"


class DialectExtension(Extension):
    """Reads inside a line what other programs write."""

    def __init__(self, language: str):
        """`language` is the BCP 47 tag of the text."""
        super().__init__()
        self._stars_are_letters = language.lower().partition("-")[0] == "de"

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Put it into a parser."""
        for extension in (DeleteSubExtension(), InsertSupExtension(), MarkExtension()):
            extension.extendMarkdown(md)
        md.ESCAPED_CHARS.extend(sorted(set(string.punctuation) - set(md.ESCAPED_CHARS)))
        # Before escapes (180): a backslash there is none of them; and a box may have some.
        md.inlinePatterns.register(_Ampersand(r"\\&", md), "dialect-ampersand", 183)
        md.inlinePatterns.register(_LineEnd(_LINE_END, md), "dialect-line-end", 182)
        md.inlinePatterns.register(_Box(BOX, md), "dialect-box", 181)
        # In place of the library's own, at its priorities.
        md.inlinePatterns.register(_Reference(REFERENCE_RE, md), "reference", 170)
        md.inlinePatterns.register(_ImageReference(IMAGE_REFERENCE_RE, md), "image_reference", 140)
        # After links (160), before emphasis (60).
        md.inlinePatterns.register(_Star(_STAR, md, self._stars_are_letters), "dialect-star", 66)
        # Before texts are split up into elements (20).
        md.treeprocessors.register(_Cells(md), "dialect-cells", 25)


class _Ampersand(InlineProcessor):
    def handleMatch(self, m, data):  # noqa: ARG002, N802 (the library's signature)
        # As HTML: the library takes an ampersand before a name for the beginning of an entity.
        return self.md.htmlStash.store("&amp;"), m.start(0), m.end(0)


class _LineEnd(InlineProcessor):
    def handleMatch(self, m, data):  # noqa: ARG002, N802 (the library's signature)
        return Element("br"), m.start(0), m.end(0)


class _Box(InlineProcessor):
    def handleMatch(self, m, data):  # noqa: N802 (the library's signature)
        # Where an item begins with brackets, it is the item as a whole that is ticked.
        if m[0].startswith("[") and not data[: m.start(0)].strip():
            return None, None, None
        return Element("span", {"class": "box"}), m.start(0), m.end(0)


class _Cells(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in ("td", "th") and (box := _LEADING_BRACKETS.match(cell.text or "")):
                cell.text = f"☐{(cell.text or '')[box.end() :]}"


_NAME = re.compile(r"\[([^\]]*)\]", re.S)


class _Reference(ReferenceInlineProcessor):
    RE_LINK = _NAME  # "[foo] [bar]" with a space between are two


class _ImageReference(ImageReferenceInlineProcessor):
    RE_LINK = _NAME


class _Star(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, always: bool):
        super().__init__(pattern, md)
        self._always = always

    def handleMatch(self, m, data):  # noqa: N802 (the library's signature)
        if not self._always and _closes_in_its_word(data, m.start(0)):
            return None, None, None
        return f"{STX}{ord('*')}{ETX}", m.start(0), m.end(0)


def _closes_in_its_word(text: str, at: int) -> bool:
    """Tell whether a star begins or ends emphasis within one word, such as `un*believ*able`."""
    word = text[at + 1 :].split(maxsplit=1)[0]
    start = text[:at].split()[-1]
    return bool(_SINGLE.search(word) or _SINGLE.search(start.lstrip("*")))
