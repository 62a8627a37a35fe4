"""What an article is made of, whatever file it came in: titles, paragraphs, items, tables."""

import re
from dataclasses import dataclass
from enum import StrEnum

from generator.reading.article.traces import ITEM, ITEM_END

LONGEST_HEADING = 60
LONGEST_BLANK = 40

BULLET = re.compile(r"\s*(?:[•–*·▪◦‣-]|o(?=\s+[A-Z]))\s+(?=\S)")
NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")
BOX = re.compile(r"\s*(?:[-*•]\s+)?(?:[☐□❏❑❒▢◻🞎🞏🞐🗆🗌]|\[\s?\])\s*(?=\S)")
SENTENCE_END = tuple(".!?:;…”\"')")
_BYLINE = re.compile(
    r"(?:written\s+)?(?:by|von|par|por|di|da|door)\s+[^\W\d_][\w.’'-]*(?:,?\s+[\w.’'&-]+){0,6}",
    re.I,
)
_DRAWN = re.compile(r"\.{6,}|…{3,}|(?:\.[ \u00a0]){5,}\.?|\u2002{3,}|[‗＿]{3,}")
_RULE = re.compile(r"(?:_{3,}\s*)+")
_SPECIAL = re.compile(r"([\\`*{}\[\]<>]|(?<!\w)_(?!_)|(?<!_)_(?!\w|_)|&(?=#?\w{1,31};))")
_AT_START = re.compile(r"(#{1,6}(?=\s)|[+-](?=\s)|:(?=\s)|\||/{3,}|={2,}|-{2,})")
_QUOTED_QUESTION = re.compile(r"""\w.*[\s:(]["“„«»‘'].*[?？][\s"”“»«’'‘*)]*$""", re.S)
_CLOSED = re.compile(r"""[?？][*)]*\s?["”“»«’'‘][*).]*$""")


class Kind(StrEnum):
    """What a piece is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    WHOLE = "whole"  # Markdown as it is: a table, code, a note's text
    NEW_PAGE = "new page"
    ROOM = "room"  # a frame to write in


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of an article. `text` is Markdown; its lines are those the author ended.

    `level` is that of a heading, or how far an item is indented; `mark` is what stands before an
    item: `-`, `☐`, a number with a dot, or another label.
    """

    kind: Kind
    text: str = ""
    level: int = 0
    mark: str = ""

    @property
    def words(self) -> str:
        """The text as a reader sees it, more or less: without marks of Markdown."""
        return " ".join(re.sub(r"\\(?=\W)|\*\*|(?<!\\)\*|</?\w+>", "", self.text).split())


def piece_of_line(text: str) -> Piece:
    """Give the piece that a line is: an item by what it begins with, or a paragraph.

    `text` is Markdown already, its signs escaped.
    """
    if text.startswith(ITEM):
        indent, _, label = text[1:].partition(ITEM_END)[0].partition("|")
        words = text.partition(ITEM_END)[2].strip()
        return Piece(kind=Kind.ITEM, text=words, level=int(indent or 0), mark=_mark(label))
    bare = text.replace("\\[", "[").replace("\\]", "]").replace("\\*", "*").replace("\\-", "-")
    if box := BOX.match(bare):
        return Piece(kind=Kind.ITEM, text=_behind(text, box.end()), mark="☐")
    if strong := re.fullmatch(r"(\*{1,3})(\d{1,3})[.)]\s+([^*]+)\1", text):
        words = strong[3].strip()
        asks = words.endswith("?")
        words = words if asks else f"{strong[1]}{words}{strong[1]}"
        return Piece(kind=Kind.ITEM, text=words, mark=f"{strong[2]}.")
    if number := NUMBER.match(text):
        return Piece(kind=Kind.ITEM, text=text[number.end() :].strip(), mark=f"{number[1]}.")
    if (bullet := BULLET.match(bare)) and not re.match(r"\*\S", text.lstrip()):
        return Piece(kind=Kind.ITEM, text=_behind(text, bullet.end()), mark="-")
    return Piece(kind=Kind.PARAGRAPH, text=text.strip())


def _behind(text: str, count: int) -> str:
    """Give what comes after so many signs of a text; one that is escaped is one."""
    at = 0
    while count and at < len(text):
        at += 2 if text[at] == "\\" and at + 1 < len(text) else 1
        count -= 1
    return text[at:].strip()


def _mark(label: str) -> str:
    if label in ("-", "☐", ""):
        return label or "-"
    number = re.fullmatch(r"(?:.*\D)?(\d{1,9})\D?", label)
    return f"{number[1]}." if number else label


def escaped(text: str) -> str:
    """Give words as Markdown: signs that mean something stay signs, blanks are blanks."""
    return _SPECIAL.sub(r"\\\1", drawn_blanks(text)).replace("\\&", "&amp;")


def drawn_blanks(text: str) -> str:
    """Give a text whose rows of dots and the like are underscores: blanks to fill in."""
    return _DRAWN.sub(lambda found: "_" * min(LONGEST_BLANK, max(4, len(found[0]))), text)


def escaped_start(text: str) -> str:
    """Give a paragraph that does not begin something by its first signs."""
    text = _AT_START.sub(r"\\\1", text, count=1) if _AT_START.match(text) else text
    return re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", text)


def is_rule(text: str) -> bool:
    """Tell whether a line is nothing but a blank: a line to write on."""
    return bool(_RULE.fullmatch(text.strip()))


def is_byline(words: str) -> bool:
    """Tell whether a line says who wrote the article."""
    return len(words) <= 80 and bool(_BYLINE.fullmatch(words))


def looks_like_heading(words: str) -> bool:
    """Tell whether a line that stands alone reads like a heading: short, and no sentence."""
    return (
        len(words) <= LONGEST_HEADING
        and not words.endswith(SENTENCE_END)
        and not BULLET.match(words)
        and not NUMBER.match(words)
        and not is_byline(words)
        and "__" not in words
        and words[:1].isupper()
    )


def asks_by_quoting(words: str) -> bool:
    """Tell whether a text tells what to do and ends in a question that it quotes.

    So does: Ask your partner: “What helps?”.
    """
    return bool(_CLOSED.search(words) and _QUOTED_QUESTION.search(words))
