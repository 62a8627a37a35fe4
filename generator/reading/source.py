"""One text file, read whole and checked, that knows its lines."""

import re
from dataclasses import dataclass
from pathlib import Path

from generator import files
from generator.diagnostics import Findings, Location, error, warning

LIMIT_BYTES = 2_000_000
LIMIT_LINE = 20_000
LIMIT_DEPTH = 30

# Everything below space but tab and line ends, and the characters reading works with itself.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000\ue001\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The text of a file. `name` is what messages call it."""

    path: Path
    name: str
    text: str

    def at(self, line: int | None = None) -> Location:
        """Give the location of a line of this file, counted from 1."""
        return Location(file=self.name, line=line)

    def line_of(self, fragment: str, occurrence: int = 0) -> int | None:
        """Give the line in which a piece of text stands for the nth time, from 0."""
        start = -1
        for _ in range(occurrence + 1):
            start = self.text.find(fragment, start + 1)
            if start < 0:
                return None
        return self.text.count("\n", 0, start) + 1


def read_source(path: Path, findings: Findings) -> Source | None:
    """Read a UTF-8 text file. What is wrong with it goes to `findings`; then there is none."""
    name = files.display(path)
    place = Location(file=name)
    try:
        data = files.read_bytes(path, limit=LIMIT_BYTES)
    except OSError as reason:
        findings.add(
            error(
                f"can't be read: {reason.strerror or reason}",
                hint=f"it has to be an ordinary text file of up to {LIMIT_BYTES // 10**6} MB",
                at=place,
            )
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        findings.add(
            error(
                f"is not UTF-8: byte 0x{data[reason.start]:02x} can't be read",
                hint='save it again with the encoding "UTF-8"',
                at=Location(file=name, line=line),
            )
        )
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _without_controls(text, name, findings)
    source = Source(path=path, name=name, text=text)
    return source if _is_bounded(source, findings) else None


def _without_controls(text: str, name: str, findings: Findings) -> str:
    found = _CONTROL.search(text)
    if not found:
        return text
    findings.add(
        warning(
            f"has a character that can't be printed (U+{ord(found[0]):04X}); it is left out",
            hint="delete it; it often comes along when text is pasted from elsewhere",
            at=Location(file=name, line=text.count("\n", 0, found.start()) + 1),
        )
    )
    return _CONTROL.sub("", text)


def _is_bounded(source: Source, findings: Findings) -> bool:
    # The Markdown parser takes time that grows faster than these, or runs out of stack.
    for number, line in enumerate(source.text.split("\n"), start=1):
        indent = len(line) - len(line.lstrip(" \t>"))
        depth = line[:indent].count(">") + line[:indent].replace("\t", "    ").count(" ") // 4
        if depth > LIMIT_DEPTH:
            problem = f"is nested {depth} levels deep"
            hint = f"up to {LIMIT_DEPTH} levels can be laid out; take some indents or > away"
        elif len(line) > LIMIT_LINE or line.count("[") > 1000:
            problem = f"this line is too long to be text ({len(line):,} characters)"
            hint = "break it into paragraphs, with an empty line between them"
        else:
            continue
        findings.add(error(problem, hint=hint, at=source.at(number)))
        return False
    return True
