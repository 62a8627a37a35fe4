"""Marks that carry line numbers, list numbers and block headers through the Markdown parser.

Python-Markdown forgets where a text stood and what number an item had. So before parsing,
each line of text gets a mark in characters no source contains: its line, and for an item of
a numbered list its number. A mark ends in a character that counts as a space, so that quotes
and emphasis after it are read as if it was not there. `take_mark` reads and removes one.
"""

import re
from dataclasses import dataclass

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from generator.diagnostics import Findings, did_you_mean, error
from generator.model import Mention
from generator.reading.source import Source
from generator.reading.text.block_heads import (
    END,
    HEADER,
    MARKER_BLOCK,
    Header,
    check_nesting,
    close_block,
    read_header,
    refuse_quoted,
)
from generator.reading.text.lists import regular_lists
from generator.reading.text.mentions import find_columns

_OPEN, _CLOSE = "\ue000", "\x1f"
# Of a heading without words, the parser strips the end of the mark.
_MARK = re.compile(f"{_OPEN}(\\d+)(?::([\\d.]*))?(?:{_CLOSE}|\\Z)")

_COMMENT = re.compile(r"^[ ]{0,3}<!--.*?-->", re.M | re.S)
_FENCE_LINE = re.compile(r"(?P<fence>`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*")
_COMMENT_LINE = re.compile(r"[ ]{0,3}<!--.*")
_PREFIX = re.compile(
    r"(?P<before>\s*(?:>\s?)*)"
    r"(?P<marker>#{1,6}\s*|[-*+]\s+|:\s+|(?P<number>\d{1,9})\.\s+|\d+\.\s+|\[\^[^\]]+\]:\s+)?"
    r"(?P<text>.*)"
)
# Lines that mean something by how they begin or as a whole: no mark may stand in them.
_STRUCTURE = re.compile(
    r"<|\||/{3,}|\[(?!\^)[^\]]+\]:\s|[-=]{2,}\s*$|(?:\*\s*){3,}$|(?:-\s*){3,}$|:?-+:?\s*\|"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A source ready for the Markdown parser: marked lines, the heads of its blocks, and the
    columns of a roster that it uses.
    """

    text: str
    headers: tuple[Header, ...]
    columns: tuple[Mention, ...]


def mark_source(source: Source, kinds: frozenset[str], findings: Findings) -> Marked:
    """Mark the lines of a source. Blocks of unknown kind or without an end are findings."""
    lines = source.text.split("\n")
    marked: list[str] = []
    headers: list[Header] = []
    open_blocks: list[tuple[str, Header]] = []
    verbatim = _verbatim(source, lines, findings)
    columns = find_columns(source, lines, verbatim, findings)
    lines = regular_lists(lines, verbatim)
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if index in verbatim:
            marked.append(line)
        elif head := HEADER.fullmatch(line):
            header, index = read_header(source, lines, index, head, findings)
            if header.kind not in kinds:
                findings.add(
                    error(
                        f'unknown block "{header.kind}"',
                        hint=did_you_mean(header.kind, kinds),
                        at=source.at(header.line),
                    )
                )
            check_nesting(head["slashes"], open_blocks, source.at(header.line), findings)
            open_blocks.append((head["slashes"], header))
            headers.append(header)
            title = f"{head['indent']}{head['slashes']} {MARKER_BLOCK} | {len(headers) - 1}"
            marked.extend([title, ""])
        else:
            end = END.fullmatch(line)
            refuse_quoted(line, kinds, source.at(index), findings)
            if end:
                close_block(end["slashes"], open_blocks, source.at(index), findings)
            marked.append(line if end else _mark_line(line, index))
    for slashes, header in open_blocks:
        findings.add(
            error(
                f'the block "{header.kind}" is not closed',
                hint=f"write a line {slashes} where it ends",
                at=source.at(header.line),
            )
        )
    return Marked(text="\n".join(marked), headers=tuple(headers), columns=columns)


def take_mark(text: str) -> tuple[str, int | None, str]:
    """Give a text without its first mark, the line, and the item's number or nothing."""
    match = _MARK.search(text)
    if not match:
        return text, None, ""
    return text[: match.start()] + text[match.end() :], int(match[1]), match[2] or ""


def last_line(text: str) -> int | None:
    """Give the line that the last mark in a text carries."""
    found = _MARK.findall(text)
    return int(found[-1][0]) if found else None


def without_marks(text: str) -> str:
    """Give a text without any marks."""
    return _MARK.sub("", text) if _OPEN in text else text


def _verbatim(source: Source, lines: list[str], findings: Findings) -> set[int]:
    """Give the numbers of the lines of fenced code and comments, which stay as they are."""
    verbatim: set[int] = set()
    position, number = 0, 1
    while found := _first(position, source.text):
        number += source.text.count("\n", position, found.start())
        last = number + found[0].count("\n")
        verbatim.update(range(number, last + 1))
        position, number = found.end(), last
    for at, line in enumerate(lines, start=1):
        fence = _FENCE_LINE.fullmatch(line)
        if at in verbatim or not (fence or _COMMENT_LINE.fullmatch(line)):
            continue
        what, end = ("code", fence["fence"]) if fence else ("comment", "-->")
        hint = f"write a line {end} where it ends"
        findings.add(error(f"this {what} has no end", hint=hint, at=source.at(at)))
    return verbatim


def _first(position: int, text: str) -> re.Match[str] | None:
    fence = FencedBlockPreprocessor.FENCED_BLOCK_RE.search(text, position)
    comment = _COMMENT.search(text, position)
    found = [one for one in (fence, comment) if one]
    return min(found, key=lambda one: one.start()) if found else None


def _mark_line(line: str, number: int) -> str:
    parts = _PREFIX.fullmatch(line)
    if not parts or _STRUCTURE.match(line.lstrip()):
        return line
    marker = parts["marker"] or ""
    if not parts["text"] and not marker.startswith("#"):
        return line
    if not marker and _STRUCTURE.match(parts["text"]):
        return line
    item = f":{parts['number']}" if parts["number"] else ""
    return f"{parts['before']}{marker}{_OPEN}{number}{item}{_CLOSE}{parts['text']}"
