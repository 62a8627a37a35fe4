"""One text file, read whole and checked, that knows its lines."""

import re
from dataclasses import dataclass
from pathlib import Path

from generator import files, gate
from generator.characters import CONTROL
from generator.diagnostics import Findings, Location, error, warning
from generator.gate import GateError, Why
from generator.reading.embedded_pictures import Embedded, take_embedded
from generator.reading.limits import find_excess

LIMIT_BYTES = 2_000_000
LIMIT_WITH_PICTURES = 40_000_000  # of a text with pictures in it
_LEADS_OUT = "is a link that leads out of its folder"
_HINTS = {
    Why.OUTSIDE: "put the file itself into the folder",
    Why.NO_FILE: "put a text file of this name there",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The text of a file. `name` is what messages call it.

    `embedded` are the pictures that stood in it; the text has short addresses in their places.
    """

    path: Path
    name: str
    text: str
    embedded: tuple[Embedded, ...] = ()

    def at(self, line: int | None = None) -> Location:
        """Give the location of a line of this file, counted from 1."""
        return Location(file=self.name, line=line)

    def line_below(self, line: int, fragment: str) -> int:
        """Give the first line from one on that holds a piece of text, else that line itself."""
        for number, text in enumerate(self.text.split("\n")[line - 1 :], start=line):
            if fragment in text:
                return number
        return line

    def line_of_key(self, key: str) -> int | None:
        """Give the line that begins with a key of YAML."""
        found = re.search(rf"""^["']?{re.escape(key)}["']?\s*:""", self.text, re.M)
        return self.text.count("\n", 0, found.start()) + 1 if found else None


def read_source(
    path: Path,
    roots: tuple[Path, ...] | None,
    findings: Findings,
    *,
    pictures: bool = False,
) -> Source | None:
    """Read a UTF-8 text file that lies in one of the folders. What is wrong with it goes to
    `findings`; then there is none.

    Embedded `pictures` are taken out of it where they are asked for.
    """
    name = files.display(path)
    most = LIMIT_WITH_PICTURES if pictures else LIMIT_BYTES
    try:
        data = gate.read_within(path, roots, at_most=most)
    except GateError as reason:
        problem = _LEADS_OUT if reason.why is Why.OUTSIDE else reason.problem
        hint = _HINTS.get(reason.why, _hint(pictures=pictures))
        findings.add(error(problem, hint=hint, at=Location(file=name)))
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
    return source_of(path, text, findings, pictures=pictures)


def source_of(
    path: Path, text: str, findings: Findings, *, pictures: bool = False
) -> Source | None:
    """Take a text for that of a file, as `read_source` does."""
    name = files.display(path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, embedded = take_embedded(text) if pictures else (text, ())
    if len(text) > LIMIT_BYTES:
        problem = f"has {len(text):,} letters, more than {LIMIT_BYTES:,}"
        findings.add(error(problem, hint=_hint(pictures=pictures), at=Location(file=name)))
        return None
    text = _without_controls(text, name, findings)
    source = Source(path=path, name=name, text=text, embedded=embedded)
    return source if _is_bounded(source, findings) else None


def _hint(*, pictures: bool) -> str:
    hint = f"it has to be an ordinary text file of up to {LIMIT_BYTES // 10**6} MB"
    if pictures:
        hint += f", with embedded pictures {LIMIT_WITH_PICTURES // 10**6} MB"
    return hint


def _without_controls(text: str, name: str, findings: Findings) -> str:
    found = CONTROL.search(text)
    if not found:
        return text
    findings.add(
        warning(
            f"has a character that can't be printed (U+{ord(found[0]):04X}); it is left out",
            hint="delete it; it often comes along when text is pasted from elsewhere",
            at=Location(file=name, line=text.count("\n", 0, found.start()) + 1),
        )
    )
    return CONTROL.sub("", text)


def _is_bounded(source: Source, findings: Findings) -> bool:
    excess = find_excess(source.text)
    if excess is None:
        return True
    findings.add(error(excess.problem, hint=excess.hint, at=source.at(excess.line)))
    return False
