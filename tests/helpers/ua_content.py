"""The content of a PDF's pages as PDF/UA sees it: what is read, what is around it, what is neither.

A tokenizer of its own, for pypdf takes ten times as long: every test of accessibility goes through
all the pages of a book.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_TOKEN = re.compile(
    rb"\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9A-Fa-f\s]*>|/[^\s/<>\[\]()%]*|[\[\]]|[^\s/<>\[\]()%]+|%[^\r\n]*"
)
_PAINTS = frozenset([b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"BI"])
_SHOWS = frozenset([b"Tj", b"TJ", b"'", b'"'])


@dataclass
class Painted:
    """What is found in a stream of content. Codes are those shown, by the names of their fonts."""

    in_words: list[str] = field(default_factory=list)  # artifacts inside what is read
    in_artifacts: list[str] = field(default_factory=list)  # what is read inside artifacts
    unmarked: list[str] = field(default_factory=list)
    marks: set[int] = field(default_factory=set)
    shown: dict[str, set[str]] = field(default_factory=dict)
    drawn: list[tuple[str, bool]] = field(default_factory=list)  # XObjects: in marked content?
    artifacts: int = 0


def look_at(data: bytes, *, covered: bool = False) -> Painted:
    """Go through content; `covered` is that of a form that is drawn inside marked content."""
    found = Painted()
    open_marks: list[str] = ["artifact"] if covered else []
    operands: list[bytes] = []
    font = ""
    for token in _TOKEN.findall(data):
        first = token[:1]
        if first in b"/<[(]>+-.0123456789" and first:
            operands.append(token)
            continue
        if first == b"%":
            continue
        if token in (b"BDC", b"BMC"):
            open_marks.append(_begin(operands, open_marks, found, covered=covered))
        elif token == b"EMC":
            open_marks.pop()
        elif token in _SHOWS:
            codes = found.shown.setdefault(font, set())
            for one in operands:
                codes |= set(_codes(one))
            if not any(open_marks):
                found.unmarked.append("text")
        elif token == b"Tf":
            font = operands[-2].decode()
        elif token == b"Do":
            found.drawn.append((operands[-1].decode(), any(open_marks)))
        elif token in _PAINTS and not any(open_marks):
            found.unmarked.append(token.decode())
        operands.clear()
    return found


def _begin(operands: list[bytes], around: list[str], found: Painted, *, covered: bool) -> str:
    name = next((one for one in operands if one.startswith(b"/")), b"")
    outer = [one for one in around if one][1 if covered else 0 :]
    if name == b"/Artifact":
        found.artifacts += 1
        if "read" in outer:
            found.in_words.append("an artifact")
        return "artifact"
    if b"/MCID" in operands:
        number = int(operands[operands.index(b"/MCID") + 1])
        found.marks.add(number)
        if "artifact" in outer:
            found.in_artifacts.append(f"content {number}")
        return "read"
    return ""


def _codes(operand: bytes) -> Iterator[str]:
    """The codes of two bytes of a string in hexadecimal; other strings are no codes of ours."""
    if operand.startswith(b"<") and operand != b"<<":
        digits = re.sub(rb"\s", b"", operand[1:-1]).decode().lower()
        yield from (digits[at : at + 4] for at in range(0, len(digits), 4))


def content_of(page: Any) -> bytes:
    contents = page.get("/Contents")
    if contents is None:
        return b""
    contents = contents.get_object()
    parts = contents if isinstance(contents, list) else [contents]
    return b"\n".join(part.get_object().get_data() for part in parts)
