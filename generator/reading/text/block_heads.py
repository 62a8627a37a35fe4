"""The heads of blocks: `/// kind | title`, and the options below them."""

import re
import textwrap
from dataclasses import dataclass

from ruamel.yaml.comments import CommentedMap

from generator.diagnostics import Findings, Location, error
from generator.model.merge_fields import mark_written
from generator.reading.source import Source
from generator.reading.text.parted_items import tell_parted
from generator.yaml import load_mapping

MARKER_BLOCK = "workbook-exercise"
HEADER = re.compile(r"(?P<indent>\s*)(?P<slashes>/{3,})\s*(?P<kind>[\w-]+)\s*(?:\|(?P<title>.*))?")
END = re.compile(r"\s*(?P<slashes>/{3,})\s*")
_QUOTED = re.compile(r"[\s>]*>\s*(?P<text>/{3,}.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The head of a block `/// kind | title` with its options, and the line it stands in.

    `body` are the numbers of the lines between its options and its end.
    """

    kind: str
    title: str
    options: CommentedMap
    line: int
    options_line: int
    body: range = range(0)


def read_header(
    source: Source, lines: list[str], head: re.Match[str], options: range, findings: Findings
) -> Header:
    """Give the head of a block whose line was matched, the one above its `options`.

    `lines` are as they are typed; `options` are the numbers of those with options. The end of
    its body is not known yet.
    """
    typed = [lines[number - 1].expandtabs(4) for number in options]
    text = mark_written(textwrap.dedent("\n".join(typed)))
    found = load_mapping(text, source.at, findings, first_line=options.start)
    if found:
        tell_parted(found, text, source, findings, first_line=options.start)
    return Header(
        kind=head["kind"],
        title=(head["title"] or "").strip(),
        options=CommentedMap() if not text.strip() or found is None else found,
        line=options.start - 1,
        options_line=options.start,
        body=range(options.stop, options.stop),
    )


def page_break(line: int) -> Header:
    """Give the head of a page break that another program's notation in a line stands for."""
    return Header(
        kind="newpage", title="", options=CommentedMap(), line=line, options_line=line + 1
    )


def check_nesting(
    slashes: str, open_blocks: list[tuple[str, Header]], place: Location, findings: Findings
) -> None:
    """Note a block inside another that has as many slashes as the one around it."""
    if any(slashes == outer for outer, _ in open_blocks):
        findings.add(
            error(
                "a block inside another has as many slashes as the one around it",
                hint=f"write the outer one with one slash more: {slashes}/ ... {slashes}/",
                at=place,
            )
        )


def close_block(
    slashes: str, open_blocks: list[tuple[str, Header]], place: Location, findings: Findings
) -> Header | None:
    """Close the innermost open block of some slashes, and give it; note where there is none."""
    for position in range(len(open_blocks) - 1, -1, -1):
        if open_blocks[position][0] == slashes:
            closed = open_blocks[position][1]
            del open_blocks[position:]
            return closed
    findings.add(
        error(
            f"{slashes} ends a block, but none is open",
            hint="delete the line, or begin a block above it with /// and its kind",
            at=place,
        )
    )
    return None


def refuse_quoted(line: str, kinds: frozenset[str], place: Location, findings: Findings) -> None:
    """Note the head of a block in a quotation, where it can't be read."""
    quoted = _QUOTED.fullmatch(line)
    head = HEADER.fullmatch(quoted["text"]) if quoted else None
    if head and head["kind"] in kinds:
        findings.add(
            error(
                f'the block "{head["kind"]}" can\'t stand in a quotation',
                hint="take the > away from its lines, or use a note with kind: quote",
                at=place,
            )
        )
