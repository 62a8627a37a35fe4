"""Plain text -> the pieces of an article: its lines read as people type them."""

import re
from collections.abc import Sequence

from generator.reading.article.pieces import (
    BOX,
    BULLET,
    NUMBER,
    SENTENCE_END,
    Kind,
    Piece,
    escaped,
    is_rule,
    looks_like_heading,
    piece_of_line,
)
from generator.reading.article.traces import without_reserved

_WRAPPED = 50  # a line of this length that ends no sentence goes on in the next
_TAB = 4
_CHARACTER = 100  # how far a character indents, in the measure of `Piece.level`


def text_pieces(text: str) -> list[Piece]:
    """Give the pieces of a plain text, in order."""
    lines = [without_reserved(line).rstrip() for line in text.split("\n")]
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    pieces: list[Piece] = []
    after_gap = True
    for at, line in enumerate(lines):
        words = line.strip()
        if not words:
            after_gap = True
            continue
        before = pieces[-1] if pieces else None
        if at == first and looks_like_heading(words) and not _below(lines, at):
            pieces.append(Piece(kind=Kind.TITLE, text=escaped(words)))
        elif looks_like_heading(words) and _stands_alone(lines, at):
            pieces.append(Piece(kind=Kind.HEADING, level=2, text=escaped(words)))
        elif BOX.match(line) or NUMBER.match(line) or BULLET.match(line):
            pieces.append(_item(line))
        elif before and not after_gap and _goes_on(before, lines[at - 1], line):
            pieces[-1] = _longer(before, escaped(words))
        else:
            pieces.append(Piece(kind=Kind.PARAGRAPH, text=escaped(words)))
        after_gap = False
    return pieces


def _item(line: str) -> Piece:
    spread = line.expandtabs(_TAB)
    indent = _CHARACTER * (len(spread) - len(spread.lstrip()))
    bullet = BULLET.match(line)
    if bullet and not BOX.match(line):
        return Piece(
            kind=Kind.ITEM, mark="-", level=indent, text=escaped(line[bullet.end() :].strip())
        )
    piece = piece_of_line(escaped(line))
    return Piece(kind=Kind.ITEM, mark=piece.mark, level=indent, text=piece.text)


def _goes_on(before: Piece, above: str, line: str) -> bool:
    """Tell whether a line goes on with the text of the one above it."""
    above, words = above.strip(), line.strip()
    if is_rule(escaped(words)) or is_rule(escaped(above)):
        return False
    wrapped = not above.endswith(SENTENCE_END) and words[:1].islower()
    if before.kind is Kind.ITEM:
        return line[:1].isspace() or (wrapped and len(above) >= _WRAPPED)
    return before.kind is Kind.PARAGRAPH and wrapped and len(above) >= _WRAPPED


def _longer(piece: Piece, words: str) -> Piece:
    return Piece(kind=piece.kind, mark=piece.mark, level=piece.level, text=f"{piece.text}\n{words}")


def _below(lines: Sequence[str], at: int) -> str:
    return lines[at + 1].strip() if at + 1 < len(lines) else ""


def _stands_alone(lines: Sequence[str], at: int) -> bool:
    above = lines[at - 1].strip() if at else ""
    return (
        not above
        and not _below(lines, at)
        and any(re.search(r"\w", line) for line in lines[at + 1 :])
    )
