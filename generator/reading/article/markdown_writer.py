"""The pieces of an article -> the Markdown of a chapter, and its title."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.reading.article.leftovers import count_leftovers
from generator.reading.article.pieces import (
    Kind,
    Piece,
    asks_by_quoting,
    escaped_start,
    is_byline,
    looks_like_heading,
)

FRAME_ROWS = 6
_ENDS = re.compile(r"[^\W_]$|[?!.:;…)”\"»*]$")  # what a room can be asked for behind
_HARD_BREAK = "  \n"
_NEAR = 30  # items that are indented by so much more or less stand on one level
_QUESTIONS = re.compile(
    r"(?:[\w’' -]{0,40}\b)?(?:questions|prompts)(?: [\w’' -]{0,40})?\s*:?\s*", re.I
)


def take_leftovers(pieces: list[Piece]) -> tuple[list[Piece], list[str]]:
    """Give the pieces without what a web page left at their end, and the words that go."""
    count = count_leftovers([one.words for one in pieces])
    kept = pieces[: len(pieces) - count]
    return kept, [one.words for one in pieces[len(kept) :] if one.words]


def take_title(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """Give an article's title as Markdown, and the pieces without it; nothing where it has none.

    It is what has that style, else the heading or the short line it begins with, else its first
    heading, which then stays where it is.
    """
    styled = next((one for one in pieces if one.kind is Kind.TITLE), None)
    if styled:
        return styled.text, [one for one in pieces if one is not styled]
    first = next((one for one in pieces if one.text and not is_byline(one.words)), None)
    if first is None:
        return "", pieces
    plain = first.kind is Kind.PARAGRAPH and "\n" not in first.text and "![" not in first.text
    if first.kind is Kind.HEADING or (plain and looks_like_heading(first.words)):
        title = re.sub(r"^\*+(.*?)\*+$", r"\1", first.text)
        return title, [one for one in pieces if one is not first]
    heading = next((one for one in pieces if one.kind is Kind.HEADING), None)
    return heading.text if heading else "", pieces


def write_markdown(pieces: Sequence[Piece], *, typed: bool) -> str:
    """Give the Markdown of the pieces below a title. Lines of one that was `typed` may run on."""
    pieces = _with_rooms(_with_heads(_with_levels(pieces)))
    out: list[str] = []
    levels: list[tuple[int, str, int]] = []  # indent, mark, depth
    sorts: dict[int, bool] = {}  # whether the last item of a depth is numbered
    for before, piece, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        if piece.kind is not Kind.ITEM:
            levels.clear()
        text = _written(piece, before, after, levels, typed=typed)
        if not text:
            continue
        depth = levels[-1][2] if levels else 0
        items = before is not None and piece.kind is before.kind is Kind.ITEM
        tight = items and before is not None and _is_list(piece) and _is_list(before)
        tight = tight and sorts.get(depth, _sort(piece)) is _sort(piece)
        sorts = {one: sort for one, sort in sorts.items() if one < depth} | {depth: _sort(piece)}
        quoted = before is not None and piece.kind is before.kind is Kind.QUOTE
        out.append(("\n" if tight else ">\n" if quoted else "\n\n") + text if out else text)
        if quoted:
            out[-1] = "\n" + out[-1]
    return re.sub(r"\n{3,}", "\n\n", "".join(out)).strip()


def _written(
    piece: Piece,
    before: Piece | None,
    after: Piece | None,
    levels: list[tuple[int, str, int]],
    *,
    typed: bool,
) -> str:
    lines = piece.text.split("\n")
    ends = "\n" if typed else _HARD_BREAK
    match piece.kind:
        case Kind.HEADING:
            return f"{'#' * piece.level} {' '.join(lines)}" if piece.text else ""
        case Kind.SUBTITLE:
            return f"*{' '.join(lines)}*" if piece.text else ""
        case Kind.NEW_PAGE:
            last = after is None or before is None or before.kind is Kind.NEW_PAGE
            return "" if last else "/// newpage\n///"
        case Kind.QUOTE:
            return "\n".join(f"> {line}" for line in ends.join(lines).split("\n"))
        case Kind.ROOM:
            return f"{{ box={FRAME_ROWS} }}"
        case Kind.ITEM:
            return _item(piece, lines, levels, ends)
        case Kind.WHOLE:
            return piece.text
        case _:
            return ends.join(escaped_start(line) for line in lines)


def _item(piece: Piece, lines: list[str], levels: list[tuple[int, str, int]], ends: str) -> str:
    while levels and levels[-1][0] > piece.level + _NEAR:
        levels.pop()
    if levels and abs(levels[-1][0] - piece.level) <= _NEAR:
        depth = levels.pop()[2]
    else:
        depth = levels[-1][2] + 1 if levels else 0
    if not _is_list(piece):  # Markdown has no such marks: it is a paragraph, within the item above
        levels.append((piece.level, piece.mark, depth - 1 if depth else -1))
        return " " * 4 * max(0, depth) + f"{piece.mark} {ends.join(lines)}"
    levels.append((piece.level, piece.mark, depth))
    text = ends.join(lines)
    words = piece.words
    if piece.mark[0].isdigit() and asks_by_quoting(words):
        text += " { space=none }"
    mark = "- [ ]" if piece.mark == "☐" else piece.mark
    pad = " " * 4 * max(0, depth)
    return f"{pad}{mark} " + text.replace("\n", f"\n{pad}    ") if text else f"{pad}{mark}"


def _is_list(piece: Piece) -> bool:
    return piece.mark in ("-", "☐") or bool(re.fullmatch(r"\d+\.", piece.mark))


def _sort(piece: Piece) -> bool:
    return piece.mark[:1].isdigit()


def _with_levels(pieces: Sequence[Piece]) -> list[Piece]:
    """Give the pieces with headings of sections as ##, deeper ones below them."""
    least = min((one.level for one in pieces if one.kind is Kind.HEADING), default=2)
    return [
        replace(one, level=min(6, one.level - least + 2)) if one.kind is Kind.HEADING else one
        for one in pieces
    ]


def _with_heads(pieces: Sequence[Piece]) -> list[Piece]:
    """Give the pieces with what stands above a list of questions as a head of prompts."""
    out: list[Piece] = []
    for piece, below in pairwise([*pieces, None]):
        bold = re.fullmatch(r"\*\*([^*]+)\*\*", piece.text) if piece else None
        is_text = piece is not None and piece.kind in (Kind.PARAGRAPH, Kind.HEADING)
        if piece is None or not is_text:
            out += [piece] if piece else []
        elif below and below.kind is Kind.ITEM and _QUESTIONS.fullmatch(piece.words.strip("* ")):
            words = re.sub(r"\\?\*", "", piece.text).rstrip(": ") + " { .prompts }"
            out.append(Piece(kind=Kind.HEADING, level=piece.level or 2, text=words))
        elif bold and piece.kind is Kind.PARAGRAPH and below and looks_like_heading(piece.words):
            out.append(Piece(kind=Kind.HEADING, level=3, text=bold[1].strip()))
        else:
            out.append(piece)
    return out


def _with_rooms(pieces: Sequence[Piece]) -> list[Piece]:
    """Give the pieces with frames to write in as the room of the question above them."""
    out: list[Piece] = []
    for piece in pieces:
        above = out[-1] if out else None
        asks = above is not None and above.kind in (Kind.PARAGRAPH, Kind.ITEM)
        if piece.kind is Kind.ROOM and above and asks and _ENDS.search(above.text):
            out[-1] = replace(above, text=f"{above.text} {{ box={FRAME_ROWS} }}")
        else:
            out.append(piece)
    return out
