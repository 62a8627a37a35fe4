"""Marks that carry line numbers, list numbers and block headers through the Markdown parser.

Python-Markdown forgets where a text stood and what number an item had. So before parsing,
each line of text gets a mark in characters no source contains: its line, and for an item of
a numbered list its number. A mark ends in a character that counts as a space, so that quotes
and emphasis after it are read as if it was not there. `take_mark` reads and removes one.
"""

import re
from dataclasses import dataclass, replace

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
    page_break,
    read_header,
    refuse_quoted,
)
from generator.reading.text.cell_spans import check_spans
from generator.reading.text.lists import regular_lists
from generator.reading.text.mentions import find_columns
from generator.reading.text.option_lines import find_options
from generator.reading.text.translation import translate
from generator.reading.text.typed_lines import draw_typed_lines
from generator.reading.text.typed_numbers import keep_hashes
from generator.reading.text.verbatim import find_verbatim

_OPEN, _CLOSE = "\ue000", "\x1f"
# Of a heading without words, the parser strips the end of the mark.
_MARK = re.compile(f"{_OPEN}(\\d+)(?::([\\d.]*)(?::(\\w+))?)?(?:{_CLOSE}|\\Z)")

_BREAK = "/" * 70  # no other block has as many
_PREFIX = re.compile(
    r"(?P<before>\s*(?:>\s?)*)"
    r"(?P<marker>#{1,6}\s*|(?:[-*+]\s+|:\s+|(?P<number>\d{1,9})\.\s+|\d+\.\s+)(?:#{1,6}\s+)?"
    r"|\[\^[^\]]+\]:\s+)?"
    r"(?P<text>.*)"
)
# Lines that mean something by how they begin or as a whole: no mark may stand in them.
_STRUCTURE = re.compile(
    r"<|\||/{3,}|\[(?!\^)[^\]]+\]:\s|[-=]{2,}\s*$|(?:\*\s*){3,}$|(?:-\s*){3,}$|:?-+:?\s*\|"
)
_RULE = re.compile(r"(?=.*-)[|:\s-]*")  # below the head of a table


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
    marked: list[str] = []
    headers: list[Header] = []
    open_blocks: list[tuple[str, Header]] = []
    bodies: dict[int, range] = {}  # by the lines of their heads
    found = find_verbatim(source, findings)
    code = found.code_in_items
    translated = translate(source, found.lines, found.numbers | code, findings)
    verbatim, typed = translated.verbatim - code, translated.lines
    columns = find_columns(source, typed, verbatim | code, findings)
    check_spans(source, typed, verbatim | code, findings)
    options = find_options(typed, verbatim | code)
    inside = {number for lines in options.values() for number in lines}
    aside = verbatim | inside | code
    typed = draw_typed_lines(keep_hashes(typed, aside), aside)
    regular = regular_lists(typed, verbatim | inside, code)
    lines = regular.lines
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if index in verbatim or index in code:
            marked.append(line)
        elif index in translated.breaks:
            headers.append(page_break(index))
            marked.append(f"\n{_BREAK} {MARKER_BLOCK} | {len(headers) - 1}\n\n{_BREAK}\n")
        elif head := HEADER.fullmatch(line):
            header = read_header(source, typed, head, options[index], findings)
            index += len(options[index])
            if header.line in translated.kinds:
                header.options["kind"] = translated.kinds[header.line]
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
            if end and (
                closed := close_block(end["slashes"], open_blocks, source.at(index), findings)
            ):
                bodies[closed.line] = range(closed.body.start, index)
            above = lines[index - 2] if index > 1 else ""
            style = regular.styles.get(index, "")
            marked.append(line if end else _mark_line(line, index, style, above))
    for slashes, header in open_blocks:
        findings.add(
            error(
                f'the block "{header.kind}" is not closed',
                hint=f"write a line {slashes} where it ends",
                at=source.at(header.line),
            )
        )
    whole = (replace(one, body=bodies.get(one.line, one.body)) for one in headers)
    return Marked(text="\n".join(marked), headers=tuple(whole), columns=columns)


def take_mark(text: str) -> tuple[str, int | None, str]:
    """Give a text without its first mark, the line, and the item's number or nothing."""
    match = _MARK.search(text)
    if not match:
        return text, None, ""
    return text[: match.start()] + text[match.end() :], int(match[1]), match[2] or ""


def marker_style(text: str) -> str:
    """Give how the item is marked that the first mark in a text belongs to, or nothing."""
    match = _MARK.search(text)
    return (match[3] or "") if match else ""


def last_line(text: str) -> int | None:
    """Give the line that the last mark in a text carries."""
    found = _MARK.findall(text)
    return int(found[-1][0]) if found else None


def without_marks(text: str) -> str:
    """Give a text without any marks."""
    return _MARK.sub("", text) if _OPEN in text else text


def _mark_line(line: str, number: int, style: str, before: str) -> str:
    above, end, line = line.rpartition("\n")  # a line may begin with an empty one
    return f"{above}{end}{_marked(line, number, style, before)}"


def _marked(line: str, number: int, style: str, before: str) -> str:
    parts = _PREFIX.fullmatch(line)
    if parts and parts["text"].startswith("|"):
        return _mark_row(line, parts.start("text") + 1, number, before)
    if not parts or _STRUCTURE.match(line.lstrip()):
        return line
    marker = parts["marker"] or ""
    if not parts["text"] and not marker.lstrip().startswith("#"):
        return line
    if not marker and _STRUCTURE.match(parts["text"]):
        return line
    item = f":{parts['number']}" if parts["number"] else ":" if style else ""
    item += f":{style}" if style else ""
    return f"{parts['before']}{marker}{_OPEN}{number}{item}{_CLOSE}{parts['text']}"


def _mark_row(line: str, at: int, number: int, above: str) -> str:
    """Mark the first row of a table, behind its first bar; the others are as they were."""
    before = _PREFIX.fullmatch(above)
    if (before and before["text"].startswith("|")) or _RULE.fullmatch(line[at - 1 :].strip()):
        return line
    return f"{line[:at]}{_OPEN}{number}{_CLOSE}{line[at:]}"
