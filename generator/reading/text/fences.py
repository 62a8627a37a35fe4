"""Parts of a text that other programs fence, indent or wrap: notes, columns, tabs, comments.

Each line is read as what we write in its place, one for one: a remark becomes a note, what
can't be set so is dissolved, its words kept and the line told.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from generator.reading.text.callouts import known_callouts, note_of
from generator.reading.text.tally import Tally

_COLONS = re.compile(
    r"(?P<indent>[ \t]*)(?P<fence>:{3,})[ \t]*"
    r"(?:\{(?P<attributes>[^}]*)\}|(?P<word>[\w-]+))?[ \t]*"
    r"(?:\[(?P<bracket>[^\]]*)\])?(?P<title>[^:{]*?)(?:\{(?P<more>[^}]*)\})?[ \t]*:*[ \t]*"
)
_BANG = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>!!!|\?\?\?\+?|===)[ \t]*(?P<word>[\w-]*)[^\"\n]*"
    r"(?:\"(?P<title>[^\"]*)\")?[ \t]*"
)
_ASIDE = re.compile(r"(?P<indent>[ \t]*)<(?P<end>/?)aside\b[^>]*>[ \t]*", re.I)
_TITLE = re.compile(r"\btitle\s*=\s*[\"'](?P<title>[^\"']*)[\"']")
_TICKS = re.compile(r"(?P<ticks>`{3,}|~{3,})[ \t]*\{(?P<word>[a-z]+)\}[ \t]*(?P<title>.*)")
_FIRST_SLASHES = 60  # no author's block has as many, and inner ones have fewer
_DISSOLVED = (
    "a part fenced with ::: is dissolved: only its text is printed",
    "for a note write /// note | Title above it and /// below, for columns /// partners",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Lines, one for one, with heads and ends of notes in place of other programs' marks.

    `kinds` are the kinds of the notes by the numbers of their heads' lines; `verbatim` are the
    numbers of lines that stay as they are.
    """

    lines: list[str]
    kinds: dict[int, str]
    verbatim: set[int]


@dataclass(slots=True, kw_only=True)
class _Reader:
    lines: list[str]
    verbatim: set[int]
    tally: Tally
    kinds: dict[int, str] = field(default_factory=dict)
    open: list[tuple[str, str]] = field(default_factory=list)  # fence, slashes

    def head(self, number: int, indent: str, word: str, title: str) -> str:
        """Put the head of a note into a line, and give the slashes that end it."""
        kind, words = note_of(word, title.strip())
        slashes = "/" * (_FIRST_SLASHES - len(self.open))
        self.lines[number - 1] = f"{indent}{slashes} note | {words}".rstrip(" |")
        self.kinds[number] = kind
        return slashes


def read_parts(lines: list[str], verbatim: Collection[int], tally: Tally) -> Parts:
    """Give the lines with what other programs fence in our own notation."""
    reader = _Reader(lines=list(lines), verbatim=set(verbatim), tally=tally)
    _read_ticks(reader)
    _leave_out(reader, "%%", _left_out_comment)
    _leave_out(reader, "$$", _formula)
    for number in range(1, len(lines) + 1):
        if number in reader.verbatim:
            continue
        line = reader.lines[number - 1]
        if found := _COLONS.fullmatch(line):
            _read_colons(reader, number, found)
        elif found := _ASIDE.fullmatch(line):
            _read_aside(reader, number, found)
        elif found := _BANG.fullmatch(line):
            _read_indented(reader, number, found)
    return Parts(lines=reader.lines, kinds=reader.kinds, verbatim=reader.verbatim)


def _read_colons(reader: _Reader, number: int, found: re.Match[str]) -> None:
    attributes = f"{found['attributes'] or ''} {found['more'] or ''}".strip()
    named = re.search(r"\.([\w-]+)", attributes) or re.match(r"#?([\w-]+)", attributes)
    written = found["word"] or (named[1] if named else "")
    if not written:
        _close(reader, number)
        return
    word = written.lower().removeprefix("callout-").removeprefix("admonition-")
    ends = _end_of(reader, number)
    if not ends:
        reader.lines[number - 1] = ""
        reader.tally.note(*_DISSOLVED, number)
    elif word not in known_callouts():
        reader.lines[number - 1] = ""
        reader.open.append((found["fence"], ""))
        reader.tally.note(*_DISSOLVED, number)
    else:
        titled = _TITLE.search(attributes)
        title = titled["title"] if titled else found["bracket"] or found["title"] or ""
        slashes = reader.head(number, found["indent"], word, title)
        reader.open.append((found["fence"], slashes))


def _end_of(reader: _Reader, number: int) -> int:
    """Give the number of the line that ends what a fence begins, or 0."""
    depth = 0
    for at in range(number, len(reader.lines) + 1):
        found = None if at in reader.verbatim else _COLONS.fullmatch(reader.lines[at - 1])
        if not found:
            continue
        begins = bool(found["word"] or found["attributes"])
        depth += 1 if begins else -1
        if depth == 0:
            return at
    return 0


def _close(reader: _Reader, number: int) -> None:
    slashes = reader.open.pop()[1] if reader.open else ""
    indent = re.match(r"[ \t]*", reader.lines[number - 1])
    reader.lines[number - 1] = f"{indent[0] if indent else ''}{slashes}" if slashes else ""


def _read_aside(reader: _Reader, number: int, found: re.Match[str]) -> None:
    if found["end"]:
        _close(reader, number)
        return
    below = "\n".join(reader.lines[number:])
    if not re.search(r"^[ \t]*</aside>", below, re.M | re.I):
        reader.lines[number - 1] = ""
        return
    slashes = reader.head(number, found["indent"], "aside", "")
    reader.open.append(("aside", slashes))


def _read_indented(reader: _Reader, number: int, found: re.Match[str]) -> None:
    """Read what stands indented below a line that begins with `!!!`, `???` or `===`."""
    column = len(found["indent"].expandtabs(4)) + 4
    end = number + 1
    while end <= len(reader.lines) and _belongs(reader.lines[end - 1], column):
        end += 1
    while end > number + 1 and not reader.lines[end - 2].strip():
        end -= 1
    short = end < len(reader.lines) and end == number + 2 and reader.lines[end - 1].strip()
    if end == number + 1 or short or (found["mark"] == "===" and not found["title"]):
        return
    for at in range(number + 1, end):
        line = reader.lines[at - 1].expandtabs(4)
        reader.lines[at - 1] = line[4:] if line.strip() else ""
    if found["mark"] == "===":
        reader.lines[number - 1] = f"{found['indent']}**{found['title']}**\n"
        return
    slashes = reader.head(number, found["indent"], found["word"] or "note", found["title"] or "")
    close = f"{found['indent']}{slashes}"
    if end > len(reader.lines):
        reader.lines.append(close)
    elif not reader.lines[end - 1].strip():
        reader.lines[end - 1] = close
    else:  # in place of the last line, which goes along with the one above
        reader.lines[end - 3] += f"\n{reader.lines[end - 2]}"
        reader.lines[end - 2] = close


def _belongs(line: str, column: int) -> bool:
    return not line.strip() or line.expandtabs(4).startswith(" " * column)


def _leave_out(reader: _Reader, fence: str, change: Callable[[_Reader, int, int], None]) -> None:
    """Change the lines between two that begin and end with a mark of two signs."""
    begun = 0
    for number, line in enumerate(reader.lines, start=1):
        if number in reader.verbatim:
            continue
        text = line.strip()
        if not begun and text.startswith(fence) and text.count(fence) == 1:
            begun = number
        elif begun and fence in text:
            change(reader, begun, number)
            begun = 0


def _left_out_comment(reader: _Reader, first: int, last: int) -> None:
    for number in range(first, last + 1):
        reader.lines[number - 1] = ""
    told = "a comment between %% and %% is left out"
    hint = "that is as it should be where it is a note to yourself; for two percent signs "
    reader.tally.note(told, hint + "write \\%\\%", first)


def _formula(reader: _Reader, first: int, last: int) -> None:
    for number in range(first, last + 1):
        words = reader.lines[number - 1].replace("$$", "").strip()
        reader.lines[number - 1] = words
        reader.verbatim.add(number)
    reader.lines[first - 1] = f"\n```\n{reader.lines[first - 1]}".rstrip("\n")
    reader.lines[last - 1] = f"{reader.lines[last - 1]}\n```\n".lstrip("\n")
    told = "a formula is printed as it is typed"
    hint = "save it as a picture, such as an SVG; for a dollar sign write \\$"
    reader.tally.note(told, hint, first)


def _read_ticks(reader: _Reader) -> None:
    """Read the directives of MyST: remarks between lines of three ticks or more."""
    for number, line in enumerate(reader.lines, start=1):
        head = _TICKS.fullmatch(line.strip())
        if not head or head["word"] not in known_callouts():
            continue
        ends = [
            at
            for at in range(number + 1, len(reader.lines) + 1)
            if reader.lines[at - 1].strip() == head["ticks"]
        ]
        if ends:
            reader.verbatim.difference_update(range(number, ends[0] + 1))
            reader.lines[ends[0] - 1] = reader.head(number, "", head["word"], head["title"])
